import type { ChairState } from '../../../shared/case/chair.ts';
import { openRound, revealedRounds, type Stance, scoredIn } from '../../../shared/case/round.ts';
import type { Sitting } from '../../../shared/case/sitting.ts';
import { type Strategy, statusQuoId } from '../../../shared/case/strategy.ts';
import { leastResistance, type Tally, tally } from '../../../shared/method/consensus.ts';

/** What a strip shows beside its strategy. */
export type StripState =
  | { readonly kind: 'proposed' }
  | { readonly kind: 'sealed'; readonly given: readonly string[] }
  | {
      readonly kind: 'revealed';
      readonly stances: readonly Stance[];
      readonly tally: Tally;
      /** The earlier round it comes from, where this one does not score it. */
      readonly carriedFrom?: number;
    };

export interface Strip {
  readonly id: string;
  readonly strategy: Strategy;
  readonly state: StripState;
  readonly isLeast: boolean;
}

export interface Strips {
  readonly strips: readonly Strip[];
  readonly round?: number;
  /** Only where everything is revealed. */
  readonly least: readonly Strategy[];
}

const share = ({ state }: Strip) =>
  state.kind === 'revealed' ? (state.tally.share ?? Number.POSITIVE_INFINITY) : 0;

const isLast = ({ id }: Strip) => Number(id === statusQuoId);

/**
 * The strategies as the round weighs them in this sitting: proposed, sealed with who has spoken, or revealed, the least
 * resistance first and the Passivlösung last.
 */
export function stripsOf(
  strategies: readonly Strategy[],
  { rounds }: Pick<ChairState, 'rounds'>,
  { startedAt }: Pick<Sitting, 'startedAt'>,
): Strips {
  const open = openRound(rounds);
  const last = revealedRounds(rounds)
    .filter(({ revealed }) => revealed.at >= startedAt)
    .at(-1);
  const ids = strategies.map(({ id }) => id);
  const sealed = open ? scoredIn(open, ids) : [];
  const stances = last?.revealed.stances ?? [];
  const tallies = tally(ids, stances);
  const least = open ? [] : leastResistance(tallies);

  const stateOf = (id: string, index: number): StripState => {
    if (open && sealed.includes(id)) {
      const given = [...open.given].filter(([, { strategyIds }]) => strategyIds.includes(id));
      return { kind: 'sealed', given: given.map(([department]) => department) };
    }
    const own = stances.filter(({ strategyId }) => strategyId === id);
    const counted = tallies[index];
    if (!last || !counted || own.length === 0) return { kind: 'proposed' };
    const isCarried = open !== undefined || own.every(({ carried }) => carried);
    const from = open ? last.number : last.number - 1;
    return {
      kind: 'revealed',
      stances: own,
      tally: counted,
      ...(isCarried ? { carriedFrom: from } : {}),
    };
  };

  const strips = strategies.map(
    (strategy, index): Strip => ({
      id: strategy.id,
      strategy,
      state: stateOf(strategy.id, index),
      isLeast: least.includes(strategy.id),
    }),
  );
  const number = open?.number ?? last?.number;
  return {
    strips: open ? strips : strips.toSorted((a, b) => isLast(a) - isLast(b) || share(a) - share(b)),
    ...(number === undefined ? {} : { round: number }),
    least: strategies.filter(({ id }) => least.includes(id)),
  };
}
