import { CornerDownLeft, X } from 'lucide-react';
import { useEffect, useMemo, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { concerns } from '../../../shared/case/person.ts';
import type { Lens } from '../../sync/read-presence.ts';
import { useBoard, useCaseSession, useChair } from '../../sync/use-case.tsx';
import { Button } from '../../ui/Button.tsx';
import { useCaseViewStore } from '../../ui/case-view.tsx';
import { DepartmentPill } from '../../ui/DepartmentPill.tsx';
import { IconButton } from '../../ui/IconButton.tsx';
import { useFormat } from '../../words/use-format.ts';
import { waitingGaps } from './gap-groups.ts';
import styles from './OwnGapNotice.module.css';

/** Whoever follows the chair is led to the gap round meanwhile, ms. */
const showAfterMs = 500;

/**
 * While the round goes through resources and gaps, a question lights up at the department it asks, whatever that
 * department looks at. In a line of its own: it covers nothing and takes the focus from nobody.
 */
export function OwnGapNotice(props: {
  readonly lens: Lens;
  readonly panelId: string;
  onShow(lens: Lens): void;
}) {
  const { t } = useTranslation('gaps');
  const { participant } = useCaseSession();
  const view = useCaseViewStore();
  const format = useFormat();
  const gaps = useBoard((board) => board.gaps);
  const isPhase = useChair((chair) => chair.sitting?.phase === 'resources');
  /** The questions it was put aside for: a new one brings it back. */
  const [aside, setAside] = useState<ReadonlySet<string>>(new Set());
  const waiting = useMemo(
    () => waitingGaps(gaps.values(), participant.department),
    [gaps, participant],
  );
  const [first] = waiting;
  const isShown = isPhase && props.lens !== 'gaps' && waiting.some(({ id }) => !aside.has(id));
  const [isDue, setDue] = useState(false);
  useEffect(() => {
    if (!isShown) return undefined;
    const timer = setTimeout(() => setDue(true), showAfterMs);
    return () => {
      clearTimeout(timer);
      setDue(false);
    };
  }, [isShown]);
  const count = waiting.length;
  const answer = () => {
    if (!first) return;
    const { id, askedDepartment: department, personIds } = first;
    const isFilteredOut = !concerns(personIds, view.getState().personIds);
    view.setState({
      answering: { id, department, focus: true },
      ...(isFilteredOut ? { personIds: [] } : {}),
    });
    props.onShow('gaps');
  };
  const putAside = () => {
    document.getElementById(props.panelId)?.focus();
    setAside(new Set(waiting.map(({ id }) => id)));
  };
  return (
    <div role="status" className={styles.place}>
      {isShown && isDue && first && (
        <div className={styles.notice}>
          <span className={styles.seat}>
            <DepartmentPill department={participant.department} size="lg" />
          </span>
          <p className={styles.text}>
            <strong>{t('own', { count, word: format.firstNumber(count) })}</strong>
            <span className={styles.question}>{first.question}</span>
          </p>
          <Button size="sm" icon={CornerDownLeft} onClick={answer}>
            {t('show')}
          </Button>
          <IconButton icon={X} label={t('putAside')} onClick={putAside} />
        </div>
      )}
    </div>
  );
}
