import { ArrowDown } from 'lucide-react';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import {
  type Comparison as Compared,
  type Difference,
  departmentsOf,
  fieldOf,
  isAbout,
} from '../../../shared/case/compare.ts';
import { resourceFields } from '../../../shared/case/resource-field.ts';
import { useBoard } from '../../sync/use-case.tsx';
import { cx } from '../../ui/cx.ts';
import { departmentOf } from '../../ui/departments.ts';
import { FieldTile } from '../../ui/FieldTile.tsx';
import { Select } from '../../ui/TextField.tsx';
import { typeset } from '../../ui/typeset.ts';
import { isoDay } from '../../words/format.ts';
import { useFormat } from '../../words/use-format.ts';
import styles from './Comparison.module.css';
import { DifferenceRow } from './DifferenceRow.tsx';
import { Minute } from './Minute.tsx';

function Directions({ comparison, untilNow }: ComparisonProps) {
  const { t } = useTranslation('history');
  const format = useFormat();
  const { direction, before, after } = comparison;
  const isSame = direction.before.join('\n') === direction.after.join('\n');
  const on = (at: number) => t('directionOn', { date: format.date(isoDay(at)) });
  const texts = (all: readonly string[]) =>
    all.length > 0 ? (
      all.map((text) => <p key={text}>{typeset(text)}</p>)
    ) : (
      <p>{t('noDirection')}</p>
    );
  return (
    <div className={styles.directions}>
      {!isSame && (
        <>
          <div className={styles.earlier}>
            <h2>{on(before.at)}</h2>
            {texts(direction.before)}
          </div>
          <ArrowDown aria-hidden="true" size={18} className={styles.arrow} />
        </>
      )}
      <div className={styles.current}>
        <h2>{untilNow ? t('directionNow') : on(after.at)}</h2>
        {texts(direction.after)}
        {isSame && <p className={styles.same}>{t('sameDirection')}</p>}
      </div>
    </div>
  );
}

/** Whom to look at only. */
function useFilter(differences: readonly Difference[]) {
  const { t } = useTranslation('history');
  const persons = useBoard((board) => board.persons);
  const [personId, setPersonId] = useState('');
  const [department, setDepartment] = useState('');
  const departments = [...new Set(differences.flatMap(departmentsOf))].sort();
  const shown = differences.filter(
    (each) =>
      (!personId || isAbout(each, personId)) &&
      (!department || departmentsOf(each).includes(department)),
  );
  const controls = (
    <div className={styles.filter}>
      <Select
        label={t('onlyPerson')}
        value={personId}
        onChange={(event) => setPersonId(event.target.value)}
      >
        <option value="">{t('all')}</option>
        {[...persons.values()].map(({ id, label }) => (
          <option key={id} value={id}>
            {label}
          </option>
        ))}
      </Select>
      <Select
        label={t('onlyDepartment')}
        value={department}
        onChange={(event) => setDepartment(event.target.value)}
      >
        <option value="">{t('all')}</option>
        {departments.map((id) => (
          <option key={id} value={id}>
            {departmentOf(id).shortName}
          </option>
        ))}
      </Select>
    </div>
  );
  return { shown, controls };
}

interface ComparisonProps {
  readonly comparison: Compared;
  /** The later moment is now. */
  readonly untilNow: boolean;
}

/** What has become different, by field of the map, and beside it. */
export function Comparison(props: ComparisonProps) {
  const { t } = useTranslation(['history', 'method']);
  const { comparison } = props;
  const { shown, controls } = useFilter(comparison.differences);
  // What the direction was and is stands beside it.
  const others = shown.filter(
    (each) =>
      fieldOf(each) === undefined && each.root !== 'directions' && each.root !== 'chronicle',
  );
  return (
    <section aria-label={t('history:compare')} className={styles.comparison}>
      <div className={styles.side}>
        <Minute comparison={comparison} />
        <Directions {...props} />
        {controls}
      </div>
      <div className={styles.fields}>
        {resourceFields.map((field) => {
          const own = shown.filter((each) => fieldOf(each) === field);
          const { before, after } = comparison.counts[field];
          return (
            <section key={field} data-field={field} className={styles.field}>
              <h2 className={styles.heading}>
                <FieldTile field={field} />
                <span className={styles.fieldName}>{t(`method:field.${field}`)}</span>
                <span aria-hidden="true" className={styles.counts}>
                  {t('history:counts', { before, after })}
                </span>
                <span className="visually-hidden">
                  {t('history:countsWords', { before, after })}
                </span>
              </h2>
              {own.length === 0 ? (
                <p className={styles.nothing}>{t('history:nothing')}</p>
              ) : (
                <ul>
                  {own.map((each) => (
                    <DifferenceRow key={each.id} difference={each} comparison={comparison} />
                  ))}
                </ul>
              )}
            </section>
          );
        })}
        {(others.length > 0 || comparison.decisions.length > 0) && (
          <section className={cx(styles.field, styles.others)}>
            <h2 className={styles.heading}>
              <span className={styles.fieldName}>{t('history:others')}</span>
            </h2>
            <ul>
              {comparison.decisions.map(({ id, text }) => (
                <li key={id} className={styles.decision}>
                  <strong>{t('history:decided')}</strong> {text}
                </li>
              ))}
              {others.map((each) => (
                <DifferenceRow key={each.id} difference={each} comparison={comparison} />
              ))}
            </ul>
          </section>
        )}
      </div>
    </section>
  );
}
