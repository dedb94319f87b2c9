import * as Y from 'yjs';
import { createStore, type StoreApi } from 'zustand/vanilla';
import type { Author } from '../../shared/case/author.ts';
import { removeEntity } from '../../shared/case/entity.ts';
import { type RootName, rootMap, rootNames } from '../../shared/case/roots.ts';

export interface Undo {
  undo(): void;
  redo(): void;
  /** What follows becomes a step of its own. */
  stopCapturing(): void;
  readonly store: StoreApi<{ readonly canUndo: boolean; readonly canRedo: boolean }>;
}

interface EntryItem {
  readonly root: RootName;
  readonly id: string;
  readonly item: Y.Item;
}

/** The entry of the board an item lies in. */
function entryOf(doc: Y.Doc, inner: Y.Item | null): EntryItem | undefined {
  for (let item = inner; item; ) {
    const { parent, parentSub } = item;
    if (!(parent instanceof Y.AbstractType)) return undefined;
    if (parent._item === null) {
      const root = rootNames.find((name) => rootMap(doc, name) === parent);
      return root && parentSub !== null ? { root, id: parentSub, item } : undefined;
    }
    item = parent._item;
  }
  return undefined;
}

function* itemsOf(doc: Y.Doc, set: Y.UndoManager['undoStack'][number]['insertions']) {
  for (const [client, ranges] of set.clients) {
    for (const { clock, len } of ranges) {
      for (let at = clock; at < clock + len; ) {
        const struct = Y.getItem(doc.store, Y.createID(client, at));
        if (struct instanceof Y.Item) yield struct;
        at = struct.id.clock + struct.length;
      }
    }
  }
}

/**
 * Undoes one person's own work on the whole board: a step is one command, or one stretch of typing in one text.
 * Undoing that a card was added would delete what others wrote in it meanwhile: such a card is marked as removed
 * instead, words and all, and can be brought back.
 */
export function createUndo(doc: Y.Doc, author: Author): Undo & { destroy(): void } {
  let typedIn: Y.Text | undefined;
  const writtenByOthers = new Set<string>();
  let kept: ReadonlySet<Y.Item> = new Set();
  // Another origin than the author: the removal is no step to be undone, which would only bring the card back.
  const untracked: Author = { ...author, now: () => author.now() };

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
    deleteFilter: (item) => !kept.has(entryOf(doc, item)?.item ?? item),
  });
  const watchOthers = ({ origin, changed }: Y.Transaction) => {
    if (origin === author || origin === untracked || origin === manager) return;
    for (const type of changed.keys()) {
      const entry = entryOf(doc, type._item);
      if (entry) writtenByOthers.add(entry.id);
    }
  };
  doc.on('afterTransaction', watchOthers);

  function undo(): void {
    const step = manager.undoStack.at(-1);
    if (!step) return;
    const inserted = new Set(itemsOf(doc, step.insertions));
    const shared = [...inserted].flatMap((item) => {
      const entry = entryOf(doc, item);
      return entry?.item === item && writtenByOthers.has(entry.id) ? [entry] : [];
    });
    if (shared.length === 0) {
      manager.undo();
      return;
    }
    kept = new Set(shared.map(({ item }) => item));
    const isAll =
      step.deletions.clients.size === 0 &&
      [...inserted].every((item) => kept.has(entryOf(doc, item)?.item ?? item));
    // A step that changes nothing would make Yjs undo the one before it as well.
    if (isAll) manager.undoStack.pop();
    else manager.undo();
    kept = new Set();
    for (const { root, id } of shared) removeEntity(doc, untracked, root, id);
    refresh();
  }

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
    undo,
    redo: () => void manager.redo(),
    stopCapturing: () => manager.stopCapturing(),
    store,
    destroy() {
      doc.off('afterTransaction', watchOthers);
      manager.destroy();
    },
  };
}
