import { type Tally, tally } from '../method/consensus.ts';
import { isoDay } from '../method/retention.ts';
import type { Agreement } from './agreement.ts';
import { agreementsOf } from './agreement.ts';
import type { BoardState } from './board.ts';
import type { ChairState } from './chair.ts';
import { type ChronicleEntry, currentLegalSphere } from './chronicle.ts';
import { type Condition, conditionsOf } from './condition.ts';
import type { DirectionDecision } from './direction-decision.ts';
import type { Gap } from './gap.ts';
import { lookBack } from './look-back.ts';
import { type StandingObjection, standingObjections } from './objections.ts';
import { registerAt } from './register.ts';
import type { Resource } from './resource.ts';
import { type RevealedRound, revealedRounds } from './round.ts';
import { entriesByField, orderedStrategies } from './select.ts';
import { expectedDepartments, type Sitting } from './sitting.ts';
import { proposersOf, type Strategy } from './strategy.ts';
import { type Outcome, outcomeOf, type StrategyDecision } from './strategy-decision.ts';
import { type WillRow, willRows } from './will-rows.ts';

/** What the minutes say of one strategy. */
export interface WeighedStrategy {
  readonly strategy: Strategy;
  readonly proposers: readonly string[];
  /** One for each round; undefined where the strategy was not there yet. */
  readonly tallies: readonly (Tally | undefined)[];
  readonly outcome?: Outcome;
  /** What departments asked for in this sitting, and the changed strategy that took it up. */
  readonly conditions: readonly (Condition & { readonly amended?: Strategy })[];
}

/** The minutes of one sitting: all of it derived, nothing written for them. Names and words belong to whoever shows it. */
export interface Minutes {
  readonly sitting: Sitting;
  readonly meta: BoardState['meta'];
  readonly personCount: number;
  readonly legalSphere?: { readonly sphere: string; readonly since: string };
  readonly present: readonly string[];
  readonly excused: readonly string[];
  /** Two where two were set at the same time. */
  readonly directions: readonly DirectionDecision[];
  readonly wills: readonly WillRow[];
  readonly rounds: readonly RevealedRound[];
  /** After a weighing the least resistance first, else as they stand side by side. */
  readonly strategies: readonly WeighedStrategy[];
  readonly decisions: readonly StrategyDecision[];
  readonly objections: readonly StandingObjection[];
  /** The soonest due first. */
  readonly agreements: readonly Agreement[];
  /** What had been agreed before. */
  readonly earlier: readonly Agreement[];
  readonly openGaps: readonly Gap[];
  readonly closedGaps: readonly { readonly gap: Gap; readonly answer?: Resource }[];
}

/**
 * The board as those may read it for whom the minutes are made: what is entrusted to others than them is not in it, though
 * whoever makes the minutes may see it. `vaultKey` undefined: for everybody.
 */
export function boardFor(board: BoardState, vaultKey: string | undefined): BoardState {
  const isTheirs = ([, { entrusted }]: readonly [string, Resource | Gap]) =>
    entrusted === undefined || entrusted.key === vaultKey;
  return {
    ...board,
    resources: new Map([...board.resources].filter(isTheirs)),
    gaps: new Map([...board.gaps].filter(isTheirs)),
  };
}

/** The vaults of which something is on this board. */
export function vaultsOn({ resources, gaps }: Pick<BoardState, 'resources' | 'gaps'>) {
  const vaults = [...resources.values(), ...gaps.values()].flatMap(({ entrusted }) =>
    entrusted ? [[entrusted.key, entrusted] as const] : [],
  );
  return [...new Map(vaults).values()].sort((a, b) => (a.key < b.key ? -1 : 1));
}

const dueLast = '9999-12-31';

/** `here`: the departments on the board, while the sitting runs. Throws nothing; the sitting must be one of `chair`. */
export function minutesOf(
  board: BoardState,
  chair: ChairState,
  sitting: Sitting,
  here: readonly string[] = [],
): Minutes {
  const { finishedAt: until = Number.POSITIVE_INFINITY, startedAt } = sitting;
  const within = (at: number) => at >= startedAt && at <= until;
  const sphere = currentLegalSphere(board.chronicle, isoDay(startedAt));
  const decided = registerAt(chair.strategyDecisions, until);
  const rounds = revealedRounds(chair.rounds).filter(({ revealed }) => within(revealed.at));
  const asDecided = { rounds, strategyDecisions: decided };
  const sittings = chair.sittings.slice(0, chair.sittings.findIndex(isThis) + 1);
  const answerOf = (gap: Gap) => board.resources.get(gap.answerResourceId ?? '');
  return {
    sitting,
    meta: board.meta,
    personCount: board.persons.size,
    ...(sphere ? { legalSphere: sphere } : {}),
    present: expectedDepartments(sitting, [...here, ...rounds.flatMap(spoke)]),
    excused: [...sitting.attendance]
      .flatMap(([who, attendance]) => (attendance === 'excused' ? who : []))
      .sort(),
    directions: registerAt({ all: chair.decisions }, until).current,
    wills: willRows(board),
    rounds,
    strategies: weighed(board, asDecided, within),
    decisions: decided.current.filter(({ at }) => within(at)),
    objections: standingObjections(board, asDecided),
    agreements: agreementsOf(board, sitting.id).toSorted((a, b) =>
      (a.due ?? dueLast) < (b.due ?? dueLast) ? -1 : 1,
    ),
    earlier: lookBack(board, sittings, sitting).earlier.filter(
      ({ createdAt }) => createdAt < startedAt,
    ),
    openGaps: Object.values(entriesByField(board))
      .flat()
      .flatMap((entry) => (entry.root === 'gaps' ? entry.entity : [])),
    closedGaps: [...board.gaps.values()].flatMap((gap) => {
      const answer = answerOf(gap);
      return gap.state === 'closed' && answer && within(answer.createdAt) ? { gap, answer } : [];
    }),
  };

  function isThis({ id }: Sitting): boolean {
    return id === sitting.id;
  }
}

const spoke = ({ revealed }: RevealedRound) => revealed.stances.map(({ department }) => department);

function weighed(
  board: BoardState,
  asDecided: Pick<ChairState, 'rounds' | 'strategyDecisions'>,
  within: (at: number) => boolean,
): readonly WeighedStrategy[] {
  const strategies = orderedStrategies(board);
  const ids = strategies.map(({ id }) => id);
  const tallies = revealedRounds(asDecided.rounds).map(({ revealed }) => ({
    votes: revealed.stances,
    byStrategy: new Map(
      tally(ids, revealed.stances).map((each) => [each.strategyId, each] as const),
    ),
  }));
  const tallyIn = (id: string) =>
    tallies.map(({ votes, byStrategy }) =>
      votes.some(({ strategyId }) => strategyId === id) ? byStrategy.get(id) : undefined,
    );
  const rows = strategies.map((strategy): WeighedStrategy => {
    const outcome = outcomeOf(asDecided.strategyDecisions, strategy.id);
    return {
      strategy,
      proposers: proposersOf(board.strategies, strategy),
      tallies: tallyIn(strategy.id),
      ...(outcome ? { outcome } : {}),
      conditions: conditionsOf(board, strategy.id)
        .filter(({ createdAt }) => within(createdAt))
        .map((condition) => {
          const amended = board.strategies.get(condition.amendedId ?? '');
          return { ...condition, ...(amended ? { amended } : {}) };
        }),
    };
  });
  const shareOf = (row: WeighedStrategy) => row.tallies.at(-1)?.share ?? 2;
  return tallies.length > 0 ? rows.toSorted((a, b) => shareOf(a) - shareOf(b)) : rows;
}

/** Something that came up in the round. */
export interface RoundItem {
  /** By which the notes of the minutes name what they have taken in. */
  readonly source: string;
  readonly kind: 'gapClosed' | 'objection' | 'condition' | 'agreement' | 'resource' | 'event';
  readonly department: string;
  readonly at?: number;
  readonly text: string;
  /** The strategy it is about. */
  readonly letter?: string;
  /** A part of the minutes that follows the map says it already. */
  readonly isInBlock: boolean;
}

/** What happened in this round: what the minutes say by themselves, and what somebody may want to take into the notes. */
export function fromTheRound(minutes: Minutes, board: BoardState): readonly RoundItem[] {
  const { startedAt, finishedAt = Number.POSITIVE_INFINITY } = minutes.sitting;
  const isNew = ({ createdAt }: { readonly createdAt: number }) =>
    createdAt >= startedAt && createdAt <= finishedAt;
  const answers = new Set(minutes.closedGaps.map(({ answer }) => answer?.id));
  const item = (root: string, { id, department, createdAt }: Resource | ChronicleEntry) => ({
    source: `${root}-${id}`,
    department,
    at: createdAt,
  });
  const loose = [
    ...[...board.resources.values()]
      .filter((resource) => isNew(resource) && !answers.has(resource.id))
      .map((resource) => ({
        ...item('resources', resource),
        kind: 'resource' as const,
        text: resource.text,
        isInBlock: false,
      })),
    ...[...board.chronicle.values()].filter(isNew).map((event) => ({
      ...item('chronicle', event),
      kind: 'event' as const,
      text: event.what,
      isInBlock: false,
    })),
  ].sort((a, b) => a.at - b.at);
  return [
    ...loose,
    ...minutes.closedGaps.flatMap(({ gap, answer }) =>
      answer
        ? {
            ...item('gaps', { ...answer, id: gap.id }),
            kind: 'gapClosed' as const,
            text: answer.text,
            isInBlock: true,
          }
        : [],
    ),
    ...minutes.agreements.map(({ id, department, whoDepartment, createdAt, what }) => ({
      source: `agreements-${id}`,
      kind: 'agreement' as const,
      department: whoDepartment ?? department,
      at: createdAt,
      text: what,
      isInBlock: true,
    })),
    ...minutes.objections.map(({ id, department, text, strategy: { letter } }) => ({
      source: `objections-${id}`,
      kind: 'objection' as const,
      department,
      text,
      letter,
      isInBlock: true,
    })),
    ...minutes.strategies.flatMap(({ strategy: { letter }, conditions }) =>
      conditions.map(({ id, department, createdAt, text }) => ({
        source: `conditions-${id}`,
        kind: 'condition' as const,
        department,
        at: createdAt,
        text,
        letter,
        isInBlock: true,
      })),
    ),
  ];
}
