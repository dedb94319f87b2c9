import { useTranslation } from 'react-i18next';
import type { Direction } from '../../../shared/case/direction.ts';
import { useFormat } from '../../words/use-format.ts';

/** "Bezug: drei Karten, zwei Lücken". */
export function useReferenceWords(): (
  direction: Pick<Direction, 'resourceIds' | 'gapIds'> | undefined,
) => string {
  const { t } = useTranslation('direction');
  const format = useFormat();
  return (direction) => {
    const cards = direction?.resourceIds.length ?? 0;
    const gaps = direction?.gapIds.length ?? 0;
    const cardWords = t('cards', { count: cards, word: format.number(cards) });
    const gapWords = t('gaps', { count: gaps, word: format.number(gaps) });
    if (cards > 0 && gaps > 0) return t('refersToBoth', { cards: cardWords, gaps: gapWords });
    if (cards + gaps === 0) return t('refersToNothing');
    return t('refersTo', { what: cards > 0 ? cardWords : gapWords });
  };
}
