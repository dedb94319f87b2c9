import { useTranslation } from 'react-i18next';
import type { DirectionDecision } from '../../shared/case/direction-decision.ts';
import { useCaseSession } from '../sync/use-case.tsx';
import { formatDay } from '../words/format.ts';
import { useLanguage } from '../words/i18n.ts';
import { useFormat } from '../words/use-format.ts';

/** When and by whom a direction was set: the time today, the date before. */
export function useSetLabel(): (decision: Pick<DirectionDecision, 'at' | 'department'>) => string {
  const { t } = useTranslation('direction');
  const language = useLanguage();
  const format = useFormat();
  const { author } = useCaseSession();
  return ({ at, department }) => {
    const day = (ms: number) => formatDay(ms, language, 'full');
    return day(at) === day(author.now())
      ? t('setAt', { time: format.time(at), department })
      : t('setOn', { date: day(at), department });
  };
}
