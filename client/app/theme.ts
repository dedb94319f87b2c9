import { useStore } from 'zustand';
import { createStore } from 'zustand/vanilla';

export const themes = ['auto', 'light', 'dark'] as const;
export type Theme = (typeof themes)[number];

const storageKey = 'fallrunde.theme';

const store = createStore<{ theme: Theme }>(() => ({ theme: 'auto' }));

function apply(theme: Theme) {
  const root = document.documentElement;
  if (theme === 'auto') delete root.dataset.kernTheme;
  else root.dataset.kernTheme = theme;
  store.setState({ theme });
}

export function startTheme(): void {
  const kept = localStorage.getItem(storageKey);
  apply(themes.find((theme) => theme === kept) ?? 'auto');
}

function setTheme(theme: Theme): void {
  localStorage.setItem(storageKey, theme);
  apply(theme);
}

export function useTheme(): { theme: Theme; setTheme: (theme: Theme) => void } {
  return { theme: useStore(store, (state) => state.theme), setTheme };
}
