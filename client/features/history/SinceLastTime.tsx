import { useChair } from '../../sync/use-case.tsx';
import { useSnapshots } from '../../sync/use-snapshots.ts';
import { Minute } from './Minute.tsx';
import { useComparison } from './use-moments.ts';

/** What has become different since the last consultation; nothing where there was none. */
export function SinceLastTime() {
  const { all } = useSnapshots();
  const lastSitting = useChair(({ sittings, sitting }) =>
    sittings.findLast(({ id }) => id !== sitting?.id),
  )?.id;
  // What was kept later without a consultation in between says nothing of last time.
  const last = all?.find(({ name, sittingId }) => !name && sittingId === lastSitting);
  const { comparison } = useComparison(last?.at, 'now');
  return comparison ? <Minute comparison={comparison} /> : null;
}
