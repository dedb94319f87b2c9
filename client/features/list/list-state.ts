import { createContext, useContext } from 'react';
import { createStore, type StoreApi, useStore } from 'zustand';
import type { EntryRef } from '../../../shared/case/entries.ts';
import type { ResourceField } from '../../../shared/case/resource-field.ts';
import type { ListArea } from './areas.ts';

export type EntryMenuKind = 'actions' | 'move' | 'link' | 'address' | 'persons';

/** What the person at this list is doing; nothing of it is shared. */
export interface ListState {
  /** The area that holds, or held last, the focus. */
  readonly area: ListArea | undefined;
  /** The entry that holds the focus: others cannot take it away from under it. */
  readonly focused: EntryRef | undefined;
  /** The one tab stop of each area; absent: its first item. */
  readonly tabStop: Readonly<Partial<Record<ListArea, string>>>;
  /** The entry whose text is being written in its row. */
  readonly editing: EntryRef | undefined;
  /** The entry whose text was emptied: it asks whether it may go. `before`: what it said. */
  readonly emptied: { readonly entry: EntryRef; readonly before: string } | undefined;
  /** The gap that is being answered in its row. */
  readonly answering: string | undefined;
  /** Where something new is being written. */
  readonly composing:
    | {
        readonly field: ResourceField;
        readonly asks: boolean;
        /** The item that had the focus before. */
        readonly from: string | undefined;
      }
    | undefined;
  readonly menu: { readonly kind: EntryMenuKind; readonly entry: EntryRef } | undefined;
  readonly keyList: boolean;
  /** The field a phone shows. */
  readonly tab: ResourceField;
  /** Where the focus goes once everything is drawn: an item, or an area. New object, new request. */
  readonly wanted: { readonly item?: string; readonly area?: ListArea } | undefined;
}

export function createListStore(): StoreApi<ListState> {
  return createStore<ListState>(() => ({
    area: undefined,
    focused: undefined,
    tabStop: {},
    editing: undefined,
    emptied: undefined,
    answering: undefined,
    composing: undefined,
    menu: undefined,
    keyList: false,
    tab: 'personal',
    wanted: undefined,
  }));
}

export const ListStateContext = createContext<StoreApi<ListState> | undefined>(undefined);

export function useListStore(): StoreApi<ListState> {
  const store = useContext(ListStateContext);
  if (!store) throw new Error('Only inside ListLens');
  return store;
}

export function useListState<T>(selector: (state: ListState) => T): T {
  return useStore(useListStore(), selector);
}
