import { type MouseEvent, useEffect } from 'react';
import { useTranslation } from 'react-i18next';
import { useEditor } from 'tldraw';
import { useCaseView } from '../ui/case-view.tsx';
import { isEntryShape } from './entry-shape.tsx';
import { entryIdOf } from './entry-shape-id.ts';
import { FieldOpen } from './FieldOpen.tsx';
import styles from './MapFront.module.css';
import { slotAt } from './map-layout.ts';
import { useMap, useMapStore } from './map-state.tsx';
import { Pointers } from './Pointers.tsx';
import { strategyAt } from './use-drag.ts';
import { useLink } from './use-link.ts';

/** What lies above the cards, in screen space. */
export function MapFront() {
  const openField = useCaseView((view) => view.openField);
  const mode = useMap((state) => state.mode);
  const showsPointers = useMap((state) => state.showsPointers);
  return (
    <>
      {openField ? (
        <FieldOpen key={openField} field={openField} />
      ) : (
        <>
          {mode && <ModeLayer mode={mode} />}
          {showsPointers && <Pointers />}
        </>
      )}
    </>
  );
}

/** Takes the click a tool of ours waits for. */
function ModeLayer({ mode }: { readonly mode: 'resource' | 'gap' | 'link' }) {
  const { t } = useTranslation('map');
  const editor = useEditor();
  const store = useMapStore();
  const linking = useMap((state) => state.linking);
  const link = useLink();
  useEffect(() => {
    if (mode !== 'link') return;
    const onClick = (event: globalThis.MouseEvent) => {
      const entry = store.getState().linking;
      const strategyId = strategyAt(event.clientX, event.clientY);
      if (!entry || strategyId === undefined) return;
      event.preventDefault();
      event.stopPropagation();
      link(entry, strategyId);
      store.setState({ mode: undefined, linking: undefined });
    };
    addEventListener('click', onClick, { capture: true });
    return () => removeEventListener('click', onClick, { capture: true });
  }, [mode, store, link]);
  const onClick = (event: MouseEvent) => {
    const point = editor.screenToPage({ x: event.clientX, y: event.clientY });
    if (mode === 'link') {
      const shape = editor.getShapeAtPoint(point, { hitInside: true });
      if (isEntryShape(shape))
        store.setState({ linking: { root: shape.props.root, id: entryIdOf(shape.id) } });
      return;
    }
    const { field } = slotAt(store.getState().layout, point, '');
    store.setState({
      mode: undefined,
      draft: { root: mode === 'gap' ? 'gaps' : 'resources', field },
    });
  };
  const hint =
    mode !== 'link' ? t(`hint.${mode}`) : linking ? t('hint.linkStrategy') : t('hint.linkCard');
  return (
    // biome-ignore lint/a11y/noStaticElementInteractions: the same is done by key with N, L and K
    // biome-ignore lint/a11y/useKeyWithClickEvents: the same is done by key with N, L and K
    <div className={styles.mode} onClick={onClick}>
      <p role="status" className={styles.hint}>
        {hint}
      </p>
    </div>
  );
}
