import { useTranslation } from 'react-i18next';
import type { TemplateStep } from '../../shared/method/chain-templates.ts';
import { legalSpheres } from '../../shared/method/legal-spheres.ts';
import { type TownDepartment, townLimits } from '../../shared/method/town-settings.ts';
import { DepartmentSelect } from './DepartmentSelect.tsx';
import { NumberField } from './NumberField.tsx';
import { PersonChips } from './PersonChips.tsx';
import styles from './StepFields.module.css';
import { Select, TextField } from './TextField.tsx';

/** A step of a chain template. */
export function StepFields(props: {
  readonly step: TemplateStep;
  readonly departments: readonly TownDepartment[];
  errorOf(field: 'what' | 'targetDays' | 'handsWhat'): string | undefined;
  onChange(step: TemplateStep): void;
}) {
  const { t } = useTranslation(['settings', 'method']);
  const { step, departments, errorOf, onChange } = props;
  const { handsTo } = step;
  return (
    <>
      <TextField
        label={t('chains.stepName')}
        value={step.what}
        maxLength={townLimits.chainStep}
        error={errorOf('what')}
        onChange={(event) => onChange({ ...step, what: event.target.value })}
      />
      <div className={styles.pair}>
        <DepartmentSelect
          label={t('chains.department')}
          departments={departments}
          value={step.department}
          onChange={(department) => onChange({ ...step, department })}
        />
        <NumberField
          label={t('chains.target')}
          {...townLimits.targetDays}
          value={step.targetDays}
          error={errorOf('targetDays')}
          onChange={(days) => {
            const { targetDays: _, ...rest } = step;
            onChange(days === undefined ? rest : { ...rest, targetDays: days });
          }}
        />
      </div>
      <div className={styles.choice}>
        <span className={styles.caption}>{t('chains.handsTo')}</span>
        <PersonChips
          label={t('chains.handsTo')}
          chips={departments
            .filter(({ id, retired }) => !retired || handsTo.includes(id))
            .map(({ id }) => ({ id, label: id }))}
          selected={handsTo}
          onToggle={(id) =>
            onChange({
              ...step,
              handsTo: handsTo.includes(id)
                ? handsTo.filter((each) => each !== id)
                : [...handsTo, id],
            })
          }
        />
      </div>
      <div className={styles.pair}>
        <TextField
          label={t('chains.handsWhat')}
          value={step.handsWhat}
          maxLength={townLimits.handsWhat}
          error={errorOf('handsWhat')}
          onChange={(event) => onChange({ ...step, handsWhat: event.target.value })}
        />
        <Select
          label={t('chains.leadsTo')}
          value={step.legalSphere ?? ''}
          onChange={(event) => {
            const { legalSphere: _, ...rest } = step;
            const chosen = legalSpheres.find((each) => each === event.target.value);
            onChange(chosen ? { ...rest, legalSphere: chosen } : rest);
          }}
        >
          <option value="">{t('chains.noChange')}</option>
          {legalSpheres.map((each) => (
            <option key={each} value={each}>
              {t(`method:legalSphere.${each}`)}
            </option>
          ))}
        </Select>
      </div>
    </>
  );
}
