import { useEffect, useState } from 'react';
import type { Gap } from '../../../shared/case/gap.ts';

/** So long a question that was closed is still shown with its check, ms. */
const shownForMs = 4_000;

const none: ReadonlySet<string> = new Set();

/** The questions that were closed a moment ago, by whomever. */
export function useJustClosed(gaps: ReadonlyMap<string, Gap>): ReadonlySet<string> {
  const [seen, setSeen] = useState(gaps);
  const [justClosed, setJustClosed] = useState(none);
  // While rendering, not after it: otherwise the card would be gone for the blink of an eye.
  if (seen !== gaps) {
    setSeen(gaps);
    const closed = [...gaps.values()].filter(({ id, state }) => {
      const before = seen.get(id);
      return state === 'closed' && before !== undefined && before.state !== 'closed';
    });
    if (closed.length > 0) setJustClosed(new Set([...justClosed, ...closed.map(({ id }) => id)]));
  }
  useEffect(() => {
    if (justClosed.size === 0) return;
    const timer = setTimeout(() => setJustClosed(none), shownForMs);
    return () => clearTimeout(timer);
  }, [justClosed]);
  return justClosed;
}
