import { useTranslation } from 'react-i18next';
import { type Agreement, isOverdue } from '../../../shared/case/agreement.ts';
import { useToday } from '../../ui/use-today.ts';
import { useFormat } from '../../words/use-format.ts';

export interface DueWords {
  readonly text: string;
  /** Due today or before: it is pointed out. */
  readonly isDue: boolean;
}

/** How an agreement stands, in words: "fällig heute", "überfällig seit 13.07.", "erledigt 10.08.". */
export function useDueWords(): (agreement: Agreement) => DueWords {
  const { t } = useTranslation('agreements');
  const format = useFormat();
  const today = useToday();
  const day = (iso: string) => format.nearDate(iso, today);
  return (agreement) => {
    const { state, due, settledOn } = agreement;
    if (state !== 'open')
      return {
        text: t(`settled.${state}`, { date: settledOn ? day(settledOn) : '' }).trim(),
        isDue: false,
      };
    if (due === undefined) return { text: t('dueNever'), isDue: false };
    if (due === today) return { text: t('dueToday'), isDue: true };
    return isOverdue(agreement, today)
      ? { text: t('overdue', { date: day(due) }), isDue: true }
      : { text: t('dueOn', { date: day(due) }), isDue: false };
  };
}
