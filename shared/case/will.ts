import type * as Y from 'yjs';
import type { Author } from './author.ts';
import type { Collections } from './board.ts';
import {
  defineEntity,
  type EntityBase,
  patchEntity,
  readEntity,
  requireReadable,
} from './entity.ts';
import {
  choice,
  line,
  optional,
  plainId,
  reference,
  referenceSet,
  sharedText,
  withDefault,
} from './field-kinds.ts';
import type { Person } from './person.ts';
import { rootMap } from './roots.ts';

/** Derived, never stored: see `stageOf`. */
export type WillStage = 'wish' | 'will';

export const feasibilities = ['unknown', 'notNow', 'partial', 'feasible'] as const;
export type Feasibility = (typeof feasibilities)[number];

/** What a person wishes; with evidence of own action the wish has become a Wille. */
export interface Will extends EntityBase {
  /** Absent: the family. */
  readonly personId?: string;
  readonly statement: string;
  /**
   * The wish in the words in which it became a Wille: the statement may be sharpened after that. Still there without
   * evidence: the Wille was lost.
   */
  readonly wish?: string;
  /** Resources that show own action; those that are only told do not count. */
  readonly evidenceIds: readonly string[];
  /** Entries of the chronicle that show own action. */
  readonly eventIds: readonly string[];
  readonly feasibility: Feasibility;
  /** Why it is judged so; absent where it is unknown. */
  readonly feasibilityReason?: string;
  /** Resources the feasibility is judged against. */
  readonly resourceIds: readonly string[];
  /** The question of the Fragenkatalog it answers. */
  readonly questionId?: string;
}

export const willStatementMax = 280;
export const feasibilityReasonMax = 120;

export const willEntity = defineEntity<Will>('wills', {
  personId: optional(reference('persons')),
  statement: sharedText(willStatementMax),
  wish: optional(line(willStatementMax)),
  evidenceIds: referenceSet('resources'),
  eventIds: referenceSet('chronicle'),
  feasibility: withDefault(choice(feasibilities), 'unknown'),
  feasibilityReason: optional(line(feasibilityReasonMax)),
  resourceIds: referenceSet('resources'),
  questionId: optional(plainId),
});

/** With this the wish becomes a Wille: its words are kept as they are now, unless some are kept already. */
export function keepWish(doc: Y.Doc, author: Author, id: string): void {
  const { statement, wish } = requireReadable(doc, willEntity, id);
  if (wish === undefined && statement !== '')
    patchEntity(doc, author, willEntity, id, { wish: statement.slice(0, willStatementMax) });
}

/** What that card is linked to as evidence, straight from the document. */
export function willsShownBy(doc: Y.Doc, resourceId: string): string[] {
  return [...(rootMap(doc, 'wills')?.entries() ?? [])].flatMap(([id, stored]) => {
    const { entity } = readEntity(willEntity, id, stored);
    return entity && !entity.removed && entity.evidenceIds.includes(resourceId) ? id : [];
  });
}

type Linked = Pick<Will, 'evidenceIds' | 'eventIds'>;

/** How much shows own action. What is only told does not count until somebody has observed it. */
export function evidenceCount(
  { evidenceIds, eventIds }: Linked,
  { resources }: Pick<Collections, 'resources'>,
): number {
  const counting = evidenceIds.filter((id) => (resources.get(id)?.basis ?? 'stated') !== 'stated');
  return counting.length + eventIds.length;
}

/** A Wille is a wish with at least one piece of evidence that counts. */
export function stageOf(will: Linked, board: Pick<Collections, 'resources'>): WillStage {
  return evidenceCount(will, board) > 0 ? 'will' : 'wish';
}

/** Adults nobody has asked yet. A child is not asked by default, its wish can be entered. */
export function notAskedPersons(board: Pick<Collections, 'persons' | 'wills'>): Person[] {
  const asked = new Set([...board.wills.values()].map(({ personId }) => personId));
  return [...board.persons.values()].filter(
    ({ id, kinship }) => kinship !== 'child' && !asked.has(id),
  );
}
