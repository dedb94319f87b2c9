import { type RefObject, useEffect } from 'react';
import { useTranslation } from 'react-i18next';
import { removeEntity, restoreEntity } from '../../shared/case/entity.ts';
import { type EntryRef, placeEntry } from '../../shared/case/entries.ts';
import type { ResourceField } from '../../shared/case/resource-field.ts';
import { useCaseSession } from '../sync/use-case.tsx';
import { useCaseViewStore } from '../ui/case-view.tsx';
import { singleKeys } from '../ui/single-keys.ts';
import { toasts } from '../ui/toasts.ts';
import { useCommand } from '../ui/use-command.ts';
import { isReadOnly } from '../ui/use-read-only.ts';
import { isEntryShape } from './entry-shape.tsx';
import { entryIdOf, entryShapeId } from './entry-shape-id.ts';
import { cardToward, type Direction, fieldByKey } from './map-keys.ts';
import { useMapStore } from './map-state.tsx';
import { centreMap } from './use-camera.ts';

const arrows: Readonly<Record<string, Direction>> = {
  ArrowLeft: 'left',
  ArrowRight: 'right',
  ArrowUp: 'up',
  ArrowDown: 'down',
};
/** After V a digit chooses the field for so long, ms. */
const chordMs = 3_000;

/** The keys of the map. They come before tldraw's own, which would nudge cards and keep Tab for itself. */
export function useMapKeys(container: RefObject<HTMLElement | null>): void {
  const { t } = useTranslation(['map', 'common']);
  const session = useCaseSession();
  const map = useMapStore();
  const view = useCaseViewStore();
  const run = useCommand();
  useEffect(() => {
    const element = container.current;
    if (!element) return;
    let movingSince = Number.NEGATIVE_INFINITY;

    const editor = () => map.getState().editor;
    const selected = (): EntryRef | undefined => {
      const shape = editor()?.getOnlySelectedShape();
      return shape && isEntryShape(shape)
        ? { root: shape.props.root, id: entryIdOf(shape.id) }
        : undefined;
    };
    /** In an opened field cards are elements of the page and hold the focus themselves. */
    const focused = (target: EventTarget | null): EntryRef | undefined => {
      const id =
        target instanceof Element
          ? target.closest<HTMLElement>('[data-entry]')?.dataset.entry
          : undefined;
      if (id === undefined) return undefined;
      return { root: session.boardStore.getState().gaps.has(id) ? 'gaps' : 'resources', id };
    };
    const focusCard = (id: string) => {
      editor()?.select(entryShapeId(id));
      element
        .querySelector<HTMLElement>(`[data-entry="${CSS.escape(id)}"]`)
        ?.focus({ preventScroll: true });
    };
    const focusField = (field: ResourceField) =>
      element.querySelector<HTMLElement>(`[data-field-head="${field}"]`)?.focus();
    const fieldOf = ({ root, id }: EntryRef) =>
      session.boardStore.getState()[root].get(id)?.field ?? 'personal';

    const remove = (entry: EntryRef) => {
      const { board, author } = session;
      const state = session.boardStore.getState();
      const text =
        entry.root === 'gaps'
          ? state.gaps.get(entry.id)?.question
          : state.resources.get(entry.id)?.text;
      const field = fieldOf(entry);
      const { shown } = map.getState().layout.fields[field];
      const next = shown[shown.indexOf(entry.id) + 1] ?? shown[shown.indexOf(entry.id) - 1];
      run(() => removeEntity(board, author, entry.root, entry.id));
      toasts.undo(t('map:removed', { text: text ?? '' }), t('common:undo'), () =>
        run(() => restoreEntity(board, author, entry.root, entry.id)),
      );
      if (next !== undefined) focusCard(next);
      else focusField(field);
    };
    const reorder = (entry: EntryRef, step: 1 | -1) => {
      const field = fieldOf(entry);
      const { order, arranged } = map.getState().layout.fields[field];
      const ids = view.getState().openField ? order : arranged;
      const index = ids.indexOf(entry.id);
      if (index + step < 0 || index + step >= ids.length) return;
      const before = ids[step === 1 ? index + 2 : index - 1];
      map.setState({ pinned: new Set([entry.id]) });
      run(() => placeEntry(session.board, session.author, entry, { field, before }));
    };
    const removeInk = () => {
      const ink =
        editor()
          ?.getSelectedShapes()
          .filter((shape) => !isEntryShape(shape)) ?? [];
      editor()?.deleteShapes(ink);
    };

    /** Returns whether the key meant something here. */
    const handle = (event: KeyboardEvent): boolean => {
      const { key, shiftKey, altKey, target } = event;
      const { openField } = view.getState();
      const entry = openField ? focused(target) : selected();
      const state = map.getState();
      const direction = arrows[key];
      const head = target instanceof HTMLElement ? target.dataset.fieldHead : undefined;
      if (event.ctrlKey || event.metaKey) return false;
      if (key === 'Tab') return true;
      if (direction && head !== undefined) {
        const first = state.layout.fields[head as ResourceField].shown[0];
        if (first === undefined) return false;
        focusCard(first);
        return true;
      }
      if (direction && entry && !openField) {
        if (altKey && !isReadOnly(session) && (direction === 'up' || direction === 'down'))
          reorder(entry, direction === 'up' ? -1 : 1);
        else {
          const next = cardToward(state.layout, entry.id, direction);
          if (next !== undefined) focusCard(next);
        }
        return true;
      }
      if (altKey) return false;
      if (key === 'Escape') {
        if (state.mode) {
          map.setState({ mode: undefined, linking: undefined });
          return true;
        }
        if (openField) {
          view.setState({ openField: undefined });
          return true;
        }
        if (entry && !editor()?.isIn('select.translating')) {
          editor()?.selectNone();
          focusField(fieldOf(entry));
          return true;
        }
        const canvas = editor();
        if (canvas?.getPath() === 'select.idle' && canvas.getSelectedShapeIds().length === 0)
          centreMap(canvas, { page: state.layout.page, zoom: state.zoom });
        return false;
      }
      if (target instanceof Element && target.closest('button, a')) {
        if (key === 'Enter' || key === ' ') return true;
      }
      if (key === 'Enter' && entry) {
        if (shiftKey || isReadOnly(session)) view.setState({ sheet: entry });
        else map.setState({ editing: entry.id });
        event.preventDefault();
        return true;
      }
      const isOn = singleKeys.getState().on;
      if (key === '?' && isOn) {
        map.setState({ showsKeys: true });
        return true;
      }
      if (isReadOnly(session)) return false;
      if (key === 'Delete' || key === 'Backspace') {
        if (entry) remove(entry);
        else removeInk();
        return true;
      }
      if (!isOn) return false;
      const chosen = fieldByKey[key];
      if (chosen && entry && event.timeStamp - movingSince < chordMs) {
        movingSince = Number.NEGATIVE_INFINITY;
        map.setState({ pinned: new Set([entry.id]) });
        run(() => placeEntry(session.board, session.author, entry, { field: chosen }));
        return true;
      }
      const field =
        openField ?? (entry ? fieldOf(entry) : ((head as ResourceField | undefined) ?? 'personal'));
      switch (key.toLowerCase()) {
        case 'n':
          map.setState({ draft: { root: 'resources', field } });
          break;
        case 'l':
          map.setState({ draft: { root: 'gaps', field } });
          break;
        case 'k':
          map.setState({ mode: 'link', linking: entry });
          break;
        case 'd':
          editor()?.setCurrentTool('draw');
          break;
        case 'v':
          if (!entry) return false;
          movingSince = event.timeStamp;
          break;
        default:
          return false;
      }
      event.preventDefault();
      return true;
    };

    const onKeyDown = (event: KeyboardEvent) => {
      const { target } = event;
      if (!(target instanceof Element)) return;
      const inPlace = target.closest('[data-in-place]');
      if (inPlace) {
        const editing = map.getState().editing;
        const ends =
          event.key === 'Escape' || (event.key === 'Enter' && target.matches('textarea'));
        if (editing === undefined || !ends || event.shiftKey || event.isComposing) return;
        event.preventDefault();
        event.stopPropagation();
        map.setState({ editing: undefined });
        focusCard(editing);
        return;
      }
      if (target.matches('input, textarea, select') || target.closest('dialog, [role=menu]'))
        return;
      if (handle(event)) event.stopPropagation();
    };
    element.addEventListener('keydown', onKeyDown, { capture: true });
    return () => element.removeEventListener('keydown', onKeyDown, { capture: true });
  }, [container, session, map, view, run, t]);
}
