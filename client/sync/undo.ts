import * as Y from 'yjs';
import { createStore, type StoreApi } from 'zustand/vanilla';
import type { Author } from '../../shared/case/author.ts';
import { removeEntity } from '../../shared/case/entity.ts';
import { schemaVersionOf } from '../../shared/case/meta.ts';
import { schemaVersion } from '../../shared/case/migrate.ts';
import { isRemovalMark, type RootName, rootMap, rootNames } from '../../shared/case/roots.ts';

/** An entry of the board. */
export interface KeptEntry {
  readonly root: RootName;
  readonly id: string;
}

export interface Undo {
  undo(): void;
  redo(): void;
  /** What follows becomes a step of its own. */
  stopCapturing(): void;
  /** Called with the added entries whose words an undo kept: others have written in them, so they are only removed. */
  onKept(listener: (entries: readonly KeptEntry[]) => void): () => void;
  readonly store: StoreApi<{ readonly canUndo: boolean; readonly canRedo: boolean }>;
}

interface EntryItem extends KeptEntry {
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
 * Undoing that an entry was added marks it as removed and never deletes it: others may be writing in it at this moment, and
 * what is written in something deleted is lost. Redoing takes the mark away.
 */
export function createUndo(doc: Y.Doc, author: Author): Undo & { destroy(): void } {
  let typedIn: Y.Text | undefined;
  const writtenByOthers = new Set<string>();
  const listeners = new Set<(entries: readonly KeptEntry[]) => void>();
  let added: ReadonlySet<Y.Item> = new Set();

  const manager: Y.UndoManager = new Y.UndoManager(doc, {
    trackedOrigins: new Set([author]),
    captureTransaction({ changed, origin }) {
      // Yjs takes what changes nothing for a step.
      if (changed.size === 0) return false;
      if (origin !== author) return true;
      const [type, ...others] = changed.keys();
      const text = others.length === 0 && type instanceof Y.Text ? type : undefined;
      if (!text || text !== typedIn) manager.stopCapturing();
      typedIn = text;
      return true;
    },
    deleteFilter: (item) => !added.has(entryOf(doc, item)?.item ?? item),
  });
  const watchOthers = ({ origin, changed }: Y.Transaction) => {
    if (origin === author || origin === manager) return;
    for (const type of changed.keys()) {
      const entry = entryOf(doc, type._item);
      if (entry) writtenByOthers.add(entry.id);
    }
  };
  doc.on('afterTransaction', watchOthers);

  const isThere = ({ root, id }: KeptEntry) => {
    const stored = rootMap(doc, root)?.get(id);
    return stored instanceof Y.Map && !isRemovalMark(stored.get('removed'));
  };

  /** Takes back the last step; returns whether that changed anything. */
  function undoStep(): boolean {
    // The step alone: one that changes nothing would make Yjs undo the one before it as well, entries and all.
    const earlier = manager.undoStack.splice(0, manager.undoStack.length - 1);
    const [step] = manager.undoStack;
    const entries = [...(step ? itemsOf(doc, step.insertions) : [])].flatMap((item) => {
      const entry = entryOf(doc, item);
      return entry?.item === item && !item.deleted ? [entry] : [];
    });
    added = new Set(entries.map(({ item }) => item));
    const going = entries.filter(isThere);
    let isChanged = false;
    // One transaction, and for Yjs part of the undoing: one redo brings all of it back.
    try {
      doc.transact(() => {
        isChanged = manager.undo() !== null || going.length > 0;
        manager.undoStack.unshift(...earlier);
        manager.undoing = true;
        for (const { root, id } of going) removeEntity(doc, author, root, id);
      }, manager);
    } finally {
      manager.undoing = false;
      added = new Set();
    }
    const kept = going.filter(({ id }) => writtenByOthers.has(id));
    if (kept.length > 0)
      for (const listener of listeners) listener(kept.map(({ root, id }) => ({ root, id })));
    return isChanged;
  }

  const isReadOnly = () => schemaVersionOf(doc) > schemaVersion;
  const store = createStore(() => ({ canUndo: false, canRedo: false }));
  const refresh = () => {
    const next = { canUndo: manager.canUndo(), canRedo: manager.canRedo() };
    const { canUndo, canRedo } = store.getState();
    if (canUndo !== next.canUndo || canRedo !== next.canRedo) store.setState(next);
  };
  manager.on('stack-item-added', refresh);
  manager.on('stack-cleared', refresh);
  return {
    undo() {
      if (isReadOnly()) return;
      while (manager.canUndo() && !undoStep());
      refresh();
    },
    redo() {
      if (isReadOnly()) return;
      manager.redo();
      refresh();
    },
    stopCapturing: () => manager.stopCapturing(),
    onKept(listener) {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
    store,
    destroy() {
      doc.off('afterTransaction', watchOthers);
      listeners.clear();
      manager.destroy();
    },
  };
}
