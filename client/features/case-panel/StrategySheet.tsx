import { Plus } from 'lucide-react';
import { useId, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { orderedStrategies } from '../../../shared/case/select.ts';
import { statusQuoId } from '../../../shared/case/strategy.ts';
import { useBoard } from '../../sync/use-case.tsx';
import { useCaseView, useCaseViewStore } from '../../ui/case-view.tsx';
import { cx } from '../../ui/cx.ts';
import { DepartmentPill } from '../../ui/DepartmentPill.tsx';
import { LetterBadge } from '../../ui/LetterBadge.tsx';
import { ProposeStrategyDialog } from '../../ui/ProposeStrategyDialog.tsx';
import { useReadOnly } from '../../ui/use-read-only.ts';
import { StrategyList } from './StrategyList.tsx';
import styles from './StrategySheet.module.css';
import { WillList } from './WillList.tsx';

/** So far the grip is pulled before the sheet follows, px. */
const pullPx = 24;

/** On tablets: the strategies in a row at the bottom; pulled up, everything the panel holds. */
export function StrategySheet() {
  const { t } = useTranslation('panel');
  const { t: words } = useTranslation('strategies');
  const view = useCaseViewStore();
  const selected = useCaseView((state) => state.strategyId);
  const strategies = useBoard(orderedStrategies);
  const readOnly = useReadOnly();
  const contentId = useId();
  const [isUp, setUp] = useState(false);
  const [isProposing, setProposing] = useState(false);
  const pull = useRef<{ readonly from: number; isDone: boolean }>(undefined);
  return (
    <aside aria-label={t('label')} className={styles.sheet}>
      <button
        type="button"
        aria-label={t(isUp ? 'collapse' : 'expand')}
        aria-expanded={isUp}
        aria-controls={contentId}
        className={styles.grip}
        onPointerDown={(event) => {
          pull.current = { from: event.clientY, isDone: false };
          event.currentTarget.setPointerCapture(event.pointerId);
        }}
        onPointerMove={({ clientY }) => {
          const { current } = pull;
          if (!current || current.isDone || Math.abs(clientY - current.from) < pullPx) return;
          current.isDone = true;
          setUp(clientY < current.from);
        }}
        onClick={() => {
          // Letting go after a pull is a click as well.
          if (!pull.current?.isDone) setUp(!isUp);
          pull.current = undefined;
        }}
      >
        <span className={styles.bar} />
      </button>
      <div id={contentId}>
        {isUp ? (
          <div className={styles.full}>
            <WillList />
            <StrategyList />
          </div>
        ) : (
          <div className={styles.row}>
            <ul className={styles.list}>
              {strategies.map((strategy) => (
                <li key={strategy.id}>
                  <button
                    type="button"
                    data-strategy-id={strategy.id}
                    aria-pressed={strategy.id === selected}
                    className={cx(
                      styles.chip,
                      strategy.id === statusQuoId && styles.statusQuo,
                      strategy.id === selected && styles.selected,
                    )}
                    onClick={() =>
                      view.setState({
                        strategyId: strategy.id === selected ? undefined : strategy.id,
                      })
                    }
                  >
                    <LetterBadge letter={strategy.letter} size="lg" on={strategy.id === selected} />
                    <span className={styles.title}>{strategy.title}</span>
                    {strategy.id !== statusQuoId && (
                      <DepartmentPill department={strategy.department} />
                    )}
                  </button>
                </li>
              ))}
            </ul>
            {!readOnly && (
              <button
                type="button"
                aria-label={words('proposeStrategy')}
                className={styles.add}
                onClick={() => setProposing(true)}
              >
                <Plus aria-hidden="true" size={24} />
              </button>
            )}
          </div>
        )}
      </div>
      {isProposing && (
        <ProposeStrategyDialog
          onClose={() => setProposing(false)}
          onProposed={(id) => view.setState({ strategyId: id })}
        />
      )}
    </aside>
  );
}
