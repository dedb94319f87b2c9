import { useChair } from '../../sync/use-case.tsx';
import { Minute } from './Minute.tsx';
import { useComparison, useSnapshots } from './use-moments.ts';

/** What has become different since the last consultation; nothing where there was none. */
export function SinceLastTime() {
  const { all } = useSnapshots();
  const running = useChair(({ sitting }) => sitting?.id);
  const last = all?.findLast(({ name, sittingId }) => !name && sittingId !== running);
  const { comparison } = useComparison(last?.at, 'now');
  return comparison ? <Minute comparison={comparison} /> : null;
}
