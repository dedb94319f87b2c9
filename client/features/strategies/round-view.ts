import type { Condition } from '../../../shared/case/condition.ts';
import {
  missingIn,
  openRound,
  type RevealedRound,
  type Round,
  revealedRounds,
  scoredIn,
} from '../../../shared/case/round.ts';
import { type Question, questionsOf } from '../../../shared/method/consensus.ts';

/** Which round is looked at: the one stances are given in, or one that is revealed. */
export type RoundView =
  | {
      readonly kind: 'open';
      /** Absent: the first stance opens the first round. */
      readonly round: Round | undefined;
      readonly number: number;
      /** Strategies that are scored anew. */
      readonly scored: readonly string[];
      /** What was said before of the others. */
      readonly before: RevealedRound | undefined;
    }
  | { readonly kind: 'revealed'; readonly round: RevealedRound };

/** The round that is open, else the newest; `wanted`: an earlier one somebody wants to read. */
export function roundView(
  rounds: readonly Round[],
  strategyIds: readonly string[],
  wanted: string | undefined,
): RoundView {
  const revealed = revealedRounds(rounds);
  const newest = revealed.at(-1);
  const round = openRound(rounds);
  const read = revealed.find(({ id }) => id === wanted) ?? (round ? undefined : newest);
  if (read) return { kind: 'revealed', round: read };
  return {
    kind: 'open',
    round,
    number: round?.number ?? 1,
    scored: scoredIn(round, strategyIds),
    before: newest,
  };
}

/** Who is at the table of an open round: who is expected, and who has spoken although gone since. */
export function tableOf(
  round: Round | undefined,
  expected: readonly string[],
  scored: readonly string[],
): { readonly departments: readonly string[]; readonly missing: readonly string[] } {
  const spoken = spokenIn(round);
  const departments = [...new Set([...expected, ...spoken])].sort();
  return { departments, missing: missingIn(round, departments, scored) };
}

/** Departments that have spoken on anything at all. */
export function spokenIn(round: Round | undefined): readonly string[] {
  return [...(round?.given ?? [])].flatMap(([department, { strategyIds }]) =>
    strategyIds.length > 0 ? department : [],
  );
}

/** Whom a round asks what would help, about what it scored: what it took over was asked about when that was scored. */
export function questionsIn(
  { revealed }: RevealedRound,
  strategyIds: readonly string[],
): readonly Question[] {
  return questionsOf(
    strategyIds,
    revealed.stances.filter(({ carried }) => !carried),
  );
}

/** What a further round would ask anew: what is new since this one, and what got a condition in answer to it. */
export function toWeighAnew(
  { id: roundId, revealed }: RevealedRound,
  strategyIds: readonly string[],
  conditions: Iterable<Condition>,
): readonly string[] {
  const weighed = new Set(revealed.stances.map(({ strategyId }) => strategyId));
  const conditioned = new Set<string | undefined>();
  for (const { strategyId, text, amendedId, ...condition } of conditions)
    if (condition.roundId === roundId && text.trim() !== '' && amendedId === undefined)
      conditioned.add(strategyId);
  return strategyIds.filter((id) => !weighed.has(id) || conditioned.has(id));
}

/** Everybody who gave a stance in a revealed round or was missing, in one order for all strategies. */
export function departmentsOf({ revealed }: RevealedRound): readonly string[] {
  const spoken = revealed.stances.map(({ department }) => department);
  return [...new Set([...spoken, ...revealed.missing])].sort();
}
