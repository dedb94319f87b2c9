import { type MouseEvent, useEffect } from 'react';
import { useTranslation } from 'react-i18next';
import { useEditor, useValue } from 'tldraw';
import { useCaseView } from '../ui/case-view.tsx';
import { EntryComposer } from './EntryComposer.tsx';
import { isEntryShape } from './entry-shape.tsx';
import { entryIdOf } from './entry-shape-id.ts';
import { FieldOpen } from './FieldOpen.tsx';
import styles from './MapFront.module.css';
import { slotAt } from './map-layout.ts';
import { type Draft, useMap, useMapStore } from './map-state.tsx';
import { Pointers } from './Pointers.tsx';
import { useLink } from './use-link.ts';

/** What lies above the cards, in screen space. */
export function MapFront() {
  const openField = useCaseView((view) => view.openField);
  const mode = useMap((state) => state.mode);
  const draft = useMap((state) => state.draft);
  const showsPointers = useMap((state) => state.showsPointers);
  return (
    <>
      {openField ? (
        <FieldOpen key={openField} field={openField} />
      ) : (
        <>
          {mode && <ModeLayer mode={mode} />}
          {draft && <DraftLayer draft={draft} />}
          {showsPointers && <Pointers />}
        </>
      )}
    </>
  );
}

/** The new card, at the headline of its field and above the cards. */
function DraftLayer({ draft }: { readonly draft: Draft }) {
  const editor = useEditor();
  const { rect, isUpper, isLeft } = useMap((state) => state.layout.fields[draft.field]);
  const { x, y, z } = useValue('camera', () => editor.getCamera(), [editor]);
  const left = (rect.x + x) * z;
  const top = (rect.y + y) * z;
  return (
    <div className={styles.draft} style={{ left, top, width: rect.w * z, height: rect.h * z }}>
      <EntryComposer
        key={`${draft.root} ${draft.field}`}
        draft={draft}
        style={{ [isUpper ? 'top' : 'bottom']: 46 * z, [isLeft ? 'left' : 'right']: 8 }}
      />
    </div>
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
      const strategyId =
        event.target instanceof Element
          ? event.target.closest<HTMLElement>('[data-strategy-id]')?.dataset.strategyId
          : undefined;
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
