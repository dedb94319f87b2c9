import { createStore } from 'zustand/vanilla';

/** At most one polite line in so many ms; what comes in between is said together. */
export const lineGapMs = 3_000;
const keptLines = 6;

interface Line {
  readonly id: number;
  readonly text: string;
}

interface Announcements {
  readonly polite: readonly Line[];
  readonly assertive: readonly Line[];
  /** Id of the newest line. */
  readonly last: number;
}

export const announcements = createStore<Announcements>(() => ({
  polite: [],
  assertive: [],
  last: 0,
}));

const muteKey = 'fallrunde.muted';
const waiting: string[] = [];
let timer: ReturnType<typeof setTimeout> | undefined;

function say(region: 'polite' | 'assertive', text: string) {
  announcements.setState((now) => {
    const last = now.last + 1;
    return { [region]: [...now[region], { id: last, text }].slice(-keptLines), last };
  });
}

function flush() {
  timer = undefined;
  if (waiting.length === 0) return;
  say('polite', waiting.splice(0).join(' '));
  timer = setTimeout(flush, lineGapMs);
}

/** Tells screen readers. `assertive` interrupts: only for what changes the work of everybody. */
export function announce(text: string, options: { assertive?: boolean } = {}): void {
  if (isMuted()) return;
  if (options.assertive) {
    say('assertive', text);
    return;
  }
  if (!waiting.includes(text)) waiting.push(text);
  if (timer === undefined) timer = setTimeout(flush, 0);
}

export function isMuted(): boolean {
  return globalThis.localStorage?.getItem(muteKey) === 'yes';
}

export function setMuted(muted: boolean): void {
  if (muted) localStorage.setItem(muteKey, 'yes');
  else localStorage.removeItem(muteKey);
}

export function useAnnounce(): typeof announce {
  return announce;
}
