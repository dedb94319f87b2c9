import type { Editor, TLRecord, TLShapeId } from 'tldraw';
import type { BoardState } from '../../shared/case/board.ts';
import { resourceFields } from '../../shared/case/resource-field.ts';
import { entriesByField } from '../../shared/case/select.ts';
import type { EntryShape } from './entry-shape.tsx';
import { isEntryShape } from './entry-shape.tsx';
import { entryIdOf, entryShapeId } from './entry-shape-id.ts';
import type { MapLayout, Rect } from './map-layout.ts';

interface Placement {
  readonly root: EntryShape['props']['root'];
  readonly rect: Rect;
  readonly hidden: boolean;
}

function placements(board: BoardState, layout: MapLayout): Map<string, Placement> {
  const result = new Map<string, Placement>();
  const fields = entriesByField(board);
  for (const field of resourceFields) {
    const { rect, stack } = layout.fields[field];
    // Entries in a stack keep a shape there, so that arrows bound to them point to the stack.
    const elsewhere = stack ?? { x: rect.x + rect.w / 2, y: rect.y + rect.h / 2, w: 1, h: 1 };
    for (const { root, id } of fields[field]) {
      const shown = layout.cards.get(id);
      result.set(id, { root, rect: shown ?? elsewhere, hidden: shown === undefined });
    }
  }
  return result;
}

export interface ShapeOverrides {
  /** Being dragged here: left alone. */
  readonly dragged: ReadonlySet<string>;
  /** Being dragged by others: where. */
  readonly lifted: ReadonlyMap<string, readonly [x: number, y: number]>;
}

/** Makes the canvas show the entries of the board where the layout puts them; touches only what differs. */
export function syncShapes(
  editor: Editor,
  board: BoardState,
  layout: MapLayout,
  { dragged, lifted }: ShapeOverrides,
): void {
  const wanted = placements(board, layout);
  const puts: TLRecord[] = [];
  const removals: TLShapeId[] = [];
  const pageId = editor.getCurrentPageId();
  const create = editor.store.schema.types.shape;
  for (const [id, { root, rect, hidden }] of wanted) {
    if (dragged.has(id)) continue;
    const shapeId = entryShapeId(id);
    const present = editor.getShape(shapeId);
    const [x, y] = lifted.get(id) ?? [rect.x, rect.y];
    const isShown = !hidden || lifted.has(id);
    if (
      isEntryShape(present) &&
      present.x === x &&
      present.y === y &&
      present.props.w === rect.w &&
      present.props.h === rect.h &&
      present.props.root === root &&
      present.meta.hidden !== isShown
    )
      continue;
    const props =
      isEntryShape(present) && present.props.w === rect.w && present.props.h === rect.h
        ? present.props
        : { root, w: rect.w, h: rect.h };
    const record = {
      id: shapeId,
      type: 'entry',
      parentId: pageId,
      index: 'a1',
      x,
      y,
      rotation: 0,
      props,
      meta:
        isEntryShape(present) && present.meta.hidden === !isShown
          ? present.meta
          : { hidden: !isShown },
    };
    puts.push(create.create(record as never) as TLRecord);
  }
  for (const shape of editor.getCurrentPageShapes()) {
    if (!isEntryShape(shape) || wanted.has(entryIdOf(shape.id))) continue;
    // An arrow keeps its hold on a card that may come back.
    const isBound = editor.getBindingsToShape(shape.id, 'arrow').length > 0;
    if (!isBound) removals.push(shape.id);
    else if (shape.meta.hidden !== true)
      puts.push({ ...shape, meta: { hidden: true } } as unknown as TLRecord);
  }
  if (puts.length === 0 && removals.length === 0) return;
  editor.store.mergeRemoteChanges(() => {
    if (puts.length > 0) editor.store.put(puts);
    if (removals.length > 0) editor.store.remove(removals);
  });
}
