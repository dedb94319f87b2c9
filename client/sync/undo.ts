import * as Y from 'yjs';
import { createStore, type StoreApi } from 'zustand/vanilla';
import type { Author } from '../../shared/case/author.ts';
import { removeEntity } from '../../shared/case/entity.ts';
import { schemaVersionOf } from '../../shared/case/meta.ts';
import { schemaVersion } from '../../shared/case/migrate.ts';
import { onRestored } from '../../shared/case/restored-mark.ts';
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

/** The undoing of one document: of the board, or of a vault beside it. */
interface Part {
  readonly doc: Y.Doc;
  readonly manager: Y.UndoManager;
  /** The entries the step that is being undone added. */
  added: ReadonlySet<Y.Item>;
}

/** What one command changed: one item of the stack of each. */
type Step = Part[];

/** Leaves the last step alone on its stack: one that changes nothing would make Yjs take the one before it as well. */
function lastAlone<T>(stack: T[]): () => void {
  const earlier = stack.splice(0, stack.length - 1);
  return () => void stack.unshift(...earlier);
}

/**
 * Undoes one person's own work on the whole board: a step is one command, or one stretch of typing in one text.
 * Undoing that an entry was added marks it as removed and never deletes it: others may be writing in it at this moment, and
 * what is written in something deleted is lost. Redoing takes the mark away.
 */
export function createUndo(
  board: Y.Doc,
  author: Author,
): Undo & { follow(vault: Y.Doc): void; destroy(): void } {
  let typedIn: Y.Text | undefined;
  /** Counts the commands: each is one transaction of the board, around those of the vaults. */
  let command = 0;
  let recorded = -1;
  const done: Step[] = [];
  const undone: Step[] = [];
  const parts: Part[] = [];
  const writtenByOthers = new Set<string>();
  const listeners = new Set<(entries: readonly KeptEntry[]) => void>();

  function record(part: Part): void {
    if (recorded === command) done.at(-1)?.push(part);
    else done.push([part]);
    recorded = command;
    for (const { manager } of parts) manager.clear(false, true);
    undone.length = 0;
    refresh();
  }

  function follow(doc: Y.Doc): void {
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
      deleteFilter: (item) => !part.added.has(entryOf(doc, item)?.item ?? item),
    });
    const part: Part = { doc, manager, added: new Set() };
    manager.on('stack-item-added', ({ type }) => {
      if (type === 'undo' && !manager.redoing) record(part);
    });
    doc.on('afterTransaction', watchOthers);
    parts.push(part);
  }

  const watchOthers = ({ origin, changed }: Y.Transaction, doc: Y.Doc) => {
    if (origin === author || origin instanceof Y.UndoManager) return;
    for (const type of changed.keys()) {
      const entry = entryOf(doc, type._item);
      if (entry) writtenByOthers.add(entry.id);
    }
  };
  const countCommand = ({ origin }: Y.Transaction) => {
    if (origin === author) command += 1;
  };
  board.on('beforeTransaction', countCommand);

  /** Takes back what a step did in one document; returns whether that changed anything. */
  function undoPart(part: Part): boolean {
    const { doc, manager } = part;
    const putBack = lastAlone(manager.undoStack);
    const [step] = manager.undoStack;
    const entries = [...(step ? itemsOf(doc, step.insertions) : [])].flatMap((item) => {
      const entry = entryOf(doc, item);
      return entry?.item === item && !item.deleted ? [entry] : [];
    });
    part.added = new Set(entries.map(({ item }) => item));
    const going = entries.filter(({ root, id }) => {
      const stored = rootMap(doc, root)?.get(id);
      return stored instanceof Y.Map && !isRemovalMark(stored.get('removed'));
    });
    let isChanged = false;
    // One transaction, and for Yjs part of the undoing: one redo brings all of it back.
    try {
      doc.transact(() => {
        isChanged = manager.undo() !== null || going.length > 0;
        putBack();
        manager.undoing = true;
        for (const { root, id } of going) removeEntity(doc, author, root, id);
      }, manager);
    } finally {
      manager.undoing = false;
      part.added = new Set();
    }
    const kept = going.filter(({ id }) => writtenByOthers.has(id));
    if (kept.length > 0)
      for (const listener of listeners) listener(kept.map(({ root, id }) => ({ root, id })));
    return isChanged;
  }

  /** Takes back the last step; returns whether that changed anything. */
  function undoStep(step: Step): boolean {
    const changed = step.toReversed().filter(undoPart);
    if (changed.length > 0) undone.push(changed);
    return changed.length > 0;
  }

  function redoStep(step: Step): boolean {
    const changed = step.toReversed().filter(({ manager }) => {
      const putBack = lastAlone(manager.redoStack);
      const isChanged = manager.redo() !== null;
      putBack();
      return isChanged;
    });
    if (changed.length > 0) done.push(changed);
    return changed.length > 0;
  }

  const isReadOnly = () => schemaVersionOf(board) > schemaVersion;
  const store = createStore(() => ({ canUndo: false, canRedo: false }));
  const refresh = () => {
    const next = { canUndo: done.length > 0, canRedo: undone.length > 0 };
    const { canUndo, canRedo } = store.getState();
    if (canUndo !== next.canUndo || canRedo !== next.canRedo) store.setState(next);
  };
  // What a restored state has put back, an older step would put back a second time.
  const stopForgetting = onRestored(board, () => {
    for (const { manager } of parts) manager.clear();
    done.length = 0;
    undone.length = 0;
    refresh();
  });
  follow(board);
  return {
    follow,
    undo() {
      if (isReadOnly()) return;
      for (let step = done.pop(); step && !undoStep(step); step = done.pop());
      refresh();
    },
    redo() {
      if (isReadOnly()) return;
      for (let step = undone.pop(); step && !redoStep(step); step = undone.pop());
      refresh();
    },
    stopCapturing() {
      for (const { manager } of parts) manager.stopCapturing();
    },
    onKept(listener) {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
    store,
    destroy() {
      board.off('beforeTransaction', countCommand);
      stopForgetting();
      listeners.clear();
      for (const { doc, manager } of parts) {
        doc.off('afterTransaction', watchOthers);
        manager.destroy();
      }
    },
  };
}
