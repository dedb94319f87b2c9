import { CircleQuestionMark } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import { objectionsIn } from '../../../shared/case/objections.ts';
import type { RevealedRound } from '../../../shared/case/round.ts';
import { outcomeOf } from '../../../shared/case/strategy-decision.ts';
import { useChair } from '../../sync/use-case.tsx';
import { DepartmentPill } from '../../ui/DepartmentPill.tsx';
import styles from './ObjectionsBlock.module.css';
import { useAdvice } from './use-advice.ts';
import { useWeighing } from './weighing.tsx';

/** More would hide what they are about; all of them stand in the columns. */
const shownMax = 2;

/** What speaks against what is being decided, or against what the round advises before it is: read before the winner. */
export function ObjectionsBlock({ round }: { readonly round: RevealedRound }) {
  const { t } = useTranslation('weighing');
  const { strategies } = useWeighing();
  const decisions = useChair((chair) => chair.strategyDecisions);
  const { advice } = useAdvice(strategies, round);
  const least = advice.kind === 'least' ? advice.strategyIds : [];
  const pursued = strategies.filter(({ id }) => outcomeOf(decisions, id) === 'pursue');
  const meant = pursued.length > 0 ? pursued : strategies.filter(({ id }) => least.includes(id));
  const objections = objectionsIn(
    round.revealed.stances,
    meant.map(({ id }) => id),
  );
  if (objections.length === 0) return null;
  const rest = objections.length - shownMax;
  return (
    <div className={styles.block}>
      <CircleQuestionMark aria-hidden="true" size={20} />
      <div>
        <h3 className={styles.title}>
          {t('objectionsTo', { letters: meant.map(({ letter }) => letter).join(', ') })}
        </h3>
        <ul className={styles.list}>
          {objections.slice(0, shownMax).map(({ id, department, text }) => (
            <li key={id}>
              <DepartmentPill department={department} />
              <span className={styles.text}>{text}</span>
            </li>
          ))}
        </ul>
        {rest > 0 && <p className={styles.more}>{t('moreObjections', { count: rest })}</p>}
      </div>
    </div>
  );
}
