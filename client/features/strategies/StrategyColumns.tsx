import { type CSSProperties, type ReactNode, useRef } from 'react';
import { useTranslation } from 'react-i18next';
import { type Strategy, statusQuoId } from '../../../shared/case/strategy.ts';
import { useCaseSession } from '../../sync/use-case.tsx';
import { DepartmentPill } from '../../ui/DepartmentPill.tsx';
import { useReadOnly } from '../../ui/use-read-only.ts';
import { FitLegend } from './FitCell.tsx';
import { StrategyColumn } from './StrategyColumn.tsx';
import styles from './StrategyColumns.module.css';
import { useStrategyRows } from './strategy-rows.ts';
import { useColumnDrag } from './use-column-drag.ts';
import type { StrategyActions } from './use-strategy-actions.ts';
import { useWeighing } from './weighing.tsx';

export interface StrategyViewProps {
  /** In order, the Passivlösung last. */
  readonly strategies: readonly Strategy[];
  readonly actions: StrategyActions;
  /** The button that proposes one. */
  readonly propose: ReactNode;
}

/** All columns in one grid: the rows of all strategies stand on the same line. Scrolls sideways, the labels stay. */
export function StrategyColumns({ strategies, actions, propose }: StrategyViewProps) {
  const { t } = useTranslation('strategies');
  const { t: weighing } = useTranslation('weighing');
  const { participant } = useCaseSession();
  const rows = useStrategyRows();
  const { view } = useWeighing();
  const readOnly = useReadOnly();
  const scroller = useRef<HTMLElement>(null);
  const proposals = strategies.filter(({ id }) => id !== statusQuoId);
  const drag = useColumnDrag(scroller, actions.place);
  return (
    <section
      ref={scroller}
      data-area="strategies"
      aria-label={t('columns')}
      className={styles.scroller}
    >
      <div
        className={styles.table}
        data-count={proposals.length}
        style={{ '--count': proposals.length, '--rows': rows.length + 1 } as CSSProperties}
      >
        <div className={styles.labels}>
          <div className={styles.propose}>{propose}</div>
          {rows.map(({ key, label }) => (
            <div key={key} aria-hidden="true" className={styles.label}>
              {label}
              {key === 'fit' && <FitLegend />}
              {key === 'stance' &&
                (view.kind === 'open' ? (
                  <p className={styles.ownPill}>
                    <DepartmentPill department={participant.department} />
                  </p>
                ) : (
                  <p className={styles.scale}>{weighing('ofEachHint')}</p>
                ))}
            </div>
          ))}
        </div>
        {strategies.map((strategy) => {
          const index = proposals.indexOf(strategy);
          return (
            <StrategyColumn
              key={strategy.id}
              strategy={strategy}
              canMoveLeft={index > 0}
              canMoveRight={index >= 0 && index < proposals.length - 1}
              actions={actions}
              drag={drag.state?.id === strategy.id ? drag.state.dx : undefined}
              isDropTarget={drag.state?.before === strategy.id}
              onHandleDown={readOnly || index < 0 ? undefined : drag.start}
            />
          );
        })}
      </div>
    </section>
  );
}
