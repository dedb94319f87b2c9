import { type RefObject, useLayoutEffect, useMemo, useRef } from 'react';
import type { EntryRef } from '../../shared/case/entries.ts';
import type { ResourceField } from '../../shared/case/resource-field.ts';
import { resourceFields } from '../../shared/case/resource-field.ts';
import { type Entry, entriesByField } from '../../shared/case/select.ts';
import { useBoard, useChair } from '../sync/use-case.tsx';
import { useCaseView } from '../ui/case-view.tsx';
import { byRelevance, keptOrder, type Placed, relevanceOf } from '../ui/entry-order.ts';
import { perField } from '../ui/per-field.ts';
import { useFontsReady } from '../ui/use-fonts-ready.ts';
import { useSize } from '../ui/use-size.ts';
import { fitPage, layoutMap } from './map-layout.ts';
import { useMap, useMapStore } from './map-state.tsx';
import { cardHeight } from './measure-text.ts';

type Order = Record<ResourceField, readonly string[]>;

/** What this person has before them, for as long as they do not ask for another order. */
interface Arrangement {
  readonly sorting: string;
  readonly ids: ReadonlyMap<string, unknown>;
  readonly fields: Readonly<Record<ResourceField, readonly Placed[]>>;
}

const idsOf = (fields: Readonly<Record<ResourceField, readonly Entry[]>>): Order =>
  perField((field) => fields[field].map(({ id }) => id));

/** Keeps the layout in step with board, window and fonts. */
export function useLayoutKeeper(container: RefObject<HTMLElement | null>): void {
  const store = useMapStore();
  const size = useSize(container);
  const isFontReady = useFontsReady();
  const fields = useBoard(entriesByField);
  const strategies = useBoard((board) => board.strategies);
  const directions = useBoard((board) => board.directions);
  const current = useChair((chair) => chair.current);
  const sortBy = useCaseView((view) => view.sortBy);
  const sorted = useCaseView((view) => view.sorted);
  const openField = useCaseView((view) => view.openField);
  const pinned = useMap((state) => state.pinned);
  const shown = useRef<Arrangement>(undefined);

  const letters = useMemo(() => {
    const count = new Map<string, number>();
    for (const { resourceIds } of strategies.values())
      for (const id of resourceIds) count.set(id, (count.get(id) ?? 0) + 1);
    return count;
  }, [strategies]);

  useLayoutEffect(() => {
    if (!isFontReady || !size || size.w === 0) return;
    const order = idsOf(fields);
    const sorting = `${sortBy} ${sorted} ${openField}`;
    // Nothing jumps while people work: only this person's own wish sorts anew.
    const before = shown.current?.sorting === sorting ? shown.current : undefined;
    const relevance = relevanceOf(
      { directions, strategies },
      current.map(({ directionId }) => directionId),
    );
    const isNew = (id: string) => !before?.ids.has(id);
    const kept =
      before &&
      perField((field) =>
        keptOrder(before.fields[field], fields[field], isNew).map(({ id }) => id),
      );
    const entries = new Map(
      resourceFields.flatMap((field) => fields[field].map((entry) => [entry.id, entry] as const)),
    );
    const { zoom, page } = fitPage(size);
    const layout = layoutMap({
      page,
      order,
      crowdedOrder:
        sortBy === 'order'
          ? order
          : idsOf(perField((field) => byRelevance(fields[field], relevance))),
      kept,
      pinned,
      heightOf: (id, width) => {
        const entry = entries.get(id);
        return entry ? cardHeight(cardText(entry, letters.get(id) ?? 0), width) : 0;
      },
    });
    const now = store.getState();
    const known = shown.current;
    const hidden = new Set(
      resourceFields.flatMap((field) => (field === openField ? [] : layout.fields[field].hidden)),
    );
    const come = resourceFields.flatMap((field) => {
      const there = new Set(known?.fields[field].map(({ id }) => id));
      return known ? layout.fields[field].order.filter((id) => !there.has(id)) : [];
    });
    const arrived = [...now.arrived, ...come].filter((id) => hidden.has(id));
    shown.current = {
      sorting,
      ids: entries,
      fields: perField((field) =>
        layout.fields[field].arranged.flatMap((id) => entries.get(id) ?? []),
      ),
    };
    if (new Set(arrived).symmetricDifference(now.arrived).size > 0)
      store.setState({ arrived: new Set(arrived) });
    const isSame =
      now.zoom === zoom &&
      JSON.stringify([now.layout, [...now.layout.cards]]) ===
        JSON.stringify([layout, [...layout.cards]]);
    if (!isSame) store.setState({ layout, zoom });
  }, [
    store,
    size,
    isFontReady,
    fields,
    directions,
    strategies,
    letters,
    current,
    sortBy,
    sorted,
    openField,
    pinned,
  ]);
}

/** What decides the lines of a card's text. */
export function cardText(
  entry: Pick<EntryRef, 'root'> & {
    readonly entity: {
      readonly text?: string;
      readonly question?: string;
      readonly caveat?: string;
    };
  },
  letters: number,
) {
  const { text, question, caveat } = entry.entity;
  return {
    text: text ?? question ?? '',
    isGap: entry.root === 'gaps',
    lettersOnTop: caveat === undefined ? 0 : Math.min(letters, 5),
  };
}
