import { useStore } from 'zustand';
import { createStore } from 'zustand/vanilla';

const store = createStore<readonly HTMLElement[]>(() => []);

/** A modal dialog is open until the answer is called. */
export function dialogOpened(dialog: HTMLElement): () => void {
  store.setState((open) => [...open, dialog], true);
  return () => store.setState((open) => open.filter((each) => each !== dialog), true);
}

/** The newest open modal dialog: what stands outside it can be neither reached nor heard. */
export function useTopDialog(): HTMLElement | undefined {
  return useStore(store, (open) => open.at(-1));
}
