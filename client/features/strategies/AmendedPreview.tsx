import { diffWordsWithSpace } from 'diff';
import { ArrowRight } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import type { RevealedRound } from '../../../shared/case/round.ts';
import { proposersOf, type Strategy } from '../../../shared/case/strategy.ts';
import { tally } from '../../../shared/method/consensus.ts';
import { useBoard, useCaseSession } from '../../sync/use-case.tsx';
import { DepartmentPill } from '../../ui/DepartmentPill.tsx';
import { LetterBadge } from '../../ui/LetterBadge.tsx';
import styles from './AmendedPreview.module.css';

/** The strategy as it was weighed beside what it would become, word by word. */
export function AmendedPreview(props: {
  readonly round: RevealedRound;
  readonly base: Strategy;
  /** Of the changed one. */
  readonly letter: string;
  readonly title: string;
  readonly summary: string;
}) {
  const { t } = useTranslation('weighing');
  const { participant } = useCaseSession();
  const { round, base } = props;
  const strategies = useBoard((board) => board.strategies);
  const [before] = tally([base.id], round.revealed.stances);
  const proposers = new Set([...proposersOf(strategies, base), participant.department]);
  return (
    <div className={styles.pair}>
      <div className={styles.card}>
        <p className={styles.head}>
          <LetterBadge letter={base.letter} size="lg" />
          <span>
            <Changed before={base.title} after={props.title} side="before" />
          </span>
        </p>
        <p className={styles.summary}>
          <Changed before={base.summary} after={props.summary} side="before" />
        </p>
        {before && (
          <p className={styles.foot}>
            {t('lower.before', { sum: before.sum, max: before.max, round: round.number })}
          </p>
        )}
      </div>
      <ArrowRight aria-hidden="true" size={20} className={styles.arrow} />
      <div className={styles.card} data-new="">
        <p className={styles.head}>
          <LetterBadge letter={props.letter} size="lg" on />
          <span>
            <Changed before={base.title} after={props.title} side="after" />
          </span>
        </p>
        <p className={styles.summary}>
          <Changed before={base.summary} after={props.summary} side="after" />
        </p>
        <p className={styles.foot}>
          {t('lower.anew')}
          <span className={styles.pills}>
            {[...proposers].map((department) => (
              <DepartmentPill key={department} department={department} />
            ))}
          </span>
        </p>
      </div>
    </div>
  );
}

/** One side of a change: what goes is struck on the left, what comes is marked on the right. */
function Changed(props: {
  readonly before: string;
  readonly after: string;
  readonly side: 'before' | 'after';
}) {
  const parts = diffWordsWithSpace(props.before, props.after);
  return parts.map(({ value, added, removed }, index) => {
    const key = `${index} ${value}`;
    if (props.side === 'before') {
      if (added) return null;
      return removed ? <del key={key}>{value}</del> : <span key={key}>{value}</span>;
    }
    if (removed) return null;
    return added ? (
      <ins key={key} className={styles.added}>
        {value}
      </ins>
    ) : (
      <span key={key}>{value}</span>
    );
  });
}
