import type { Collections } from './board.ts';
import { defineEntity, type EntityBase } from './entity.ts';
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

/** Something linked to a Wille as evidence of own action. */
export interface Evidence extends EvidenceRef {
  readonly text: string;
  readonly department: string;
  /** Since when it is known. */
  readonly on?: string;
  /** Only told: linked, but no evidence until somebody has observed it. */
  readonly isTold: boolean;
}

export interface EvidenceRef {
  readonly root: 'resources' | 'chronicle';
  readonly id: string;
}

/** What is linked as evidence, the oldest first. */
export function evidenceOf(
  will: Pick<Will, 'evidenceIds' | 'eventIds'>,
  board: Pick<Collections, 'resources' | 'chronicle'>,
): Evidence[] {
  const cards = will.evidenceIds.flatMap((id): Evidence[] => {
    const card = board.resources.get(id);
    if (!card) return [];
    const { text, department, recordedOn: on, basis } = card;
    return [
      { root: 'resources', id, text, department, isTold: basis === 'stated', ...(on && { on }) },
    ];
  });
  const events = will.eventIds.flatMap((id): Evidence[] => {
    const event = board.chronicle.get(id);
    if (!event) return [];
    const { what: text, department, on } = event;
    return [{ root: 'chronicle', id, text, department, on, isTold: false }];
  });
  const place = ({ on = '9', text, id }: Evidence) => `${on} ${text} ${id}`;
  return [...cards, ...events].sort((a, b) => (place(a) < place(b) ? -1 : 1));
}

/** A Wille is a wish with at least one piece of evidence that counts. */
export function stageOf(
  will: Pick<Will, 'evidenceIds' | 'eventIds'>,
  board: Pick<Collections, 'resources' | 'chronicle'>,
): WillStage {
  return evidenceOf(will, board).some(({ isTold }) => !isTold) ? 'will' : 'wish';
}

/** Adults nobody has asked yet. A child is not asked by default, its wish can be entered. */
export function notAskedPersons(board: Pick<Collections, 'persons' | 'wills'>): Person[] {
  const asked = new Set([...board.wills.values()].map(({ personId }) => personId));
  return [...board.persons.values()].filter(
    ({ id, kinship }) => kinship !== 'child' && !asked.has(id),
  );
}
