import { useTranslation } from 'react-i18next';
import { useBoard, useChair } from '../../sync/use-case.tsx';
import { useReadOnly } from '../../ui/use-read-only.ts';
import { isWeighed, useWeighing } from './weighing.tsx';

/** The rows every strategy is compared by. */
const strategyRows = ['rationale', 'buildsOn', 'instruments', 'fit', 'conditions'] as const;
export type StrategyRow = (typeof strategyRows)[number] | 'stance' | 'group';

/** What is left of them beside the bars of a revealed round, until somebody asks for the rest. */
const rowsBesideBars = ['instruments', 'fit'] as const;

/** The rows that are shown now; while the phase Strategien runs, what it is about stands first and needs no scrolling. */
export function useStrategyRows(): readonly {
  readonly key: StrategyRow;
  readonly label: string;
}[] {
  const { t } = useTranslation('strategies');
  const { t: weighing } = useTranslation('weighing');
  const { view, strategies, showsAll } = useWeighing();
  const readOnly = useReadOnly();
  const isOn = useChair(({ sitting }) => sitting?.phase === 'strategies');
  const hasConditions = useBoard(({ conditions }) => conditions.size > 0);
  const isRevealed = view.kind === 'revealed';
  const besideBars: readonly (typeof strategyRows)[number][] = hasConditions
    ? [...rowsBesideBars, 'conditions']
    : rowsBesideBars;
  const compared = isRevealed && !showsAll ? besideBars : strategyRows;
  const rows = compared.map((key) => ({ key, label: t(`row.${key}`) }));
  // Who only observes has no stance to give.
  if (!isWeighed(strategies) || (readOnly && !isRevealed)) return rows;
  const stances = isRevealed
    ? ([
        { key: 'stance', label: weighing('ofEach') },
        { key: 'group', label: weighing('group') },
      ] as const)
    : ([{ key: 'stance', label: weighing('own') }] as const);
  return isOn ? [...stances, ...rows] : [...rows, ...stances];
}
