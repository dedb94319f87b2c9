import { useTranslation } from 'react-i18next';
import type { Agreement } from '../../../shared/case/agreement.ts';
import { useBoard } from '../../sync/use-case.tsx';
import { cx } from '../../ui/cx.ts';
import { useToday } from '../../ui/use-today.ts';
import { useFormat } from '../../words/use-format.ts';
import styles from './AgreementsPicture.module.css';
import { RoomLetter } from './RoomLetter.tsx';
import parts from './RoomParts.module.css';
import { RoomPill } from './RoomPill.tsx';

/** What it comes from: the letter of its strategy, or the sign of the gap somebody takes along. */
function Source({ agreement }: { readonly agreement: Agreement }) {
  const { t } = useTranslation('room');
  const { strategyId, gapId } = agreement;
  const letter = useBoard((board) =>
    strategyId ? board.strategies.get(strategyId)?.letter : undefined,
  );
  const field = useBoard((board) => (gapId ? board.gaps.get(gapId)?.field : undefined));
  if (letter)
    return <RoomLetter letter={letter} label={t('agreements.fromStrategy', { letter })} />;
  if (!field) return null;
  return (
    <span role="img" aria-label={t('agreements.fromGap')} data-field={field} className={parts.mark}>
      ?
    </span>
  );
}

/** Who does what until when, in one line. */
export function AgreementRow(props: {
  readonly agreement: Agreement;
  readonly highlighted: boolean;
}) {
  const { t } = useTranslation('room');
  const format = useFormat();
  const today = useToday();
  const { agreement, highlighted } = props;
  const { whoDepartment, whoPersonId, what, due } = agreement;
  const person = useBoard((board) => (whoPersonId ? board.persons.get(whoPersonId) : undefined));
  return (
    <li
      data-item={agreement.id}
      data-highlighted={highlighted || undefined}
      className={cx(styles.row, highlighted && styles.highlighted)}
    >
      <span className={styles.who}>
        {whoDepartment && <RoomPill department={whoDepartment} size="lg" />}
        {person && <span className={styles.person}>{person.label}</span>}
      </span>
      <span className={styles.what}>{what}</span>
      <span className={styles.source}>
        <Source agreement={agreement} />
      </span>
      {due && (
        <span className={styles.due}>
          {t('agreements.due', { date: format.nearDate(due, today) })}
        </span>
      )}
      {highlighted && <span className="visually-hidden">{t('highlighted')}</span>}
    </li>
  );
}
