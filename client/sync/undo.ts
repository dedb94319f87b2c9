import * as Y from 'yjs';
import { createStore, type StoreApi } from 'zustand/vanilla';
import type { Author } from '../../shared/case/author.ts';

export interface Undo {
  undo(): void;
  redo(): void;
  /** What follows becomes a step of its own. */
  stopCapturing(): void;
  readonly store: StoreApi<{ readonly canUndo: boolean; readonly canRedo: boolean }>;
}

/** Undoes one person's own work on the whole board: a step is one command, or one stretch of typing in one text. */
export function createUndo(doc: Y.Doc, author: Author): Undo & { destroy(): void } {
  let typedIn: Y.Text | undefined;
  const manager: Y.UndoManager = new Y.UndoManager(doc, {
    trackedOrigins: new Set([author]),
    captureTransaction({ changed, origin }) {
      if (origin !== author) return true;
      const [type, ...others] = changed.keys();
      const text = others.length === 0 && type instanceof Y.Text ? type : undefined;
      if (!text || text !== typedIn) manager.stopCapturing();
      typedIn = text;
      return true;
    },
  });
  const store = createStore(() => ({ canUndo: false, canRedo: false }));
  const refresh = () => {
    const next = { canUndo: manager.canUndo(), canRedo: manager.canRedo() };
    const { canUndo, canRedo } = store.getState();
    if (canUndo !== next.canUndo || canRedo !== next.canRedo) store.setState(next);
  };
  manager.on('stack-item-added', refresh);
  manager.on('stack-item-popped', refresh);
  manager.on('stack-cleared', refresh);
  return {
    undo: () => void manager.undo(),
    redo: () => void manager.redo(),
    stopCapturing: () => manager.stopCapturing(),
    store,
    destroy: () => manager.destroy(),
  };
}
