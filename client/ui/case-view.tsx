import { createContext, type ReactNode, useContext, useState } from 'react';
import { createStore, type StoreApi, useStore } from 'zustand';
import type { EntryRef } from '../../shared/case/entries.ts';
import type { ResourceField } from '../../shared/case/resource-field.ts';
import { useDraftsOfCase } from './drafts.ts';

/** New since an earlier moment, changed, or a question that is still open. */
export interface EntryMark {
  readonly kind: 'new' | 'changed' | 'open';
  /** How long it is open. */
  readonly days?: number;
}

/** What one person looks at in a case; personal, never shared, kept across lenses. */
export interface CaseView {
  /** Person ids the lenses are filtered to; empty: the whole family. */
  readonly personIds: readonly string[];
  /** The strategy whose links are drawn. */
  readonly strategyId: string | undefined;
  /** The entry opened in the side sheet. */
  readonly sheet: EntryRef | undefined;
  /** The field opened over the others on the map. */
  readonly openField: ResourceField | undefined;
  /** The direction dialog: proposals, or the decision between two current ones. */
  readonly directionDialog: boolean;
  /** The entry that is being entrusted, or opened for all. */
  readonly entrusting: EntryRef | undefined;
  /** What is asked about the course of the consultation. */
  readonly courseDialog: 'plan' | 'finish' | 'handOver' | undefined;
  /** Order of entries where a field overflows. */
  readonly sortBy: 'relevance' | 'order';
  /** How often this person has chosen an order: choosing the same one again sorts anew. */
  readonly sorted: number;
  /** The question that is being answered in the gap round. */
  readonly answering:
    | {
        readonly id: string;
        /** Whom it asked when that began. */
        readonly department: string | undefined;
        /** The focus goes there once it is drawn. */
        readonly focus?: boolean;
      }
    | undefined;
  /** Departments somebody of whom asks to be let in. */
  readonly asking: readonly string[];
  /** Looks around freely instead of following the chair. */
  readonly isAway: boolean;
  /** The entry whoever has the chair shows everybody. */
  readonly highlight: string | undefined;
  /** What has become different in which entry, while that is shown on the map. */
  readonly marks: ReadonlyMap<string, EntryMark> | undefined;
  /** When whoever has the chair last brought everybody here, server time, ms. */
  readonly shownAt: number | undefined;
}

const CaseViewContext = createContext<StoreApi<CaseView> | undefined>(undefined);

export function CaseViewProvider({ children }: { readonly children: ReactNode }) {
  const [store] = useState(() =>
    createStore<CaseView>(() => ({
      personIds: [],
      strategyId: undefined,
      sheet: undefined,
      openField: undefined,
      directionDialog: false,
      entrusting: undefined,
      courseDialog: undefined,
      sortBy: 'relevance',
      sorted: 0,
      answering: undefined,
      asking: [],
      isAway: false,
      highlight: undefined,
      marks: undefined,
      shownAt: undefined,
    })),
  );
  useDraftsOfCase();
  return <CaseViewContext.Provider value={store}>{children}</CaseViewContext.Provider>;
}

export function useCaseViewStore(): StoreApi<CaseView> {
  const store = useContext(CaseViewContext);
  if (!store) throw new Error('CaseViewProvider is missing above');
  return store;
}

export function useCaseView<T>(selector: (view: CaseView) => T): T {
  return useStore(useCaseViewStore(), selector);
}
