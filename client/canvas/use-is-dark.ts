import { useSyncExternalStore } from 'react';

const query = '(prefers-color-scheme: dark)';

function isDark(): boolean {
  const chosen = document.documentElement.dataset.kernTheme;
  return chosen === undefined ? matchMedia(query).matches : chosen === 'dark';
}

/** Whether the dark theme is shown, chosen or by the system. */
export function useIsDark(): boolean {
  return useSyncExternalStore((onChange) => {
    const media = matchMedia(query);
    const observer = new MutationObserver(onChange);
    observer.observe(document.documentElement, { attributeFilter: ['data-kern-theme'] });
    media.addEventListener('change', onChange);
    return () => {
      observer.disconnect();
      media.removeEventListener('change', onChange);
    };
  }, isDark);
}
