import { useTranslation } from 'react-i18next';
import { orderedStrategies } from '../../shared/case/select.ts';
import { outcomeOf, type StrategyDecision } from '../../shared/case/strategy-decision.ts';
import { useBoard } from '../sync/use-case.tsx';

/** What the round decided: its own words, or, without any, what becomes of each strategy. Empty: nothing. */
export function useDecisionWords(current: readonly StrategyDecision[]): string {
  const { t } = useTranslation('strategies');
  const strategies = useBoard(orderedStrategies);
  const words = current.map(({ text }) => text).filter((text) => text !== '');
  if (words.length > 0) return words.join(' / ');
  return strategies
    .flatMap(({ id, letter }) => {
      const outcome = outcomeOf({ current }, id);
      return outcome ? `${letter} ${t(`outcome.${outcome}`)}` : [];
    })
    .join(', ');
}
