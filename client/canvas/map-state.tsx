import { createContext, type ReactNode, useContext, useState } from 'react';
import type { Editor } from 'tldraw';
import { type StoreApi, useStore } from 'zustand';
import { createStore } from 'zustand/vanilla';
import type { EntryRef } from '../../shared/case/entries.ts';
import type { ResourceField } from '../../shared/case/resource-field.ts';
import { perField } from '../ui/per-field.ts';
import { layoutMap, type MapLayout } from './map-layout.ts';

export type MapMode = 'resource' | 'gap' | 'link';

/** A new entry being written, not yet on the board. */
export interface Draft {
  readonly root: EntryRef['root'];
  readonly field: ResourceField;
}

/** What the map shows beside the case itself; nobody else's matter. */
export interface MapState {
  readonly layout: MapLayout;
  readonly zoom: number;
  readonly editor: Editor | undefined;
  /** A tool of ours that waits for a click; undefined: tldraw's tool is at work. */
  readonly mode: MapMode | undefined;
  readonly draft: Draft | undefined;
  readonly editing: string | undefined;
  /** Shown whatever is hidden: entries this person just touched. */
  readonly pinned: ReadonlySet<string>;
  /** Lies in a stack and came there since this person last opened it, the newest last. */
  readonly arrived: ReadonlySet<string>;
  /** Being dragged here. */
  readonly dragged: ReadonlySet<string>;
  readonly dropField: ResourceField | undefined;
  /** Being dragged by somebody else. */
  readonly lifted: ReadonlySet<string>;
  readonly linking: EntryRef | undefined;
  readonly showsPointers: boolean;
  readonly showsKeys: boolean;
}

export type MapStore = StoreApi<MapState>;

const nothing: ReadonlySet<string> = new Set();
const noOrder = perField((): readonly string[] => []);

function createMapStore(): MapStore {
  return createStore<MapState>(() => ({
    layout: layoutMap({ page: { w: 1049, h: 722 }, order: noOrder, heightOf: () => 0 }),
    zoom: 1,
    editor: undefined,
    mode: undefined,
    draft: undefined,
    editing: undefined,
    pinned: nothing,
    arrived: nothing,
    dragged: nothing,
    dropField: undefined,
    lifted: nothing,
    linking: undefined,
    showsPointers: true,
    showsKeys: false,
  }));
}

const MapContext = createContext<MapStore | undefined>(undefined);

export function MapProvider({ children }: { readonly children: ReactNode }) {
  const [store] = useState(createMapStore);
  return <MapContext.Provider value={store}>{children}</MapContext.Provider>;
}

export function useMapStore(): MapStore {
  const store = useContext(MapContext);
  if (!store) throw new Error('MapProvider is missing above');
  return store;
}

export function useMap<T>(selector: (state: MapState) => T): T {
  return useStore(useMapStore(), selector);
}
