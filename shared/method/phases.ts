import { readText } from '../case/normalise.ts';

/** What the phases of a conference are about. Their order, names and minutes are a town's data; their contents stay. */
export const phaseKinds = [
  'opening',
  'resources',
  'will',
  'direction',
  'strategies',
  'agreements',
  'snapshot',
] as const;
export type PhaseKind = (typeof phaseKinds)[number];

/** A phase of a plan. Each kind stands in a plan once, so it is the phase's id as well. */
export interface Phase {
  readonly kind: PhaseKind;
  readonly minutes: number;
  /** What the town calls it; absent: the interface's own word for the kind. */
  readonly name?: string;
}

export const phaseMinutes = { min: 1, max: 120 } as const;
export const phaseNameMax = 40;

export const defaultPhases: readonly Phase[] = [
  { kind: 'opening', minutes: 2 },
  { kind: 'resources', minutes: 10 },
  { kind: 'will', minutes: 4 },
  { kind: 'direction', minutes: 6 },
  { kind: 'strategies', minutes: 8 },
  { kind: 'agreements', minutes: 4 },
  { kind: 'snapshot', minutes: 1 },
];

function readPhase(raw: unknown): Phase | undefined {
  if (typeof raw !== 'object' || raw === null) return undefined;
  const { kind, minutes, name } = raw as Record<string, unknown>;
  const known = phaseKinds.find((each) => each === kind);
  const isMinutes =
    typeof minutes === 'number' &&
    Number.isInteger(minutes) &&
    minutes >= phaseMinutes.min &&
    minutes <= phaseMinutes.max;
  if (!known || !isMinutes) return undefined;
  const own = typeof name === 'string' ? readText(name, phaseNameMax, false).value : '';
  return { kind: known, minutes, ...(own ? { name: own } : {}) };
}

/** A plan of phases, total: undefined unless it is a list of one or more sound phases, no kind twice. */
export function readPhases(raw: unknown): readonly Phase[] | undefined {
  if (!Array.isArray(raw) || raw.length === 0 || raw.length > phaseKinds.length) return undefined;
  const phases = raw.map(readPhase);
  const kinds = new Set(phases.map((phase) => phase?.kind));
  return phases.every((phase) => phase !== undefined) && kinds.size === phases.length
    ? phases
    : undefined;
}

export function plannedMinutes(plan: readonly Phase[]): number {
  return plan.reduce((sum, { minutes }) => sum + minutes, 0);
}
