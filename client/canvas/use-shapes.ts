import { useEffect } from 'react';
import type { Editor } from 'tldraw';
import { useCaseSession } from '../sync/use-case.tsx';
import { isEntryShape } from './entry-shape.tsx';
import { useMapStore } from './map-state.tsx';
import { syncShapes } from './sync-shapes.ts';

/** Keeps the shapes in step with board and layout, and what others drag under their hands. */
export function useShapes(editor: Editor): void {
  const session = useCaseSession();
  const map = useMapStore();
  useEffect(() => {
    const sync = () => {
      const lifted = new Map(
        session.cursors
          .getState()
          .flatMap(({ dragging }) =>
            dragging ? [[dragging.entityId, dragging.point] as const] : [],
          ),
      );
      const { layout, dragged, lifted: before } = map.getState();
      const ids = new Set(lifted.keys());
      if (ids.symmetricDifference(before).size > 0) map.setState({ lifted: ids });
      syncShapes(editor, session.boardStore.getState(), layout, { dragged, lifted });
    };
    sync();
    let draggingBefore = '';
    const releases = [
      map.subscribe((state, previous) => {
        if (state.layout !== previous.layout || state.dragged !== previous.dragged) sync();
      }),
      session.boardStore.subscribe((state, previous) => {
        if (state.resources !== previous.resources || state.gaps !== previous.gaps) sync();
      }),
      session.cursors.subscribe((cursors) => {
        const dragging = JSON.stringify(cursors.map((cursor) => cursor.dragging));
        if (dragging !== draggingBefore) sync();
        draggingBefore = dragging;
      }),
      // Cards are made, copied and removed as entries of the case, never as shapes.
      editor.sideEffects.registerBeforeDeleteHandler('shape', (shape, source) =>
        source === 'user' && isEntryShape(shape) ? false : undefined,
      ),
      editor.sideEffects.registerAfterCreateHandler('shape', (shape, source) => {
        if (source === 'user' && isEntryShape(shape))
          editor.store.mergeRemoteChanges(() => editor.store.remove([shape.id]));
      }),
    ];
    return () => {
      for (const release of releases) release();
    };
  }, [editor, session, map]);
}
