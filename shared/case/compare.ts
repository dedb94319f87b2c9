import type { BoardState, Collections } from './board.ts';
import type { ChairState } from './chair.ts';
import { daysBetween } from './days.ts';
import { definitionOf } from './definitions.ts';
import { type EntityBase, kindEntries } from './entity.ts';
import type { Gap } from './gap.ts';
import type { Resource } from './resource.ts';
import { type ResourceField, resourceFields } from './resource-field.ts';
import { type RootName, rootNames } from './roots.ts';
import type { StrategyDecision } from './strategy-decision.ts';
import { stageOf, type Will, type WillStage } from './will.ts';

/** A case as it was, or is now. */
export interface Moment {
  /** ms since epoch. */
  readonly at: number;
  readonly board: BoardState;
  readonly chair: ChairState;
}

/** Neu, Lücke geschlossen, geändert, weiter offen, weggefallen. */
export const differenceKinds = ['new', 'closed', 'changed', 'open', 'dropped'] as const;
export type DifferenceKind = (typeof differenceKinds)[number];

type EntityOf<R extends RootName> = Collections[R] extends ReadonlyMap<string, infer E> ? E : never;

interface DifferenceOf<R extends RootName> {
  readonly kind: DifferenceKind;
  readonly root: R;
  readonly id: string;
  readonly before?: EntityOf<R>;
  readonly after?: EntityOf<R>;
  /** What has changed in it; `stage` for a wish that has become a Wille or no longer is one. */
  readonly fields: readonly string[];
}

export type Difference = { [R in RootName]: DifferenceOf<R> }[RootName];

export interface Comparison {
  readonly before: Moment;
  readonly after: Moment;
  /** Root by root, within it by kind, then the oldest first. */
  readonly differences: readonly Difference[];
  /** Texts of the current direction; two where two were set at the same time. */
  readonly direction: { readonly before: readonly string[]; readonly after: readonly string[] };
  /** How many resources each field had and has. */
  readonly counts: Readonly<
    Record<ResourceField, { readonly before: number; readonly after: number }>
  >;
  /** What was decided about strategies since, and holds. */
  readonly decisions: readonly StrategyDecision[];
}

/** Where an entry lies among the others is no news. */
const unnoticed: ReadonlySet<string> = new Set(['order', 'letter']);
/** Of a gap: told by its kind. */
const gapOutcome: ReadonlySet<string> = new Set(['state', 'answerResourceId']);

/** What has become different from one moment to a later one. */
export function compareMoments(before: Moment, after: Moment): Comparison {
  const all = rootNames.flatMap((root) => differencesIn(root, before, after));
  const answering = new Set(all.flatMap((each) => answerOf(each)?.id ?? []));
  return {
    before,
    after,
    // The answer to a question is told with it.
    differences: all.filter(
      ({ root, kind, id }) => root !== 'resources' || kind !== 'new' || !answering.has(id),
    ),
    direction: { before: directionTexts(before), after: directionTexts(after) },
    counts: Object.fromEntries(
      resourceFields.map((field) => [
        field,
        { before: countIn(before, field), after: countIn(after, field) },
      ]),
    ) as unknown as Comparison['counts'],
    decisions: after.chair.strategyDecisions.current.filter(({ at }) => at > before.at),
  };

  function answerOf({ root, kind, after: entry }: Difference): Resource | undefined {
    if (root !== 'gaps' || kind !== 'closed') return undefined;
    return after.board.resources.get((entry as Gap | undefined)?.answerResourceId ?? '');
  }
}

/** How long a question is open at that moment, in days of the calendar. `dayOf`: the ISO day of a moment in the town. */
export function openDays(
  { createdAt }: Pick<Gap, 'createdAt'>,
  at: number,
  dayOf: (at: number) => string,
): number {
  return Math.max(0, daysBetween(dayOf(createdAt), dayOf(at)));
}

/** The questions nobody had answered then and nobody has answered now, whatever else has become of them. */
export function stillOpen({ differences }: Pick<Comparison, 'differences'>): readonly Gap[] {
  return differences.flatMap(({ root, before, after }) =>
    root === 'gaps' && before && after && before.state !== 'closed' && after.state !== 'closed'
      ? after
      : [],
  );
}

/** The field of the map it belongs to. */
export function fieldOf({ after, before }: Difference): ResourceField | undefined {
  const entry = after ?? before;
  return entry && 'field' in entry ? entry.field : undefined;
}

/** Whether it is about that person, or about the whole family. */
export function isAbout({ root, id, after, before }: Difference, personId: string): boolean {
  const entry = after ?? before;
  if (root === 'persons') return id === personId;
  if (entry && 'personIds' in entry)
    return entry.personIds.length === 0 || entry.personIds.includes(personId);
  return entry !== undefined && 'personId' in entry ? entry.personId === personId : false;
}

/** The departments that brought it, were asked or have promised it. */
export function departmentsOf({ after, before }: Difference): readonly string[] {
  const entry = after ?? before;
  if (!entry) return [];
  const others = entry as { readonly askedDepartment?: string; readonly whoDepartment?: string };
  return [entry.department, others.askedDepartment, others.whoDepartment].filter(
    (each): each is string => each !== undefined && each !== '',
  );
}

function differencesIn(root: RootName, before: Moment, after: Moment): Difference[] {
  const found: Difference[] = [];
  const then = before.board[root] as ReadonlyMap<string, EntityBase>;
  const now = after.board[root] as ReadonlyMap<string, EntityBase>;
  for (const [id, entry] of now) {
    const known = then.get(id);
    const fields = known ? changedFields(root, known, entry, before, after) : [];
    const kind = kindOf(root, known, entry, fields);
    const difference = {
      kind,
      root,
      id,
      ...(known ? { before: known } : {}),
      after: entry,
      fields,
    };
    if (kind) found.push(difference as unknown as Difference);
  }
  // What is neither there nor removed has gone where this reader does not see it.
  for (const [id, entry] of then)
    if (!now.has(id) && after.board.removed[root].has(id))
      found.push({ kind: 'dropped', root, id, before: entry, fields: [] } as unknown as Difference);
  return found.sort(
    (a, b) =>
      differenceKinds.indexOf(a.kind) - differenceKinds.indexOf(b.kind) ||
      ageOf(a) - ageOf(b) ||
      (a.id < b.id ? -1 : 1),
  );
}

function kindOf(
  root: RootName,
  before: EntityBase | undefined,
  after: EntityBase,
  fields: readonly string[],
): DifferenceKind | undefined {
  if (root === 'gaps') {
    const [was, is] = [(before as Gap | undefined)?.state, (after as Gap).state];
    if (is === 'closed') return was === 'closed' ? undefined : 'closed';
    // A question that was accepted is not answered yet.
    if (was === is) return 'open';
    if (was !== undefined) return 'changed';
  }
  if (!before) return 'new';
  return fields.length > 0 ? 'changed' : undefined;
}

function changedFields(
  root: RootName,
  before: EntityBase,
  after: EntityBase,
  then: Moment,
  now: Moment,
): string[] {
  const [was, is] = [before, after] as unknown as Record<string, unknown>[];
  const fields = kindEntries(definitionOf(root))
    .map(([field]) => field)
    .filter((field) => !unnoticed.has(field) && !(root === 'gaps' && gapOutcome.has(field)))
    .filter((field) => !isSame(was?.[field], is?.[field]));
  if (root !== 'wills') return fields;
  const stage = (will: EntityBase, { board }: Moment): WillStage => stageOf(will as Will, board);
  return stage(before, then) === stage(after, now) ? fields : ['stage', ...fields];
}

function isSame(a: unknown, b: unknown): boolean {
  if (!Array.isArray(a) || !Array.isArray(b)) return a === b;
  return a.length === b.length && new Set(a).isSubsetOf(new Set(b));
}

function directionTexts({ chair }: Moment): string[] {
  return chair.current.map(({ text }) => text);
}

function countIn({ board }: Moment, field: ResourceField): number {
  return [...board.resources.values()].filter((resource) => resource.field === field).length;
}

function ageOf({ after, before }: Difference): number {
  return (after ?? before)?.createdAt ?? 0;
}
