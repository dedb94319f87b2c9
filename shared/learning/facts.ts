import { readText } from '../case/normalise.ts';
import { type ResourceField, resourceFields } from '../case/resource-field.ts';
import { isDepartment, isRecord } from '../case/roots.ts';
import { type Outcome, outcomes } from '../case/strategy-decision.ts';
import { type ActionField, actionFields } from '../method/action-fields.ts';
import {
  type AgeGroup,
  ageGroups,
  type SupportPhase,
  supportPhases,
} from '../method/instruments.ts';
import { type LegalSphere, legalSpheres } from '../method/legal-spheres.ts';
import { type HalfYear, isHalfYear } from './half-year.ts';

/** Counts up with whatever an earlier reader would misunderstand. */
export const caseFactsVersion = 1;

/** A step that one department begins after another has handed over to it. */
export interface HandOverFact {
  readonly from: string;
  readonly to: string;
  readonly step: string;
  /** When the need was found. */
  readonly need: HalfYear;
  readonly days: number;
  /** False: nobody had begun on the last day the case knows. */
  readonly ended: boolean;
  /** So long it was to take in this case. */
  readonly targetDays?: number;
}

/** An Informationslücke that was addressed to a department. */
export interface GapFact {
  readonly question: string;
  readonly department: string;
  readonly field: ResourceField;
  readonly asked: HalfYear;
  /** How long it was open, or is on the last day the case knows. */
  readonly days: number;
  /** Answered. */
  readonly ended: boolean;
}

/** What one round said of a strategy: the sum of `counted` values from 0 to 10. */
export interface RoundTotal {
  readonly counted: number;
  readonly sum: number;
}

/** A strategy with its changed copies. */
export interface StrategyFact {
  /** Absent: of a closed case. */
  readonly title?: string;
  readonly department: string;
  readonly phase?: SupportPhase;
  /** Ids of the town's catalogue. */
  readonly instruments: readonly string[];
  /** The first round first. */
  readonly rounds: readonly RoundTotal[];
  readonly conditions: readonly {
    readonly department: string;
    /** Absent: of a closed case. */
    readonly text?: string;
  }[];
  /** Absent: nothing was decided. */
  readonly outcome?: Outcome;
  /** How many of the agreements made for it ended how. */
  readonly agreements: {
    readonly done: number;
    readonly notDone: number;
    readonly open: number;
  };
}

/**
 * What is learnt from one case: nobody's name, no person, no day. Of a closed case nothing that somebody wrote in it, only
 * what the town's own templates and questions call it.
 */
export interface CaseFacts {
  readonly version: typeof caseFactsVersion;
  readonly source: 'released' | 'closed';
  readonly fields: readonly ActionField[];
  readonly ageGroups: readonly AgeGroup[];
  readonly spheres: readonly LegalSphere[];
  readonly phases: readonly SupportPhase[];
  readonly handOvers: readonly HandOverFact[];
  /** Steps left out since their days contradict each other. */
  readonly contradictory: number;
  readonly gaps: readonly GapFact[];
  /** When the strategies were put beside each other. */
  readonly compared?: HalfYear;
  readonly strategies: readonly StrategyFact[];
  /** What the resources are about, word by word. */
  readonly resources: readonly {
    readonly field: ResourceField;
    readonly words: readonly string[];
  }[];
}

/** Far above what a case of one family comes to. */
export const factLimits = {
  entries: 400,
  rounds: 20,
  words: 400,
  text: 280,
  word: 80,
  days: 3650,
} as const;

/** What was stored as facts; undefined where it is none or of a later version. Total: what is damaged in it is left out. */
export function readCaseFacts(raw: unknown): CaseFacts | undefined {
  if (!isRecord(raw) || raw.version !== caseFactsVersion) return undefined;
  const source = oneOf(['released', 'closed'] as const, raw.source);
  if (!source) return undefined;
  return {
    version: caseFactsVersion,
    source,
    fields: someOf(actionFields, raw.fields),
    ageGroups: someOf(ageGroups, raw.ageGroups),
    spheres: someOf<LegalSphere>([...legalSpheres, 'none'], raw.spheres),
    phases: someOf(supportPhases, raw.phases),
    handOvers: listOf(raw.handOvers, readHandOver),
    contradictory: countIn(raw.contradictory),
    gaps: listOf(raw.gaps, readGap),
    ...(isHalfYear(raw.compared) ? { compared: raw.compared } : {}),
    strategies: listOf(raw.strategies, readStrategy),
    resources: listOf(raw.resources, readWords),
  };
}

function readHandOver(raw: Readonly<Record<string, unknown>>): HandOverFact | undefined {
  const { from, to, need, ended, targetDays } = raw;
  const step = textIn(raw.step);
  const days = daysIn(raw.days);
  if (!isDepartment(from) || !isDepartment(to) || !isHalfYear(need) || !step || days === undefined)
    return undefined;
  const target = daysIn(targetDays);
  return {
    from,
    to,
    step,
    need,
    days,
    ended: ended === true,
    ...(target === undefined ? {} : { targetDays: target }),
  };
}

function readGap(raw: Readonly<Record<string, unknown>>): GapFact | undefined {
  const { department, asked, ended } = raw;
  const question = textIn(raw.question);
  const field = oneOf(resourceFields, raw.field);
  const days = daysIn(raw.days);
  if (!isDepartment(department) || !isHalfYear(asked) || !question || !field || days === undefined)
    return undefined;
  return { question, department, field, asked, days, ended: ended === true };
}

function readStrategy(raw: Readonly<Record<string, unknown>>): StrategyFact | undefined {
  const { department, instruments } = raw;
  if (!isDepartment(department)) return undefined;
  const title = textIn(raw.title);
  const phase = oneOf(supportPhases, raw.phase);
  const outcome = oneOf(outcomes, raw.outcome);
  const agreements = isRecord(raw.agreements) ? raw.agreements : {};
  return {
    ...(title ? { title } : {}),
    department,
    ...(phase ? { phase } : {}),
    instruments: textsIn(instruments, factLimits.entries),
    rounds: listOf(raw.rounds, ({ counted, sum }) => ({
      counted: countIn(counted),
      sum: countIn(sum),
    })).filter(({ counted, sum }) => counted > 0 && sum <= 10 * counted),
    conditions: listOf(raw.conditions, (condition) => {
      if (!isDepartment(condition.department)) return undefined;
      const text = textIn(condition.text);
      return { department: condition.department, ...(text ? { text } : {}) };
    }),
    ...(outcome ? { outcome } : {}),
    agreements: {
      done: countIn(agreements.done),
      notDone: countIn(agreements.notDone),
      open: countIn(agreements.open),
    },
  };
}

function readWords(
  raw: Readonly<Record<string, unknown>>,
): CaseFacts['resources'][number] | undefined {
  const field = oneOf(resourceFields, raw.field);
  return field && { field, words: textsIn(raw.words, factLimits.words) };
}

function oneOf<T extends string>(all: readonly T[], raw: unknown): T | undefined {
  return all.find((each) => each === raw);
}

/** In the order of `all`, each once. */
function someOf<T extends string>(all: readonly T[], raw: unknown): readonly T[] {
  return Array.isArray(raw) ? all.filter((each) => raw.includes(each)) : [];
}

function listOf<T>(
  raw: unknown,
  read: (item: Readonly<Record<string, unknown>>) => T | undefined,
): readonly T[] {
  if (!Array.isArray(raw)) return [];
  return raw
    .slice(0, factLimits.entries)
    .flatMap((item: unknown) => (isRecord(item) ? (read(item) ?? []) : []));
}

function textIn(raw: unknown): string {
  return typeof raw === 'string' ? readText(raw, factLimits.text, false).value : '';
}

function textsIn(raw: unknown, most: number): readonly string[] {
  if (!Array.isArray(raw)) return [];
  return raw
    .slice(0, most)
    .flatMap((each: unknown) => textIn(each).slice(0, factLimits.word) || []);
}

function countIn(raw: unknown): number {
  return typeof raw === 'number' && Number.isInteger(raw) && raw >= 0 && raw <= 10_000
    ? raw + 0
    : 0;
}

function daysIn(raw: unknown): number | undefined {
  const isDays =
    typeof raw === 'number' && Number.isInteger(raw) && raw >= 0 && raw <= factLimits.days;
  return isDays ? raw + 0 : undefined;
}
