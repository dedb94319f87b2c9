import { useEffect } from 'react';
import { useCaseSession } from '../sync/use-case.tsx';
import { useMapStore } from './map-state.tsx';

const nothing: ReadonlySet<string> = new Set();

/** While there is no connection, which entries were changed here since. */
export function usePending(): void {
  const session = useCaseSession();
  const map = useMapStore();
  useEffect(() => {
    let offlineSince: number | undefined;
    const check = () => {
      const isOffline = session.status.getState().kind === 'offline';
      offlineSince = isOffline ? (offlineSince ?? session.author.now()) : undefined;
      const since = offlineSince;
      const ids =
        since === undefined
          ? []
          : session.activity
              .getState()
              .flatMap(({ isSelf, at, entityId }) => (isSelf && at >= since ? [entityId] : []));
      const pending = ids.length > 0 ? new Set(ids) : nothing;
      if (pending.symmetricDifference(map.getState().pending).size > 0) map.setState({ pending });
    };
    check();
    const releases = [session.status.subscribe(check), session.activity.subscribe(check)];
    return () => {
      for (const release of releases) release();
    };
  }, [session, map]);
}
