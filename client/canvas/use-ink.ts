import { useEffect } from 'react';
import { type Editor, type TLEventInfo, type TLRecord, type TLShapeId, toRichText } from 'tldraw';
import { type InkRecord, observeInk, readInk, writeInk } from '../../shared/case/ink.ts';
import { useCaseSession } from '../sync/use-case.tsx';

/** Changes by key (nudging, deleting) are gathered for so long, ms. A gesture is gathered until the pointer lets go. */
const gatherMs = 80;

const isInk = (record: TLRecord): boolean =>
  record.typeName === 'binding' ||
  (record.typeName === 'shape' && (record.type === 'draw' || record.type === 'arrow'));

/**
 * A record from elsewhere as tldraw may take it, or undefined. It lies on our page, unlocked, in the size of all others, and
 * says nothing: labels are rich text of any depth, which nobody can write here.
 */
function taken(editor: Editor, record: InkRecord): TLRecord | undefined {
  try {
    if (record.typeName === 'binding')
      return editor.store.schema.types.binding.validate(record) as TLRecord;
    const props = record.props as Record<string, unknown>;
    const shape = {
      ...record,
      parentId: editor.getCurrentPageId(),
      isLocked: false,
      meta: {},
      props: { ...props, scale: 1, ...(record.type === 'arrow' && { richText: toRichText('') }) },
    };
    return editor.store.schema.types.shape.validate(shape) as TLRecord;
  } catch {
    return undefined;
  }
}

/** Only an arrow is tied, and only to what is there: tldraw trusts its bindings and moves the ends for ever otherwise. */
function holds({ store }: Editor, record: TLRecord): boolean {
  if (record.typeName !== 'binding') return false;
  const [from, to] = [store.get(record.fromId), store.get(record.toId)];
  return from?.type === 'arrow' && to !== undefined && to.type !== 'arrow';
}

/** Ink on the canvas and ink on the board are the same, both ways; undo goes through the board. */
export function useInk(editor: Editor): void {
  const session = useCaseSession();
  useEffect(() => {
    const { board, author } = session;
    let known: ReadonlyMap<string, InkRecord> = new Map();
    let isWriting = false;
    const changed = new Set<string>();
    let timer: ReturnType<typeof setTimeout> | undefined;
    /** Ink under the id of a card would take the card's place. */
    const isEntry = (id: string) => editor.store.get(id as TLShapeId)?.type === 'entry';

    const show = () => {
      const next = readInk(board);
      const before = known;
      known = next;
      if (isWriting) return;
      const updates = [...next.values()].filter(
        ({ id }) => before.get(id) !== next.get(id) && !changed.has(id) && !isEntry(id),
      );
      const gone = [...before.keys()].filter(
        (id) => !next.has(id) && !isEntry(id) && editor.store.has(id as TLShapeId),
      );
      const records = updates.flatMap((record) => taken(editor, record) ?? []);
      const shapes = records.filter(({ typeName }) => typeName === 'shape');
      editor.store.mergeRemoteChanges(() => {
        editor.store.remove(gone as TLShapeId[]);
        editor.store.put(shapes);
        // After the shapes: a binding needs both its ends.
        const bindings = records.filter((record) => holds(editor, record));
        editor.store.put(bindings);
      });
    };

    const flush = () => {
      clearTimeout(timer);
      timer = undefined;
      if (changed.size === 0) return;
      const put: InkRecord[] = [];
      const remove: string[] = [];
      for (const id of changed) {
        const record = editor.store.get(id as TLShapeId);
        if (record) put.push(structuredClone(record) as unknown as InkRecord);
        else if (known.has(id)) remove.push(id);
      }
      changed.clear();
      isWriting = true;
      try {
        writeInk(board, author, { put, remove });
      } finally {
        isWriting = false;
      }
    };
    const flushLater = () => {
      if (!editor.inputs.isPointing) timer ??= setTimeout(flush, gatherMs);
    };

    show();
    const releases = [
      observeInk(board, show),
      editor.store.listen(
        ({ changes }) => {
          const touched: TLRecord[] = [
            ...Object.values(changes.added),
            ...Object.values(changes.updated).map(([, after]) => after),
            ...Object.values(changes.removed),
          ];
          for (const record of touched) if (isInk(record)) changed.add(record.id);
          if (changed.size > 0) flushLater();
        },
        { source: 'user', scope: 'document' },
      ),
      // Only strokes and arrows are ink; nothing else is ever drawn here.
      editor.sideEffects.registerAfterCreateHandler('shape', (shape, source) => {
        if (source === 'user' && !isInk(shape) && shape.type !== 'entry')
          editor.deleteShape(shape.id);
      }),
    ];
    const onEvent = (info: TLEventInfo) => {
      if (info.type === 'pointer' && info.name === 'pointer_up') flushLater();
    };
    editor.on('event', onEvent);
    return () => {
      flush();
      editor.off('event', onEvent);
      for (const release of releases) release();
    };
  }, [editor, session]);
}
