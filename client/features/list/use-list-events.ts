import { type RefObject, useEffect } from 'react';
import type { StoreApi } from 'zustand';
import type { EntryRef } from '../../../shared/case/entries.ts';
import { type ResourceField, resourceFields } from '../../../shared/case/resource-field.ts';
import { singleKeys } from '../../ui/single-keys.ts';
import { areaAttribute } from '../../ui/use-area-cycle.ts';
import { type ListArea, listAreas } from './areas.ts';
import type { ListCommands } from './list-commands.ts';
import { listActionOf } from './list-keys.ts';
import type { ListState } from './list-state.ts';

const textFields = 'input:not([type="checkbox"], [type="radio"]), textarea, select';

interface Place {
  readonly area: ListArea | undefined;
  readonly areaElement: HTMLElement | undefined;
  readonly item: HTMLElement | undefined;
  readonly entry: EntryRef | undefined;
}

function placeOf(target: Element): Place {
  const areaElement = target.closest<HTMLElement>(`[${areaAttribute}]`) ?? undefined;
  const item = target.closest<HTMLElement>('[data-item]') ?? undefined;
  const { item: id, root } = item?.dataset ?? {};
  const area = areaElement?.dataset.area;
  return {
    area: listAreas.find((known) => known === area),
    areaElement,
    item,
    entry: id && (root === 'resources' || root === 'gaps') ? { root, id } : undefined,
  };
}

const fieldOf = (area: ListArea | undefined): ResourceField | undefined =>
  resourceFields.find((field) => field === area);

/** Moves the focus within its area. Returns whether the key was meant for that. */
function walk(action: string, { areaElement, item }: Place): boolean {
  if (!areaElement) return false;
  if (action === 'toMenu' || action === 'toRow') {
    if (!item) return false;
    const target = action === 'toRow' ? item : item.querySelector<HTMLElement>('[data-menu]');
    target?.focus();
    return true;
  }
  const items = [...areaElement.querySelectorAll<HTMLElement>('[data-item]')];
  // From the headline, down leads to the first item.
  const at = item ? items.indexOf(item) : -1;
  const to = { next: at + 1, previous: at - 1, first: 0, last: items.length - 1 }[action];
  if (to === undefined) return false;
  // With Home, the first entry rather than the button in front of it.
  const target =
    action === 'first' ? (items.find((each) => each.dataset.root) ?? items[0]) : items[to];
  target?.focus();
  return true;
}

/**
 * Keys, focus and pointer of the whole list, in one place at its root: rows stay free of handlers of their own.
 * Menus and dialogs are drawn outside the root and keep their keys to themselves.
 */
export function useListEvents(
  root: RefObject<HTMLElement | null>,
  list: StoreApi<ListState>,
  commands: ListCommands,
): void {
  useEffect(() => {
    const element = root.current;
    if (!element) return;
    const stop = new AbortController();
    const { signal } = stop;

    element.addEventListener(
      'keydown',
      (event) => {
        const { target } = event;
        if (event.defaultPrevented || event.isComposing || !(target instanceof HTMLElement)) return;
        if (target.matches(textFields)) return;
        const isControl = target.closest('button, a, label, summary') !== null;
        if (isControl && (event.key === 'Enter' || event.key === ' ')) return;
        const action = listActionOf(event, singleKeys.getState().on);
        if (!action) return;
        const place = placeOf(target);
        const isDone =
          walk(action, place) || commands.act(action, place.entry, fieldOf(place.area));
        if (isDone) event.preventDefault();
      },
      { signal },
    );

    element.addEventListener(
      'focusin',
      ({ target }) => {
        if (!(target instanceof Element)) return;
        const { area, item, entry } = placeOf(target);
        if (!area) return;
        const { tabStop, focused } = list.getState();
        const id = item?.dataset.item;
        list.setState({
          area,
          focused: entry && focused?.id === entry.id ? focused : entry,
          tabStop: id && tabStop[area] !== id ? { ...tabStop, [area]: id } : tabStop,
        });
      },
      { signal },
    );

    element.addEventListener(
      'focusout',
      ({ relatedTarget }) => {
        // To nowhere: the window lost the focus, or others took the row away. Into a menu: it belongs to the row.
        if (!(relatedTarget instanceof Element) || list.getState().menu) return;
        if (!element.contains(relatedTarget)) list.setState({ focused: undefined });
      },
      { signal },
    );

    element.addEventListener(
      'click',
      (event) => {
        const { target } = event;
        if (!(target instanceof Element) || target.closest(`button, a, ${textFields}`)) return;
        const { entry, item } = placeOf(target);
        if (!entry || item?.dataset.ghost !== undefined) return;
        const isTouch = event instanceof PointerEvent && event.pointerType === 'touch';
        if (isTouch) commands.act('openSheet', entry, undefined);
        else if (event.detail === 2) commands.act('edit', entry, undefined);
      },
      { signal },
    );
    return () => stop.abort();
  }, [root, list, commands]);
}
