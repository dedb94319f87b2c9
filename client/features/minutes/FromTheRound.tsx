import {
  CalendarClock,
  Check,
  CheckSquare,
  CornerUpLeft,
  Handshake,
  Inbox,
  type LucideIcon,
  MessageSquareWarning,
  Plus,
  SlidersHorizontal,
} from 'lucide-react';
import { useCallback } from 'react';
import { useTranslation } from 'react-i18next';
import type { RoundItem } from '../../../shared/case/minutes.ts';
import { DepartmentPill } from '../../ui/DepartmentPill.tsx';
import { IconButton } from '../../ui/IconButton.tsx';
import { useFormat } from '../../words/use-format.ts';
import styles from './FromTheRound.module.css';

const icons: Record<RoundItem['kind'], LucideIcon> = {
  gapClosed: CheckSquare,
  objection: MessageSquareWarning,
  condition: SlidersHorizontal,
  agreement: Handshake,
  resource: Plus,
  event: CalendarClock,
};

export function useItemWords(): (item: RoundItem) => string {
  const { t } = useTranslation('minutes');
  return useCallback(({ kind, text, letter = '' }) => t(`item.${kind}`, { text, letter }), [t]);
}

/** What came up in this round: first what the minutes do not say yet, to be taken in with one click. */
export function FromTheRound(props: {
  readonly items: readonly RoundItem[];
  readonly isClosed: boolean;
  readonly isPending: (item: RoundItem) => boolean;
  readonly onTake: ((item: RoundItem) => void) | undefined;
}) {
  const { t } = useTranslation('minutes');
  const format = useFormat();
  const wordsOf = useItemWords();
  const { items, isClosed, isPending, onTake } = props;
  const nothing = isClosed ? 'nothingCame' : 'nothingYet';
  const pending = items.filter(isPending);
  const shown = [...pending, ...items.filter((item) => !isPending(item))];
  return (
    <section>
      <header className={styles.head}>
        <h2 className={styles.title}>
          <Inbox aria-hidden="true" size={17} />
          {t('roundTitle')}
        </h2>
        <span role="status" className={styles.count}>
          {pending.length > 0
            ? t('pending', { count: pending.length })
            : t(items.length > 0 ? 'allIn' : nothing)}
        </span>
      </header>
      <ul>
        {shown.map((item) => {
          const Icon = icons[item.kind];
          const waits = isPending(item);
          const what = wordsOf(item);
          return (
            <li key={item.source} className={styles.item} data-pending={waits || undefined}>
              <Icon aria-hidden="true" size={17} className={styles.icon} />
              <div className={styles.words}>
                {what}
                {waits && (
                  <span className={styles.facts}>
                    <DepartmentPill department={item.department} />
                    {item.at !== undefined && format.time(item.at)}
                  </span>
                )}
              </div>
              {waits ? (
                onTake && (
                  <IconButton
                    icon={CornerUpLeft}
                    label={t('takeIn', { what })}
                    onClick={() => onTake(item)}
                  />
                )
              ) : (
                <span role="img" aria-label={t('isIn')} className={styles.isIn}>
                  <Check aria-hidden="true" size={16} />
                </span>
              )}
            </li>
          );
        })}
      </ul>
    </section>
  );
}
