import { Check } from 'lucide-react';
import { type KeyboardEvent, useId, useRef } from 'react';
import { useTranslation } from 'react-i18next';
import { statusQuoId } from '../../../shared/case/strategy.ts';
import { useCaseView, useCaseViewStore } from '../../ui/case-view.tsx';
import { StrategyColumn } from './StrategyColumn.tsx';
import type { StrategyViewProps } from './StrategyColumns.tsx';
import styles from './StrategyTabs.module.css';
import { useWeighing } from './weighing.tsx';

/** One strategy per screen, a letter each to switch. */
export function StrategyTabs({ strategies, actions, propose }: StrategyViewProps) {
  const { t } = useTranslation('strategies');
  const { t: weighing } = useTranslation('weighing');
  const caseView = useCaseViewStore();
  const { own, view } = useWeighing();
  const chosen = useCaseView((state) => state.strategyId);
  const panelId = useId();
  const list = useRef<HTMLDivElement>(null);
  const shown = strategies.find(({ id }) => id === chosen) ?? strategies[0];
  const proposals = strategies.filter(({ id }) => id !== statusQuoId);
  const index = shown ? proposals.indexOf(shown) : -1;

  const show = (id: string) => caseView.setState({ strategyId: id });
  const onKeyDown = (event: KeyboardEvent) => {
    if (event.altKey) return;
    const now = strategies.findIndex(({ id }) => id === shown?.id);
    const last = strategies.length - 1;
    const next = {
      ArrowRight: now === last ? 0 : now + 1,
      ArrowLeft: now === 0 ? last : now - 1,
      Home: 0,
      End: last,
    }[event.key];
    const target = next === undefined ? undefined : strategies[next];
    if (!target) return;
    event.preventDefault();
    show(target.id);
    list.current?.querySelector<HTMLElement>(`[data-tab="${CSS.escape(target.id)}"]`)?.focus();
  };

  return (
    <>
      <div
        ref={list}
        role="tablist"
        aria-label={t('choose')}
        className={styles.tabs}
        onKeyDown={onKeyDown}
      >
        {strategies.map(({ id, letter, title }) => (
          <button
            key={id}
            type="button"
            role="tab"
            data-tab={id}
            id={`${panelId}-${id}`}
            aria-selected={id === shown?.id}
            aria-controls={panelId}
            aria-label={[
              t(id === statusQuoId ? 'statusQuoName' : 'name', { letter, title }),
              ...(own.has(id) && view.kind === 'open' ? [weighing('sealed')] : []),
            ].join(', ')}
            tabIndex={id === shown?.id ? 0 : -1}
            className={styles.tab}
            onClick={() => show(id)}
          >
            {letter}
            {own.has(id) && view.kind === 'open' && (
              <Check aria-hidden="true" size={18} className={styles.check} />
            )}
          </button>
        ))}
      </div>
      {shown && (
        <div role="tabpanel" id={panelId} aria-labelledby={`${panelId}-${shown.id}`}>
          <StrategyColumn
            key={shown.id}
            strategy={shown}
            canMoveLeft={index > 0}
            canMoveRight={index >= 0 && index < proposals.length - 1}
            actions={actions}
            isAlone
          />
        </div>
      )}
      <div>{propose}</div>
    </>
  );
}
