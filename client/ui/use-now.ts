import { useEffect, useState } from 'react';
import { useCaseSession } from '../sync/use-case.tsx';

/** Server time, ms; renders again once per `everyMs`. */
export function useNow(everyMs: number): number {
  const { author } = useCaseSession();
  const [now, setNow] = useState(author.now);
  useEffect(() => {
    setNow(author.now());
    const timer = setInterval(() => setNow(author.now()), everyMs);
    return () => clearInterval(timer);
  }, [author, everyMs]);
  return now;
}
