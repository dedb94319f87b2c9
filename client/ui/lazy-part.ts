import { type ComponentType, createElement, lazy, useEffect, useState } from 'react';
import { loadLaterWords } from '../words/i18n.ts';

const tryAgainAfterMs = 2_000;
const preloadAfterMs = 500;

/** Whether the server can be reached at all. */
export async function isReachable(path = '/healthz'): Promise<boolean> {
  try {
    return (await fetch(path, { cache: 'no-store' })).ok;
  } catch {
    return false;
  }
}

/**
 * Loads a part of the page. Without a connection it waits for one instead of failing, so that what people have open
 * stays open; a part the server does
 * not give a second time either fails, and the page says that it is outdated.
 */
async function loadPart<T>(load: () => Promise<T>): Promise<T> {
  for (let tries = 1; ; tries++) {
    try {
      return await load();
    } catch (error) {
      if ((await isReachable()) && tries > 1) throw error;
      await new Promise((resolve) => setTimeout(resolve, tryAgainAfterMs));
    }
  }
}

/** A component that is fetched when it is first shown, and there at once where `preload` has fetched it before. */
export function lazyPart<P extends object>(load: () => Promise<ComponentType<P>>) {
  let loaded: ComponentType<P> | undefined;
  const fetchPart = async () => {
    loaded = await loadPart(load);
    return { default: loaded };
  };
  const Later = lazy(async () => {
    // What is drawn around it comes first: a page that begins names a dozen of these.
    await new Promise((resolve) => setTimeout(resolve));
    return fetchPart();
  }) as unknown as ComponentType<P>;
  function Part(props: P) {
    // What was shown first stays: another component would begin anew.
    const [Shown] = useState(() => loaded ?? Later);
    return createElement(Shown, props);
  }
  return Object.assign(Part, { preload: fetchPart });
}

/** Like `lazyPart`, for a part whose words are in `words/german-later.ts`. */
export function laterPart<P extends object>(load: () => Promise<ComponentType<P>>) {
  return lazyPart(async () => {
    const [part] = await Promise.all([load(), loadLaterWords()]);
    return part;
  });
}

/** Fetches a part ahead of time. If that fails it is fetched when it is needed. */
export async function preload(load: () => Promise<unknown>): Promise<void> {
  try {
    await load();
  } catch {
    // Nobody waits for it yet; whoever opens it is told.
  }
}

/** What is not needed at once comes as soon as there is time for it: offline it could not. The array stays the same one. */
export function usePreload(parts: readonly (() => Promise<unknown>)[]): void {
  useEffect(() => {
    const timer = setTimeout(() => {
      for (const load of parts) void preload(load);
    }, preloadAfterMs);
    return () => clearTimeout(timer);
  }, [parts]);
}
