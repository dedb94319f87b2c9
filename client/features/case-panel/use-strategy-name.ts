import { useTranslation } from 'react-i18next';
import { type Strategy, statusQuoId } from '../../../shared/case/strategy.ts';

/** "Strategie A: Sprache zuerst", "Passivlösung 0: Alles bleibt, wie es ist". */
export function useStrategyName(): (strategy: Strategy) => string {
  const { t } = useTranslation('strategies');
  return ({ id, letter, title }) =>
    t(id === statusQuoId ? 'statusQuoName' : 'name', { letter, title });
}
