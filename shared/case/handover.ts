import { defineEntity, type EntityBase } from './entity.ts';
import {
  date,
  department,
  line,
  optional,
  orderKey,
  plainId,
  reference,
  rescued,
  withDefault,
} from './field-kinds.ts';

/** One thing to be handed over when the Rechtskreis changes. `department`: who sees to it. */
export interface HandoverItem extends EntityBase {
  /** The transition, or the step that will be one. */
  readonly transitionId?: string;
  readonly what: string;
  readonly order: string;
  readonly due?: string;
  /** The day it was ticked, */
  readonly doneOn?: string;
  /** and by which department. */
  readonly doneBy?: string;
  /** The item of the town's list it was made from. */
  readonly itemId?: string;
}

export const handoverWhatMax = 140;

export const handoverEntity = defineEntity<HandoverItem>('handovers', {
  transitionId: optional(reference('chronicle')),
  what: rescued(line(handoverWhatMax), '…'),
  order: withDefault(orderKey, 'a0'),
  due: optional(date),
  doneOn: optional(date),
  doneBy: optional(department),
  itemId: optional(plainId),
});
