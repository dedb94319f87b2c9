import { useChair } from '../../sync/use-case.tsx';
import { useSnapshots } from '../../sync/use-snapshots.ts';
import { Minute, MinuteComing } from './Minute.tsx';
import { useComparison } from './use-moments.ts';

/** What has become different since the last consultation; nothing where there was none. */
export function SinceLastTime() {
  const { all, failure } = useSnapshots();
  const lastSitting = useChair(({ sittings, sitting }) =>
    sittings.findLast(({ id }) => id !== sitting?.id),
  )?.id;
  // What was kept later without a consultation in between says nothing of last time.
  const last = all?.find(({ name, sittingId }) => !name && sittingId === lastSitting);
  const compared = useComparison(last?.at, 'now');
  if (compared.comparison) return <Minute comparison={compared.comparison} />;
  const isExpected = all ? last : lastSitting;
  return isExpected ? <MinuteComing failure={failure ?? compared.failure} /> : null;
}
