import type * as Y from 'yjs';
import type { Author } from './author.ts';
import { CaseError } from './case-error.ts';
import { byAge, createEntity, defineEntity, type EntityBase, requireEntity } from './entity.ts';
import { optional, plainId, reference, sharedText } from './field-kinds.ts';
import { fixedEntry } from './roots.ts';

/** What would lower a department's resistance to a strategy. */
export interface Condition extends EntityBase {
  readonly strategyId?: string;
  /** Empty: the department would rather not say. */
  readonly text: string;
  /** The round it answers. */
  readonly roundId?: string;
  /** The changed strategy that takes it up. */
  readonly amendedId?: string;
}

export const conditionTextMax = 280;

export const conditionEntity = defineEntity<Condition>('conditions', {
  strategyId: optional(reference('strategies')),
  text: sharedText(conditionTextMax, false, true),
  roundId: optional(plainId),
  amendedId: optional(reference('strategies')),
});

export interface NewCondition {
  readonly strategyId: string;
  readonly text: string;
  readonly roundId?: string | undefined;
  readonly amendedId?: string | undefined;
}

/** Throws StatusQuoFixed: nobody puts conditions on doing nothing; besides what createEntity throws. */
export function addCondition(doc: Y.Doc, author: Author, input: NewCondition): string {
  if (input.strategyId === fixedEntry.id) throw new CaseError({ code: 'StatusQuoFixed' });
  requireEntity(doc, 'strategies', input.strategyId);
  return createEntity(doc, author, conditionEntity, input);
}

interface Conditions {
  readonly conditions: ReadonlyMap<string, Condition>;
}

/** What departments said in words about a strategy, the oldest first. */
export function conditionsOf({ conditions }: Conditions, strategyId: string): readonly Condition[] {
  return [...conditions.values()]
    .filter((condition) => condition.strategyId === strategyId && condition.text.trim() !== '')
    .sort(byAge);
}

/** What a department last answered when a round asked it about a strategy, in words or without. */
export function answerIn(
  { conditions }: Conditions,
  roundId: string,
  strategyId: string,
  department: string,
): Condition | undefined {
  return [...conditions.values()]
    .filter(
      (condition) =>
        condition.roundId === roundId &&
        condition.strategyId === strategyId &&
        condition.department === department,
    )
    .sort(byAge)
    .at(-1);
}
