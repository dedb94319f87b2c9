import { useEffect } from 'react';
import { createStore, useStore } from 'zustand';

/** What is typed and not sent yet, by the place it is typed in. In memory only: words about a family stay nowhere else. */
export const drafts = createStore<ReadonlyMap<string, unknown>>(() => new Map());

export function keepDraft(key: string, draft: unknown): void {
  drafts.setState(new Map(drafts.getState()).set(key, draft), true);
}

/** Whether leaving would lose words somebody typed. */
export function hasUnsent(): boolean {
  return [...drafts.getState().values()].some((draft) => typeof draft === 'string' && draft.trim());
}

/** Like useState, but closing the place and opening it again shows what was typed. One key, one type. */
export function useDraft<T = string>(key: string, empty: T) {
  const draft = useStore(drafts, (all) => (all.get(key) ?? empty) as T);
  return [draft, (next: T) => keepDraft(key, next)] as const;
}

/** Drafts are kept for as long as a case is open; closing the page with one asks. */
export function useDraftsOfCase(): void {
  useEffect(() => {
    const ask = (event: BeforeUnloadEvent) => {
      if (hasUnsent()) event.preventDefault();
    };
    addEventListener('beforeunload', ask);
    return () => {
      removeEventListener('beforeunload', ask);
      drafts.setState(new Map(), true);
    };
  }, []);
}
