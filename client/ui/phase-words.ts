import { useTranslation } from 'react-i18next';
import type { Sitting } from '../../shared/case/sitting.ts';
import { phaseClock, sittingClock } from '../../shared/case/sitting.ts';
import type { Phase } from '../../shared/method/phases.ts';
import { useFormat } from '../words/use-format.ts';

const minuteMs = 60_000;

/** What a phase is called: by the town, or by the interface. */
export function usePhaseName(): (phase: Phase, style?: 'short') => string {
  const { t } = useTranslation('sitting');
  return (phase, style) =>
    phase.name ?? (style ? t(`shortPhase.${phase.kind}`) : t(`phase.${phase.kind}`));
}

/** The clock in words: of the current phase, and of the whole consultation. */
export function useClockWords() {
  const { t } = useTranslation('sitting');
  const format = useFormat();
  const words = (remainingMs: number): string => {
    if (remainingMs <= -minuteMs) return t('over', { count: Math.floor(-remainingMs / minuteMs) });
    if (remainingMs <= 0) return t('timeUp');
    if (remainingMs < minuteMs) return t('leftLess');
    return t('left', { count: Math.ceil(remainingMs / minuteMs) });
  };
  return {
    phase(sitting: Sitting, now: number): string {
      const clock = phaseClock(sitting, sitting.phase, now);
      return clock.isPaused ? t('paused') : words(clock.remainingMs);
    },
    phaseShort(sitting: Sitting, now: number): string {
      const { remainingMs, isPaused } = phaseClock(sitting, sitting.phase, now);
      if (isPaused) return t('paused');
      const minutes = Math.ceil(Math.abs(remainingMs) / minuteMs);
      return remainingMs > 0
        ? t('leftShort', { count: minutes })
        : t('overShort', { count: Math.floor(-remainingMs / minuteMs) });
    },
    sitting(sitting: Sitting, now: number): string {
      const { remainingMs, endsAt } = sittingClock(sitting, now);
      const time = format.time(now);
      const left = words(remainingMs);
      return remainingMs > 0
        ? t('untilEnd', { time, left, end: format.time(endsAt) })
        : t('overEnd', { time, left });
    },
  };
}
