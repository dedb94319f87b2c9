import { Cloud, Footprints } from 'lucide-react';
import { useId } from 'react';
import { useTranslation } from 'react-i18next';
import type { Will } from '../../../shared/case/will.ts';
import { useBoard } from '../../sync/use-case.tsx';
import { useCaseView } from '../../ui/case-view.tsx';
import { cx } from '../../ui/cx.ts';
import { willRows } from '../../ui/will-rows.ts';
import styles from './WillList.module.css';

/** What each person wills or wishes, and who has not been asked yet. Dimmed where the person filter leaves them out. */
export function WillList() {
  const { t } = useTranslation('panel');
  const { t: board } = useTranslation('board');
  const headingId = useId();
  const persons = useBoard((state) => state.persons);
  const wills = useBoard((state) => state.wills);
  const filter = useCaseView((view) => view.personIds);
  const rows = willRows(persons, wills);
  return (
    <section aria-labelledby={headingId}>
      <h2 id={headingId} className={styles.heading}>
        <Footprints aria-hidden="true" size={18} />
        {t('will')}
      </h2>
      {rows.length === 0 ? (
        <p className={styles.empty}>{board('willEmpty')}</p>
      ) : (
        <ul className={styles.rows}>
          {rows.map(({ key, person, will }) => (
            <li
              key={key}
              className={cx(
                styles.row,
                filter.length > 0 && person && !filter.includes(person.id) && styles.dimmed,
              )}
            >
              <span className={styles.who}>{person?.label ?? board('wholeFamily')}</span>
              {will ? <WillText will={will} /> : <span>{t('notAsked')}</span>}
            </li>
          ))}
        </ul>
      )}
    </section>
  );
}

function WillText({ will }: { readonly will: Will }) {
  const { t } = useTranslation('panel');
  const { stage, statement, evidence, feasibility } = will;
  const how = t(`feasibility.${feasibility}`);
  const isKnown = feasibility !== 'unknown';
  return (
    <>
      {stage === 'will' ? (
        <strong className={styles.statement}>{t('quote', { text: statement })}</strong>
      ) : (
        <span>{statement}</span>
      )}
      {stage === 'will' ? (
        <span className={cx(styles.note, styles.moving)}>
          <Footprints aria-hidden="true" size={15} />
          <span>{evidence ? t('inMotion', { evidence }) : t('inMotionBare')}</span>
        </span>
      ) : (
        <span className={styles.note}>
          <Cloud aria-hidden="true" size={15} />
          {isKnown ? t('wishWith', { feasibility: how }) : t('wish')}
        </span>
      )}
      {stage === 'will' && isKnown && <span className={styles.note}>{how}</span>}
    </>
  );
}
