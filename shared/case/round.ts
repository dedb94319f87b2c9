import type * as Y from 'yjs';
import type { Vote } from '../method/consensus.ts';
import { isResistance } from '../method/resistance.ts';
import { readSignature, type Signature } from './author.ts';
import { readText } from './normalise.ts';
import { isDepartment, isId, isRecord, rootMap } from './roots.ts';
import { isTime } from './time.ts';
import type { Unreadable } from './unreadable.ts';

/** Only the server writes here. */
export const roundsRoot = 'rounds';
export const stanceObjectionMax = 280;

/** A department's Haltung towards a strategy, once it is revealed. */
export interface Stance extends Vote {
  readonly objection?: string;
  /** Taken over from an earlier round: the strategy was not scored anew. */
  readonly carried?: true;
}

/** Who has spoken on which strategies; never what they said. */
export interface Given {
  readonly strategyIds: readonly string[];
  /** Grows with every change, so that a department's other devices ask again. */
  readonly revision: number;
}

export interface Reveal extends Signature {
  /** Departments that were expected and had not spoken on everything. */
  readonly missing: readonly string[];
  readonly stances: readonly Stance[];
}

/** One round of weighing: open until it is revealed. */
export interface Round {
  readonly id: string;
  /** 1, 2, … */
  readonly number: number;
  readonly openedAt: number;
  /** What is scored anew; absent: everything. */
  readonly strategyIds?: readonly string[];
  readonly given: ReadonlyMap<string, Given>;
  readonly revealed?: Reveal;
}

const isPositive = (value: unknown): value is number =>
  typeof value === 'number' && Number.isSafeInteger(value) && value > 0;

function readStance(raw: unknown): Stance | undefined {
  if (!isRecord(raw) || !isId(raw.strategyId) || !isDepartment(raw.department)) return undefined;
  const { strategyId, department, resistance } = raw;
  if (resistance !== null && !isResistance(resistance)) return undefined;
  const objection =
    typeof raw.objection === 'string'
      ? readText(raw.objection, stanceObjectionMax, false).value
      : '';
  return {
    strategyId,
    department,
    resistance,
    ...(objection ? { objection } : {}),
    ...(raw.carried === true ? { carried: true } : {}),
  };
}

function readGiven(raw: unknown): ReadonlyMap<string, Given> {
  const given = new Map<string, Given>();
  if (!isRecord(raw)) return given;
  for (const [department, value] of Object.entries(raw)) {
    if (!isDepartment(department) || !isRecord(value)) continue;
    const { strategyIds, revision } = value;
    given.set(department, {
      strategyIds: Array.isArray(strategyIds) ? strategyIds.filter(isId) : [],
      revision: isPositive(revision) ? revision : 0,
    });
  }
  return given;
}

function readReveal(raw: unknown): Reveal | undefined {
  if (!isRecord(raw) || !Array.isArray(raw.stances) || !isTime(raw.at)) return undefined;
  return {
    ...readSignature(raw.at, raw.by, raw.department),
    missing: Array.isArray(raw.missing) ? raw.missing.filter(isDepartment) : [],
    stances: raw.stances.flatMap((stance) => readStance(stance) ?? []),
  };
}

function readRound(id: string, raw: unknown): Round | undefined {
  if (!isRecord(raw) || !isTime(raw.openedAt) || !isPositive(raw.number)) return undefined;
  const revealed = readReveal(raw.revealed);
  return {
    id,
    number: raw.number,
    openedAt: raw.openedAt + 0,
    ...(Array.isArray(raw.strategyIds) ? { strategyIds: raw.strategyIds.filter(isId) } : {}),
    given: readGiven(raw.given),
    ...(revealed ? { revealed } : {}),
  };
}

/** Total. All rounds, the first one first. */
export function readRounds(chair: Y.Doc, unreadable: Unreadable[] = []): readonly Round[] {
  const stored = rootMap(chair, roundsRoot);
  if (!stored) unreadable.push({ root: roundsRoot, why: 'damaged' });
  const rounds: Round[] = [];
  for (const [id, raw] of stored?.entries() ?? []) {
    const round = isId(id) ? readRound(id, raw) : undefined;
    if (round) rounds.push(round);
    else unreadable.push({ root: roundsRoot, id: id.slice(0, 64), why: 'damaged' });
  }
  return rounds.sort((a, b) => a.number - b.number || (a.id < b.id ? -1 : 1));
}

/** The round in which stances can be given. */
export function openRound(rounds: readonly Round[]): Round | undefined {
  const newest = rounds.at(-1);
  return newest?.revealed ? undefined : newest;
}

export type RevealedRound = Round & { readonly revealed: Reveal };

export function revealedRounds(rounds: readonly Round[]): readonly RevealedRound[] {
  return rounds.filter((round): round is RevealedRound => round.revealed !== undefined);
}

/** What a round asks of the departments, among the strategies that are there. */
export function scoredIn(
  round: Pick<Round, 'strategyIds'> | undefined,
  strategyIds: readonly string[],
): readonly string[] {
  const only = round?.strategyIds;
  return only ? strategyIds.filter((id) => only.includes(id)) : strategyIds;
}

/** Departments of `expected` that have not spoken on all of `strategyIds`. */
export function missingIn(
  round: { readonly given: ReadonlyMap<string, Pick<Given, 'strategyIds'>> } | undefined,
  expected: readonly string[],
  strategyIds: readonly string[],
): readonly string[] {
  return expected.filter((department) => {
    const given = round?.given.get(department)?.strategyIds ?? [];
    return !strategyIds.every((id) => given.includes(id));
  });
}

/** Writes a round whole; only the server calls it. */
export function writeRound(chair: Y.Doc, round: Round): void {
  const { id, given, ...rest } = round;
  rootMap(chair, roundsRoot)?.set(id, { ...rest, given: Object.fromEntries(given) });
}
