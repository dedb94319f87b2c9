import { useEffect, useState } from 'react';
import { useActivity, useCaseSession } from '../../sync/use-case.tsx';

/** So long a part says that something in it has just become different, ms. */
const markedForMs = 6_000;

export interface JustChanged {
  readonly department: string;
  readonly ids: ReadonlySet<string>;
}

/** What somebody has just done to these entries; undefined: nothing for a while. */
export function useJustChanged(roots: readonly string[]): JustChanged | undefined {
  const { author } = useCaseSession();
  const activity = useActivity();
  const [, setCount] = useState(0);
  const now = author.now();
  const recent = activity.filter(
    ({ root, at }) => roots.includes(root) && now - at < markedForMs && at <= now,
  );
  const newest = recent.at(-1);
  useEffect(() => {
    if (!newest) return;
    const timer = setTimeout(() => setCount((count) => count + 1), markedForMs);
    return () => clearTimeout(timer);
  }, [newest]);
  return newest?.department === undefined
    ? undefined
    : {
        department: newest.department,
        ids: new Set(recent.map(({ entityId }) => entityId)),
      };
}
