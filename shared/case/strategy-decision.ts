import { nanoid } from 'nanoid';
import type * as Y from 'yjs';
import { type Author, readSignature, signatureOf } from './author.ts';
import { CaseError } from './case-error.ts';
import { requireEntity } from './entity.ts';
import { normaliseWhole, readText } from './normalise.ts';
import { type Decision, type Register, readRegister, readSupersedes } from './register.ts';
import { isId, isRecord, rootMap } from './roots.ts';
import { isTime } from './time.ts';
import type { Unreadable } from './unreadable.ts';

export const strategyDecisionsRoot = 'strategyDecisions';
export const decisionTextMax = 1000;

/** What becomes of a strategy: verfolgen, ruht, nicht verfolgt. */
export const outcomes = ['pursue', 'rest', 'drop'] as const;
export type Outcome = (typeof outcomes)[number];

/** What the round decided, in free words, and what becomes of each strategy it named. */
export interface StrategyDecision extends Decision {
  readonly text: string;
  readonly outcomes: ReadonlyMap<string, Outcome>;
}

function readOutcomes(raw: unknown): ReadonlyMap<string, Outcome> {
  const found = new Map<string, Outcome>();
  if (!isRecord(raw)) return found;
  for (const [id, value] of Object.entries(raw)) {
    const outcome = outcomes.find((each) => each === value);
    if (isId(id) && outcome) found.set(id, outcome);
  }
  return found;
}

function readDecision(id: string, raw: unknown): StrategyDecision | undefined {
  if (!isRecord(raw) || typeof raw.text !== 'string' || !isTime(raw.at)) return undefined;
  const { value } = readText(raw.text, decisionTextMax, true);
  const read = readOutcomes(raw.outcomes);
  if (value === '' && read.size === 0) return undefined;
  return {
    id,
    text: value,
    outcomes: read,
    ...readSignature(raw.at, raw.by, raw.department),
    supersedes: readSupersedes(raw.supersedes),
  };
}

export function readStrategyDecisions(
  chair: Y.Doc,
  unreadable: Unreadable[] = [],
): Register<StrategyDecision> {
  return readRegister(chair, strategyDecisionsRoot, readDecision, unreadable);
}

export interface NewStrategyDecision {
  readonly text: string;
  readonly outcomes: Readonly<Record<string, Outcome>>;
}

/** Decides, in place of everything decided here and now. Throws TextEmpty where it says nothing, TextTooLong, UnknownEntity. Returns the id. */
export function decideStrategies(
  chair: Y.Doc,
  board: Y.Doc,
  author: Author,
  input: NewStrategyDecision,
): string {
  const text = normaliseWhole(input.text, true);
  if (text.length > decisionTextMax)
    throw new CaseError({ code: 'TextTooLong', field: 'text', max: decisionTextMax });
  const named = Object.entries(input.outcomes);
  if (text === '' && named.length === 0) throw new CaseError({ code: 'TextEmpty', field: 'text' });
  for (const [id, outcome] of named) {
    requireEntity(board, 'strategies', id);
    if (!outcomes.includes(outcome)) throw new CaseError({ code: 'InvalidValue', field: id });
  }
  const stored = rootMap(chair, strategyDecisionsRoot);
  if (!stored) throw new CaseError({ code: 'InvalidValue', field: strategyDecisionsRoot });
  const id = nanoid();
  const decision = {
    text,
    outcomes: { ...input.outcomes },
    ...signatureOf(author),
    supersedes: readStrategyDecisions(chair).current.map((other) => other.id),
  };
  chair.transact(() => stored.set(id, decision), author);
  return id;
}

/** What becomes of a strategy; undefined: nothing decided, or two decisions of the same moment disagree. */
export function outcomeOf(
  { current }: Pick<Register<StrategyDecision>, 'current'>,
  strategyId: string,
): Outcome | undefined {
  const named = new Set(current.flatMap((decision) => decision.outcomes.get(strategyId) ?? []));
  const [only] = named;
  return named.size === 1 ? only : undefined;
}
