import { useTranslation } from 'react-i18next';
import { useBoard } from '../../sync/use-case.tsx';
import { GapMark } from '../../ui/FieldTile.tsx';
import { LetterBadge } from '../../ui/LetterBadge.tsx';
import { Tooltip } from '../../ui/Tooltip.tsx';
import styles from './Agreements.module.css';
import type { Source } from './choices.ts';

/** What it comes from: the letter of a strategy, the sign of a question somebody takes along. */
export function SourceMark({ source }: { readonly source: Source }) {
  const { t } = useTranslation('agreements');
  const { strategyId, gapId } = source;
  const strategy = useBoard((board) => (strategyId ? board.strategies.get(strategyId) : undefined));
  const gap = useBoard((board) => (gapId ? board.gaps.get(gapId) : undefined));
  if (!strategy && !gap) return null;
  return (
    <span className={styles.source}>
      {strategy && (
        <Tooltip text={strategy.title}>
          <LetterBadge
            size="lg"
            letter={strategy.letter}
            label={t('fromStrategy', { letter: strategy.letter, title: strategy.title })}
          />
        </Tooltip>
      )}
      {gap && (
        <Tooltip text={gap.question}>
          <span role="img" aria-label={t('fromGap', { question: gap.question })}>
            <GapMark field={gap.field} />
          </span>
        </Tooltip>
      )}
    </span>
  );
}
