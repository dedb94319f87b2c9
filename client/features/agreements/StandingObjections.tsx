import { MessageSquareWarning } from 'lucide-react';
import { useId } from 'react';
import { useTranslation } from 'react-i18next';
import { objectionsIn } from '../../../shared/case/objections.ts';
import { revealedRounds } from '../../../shared/case/round.ts';
import { orderedStrategies } from '../../../shared/case/select.ts';
import { statusQuoId } from '../../../shared/case/strategy.ts';
import { outcomeOf } from '../../../shared/case/strategy-decision.ts';
import { useBoard, useChair } from '../../sync/use-case.tsx';
import { DepartmentPill } from '../../ui/DepartmentPill.tsx';
import styles from './Aside.module.css';

/** What was said against strategies that are still there: dissent is kept. */
export function StandingObjections() {
  const { t } = useTranslation('agreements');
  const titleId = useId();
  const strategies = useBoard(orderedStrategies);
  const rounds = useChair((chair) => chair.rounds);
  const decisions = useChair((chair) => chair.strategyDecisions);
  const alive = strategies.filter(
    ({ id }) => id !== statusQuoId && outcomeOf(decisions, id) !== 'drop',
  );
  const letters = new Map(alive.map(({ id, letter }) => [id, letter]));
  const stances = revealedRounds(rounds).at(-1)?.revealed.stances ?? [];
  const objections = objectionsIn(stances, [...letters.keys()]);
  if (objections.length === 0) return null;
  return (
    <section aria-labelledby={titleId}>
      <h2 id={titleId} className={styles.title}>
        <MessageSquareWarning aria-hidden="true" size={17} />
        {t('objections')}
      </h2>
      <ul>
        {objections.map(({ id, department, strategyId, resistance, text }) => (
          <li key={id} className={styles.row}>
            <DepartmentPill department={department} />
            <span className={styles.words}>
              {text}
              <span className={styles.note}>
                {resistance === null
                  ? t('objectionTo', { letter: letters.get(strategyId) ?? '' })
                  : t('objectionWith', { letter: letters.get(strategyId) ?? '', resistance })}
              </span>
            </span>
          </li>
        ))}
      </ul>
    </section>
  );
}
