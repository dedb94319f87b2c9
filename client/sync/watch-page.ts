export interface PageEvents {
  /** The network is back, or somebody looks at the page again. */
  readonly online: () => void;
  readonly offline: () => void;
  /** Whether leaving would lose something. */
  readonly hasUnsaved: () => boolean;
}

/** What the browser knows about the page; nothing where there is none. Returns how to stop. */
export function watchPage({ online, offline, hasUnsaved }: PageEvents): () => void {
  if (typeof window === 'undefined') return () => undefined;
  const stop = new AbortController();
  const { signal } = stop;
  window.addEventListener('online', online, { signal });
  window.addEventListener('offline', offline, { signal });
  window.addEventListener('pageshow', online, { signal });
  document.addEventListener(
    'visibilitychange',
    () => {
      if (document.visibilityState === 'visible') online();
    },
    { signal },
  );
  window.addEventListener(
    'beforeunload',
    (event) => {
      if (hasUnsaved()) event.preventDefault();
    },
    { signal },
  );
  return () => stop.abort();
}
