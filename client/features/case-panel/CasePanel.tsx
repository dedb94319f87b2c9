import { PanelRightClose, PanelRightOpen } from 'lucide-react';
import { type ReactNode, useEffect, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { orderedStrategies } from '../../../shared/case/select.ts';
import { useBoard } from '../../sync/use-case.tsx';
import { useCaseView, useCaseViewStore } from '../../ui/case-view.tsx';
import { IconButton } from '../../ui/IconButton.tsx';
import { LetterBadge } from '../../ui/LetterBadge.tsx';
import { breakpoints, useMedia } from '../../ui/use-media.ts';
import styles from './CasePanel.module.css';
import { StrategyList } from './StrategyList.tsx';
import { StrategySheet } from './StrategySheet.tsx';
import { useStrategyName } from './use-strategy-name.ts';
import { WillList } from './WillList.tsx';

const narrow = '(max-width: 1023.98px)';

/**
 * Beside the map: what each person wills, and the strategies. A strip on smaller screens, a sheet at the bottom on
 * tablets; on phones, which have no room for either, below the fields.
 */
export function CasePanel({ notice }: { readonly notice: ReactNode }) {
  const { t } = useTranslation('panel');
  const isWide = useMedia(breakpoints.wide);
  const isNarrow = useMedia(narrow);
  const isPhone = useMedia(breakpoints.phone);
  const isAsking = useCaseView(({ asking }) => asking.length > 0);
  if (isNarrow && !isPhone) return <StrategySheet />;
  if (!isWide && !isPhone) return <Strip />;
  return (
    <aside aria-label={t('label')} className={isPhone ? styles.below : styles.panel}>
      {notice}
      <WillList isShort={Boolean(notice) && isAsking} />
      <StrategyList />
    </aside>
  );
}

/** The letters alone; one of them, or the button, opens the panel over the map. */
function Strip() {
  const { t } = useTranslation('panel');
  const view = useCaseViewStore();
  const selected = useCaseView((state) => state.strategyId);
  const strategies = useBoard(orderedStrategies);
  const name = useStrategyName();
  const [isOpen, setOpen] = useState(false);
  const root = useRef<HTMLElement>(null);
  const toggle = useRef<HTMLDivElement>(null);
  const close = () => {
    setOpen(false);
    toggle.current?.querySelector('button')?.focus();
  };
  useEffect(() => {
    if (!isOpen) return;
    const onPointerDown = ({ target }: PointerEvent) => {
      if (!(target instanceof Node) || root.current?.contains(target)) return;
      // A dialog opened from here lies in another layer.
      if (target instanceof Element && target.closest('dialog')) return;
      setOpen(false);
    };
    addEventListener('pointerdown', onPointerDown);
    return () => removeEventListener('pointerdown', onPointerDown);
  }, [isOpen]);
  return (
    <aside
      ref={root}
      aria-label={t('label')}
      className={styles.strip}
      onKeyDown={(event) => {
        if (event.key === 'Escape' && isOpen) close();
      }}
    >
      <div ref={toggle}>
        <IconButton
          icon={isOpen ? PanelRightClose : PanelRightOpen}
          label={t(isOpen ? 'collapse' : 'expand')}
          aria-expanded={isOpen}
          onClick={() => setOpen(!isOpen)}
        />
      </div>
      {!isOpen &&
        strategies.map((strategy) => (
          <button
            key={strategy.id}
            type="button"
            data-strategy-id={strategy.id}
            aria-pressed={strategy.id === selected}
            aria-label={t('select', { name: name(strategy) })}
            className={styles.letter}
            onClick={() => {
              view.setState({ strategyId: strategy.id });
              setOpen(true);
            }}
          >
            <LetterBadge letter={strategy.letter} size="lg" on={strategy.id === selected} />
          </button>
        ))}
      {isOpen && (
        <div className={styles.overlay}>
          <WillList />
          <StrategyList />
        </div>
      )}
    </aside>
  );
}
