import { CircleCheck } from 'lucide-react';
import { useId, useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import { concerns } from '../../../shared/case/person.ts';
import { useBoard, useCaseSession, useChair } from '../../sync/use-case.tsx';
import { useCaseView } from '../../ui/case-view.tsx';
import { DepartmentPill } from '../../ui/DepartmentPill.tsx';
import { isoDay } from '../../words/format.ts';
import { useFormat } from '../../words/use-format.ts';
import styles from './ClosedToday.module.css';

/** What was answered in this sitting or today: the answer, and what was asked. */
export function ClosedToday() {
  const { t } = useTranslation('gaps');
  const { author } = useCaseSession();
  const id = useId();
  const format = useFormat();
  const gaps = useBoard((board) => board.gaps);
  const resources = useBoard((board) => board.resources);
  const personIds = useCaseView((view) => view.personIds);
  const startedAt = useChair((chair) => chair.sitting?.startedAt);
  const today = isoDay(author.now());
  const closed = useMemo(() => {
    const isToday = (at: number) => isoDay(at) === today || (startedAt ?? Infinity) <= at;
    return [...gaps.values()]
      .flatMap((gap) => {
        const answer = gap.answerResourceId ? resources.get(gap.answerResourceId) : undefined;
        const isShown =
          gap.state === 'closed' &&
          answer !== undefined &&
          isToday(answer.createdAt) &&
          concerns(gap.personIds, personIds);
        return isShown ? [{ gap, answer }] : [];
      })
      .sort((a, b) => a.answer.createdAt - b.answer.createdAt || (a.gap.id < b.gap.id ? -1 : 1));
  }, [gaps, resources, personIds, startedAt, today]);
  if (closed.length === 0) return null;
  return (
    <section aria-labelledby={id} className={styles.closed}>
      <h2 id={id} className={styles.title}>
        <CircleCheck aria-hidden="true" size={18} />
        {t('closedToday')} <span className={styles.count}>{closed.length}</span>
      </h2>
      <ul>
        {closed.map(({ gap, answer }) => (
          <li key={gap.id} className={styles.row}>
            <CircleCheck aria-hidden="true" size={18} className={styles.check} />
            <span className={styles.answer}>{answer.text}</span>
            <span className={styles.was}>{t('was', { question: gap.question })}</span>
            {answer.department && <DepartmentPill department={answer.department} />}
            <span className={styles.time}>{format.time(answer.createdAt)}</span>
          </li>
        ))}
      </ul>
    </section>
  );
}
