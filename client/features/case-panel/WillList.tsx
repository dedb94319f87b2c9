import { Cloud, Footprints } from 'lucide-react';
import { useId } from 'react';
import { useTranslation } from 'react-i18next';
import { useCaseView } from '../../ui/case-view.tsx';
import { cx } from '../../ui/cx.ts';
import { useWillRows } from '../../ui/use-will-rows.ts';
import type { WillRow } from '../../ui/will-rows.ts';
import { useFormat } from '../../words/use-format.ts';
import styles from './WillList.module.css';

/** What each person wills or wishes, and who has not been asked yet. Dimmed where the person filter leaves them out. */
export function WillList() {
  const { t } = useTranslation('panel');
  const { t: board } = useTranslation('board');
  const headingId = useId();
  const filter = useCaseView((view) => view.personIds);
  const rows = useWillRows();
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
          {rows.map(({ key, person, will, evidence }) => (
            <li
              key={key}
              className={cx(
                styles.row,
                filter.length > 0 && person && !filter.includes(person.id) && styles.dimmed,
              )}
            >
              <span className={styles.who}>{person?.label ?? board('wholeFamily')}</span>
              {will ? <WillText will={will} evidence={evidence} /> : <span>{t('notAsked')}</span>}
            </li>
          ))}
        </ul>
      )}
    </section>
  );
}

function WillText({ will, evidence }: Required<Pick<WillRow, 'will' | 'evidence'>>) {
  const { t } = useTranslation('panel');
  const format = useFormat();
  const { statement, feasibility } = will;
  const isWill = evidence > 0;
  const how = t(`feasibility.${feasibility}`);
  const isKnown = feasibility !== 'unknown';
  return (
    <>
      {isWill ? (
        <strong className={styles.statement}>{t('quote', { text: statement })}</strong>
      ) : (
        <span>{statement}</span>
      )}
      {isWill ? (
        <span className={cx(styles.note, styles.moving)}>
          <Footprints aria-hidden="true" size={15} />
          <span>{t('inMotion', { count: evidence, word: format.number(evidence) })}</span>
        </span>
      ) : (
        <span className={styles.note}>
          <Cloud aria-hidden="true" size={15} />
          {isKnown ? t('wishWith', { feasibility: how }) : t('wish')}
        </span>
      )}
      {isWill && isKnown && <span className={styles.note}>{how}</span>}
    </>
  );
}
