import type { Strategy } from '../../../shared/case/strategy.ts';
import { useDraft } from '../../ui/drafts.ts';
import { type StanceDraft, stanceDraftKey, useWeighing } from './weighing.tsx';

/** One's own department's stance on a strategy in the open round: what is chosen here, and what is given. */
export function useStance(strategy: Strategy) {
  const { own, attempts, give, withdraw } = useWeighing();
  const given = own.get(strategy.id);
  const [draft, keep] = useDraft<StanceDraft | undefined>(stanceDraftKey(strategy.id), undefined);
  const attempt = attempts.get(strategy.id);
  const resistance = draft ? draft.resistance : given?.resistance;
  const objection = draft?.objection ?? given?.objection ?? '';
  const isChanged =
    draft !== undefined &&
    (draft.resistance !== given?.resistance || draft.objection !== (given?.objection ?? ''));
  return {
    /** null: abstains; undefined: nothing chosen yet. */
    resistance,
    objection,
    isGiven: given !== undefined,
    /** What is shown is what is given. */
    isSealed: given !== undefined && !isChanged,
    isBusy: attempt === 'busy',
    failure: attempt === 'busy' ? undefined : attempt,
    choose: (value: number | null) => keep({ resistance: value, objection }),
    object: (text: string) => {
      if (resistance !== undefined) keep({ resistance, objection: text });
    },
    give: () => {
      if (resistance !== undefined && attempt !== 'busy') give(strategy, { resistance, objection });
    },
    withdraw: () => withdraw(strategy),
  };
}
