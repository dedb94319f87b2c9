import { CircleQuestionMark, Cloud, Footprints } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import type { WillRow } from '../../../shared/case/will-rows.ts';
import type { SharedView } from '../../sync/read-presence.ts';
import { cx } from '../../ui/cx.ts';
import { useWillRows } from '../../ui/use-will-rows.ts';
import { useFormat } from '../../words/use-format.ts';
import { PageNumber } from './PageNumber.tsx';
import { pagesOf, usePages } from './pages.ts';
import { RoomBand } from './RoomBand.tsx';
import parts from './RoomParts.module.css';
import styles from './WillPicture.module.css';

const room = 70;
const charactersPerLine = 48;
const heightOf = ({ will }: WillRow) =>
  Math.ceil((will?.statement.length ?? 1) / charactersPerLine) * 4.8 + 8.6;

function WillWords({ will, evidence }: Required<Pick<WillRow, 'will' | 'evidence'>>) {
  const { t } = useTranslation('panel');
  const format = useFormat();
  const { statement, feasibility } = will;
  const isWill = evidence > 0;
  return (
    <>
      <p className={cx(styles.statement, isWill && styles.isWill)}>
        {isWill ? t('quote', { text: statement }) : statement}
      </p>
      <p className={styles.note}>
        <span className={cx(styles.stage, isWill && styles.moving)}>
          {isWill ? <Footprints aria-hidden="true" /> : <Cloud aria-hidden="true" />}
          {isWill ? t('inMotion', { count: evidence, word: format.number(evidence) }) : t('wish')}
        </span>
        {feasibility !== 'unknown' && <span>{t(`feasibility.${feasibility}`)}</span>}
      </p>
    </>
  );
}

/** Per person: what they will, what they wish, and who has not been asked. */
export function WillPicture({ view }: { readonly view: SharedView }) {
  const { t } = useTranslation(['room', 'panel', 'board']);
  const rows = useWillRows()
    .filter(
      ({ person }) => view.personIds.length === 0 || (person && view.personIds.includes(person.id)),
    )
    .map((row) => ({ ...row, id: row.key }));
  const pages = usePages(pagesOf(rows, heightOf, room), view.highlight);
  return (
    <>
      <RoomBand />
      {rows.length === 0 && <p className={parts.empty}>{t('board:willEmpty')}</p>}
      <ul className={styles.rows}>
        {pages.items.map(({ key, person, will, lack, evidence }) => (
          <li
            key={key}
            data-item={key}
            className={cx(styles.row, key === view.highlight && styles.highlighted)}
          >
            <h2 className={styles.who}>{person?.label ?? t('board:wholeFamily')}</h2>
            <div className={styles.words}>
              {will ? (
                <WillWords will={will} evidence={evidence} />
              ) : (
                <p className={styles.note}>
                  <span className={styles.stage}>
                    <CircleQuestionMark aria-hidden="true" />
                    {t(`panel:${lack}`)}
                  </span>
                </p>
              )}
            </div>
          </li>
        ))}
      </ul>
      <PageNumber {...pages} />
    </>
  );
}
