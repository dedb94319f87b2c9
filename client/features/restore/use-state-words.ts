import { useTranslation } from 'react-i18next';
import { isoDay } from '../../words/format.ts';
import { useFormat } from '../../words/use-format.ts';

const dayMs = 24 * 60 * 60_000;

/** Which day a moment is on, beside today. */
export function dayOf(at: number, now: number): 'today' | 'yesterday' | undefined {
  if (isoDay(at) === isoDay(now)) return 'today';
  return isoDay(at) === isoDay(now - dayMs) ? 'yesterday' : undefined;
}

/** "Stand von heute 9:10" */
export function useStateWords(): (at: number) => string {
  const { t } = useTranslation('restore');
  const format = useFormat();
  return (at) => {
    const time = format.time(at);
    const day = dayOf(at, Date.now());
    if (day === 'today') return t('stateToday', { time });
    if (day === 'yesterday') return t('stateYesterday', { time });
    return t('stateOn', { day: format.day(at), time });
  };
}
