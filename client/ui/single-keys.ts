import { useStore } from 'zustand';
import { createStore } from 'zustand/vanilla';

const storageKey = 'fallrunde.singleKeys';

/** Whether keys of one character do something in list and map; remembered on this device (WCAG 2.1.4). */
export const singleKeys = createStore(() => ({
  on: globalThis.localStorage?.getItem(storageKey) !== 'off',
}));

export function setSingleKeys(on: boolean): void {
  if (on) localStorage.removeItem(storageKey);
  else localStorage.setItem(storageKey, 'off');
  singleKeys.setState({ on });
}

export function useSingleKeys(): boolean {
  return useStore(singleKeys, ({ on }) => on);
}
