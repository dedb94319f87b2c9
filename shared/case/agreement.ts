import type * as Y from 'yjs';
import type { Author } from './author.ts';
import { CaseError } from './case-error.ts';
import {
  byAge,
  createEntity,
  defineEntity,
  type EntityBase,
  type Patch,
  patchEntity,
  removeEntity,
  requireReadable,
} from './entity.ts';
import {
  choice,
  date,
  department,
  line,
  optional,
  plainId,
  reference,
  sharedText,
  withDefault,
} from './field-kinds.ts';
import { normaliseWhole } from './normalise.ts';
import { write } from './write.ts';

export const agreementStates = ['open', 'done', 'notDone'] as const;
export type AgreementState = (typeof agreementStates)[number];

/** What an agreement cannot do without. */
export type AgreementPart = 'who' | 'what' | 'due';

/** Vereinbarung: who does what until when. */
export interface Agreement extends EntityBase {
  readonly what: string;
  /** The department that does it, */
  readonly whoDepartment?: string;
  /** the person of the family who does it, or both together. */
  readonly whoPersonId?: string;
  readonly due?: string;
  /** What it comes from: a strategy, */
  readonly strategyId?: string;
  /** a question somebody takes along, */
  readonly gapId?: string;
  /** or an agreement that was not done and goes on in this one. */
  readonly renewsId?: string;
  /** The sitting in which it was made. */
  readonly sittingId?: string;
  readonly state: AgreementState;
  /** The day it was done, or found not done. */
  readonly settledOn?: string;
  /** How it went, or what was in the way. */
  readonly outcome?: string;
  /** What the family is told of it, in plain words, */
  readonly plainSentence?: string;
  /** the `what` these words were found for, */
  readonly plainOf?: string;
  /** and the department that stands for them. */
  readonly plainBy?: string;
  /** The sentence in the family's language, entered by a person. */
  readonly translation?: string;
  /** Tag of that language. */
  readonly translationLanguage?: string;
  /** The day the sentence was read out to the family and confirmed by it, */
  readonly toldOn?: string;
  /** and the department that did. */
  readonly toldBy?: string;
}

export const agreementWhatMax = 280;

export const agreementEntity = defineEntity<Agreement>('agreements', {
  what: sharedText(agreementWhatMax),
  whoDepartment: optional(department),
  whoPersonId: optional(reference('persons')),
  due: optional(date),
  strategyId: optional(reference('strategies')),
  gapId: optional(reference('gaps')),
  renewsId: optional(reference('agreements')),
  sittingId: optional(plainId),
  state: withDefault(choice(agreementStates), 'open'),
  settledOn: optional(date),
  outcome: optional(line(280)),
  plainSentence: optional(line(280)),
  plainOf: optional(line(agreementWhatMax)),
  plainBy: optional(department),
  translation: optional(line(560)),
  translationLanguage: optional(line(40)),
  toldOn: optional(date),
  toldBy: optional(department),
});

type AtFirst = 'whoDepartment' | 'whoPersonId' | 'due' | 'strategyId' | 'gapId' | 'renewsId';

export type NewAgreement = Pick<Patch<Agreement>, AtFirst | 'sittingId'> & {
  readonly what: string;
  readonly department?: string;
};

type Complete = Pick<Patch<Agreement>, 'what' | 'whoDepartment' | 'whoPersonId' | 'due'>;

/** What is still missing to be an agreement. */
export function missingParts({ what, whoDepartment, whoPersonId, due }: Complete): AgreementPart[] {
  const missing: AgreementPart[] = [];
  if (!whoDepartment && !whoPersonId) missing.push('who');
  if (typeof what === 'string' && normaliseWhole(what, false) === '') missing.push('what');
  if (!due) missing.push('due');
  return missing;
}

/** Throws AgreementIncomplete naming what is missing, besides what createEntity throws. */
export function addAgreement(doc: Y.Doc, author: Author, input: NewAgreement): string {
  const missing = missingParts(input);
  if (missing.length > 0) throw new CaseError({ code: 'AgreementIncomplete', missing });
  return createEntity(doc, author, agreementEntity, input);
}

/** Throws AgreementIncomplete where the change would take away what the agreement cannot do without. */
export function updateAgreement(
  doc: Y.Doc,
  author: Author,
  id: string,
  patch: Pick<
    Patch<Agreement>,
    'whoDepartment' | 'whoPersonId' | 'due' | 'strategyId' | 'gapId' | 'sittingId'
  >,
): void {
  const agreement = requireReadable(doc, agreementEntity, id);
  const before = missingParts(agreement);
  const missing = missingParts({ ...agreement, ...patch }).filter((part) => !before.includes(part));
  if (missing.length > 0) throw new CaseError({ code: 'AgreementIncomplete', missing });
  patchEntity(doc, author, agreementEntity, id, patch);
}

export interface Settlement {
  /** ISO day. */
  readonly on: string;
  readonly outcome?: string | undefined;
}

export function settleAgreement(
  doc: Y.Doc,
  author: Author,
  id: string,
  state: Exclude<AgreementState, 'open'>,
  { on, outcome }: Settlement,
): void {
  patchEntity(doc, author, agreementEntity, id, { state, settledOn: on, outcome });
}

export function reopenAgreement(doc: Y.Doc, author: Author, id: string): void {
  patchEntity(doc, author, agreementEntity, id, {
    state: 'open',
    settledOn: undefined,
    outcome: undefined,
  });
}

/** What was not done is agreed anew: the old one is settled as not done, a new one continues it. Returns the new one's id. */
export function renewAgreement(
  doc: Y.Doc,
  author: Author,
  id: string,
  {
    on,
    outcome,
    ...renewal
  }: Settlement & {
    readonly due: string;
    readonly what?: string | undefined;
    readonly sittingId?: string | undefined;
  },
): string {
  const old = requireReadable(doc, agreementEntity, id);
  // Refused before anything is written.
  agreementEntity.kinds.settledOn.create('settledOn', on);
  if (outcome !== undefined) agreementEntity.kinds.outcome.create('outcome', outcome);
  let renewed = '';
  write(doc, author, () => {
    renewed = addAgreement(doc, author, {
      whoDepartment: old.whoDepartment,
      whoPersonId: old.whoPersonId,
      strategyId: old.strategyId,
      gapId: old.gapId,
      ...renewal,
      what: renewal.what ?? old.what.slice(0, agreementWhatMax),
      renewsId: id,
    });
    settleAgreement(doc, author, id, 'notDone', { on, outcome: outcome ?? old.outcome });
  });
  return renewed;
}

export function removeAgreement(doc: Y.Doc, author: Author, id: string): void {
  removeEntity(doc, author, 'agreements', id);
}

interface Agreements {
  readonly agreements: ReadonlyMap<string, Agreement>;
}

/** The soonest due first, those without a day last. */
function byDue(a: Agreement, b: Agreement): number {
  const [dueA, dueB] = [a.due ?? '9999-12-31', b.due ?? '9999-12-31'];
  if (dueA !== dueB) return dueA < dueB ? -1 : 1;
  return byAge(a, b);
}

/** What is still to be done; what goes on in another agreement is not. */
export function openAgreements({ agreements }: Agreements): readonly Agreement[] {
  const all = [...agreements.values()];
  const renewed = new Set(all.map(({ renewsId }) => renewsId));
  return all.filter(({ id, state }) => state === 'open' && !renewed.has(id)).sort(byDue);
}

/** Open ones that are overdue or due within so many days from today (ISO day). */
export function dueAgreements(
  board: Agreements,
  today: string,
  days: number,
): readonly Agreement[] {
  const until = new Date(Date.parse(`${today}T00:00:00Z`) + days * 86_400_000)
    .toISOString()
    .slice(0, 10);
  return openAgreements(board).filter(({ due }) => due !== undefined && due <= until);
}

/** `today`: ISO day. */
export function isOverdue({ state, due }: Agreement, today: string): boolean {
  return state === 'open' && due !== undefined && due < today;
}

/** What was agreed in one sitting, in the order in which it was. */
export function agreementsOf({ agreements }: Agreements, sittingId: string): readonly Agreement[] {
  return [...agreements.values()]
    .filter((agreement) => agreement.sittingId === sittingId)
    .sort(byAge);
}

/**
 * What the running sitting looks back at: what the previous one agreed, and everything else still open from before.
 * Outside a sitting nothing is new yet: everything that is open.
 */
export function fromLastTime(
  board: Agreements,
  previousSittingId: string | undefined,
  currentSittingId?: string,
): readonly Agreement[] {
  const previous = previousSittingId === undefined ? [] : agreementsOf(board, previousSittingId);
  const isPrevious = new Set(previous);
  const others = openAgreements(board).filter(
    (agreement) =>
      (currentSittingId === undefined || agreement.sittingId !== currentSittingId) &&
      !isPrevious.has(agreement),
  );
  return [...previous, ...others].sort(byDue);
}
