import { ChevronDown, ChevronUp, Cloud, Footprints } from 'lucide-react';
import { useId, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { WillRow } from '../../../shared/case/will-rows.ts';
import { useCaseView } from '../../ui/case-view.tsx';
import { cx } from '../../ui/cx.ts';
import { useWillRows } from '../../ui/use-will-rows.ts';
import { useFormat } from '../../words/use-format.ts';
import styles from './WillList.module.css';

const chevron = { 'aria-hidden': true, size: 16 } as const;

/**
 * What each person wills or wishes, and who has not been asked yet. Dimmed where the person filter leaves them out.
 * `isShort`: something else needs the room, one line says how many were asked.
 */
export function WillList({ isShort }: { readonly isShort?: boolean }) {
  const { t } = useTranslation('panel');
  const { t: board } = useTranslation('board');
  const headingId = useId();
  const filter = useCaseView((view) => view.personIds);
  const rows = useWillRows();
  const [isOpen, setOpen] = useState(false);
  const people = rows.flatMap((row) => row.person ?? []);
  const asked = rows.flatMap((row) => (row.will && row.person) || []);
  return (
    <section aria-labelledby={headingId}>
      <div className={styles.head}>
        <h2 id={headingId} className={styles.heading}>
          <Footprints aria-hidden="true" size={18} />
          {t('will')}
        </h2>
        {isShort && (
          <button
            type="button"
            aria-expanded={isOpen}
            className={styles.fold}
            onClick={() => setOpen(!isOpen)}
          >
            {t('asked', { asked: new Set(asked).size, all: new Set(people).size })}
            {isOpen ? <ChevronUp {...chevron} /> : <ChevronDown {...chevron} />}
          </button>
        )}
      </div>
      {isShort && !isOpen ? null : rows.length === 0 ? (
        <p className={styles.empty}>{board('willEmpty')}</p>
      ) : (
        <ul className={styles.rows}>
          {rows.map(({ key, person, will, lack, evidence }) => (
            <li
              key={key}
              className={cx(
                styles.row,
                filter.length > 0 && person && !filter.includes(person.id) && styles.dimmed,
              )}
            >
              <span className={styles.who}>{person?.label ?? board('wholeFamily')}</span>
              {will ? <WillText will={will} evidence={evidence} /> : <span>{t(lack)}</span>}
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
