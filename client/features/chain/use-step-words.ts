import { useTranslation } from 'react-i18next';
import type { ChainStep, StepStanding } from '../../../shared/case/chain.ts';
import { daysBetween } from '../../../shared/case/days.ts';
import { useToday } from '../../ui/use-today.ts';
import { formatMonth } from '../../words/format-month.ts';
import { useLanguage } from '../../words/i18n.ts';
import { useFormat } from '../../words/use-format.ts';

/** What is said about how long a step takes, and how it is shown. */
export interface StepWords {
  readonly text: string;
  readonly tone: 'plain' | 'strong' | 'ended' | 'late' | 'wrong';
}

/** How far the hand-over has come. */
export interface ListCount {
  readonly done: number;
  readonly all: number;
}

export function useStepWords() {
  const { t } = useTranslation('chain');
  const format = useFormat();
  const language = useLanguage();
  const today = useToday();

  const since = (from: string, key: 'dueSince' | 'runningSince' | 'since') =>
    t(key, { days: t('days', { count: Math.max(0, daysBetween(from, today)) }) });
  const withTarget = (text: string, target: number | undefined) =>
    target === undefined ? text : t('withTarget', { text, target });
  /** "November" where only the month is known: the first of it stands for all of it. */
  const fromDay = (day: string) =>
    day.endsWith('-01') ? formatMonth(day, language, Date.parse(today)) : format.date(day);

  return (
    step: ChainStep,
    { state, wait, contradictions }: StepStanding,
    list?: ListCount,
  ): StepWords => {
    const { targetDays, startedOn, needFoundOn, expectedFrom, skippedBecause, note } = step;
    if (contradictions.length > 0)
      return {
        text: format.list(contradictions.map((each) => t(`contradiction.${each}`))),
        tone: 'wrong',
      };
    switch (state) {
      case 'skipped':
        return { text: t('skipped', { reason: skippedBecause ?? '' }), tone: 'plain' };
      case 'done': {
        if (!wait) return { text: '', tone: 'plain' };
        const text = wait.days === 0 ? t('sameDay') : t('length', { count: wait.days });
        return wait.isLate
          ? { text: withTarget(text, targetDays), tone: 'ended' }
          : { text, tone: 'plain' };
      }
      case 'late':
        return {
          text: startedOn
            ? withTarget(since(startedOn, 'runningSince'), targetDays)
            : withTarget(since(needFoundOn ?? today, 'since'), targetDays),
          tone: 'late',
        };
      case 'running': {
        if (list && list.all > 0) return { text: t('runningList', { ...list }), tone: 'strong' };
        const text =
          startedOn === today ? t('runningToday') : since(startedOn ?? today, 'runningSince');
        return { text, tone: 'strong' };
      }
      case 'due': {
        if (expectedFrom && expectedFrom > today)
          return { text: t('dueFrom', { date: fromDay(expectedFrom) }), tone: 'strong' };
        const from = needFoundOn ?? expectedFrom ?? today;
        const text = from >= today ? t('dueToday') : since(from, 'dueSince');
        return { text: withTarget(text, targetDays), tone: 'strong' };
      }
      case 'upcoming':
        return {
          text: note ?? (expectedFrom ? t('dueFrom', { date: fromDay(expectedFrom) }) : ''),
          tone: 'plain',
        };
    }
  };
}
