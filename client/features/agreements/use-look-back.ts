import { type LookBack, lookBack } from '../../../shared/case/look-back.ts';
import { useBoard, useChair } from '../../sync/use-case.tsx';

/** What there is to look back at, and what was agreed now. */
export function useLookBack(): LookBack {
  const agreements = useBoard((board) => board.agreements);
  const sittings = useChair((chair) => chair.sittings);
  const sitting = useChair((chair) => chair.sitting);
  return lookBack({ agreements }, sittings, sitting);
}
