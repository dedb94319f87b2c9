import { MessageSquareWarning } from 'lucide-react';
import { useId } from 'react';
import { useTranslation } from 'react-i18next';
import { standingObjections } from '../../../shared/case/objections.ts';
import { useBoard, useChair } from '../../sync/use-case.tsx';
import { DepartmentPill } from '../../ui/DepartmentPill.tsx';
import styles from './Aside.module.css';

/** What was said against strategies that are still there: dissent is kept. */
export function StandingObjections() {
  const { t } = useTranslation('agreements');
  const titleId = useId();
  const strategies = useBoard((board) => board.strategies);
  const chair = useChair((state) => state);
  const objections = standingObjections({ strategies }, chair);
  if (objections.length === 0) return null;
  return (
    <section aria-labelledby={titleId}>
      <h2 id={titleId} className={styles.title}>
        <MessageSquareWarning aria-hidden="true" size={17} />
        {t('objections')}
      </h2>
      <ul>
        {objections.map(({ id, department, strategy: { letter }, resistance, text }) => (
          <li key={id} className={styles.row}>
            <DepartmentPill department={department} />
            <span className={styles.words}>
              {text}
              <span className={styles.note}>
                {resistance === null
                  ? t('objectionTo', { letter })
                  : t('objectionWith', { letter, resistance })}
              </span>
            </span>
          </li>
        ))}
      </ul>
    </section>
  );
}
