import type * as Y from 'yjs';
import type { Author } from './author.ts';
import { createEntity, defineEntity, type EntityBase, type Patch, patchEntity } from './entity.ts';
import {
  choice,
  date,
  department,
  line,
  optional,
  reference,
  sharedText,
  withDefault,
} from './field-kinds.ts';

export const agreementStates = ['open', 'done', 'notDone'] as const;
export type AgreementState = (typeof agreementStates)[number];

/** Vereinbarung: who does what until when. */
export interface Agreement extends EntityBase {
  readonly what: string;
  /** The department that does it, or */
  readonly whoDepartment?: string;
  /** the person of the family who does it. */
  readonly whoPersonId?: string;
  readonly due?: string;
  readonly strategyId?: string;
  readonly state: AgreementState;
  readonly outcome?: string;
}

export const agreementEntity = defineEntity<Agreement>('agreements', {
  what: sharedText(280),
  whoDepartment: optional(department),
  whoPersonId: optional(reference('persons')),
  due: optional(date),
  strategyId: optional(reference('strategies')),
  state: withDefault(choice(agreementStates), 'open'),
  outcome: optional(line(280)),
});

export function addAgreement(
  doc: Y.Doc,
  author: Author,
  input: Patch<Agreement> & { readonly what: string },
): string {
  return createEntity(doc, author, agreementEntity, input);
}

export function updateAgreement(
  doc: Y.Doc,
  author: Author,
  id: string,
  patch: Omit<Patch<Agreement>, 'what'>,
): void {
  patchEntity(doc, author, agreementEntity, id, patch);
}
