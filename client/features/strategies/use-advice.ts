import { useTranslation } from 'react-i18next';
import type { RevealedRound } from '../../../shared/case/round.ts';
import { type Strategy, statusQuoId } from '../../../shared/case/strategy.ts';
import { type Advice, adviceOf, type Tally, tally } from '../../../shared/method/consensus.ts';

/** What a revealed round says of these strategies, and the advice in words. */
export function useAdvice(
  strategies: readonly Strategy[],
  round: RevealedRound | undefined,
): { readonly tallies: readonly Tally[]; readonly advice: Advice; readonly words: string } {
  const { t } = useTranslation('weighing');
  const ids = strategies.map(({ id }) => id);
  const tallies = tally(ids, round?.revealed.stances ?? []);
  const advice = adviceOf(tallies);
  const words = () => {
    if (advice.kind === 'nothing') return t('noValues');
    if (advice.kind === 'equal') return t('allEqual');
    if (advice.strategyIds.every((id) => id === statusQuoId)) return t('statusQuoLeast');
    const least = tallies.find(({ strategyId }) => advice.strategyIds.includes(strategyId));
    const letters = strategies
      .filter(({ id }) => advice.strategyIds.includes(id))
      .map(({ letter }) => letter)
      .join(', ');
    return t('leastIs', { letters, sum: least?.sum ?? 0, max: least?.max ?? 0 });
  };
  return { tallies, advice, words: words() };
}
