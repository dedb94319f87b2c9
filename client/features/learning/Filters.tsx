import { SlidersHorizontal } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import type { HalfYear } from '../../../shared/learning/half-year.ts';
import type { FigureFilter } from '../../../shared/learning/topic.ts';
import { actionFields } from '../../../shared/method/action-fields.ts';
import { ageGroups } from '../../../shared/method/instruments.ts';
import { SegmentedSwitch } from '../../ui/SegmentedSwitch.tsx';
import { Select } from '../../ui/TextField.tsx';
import { breakpoints, useMedia } from '../../ui/use-media.ts';
import styles from './Filters.module.css';
import { type Aspect, spheres, withAspect, withField } from './filter.ts';
import { useHalfYear } from './use-half-year.ts';

interface FilterProps {
  readonly filter: FigureFilter;
  /** To choose from. */
  readonly halfYears: readonly HalfYear[];
  onChange(filter: FigureFilter): void;
}

/** Of which cases: the Handlungsfeld at once, one more beside it; folded on a phone. */
export function Filters(props: FilterProps) {
  const { t } = useTranslation(['learning', 'chain']);
  const isPhone = useMedia(breakpoints.phone);
  const { filter, onChange } = props;
  const { field, ...rest } = filter;
  if (isPhone)
    return (
      <details className={styles.folded}>
        <summary className={styles.summary}>
          <SlidersHorizontal aria-hidden="true" size={18} />
          {t('filter.label')}
          <span className={styles.chosen}>
            {field ? t(`filter.fieldShort.${field}`) : t('filter.all')}
            {Object.keys(rest).length > 0 && ' + 1'}
          </span>
        </summary>
        <div className={styles.selects}>
          <Select
            label={t('filter.field')}
            value={field ?? ''}
            onChange={(event) => onChange(withField(filter, event.target.value))}
          >
            <option value="">{t('filter.all')}</option>
            {actionFields.map((each) => (
              <option key={each} value={each}>
                {t(`chain:field.${each}`)}
              </option>
            ))}
          </Select>
          <Aspects {...props} />
        </div>
      </details>
    );
  return (
    <fieldset className={styles.filters} aria-label={t('filter.label')}>
      <SegmentedSwitch
        label={t('filter.field')}
        hideLabel
        options={[
          { value: 'all', label: t('filter.all') },
          ...actionFields.map((each) => ({ value: each, label: t(`filter.fieldShort.${each}`) })),
        ]}
        value={field ?? 'all'}
        onChange={(value) => onChange(withField(filter, value))}
      />
      <div className={styles.selects}>
        <Aspects {...props} />
      </div>
    </fieldset>
  );
}

function Aspects({ filter, halfYears, onChange }: FilterProps) {
  const { t } = useTranslation(['learning', 'method']);
  const nameOf = useHalfYear();
  // The chosen one stays to be seen, whatever the figures reach to.
  const offered =
    filter.halfYear && !halfYears.includes(filter.halfYear)
      ? [...halfYears, filter.halfYear].sort()
      : halfYears;
  const select = (aspect: Aspect, options: readonly (readonly [string, string])[]) => (
    <Select
      label={t(`filter.${aspect}`)}
      value={filter[aspect] ?? ''}
      onChange={(event) => onChange(withAspect(filter, aspect, event.target.value))}
    >
      <option value="">{t('filter.any')}</option>
      {options.map(([value, name]) => (
        <option key={value} value={value}>
          {name}
        </option>
      ))}
    </Select>
  );
  return (
    <>
      <p className={styles.hint}>{t('filter.one')}</p>
      {select(
        'halfYear',
        offered.map((each) => [each, nameOf(each)]),
      )}
      {select(
        'ageGroup',
        ageGroups.map((each) => [each, t(`method:ageGroup.${each}`)]),
      )}
      {select(
        'sphere',
        spheres.map((each) => [
          each,
          each === 'none' ? t('filter.noSphere') : t(`method:legalSphere.${each}`),
        ]),
      )}
    </>
  );
}
