import { useEffect } from 'react';

/** Reads at once, whenever somebody comes back to the page and, where `everyMs` is given, as often as that while it is seen. */
export function useReRead(read: () => Promise<void>, everyMs?: number): void {
  useEffect(() => {
    void read();
    const readIfSeen = () => {
      if (document.visibilityState === 'visible') void read();
    };
    document.addEventListener('visibilitychange', readIfSeen);
    const timer = everyMs === undefined ? undefined : setInterval(readIfSeen, everyMs);
    return () => {
      document.removeEventListener('visibilitychange', readIfSeen);
      clearInterval(timer);
    };
  }, [read, everyMs]);
}
