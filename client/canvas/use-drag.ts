import { useEffect } from 'react';
import { useTranslation } from 'react-i18next';
import { type Editor, react, type TLEventInfo } from 'tldraw';
import { type EntryRef, placeEntries } from '../../shared/case/entries.ts';
import { linkAllToStrategy } from '../../shared/case/strategy.ts';
import { useCaseSession } from '../sync/use-case.tsx';
import { announce } from '../ui/announcer.ts';
import { useCommand } from '../ui/use-command.ts';
import { type EntryShape, isEntryShape } from './entry-shape.tsx';
import { entryIdOf } from './entry-shape-id.ts';
import { slotAt } from './map-layout.ts';
import { useMapStore } from './map-state.tsx';

const nothing: ReadonlySet<string> = new Set();

/** The strategy under a point of the window. */
export function strategyAt(x: number, y: number): string | undefined {
  const element = document.elementFromPoint(x, y)?.closest<HTMLElement>('[data-strategy-id]');
  return element?.dataset.strategyId;
}

/** Dragging cards with tldraw's own tool: a drop chooses a slot or a strategy, Escape takes the card back. */
export function useDrag(editor: Editor): void {
  const { t } = useTranslation('map');
  const session = useCaseSession();
  const map = useMapStore();
  const run = useCommand();
  useEffect(() => {
    let shapes: readonly EntryShape[] = [];
    let isCancelled = false;
    let pointer = { x: 0, y: 0 };

    const page = () => editor.inputs.currentPagePoint;
    const start = () => {
      shapes = editor.getSelectedShapes().filter((shape) => isEntryShape(shape));
      isCancelled = false;
      if (shapes.length > 0)
        map.setState({ dragged: new Set(shapes.map(({ id }) => entryIdOf(id))), mode: undefined });
    };
    const isOverMap = () => {
      const { left, right, top, bottom } = editor.getContainer().getBoundingClientRect();
      return pointer.x >= left && pointer.x <= right && pointer.y >= top && pointer.y <= bottom;
    };
    const drop = () => {
      const entries = shapes.map(
        ({ id, props: { root } }): EntryRef => ({ root, id: entryIdOf(id) }),
      );
      const { layout } = map.getState();
      const { board, author, boardStore } = session;
      const strategyId = strategyAt(pointer.x, pointer.y);
      const strategy =
        strategyId === undefined ? undefined : boardStore.getState().strategies.get(strategyId);
      if (strategy) {
        const isLinked = run(() => {
          linkAllToStrategy(board, author, strategy.id, entries);
          return true;
        });
        if (isLinked) announce(t('hint.linked', { letter: strategy.letter }));
        return;
      }
      if (!isOverMap()) return;
      const first = entries[0];
      if (!first) return;
      const slot = slotAt(layout, page(), first.id);
      const isPlaced = run(() => {
        placeEntries(board, author, entries, slot);
        return true;
      });
      if (isPlaced) map.setState({ pinned: new Set(entries.map(({ id }) => id)) });
    };
    const end = () => {
      if (shapes.length === 0) return;
      if (!isCancelled) drop();
      shapes = [];
      session.setPresence({ dragging: undefined });
      map.setState({ dragged: nothing, dropField: undefined });
    };
    const move = () => {
      const first = shapes[0];
      const now = first && editor.getShape(first.id);
      if (!first || !now) return;
      const entityId = entryIdOf(first.id);
      session.setPresence({
        cursor: [Math.round(page().x), Math.round(page().y)],
        dragging: { entityId, point: [Math.round(now.x), Math.round(now.y)] },
      });
      const dropField =
        isOverMap() && strategyAt(pointer.x, pointer.y) === undefined
          ? slotAt(map.getState().layout, page(), entityId).field
          : undefined;
      if (dropField !== map.getState().dropField) map.setState({ dropField });
    };

    const onEvent = (info: TLEventInfo) => {
      if (info.type === 'misc' && info.name === 'cancel') isCancelled = true;
      if (info.type === 'pointer' && shapes.length > 0) move();
    };
    const onPointer = ({ clientX: x, clientY: y }: PointerEvent) => {
      pointer = { x, y };
    };
    editor.on('before-event', onEvent);
    addEventListener('pointermove', onPointer, { capture: true });
    addEventListener('pointerup', onPointer, { capture: true });
    const stop = react('dragging cards', () => {
      if (editor.isIn('select.translating')) {
        if (shapes.length === 0) start();
      } else queueMicrotask(end);
    });
    return () => {
      stop();
      editor.off('before-event', onEvent);
      removeEventListener('pointermove', onPointer, { capture: true });
      removeEventListener('pointerup', onPointer, { capture: true });
    };
  }, [editor, session, map, run, t]);
}
