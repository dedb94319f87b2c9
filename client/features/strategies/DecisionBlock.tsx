import { PenLine, Split } from 'lucide-react';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { StrategyDecision } from '../../../shared/case/strategy-decision.ts';
import { useChair } from '../../sync/use-case.tsx';
import { Button } from '../../ui/Button.tsx';
import { DepartmentPill } from '../../ui/DepartmentPill.tsx';
import { OutcomeIcon } from '../../ui/OutcomeIcon.tsx';
import { useIsChair } from '../../ui/use-is-chair.ts';
import { useFormat } from '../../words/use-format.ts';
import styles from './DecisionBlock.module.css';
import { DecisionDialog } from './DecisionDialog.tsx';
import { useWeighing } from './weighing.tsx';

/** What the round decided, for everybody; decisions of the same moment all stand until the chair settles them. */
export function DecisionBlock({ canDecide }: { readonly canDecide: boolean }) {
  const { t } = useTranslation('weighing');
  const isChair = useIsChair();
  const current = useChair((chair) => chair.strategyDecisions.current);
  const [isDeciding, setDeciding] = useState(false);
  if (current.length === 0 && !(isChair && canDecide)) return null;
  const [only] = current;
  return (
    <div className={styles.block}>
      {current.length > 0 && (
        <div className={styles.words}>
          <h3 className={styles.title}>
            {current.length > 1 && <Split aria-hidden="true" size={16} />}
            {t(current.length > 1 ? 'conflict' : 'decision')}
          </h3>
          {current.map((decision) => (
            <DecisionText key={decision.id} decision={decision} />
          ))}
        </div>
      )}
      {isChair && (
        <Button
          variant={only ? 'secondary' : 'primary'}
          icon={PenLine}
          onClick={() => setDeciding(true)}
        >
          {t(only ? 'changeDecision' : 'decide')}
        </Button>
      )}
      {isDeciding && <DecisionDialog current={current} onClose={() => setDeciding(false)} />}
    </div>
  );
}

/** One decision: its words, what becomes of each strategy, and who signed it. */
export function DecisionText({ decision }: { readonly decision: StrategyDecision }) {
  const { t } = useTranslation('weighing');
  const format = useFormat();
  const { strategies } = useWeighing();
  return (
    <div className={styles.decision}>
      {decision.text && <p className={styles.text}>{decision.text}</p>}
      <ul className={styles.outcomes}>
        {strategies.map(({ id, letter }) => {
          const outcome = decision.outcomes.get(id);
          return (
            outcome && (
              <li key={id}>
                <OutcomeIcon outcome={outcome} size={14} />
                {t('decidedAs', { letter, outcome: t(`outcome.${outcome}`) })}
              </li>
            )
          );
        })}
        <li>
          <DepartmentPill department={decision.department} />
          {format.time(decision.at)}
        </li>
      </ul>
    </div>
  );
}
