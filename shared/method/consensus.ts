import { resistanceMax } from './resistance.ts';

// Systemic consensing: the strategy with the least resistance of the whole group is worth a closer look.

/** From here on a department is asked what would lower its resistance. */
export const resistanceToAsk = 6;
/** Farther from the group's mean a stance stands out. */
const outlierDistance = 3;

/** A department's word on a strategy. */
export interface Vote {
  readonly strategyId: string;
  readonly department: string;
  /** 0–10; null: abstains. */
  readonly resistance: number | null;
}

/** What the group says of one strategy. */
export interface Tally {
  readonly strategyId: string;
  /** Departments that gave a value, in no order. */
  readonly counted: number;
  readonly abstained: number;
  /** Group resistance; `max` is what it could have been. */
  readonly sum: number;
  readonly max: number;
  /** 0–1; undefined where nobody gave a value. */
  readonly share?: number;
  readonly lowest?: number;
  readonly highest?: number;
  /** Departments far from the group's mean. */
  readonly outliers: readonly string[];
}

export function tally(strategyIds: readonly string[], votes: readonly Vote[]): readonly Tally[] {
  return strategyIds.map((strategyId) => {
    const own = votes.filter((vote) => vote.strategyId === strategyId);
    const given = own.flatMap(({ department, resistance }) =>
      resistance === null ? [] : { department, resistance },
    );
    const values = given.map(({ resistance }) => resistance);
    const sum = values.reduce((total, value) => total + value, 0);
    const max = values.length * resistanceMax;
    const mean = values.length > 0 ? sum / values.length : 0;
    return {
      strategyId,
      counted: values.length,
      abstained: own.length - values.length,
      sum,
      max,
      ...(values.length > 0
        ? { share: sum / max, lowest: Math.min(...values), highest: Math.max(...values) }
        : {}),
      outliers: given
        .filter(({ resistance }) => Math.abs(resistance - mean) > outlierDistance)
        .map(({ department }) => department),
    };
  });
}

/** Who could say what would lower its resistance. */
export interface Question {
  readonly strategyId: string;
  readonly department: string;
  readonly resistance: number;
  /** From `resistanceToAsk` on; the others stand out as the highest where nobody is asked. */
  readonly isAsked: boolean;
}

/** The asked ones first, the strongest resistance before the others. */
export function questionsOf(
  strategyIds: readonly string[],
  votes: readonly Vote[],
): readonly Question[] {
  return tally(strategyIds, votes)
    .flatMap(({ strategyId, lowest = 0, highest = 0 }) => {
      const isAsked = highest >= resistanceToAsk;
      const from = isAsked ? resistanceToAsk : highest;
      if (!isAsked && highest === lowest) return [];
      return votes.flatMap(({ strategyId: about, department, resistance }) =>
        about === strategyId && resistance !== null && resistance >= from
          ? { strategyId, department, resistance, isAsked }
          : [],
      );
    })
    .sort((a, b) => Number(b.isAsked) - Number(a.isAsked) || b.resistance - a.resistance);
}

/** Those with the least resistance, by its share of what was possible; empty where nobody gave a value, several where they are equal. */
export function leastResistance(tallies: readonly Tally[]): readonly string[] {
  const shares = tallies.flatMap(({ share }) => share ?? []);
  const least = Math.min(...shares);
  return tallies.filter(({ share }) => share === least).map(({ strategyId }) => strategyId);
}

/** What the group's resistance says, as advice: nothing where nobody gave a value, `equal` where no strategy stands out. */
export type Advice =
  | { readonly kind: 'nothing' }
  | { readonly kind: 'equal' }
  | { readonly kind: 'least'; readonly strategyIds: readonly string[] };

export function adviceOf(tallies: readonly Tally[]): Advice {
  const strategyIds = leastResistance(tallies);
  const compared = tallies.filter(({ share }) => share !== undefined);
  if (strategyIds.length === 0) return { kind: 'nothing' };
  if (compared.length > 1 && strategyIds.length === compared.length) return { kind: 'equal' };
  return { kind: 'least', strategyIds };
}
