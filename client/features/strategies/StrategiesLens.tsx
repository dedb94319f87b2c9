import { Plus, Waypoints } from 'lucide-react';
import { type ReactNode, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { orderedStrategies } from '../../../shared/case/select.ts';
import { statusQuoId } from '../../../shared/case/strategy.ts';
import { useBoard } from '../../sync/use-case.tsx';
import { AdultWills } from '../../ui/AdultWills.tsx';
import { Button } from '../../ui/Button.tsx';
import { DirectionBand } from '../../ui/DirectionBand.tsx';
import { EmptyState } from '../../ui/EmptyState.tsx';
import { ProposeStrategyDialog } from '../../ui/ProposeStrategyDialog.tsx';
import { breakpoints, useMedia } from '../../ui/use-media.ts';
import { useReadOnly } from '../../ui/use-read-only.ts';
import { Offers } from './Offers.tsx';
import styles from './StrategiesLens.module.css';
import { StrategyColumns } from './StrategyColumns.tsx';
import { StrategyTabs } from './StrategyTabs.tsx';
import { useStrategyActions } from './use-strategy-actions.ts';
import { WeighingBar } from './WeighingBar.tsx';
import { isWeighed, WeighingProvider } from './weighing.tsx';

/** The competing strategies side by side, measured by the direction and the Wille; on phones one per screen. */
export function StrategiesLens({ similar }: { readonly similar: ReactNode }) {
  const { t } = useTranslation(['strategies', 'list']);
  const root = useRef<HTMLElement>(null);
  const strategies = useBoard(orderedStrategies);
  const isPhone = useMedia(breakpoints.phone);
  const readOnly = useReadOnly();
  const [isProposing, setProposing] = useState(false);
  const actions = useStrategyActions(root);
  const isEmpty = strategies.every(({ id }) => id === statusQuoId);
  const propose = !readOnly && (
    <Button variant="quiet" icon={Plus} data-propose="" onClick={() => setProposing(true)}>
      {t('proposeStrategy')}
    </Button>
  );
  const Columns = isPhone ? StrategyTabs : StrategyColumns;
  return (
    <section ref={root} aria-label={t('title')} className={styles.lens}>
      <DirectionBand>
        <AdultWills />
      </DirectionBand>
      {isEmpty && <EmptyState icon={Waypoints} text={t('list:noStrategyYet')} />}
      <WeighingProvider strategies={strategies}>
        <Columns strategies={strategies} actions={actions} propose={propose} />
        <Offers />
        {similar}
        {isWeighed(strategies) && !readOnly && <WeighingBar />}
      </WeighingProvider>
      {isProposing && (
        <ProposeStrategyDialog
          onClose={() => setProposing(false)}
          onProposed={(id) => actions.focusColumn(id)}
        />
      )}
    </section>
  );
}
