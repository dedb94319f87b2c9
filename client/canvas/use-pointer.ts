import { useEffect } from 'react';
import { type Editor, react, type TLEventInfo } from 'tldraw';
import { useCaseSession } from '../sync/use-case.tsx';
import { useCaseViewStore } from '../ui/case-view.tsx';
import { isEntryShape } from './entry-shape.tsx';
import { entryIdOf } from './entry-shape-id.ts';
import { useMapStore } from './map-state.tsx';

/** One's own pointer and selection for the others; what a click on a card means beyond selecting it. */
export function usePointer(editor: Editor): void {
  const session = useCaseSession();
  const map = useMapStore();
  const view = useCaseViewStore();
  useEffect(() => {
    const container = editor.getContainer();
    const entryUnderPointer = () => {
      const shape = editor.getShapeAtPoint(editor.inputs.currentPagePoint, { hitInside: true });
      return isEntryShape(shape) ? { root: shape.props.root, id: entryIdOf(shape.id) } : undefined;
    };
    const onEvent = (info: TLEventInfo) => {
      // With a negative id the canvas tells of a camera that moved under a pointer at rest.
      if (info.type === 'pointer' && info.name === 'pointer_move' && info.pointerId >= 0) {
        const { x, y } = editor.inputs.currentPagePoint;
        session.setPresence({ cursor: [Math.round(x), Math.round(y)] });
      }
      if (info.type === 'pointer' && info.name === 'pointer_down') session.undo.stopCapturing();
      if (info.type === 'click' && info.name === 'double_click' && info.phase === 'up') {
        if (!editor.isIn('select') || editor.getIsReadonly()) return;
        const entry = entryUnderPointer();
        if (!entry) return;
        if (info.shiftKey) view.setState({ sheet: entry });
        else map.setState({ editing: entry.id });
      }
    };
    const onLeave = () => session.setPresence({ cursor: undefined });
    // Wheel and pinch work wherever the pointer is; keys reach tldraw only from inside anyway.
    editor.focus({ focusContainer: false });
    editor.on('event', onEvent);
    container.addEventListener('pointerleave', onLeave);
    // The canvas takes the focus by pointer; by key one comes to headlines, stacks and the hub.
    const onDown = ({ target }: PointerEvent) => {
      if (target instanceof Element && !target.closest('button, textarea, input, select, a'))
        container.focus({ preventScroll: true });
    };
    container.addEventListener('pointerdown', onDown);
    const stop = react('own selection', () => {
      const only = editor.getOnlySelectedShape() ?? undefined;
      session.setPresence({ selected: isEntryShape(only) ? entryIdOf(only.id) : undefined });
    });
    return () => {
      stop();
      editor.off('event', onEvent);
      container.removeEventListener('pointerleave', onLeave);
      container.removeEventListener('pointerdown', onDown);
      session.setPresence({ cursor: undefined, dragging: undefined, selected: undefined });
    };
  }, [editor, session, map, view]);
}
