import * as Y from 'yjs';
import { addAgreement, agreementWhatMax, type NewAgreement } from './agreement.ts';
import type { Author } from './author.ts';
import { CaseError } from './case-error.ts';
import {
  createEntity,
  defineEntity,
  type EntityBase,
  type Patch,
  patchEntity,
  removeEntity,
  requireReadable,
  requireStored,
} from './entity.ts';
import { createAtEnd, type EntryRef, fieldOfMap, placeBehind } from './entries.ts';
import {
  choice,
  department,
  optional,
  orderKey,
  plainId,
  reference,
  referenceSet,
  sharedText,
  withDefault,
} from './field-kinds.ts';
import { makeRoom } from './order.ts';
import { type NewResource, resourceEntity } from './resource.ts';
import type { ResourceField } from './resource-field.ts';
import { rootMap } from './roots.ts';
import { write } from './write.ts';

export const gapStates = ['open', 'accepted', 'closed'] as const;
export type GapState = (typeof gapStates)[number];

/** An Informationslücke: what nobody knows yet, asked of the department that could. */
export interface Gap extends EntityBase {
  readonly question: string;
  readonly field: ResourceField;
  readonly personIds: readonly string[];
  readonly askedDepartment?: string;
  readonly state: GapState;
  readonly answerResourceId?: string;
  /** The question of the Fragenkatalog it stems from. */
  readonly questionId?: string;
  /** It asks for the Wille of that person. */
  readonly willOfPersonId?: string;
  readonly order: string;
}

export const gapQuestionMax = 280;

export const gapEntity = defineEntity<Gap>('gaps', {
  question: sharedText(gapQuestionMax),
  field: fieldOfMap,
  personIds: referenceSet('persons'),
  askedDepartment: optional(department),
  state: withDefault(choice(gapStates), 'open'),
  answerResourceId: optional(reference('resources')),
  questionId: optional(plainId),
  willOfPersonId: optional(reference('persons')),
  order: withDefault(orderKey, 'a0'),
});

export interface NewGap extends Omit<Patch<Gap>, 'order' | 'state' | 'answerResourceId'> {
  readonly question: string;
  readonly field: ResourceField;
  readonly department?: string;
}

/**
 * Adds a question at the end of its field. `about`: the entry it asks about; what asks about an entrusted one is entrusted
 * with it. Throws TextEmpty, TextTooLong, InvalidValue.
 */
export function addGap(doc: Y.Doc, author: Author, input: NewGap, about?: EntryRef): string {
  return createAtEnd(doc, author, gapEntity, input, about && homeOf(doc, about));
}

export function updateGap(
  doc: Y.Doc,
  author: Author,
  id: string,
  patch: Pick<Patch<Gap>, 'personIds' | 'askedDepartment'>,
): void {
  patchEntity(doc, author, gapEntity, id, patch);
}

/** The asked department says: we will find out. */
export function acceptGap(doc: Y.Doc, author: Author, id: string): void {
  if (requireOpenGap(doc, id).state === 'open')
    patchEntity(doc, author, gapEntity, id, { state: 'accepted' });
}

/** Somebody else could know: the question goes to that department, which has not said yet that it will find out. */
export function forwardGap(doc: Y.Doc, author: Author, id: string, askedDepartment: string): void {
  requireOpenGap(doc, id);
  patchEntity(doc, author, gapEntity, id, { askedDepartment, state: 'open' });
}

/**
 * The question is taken along as an agreement; what is to be done is the question unless said otherwise, which an
 * entrusted one must be. Throws
 * AgreementIncomplete. Returns the agreement's id.
 */
export function takeAlongGap(
  doc: Y.Doc,
  author: Author,
  id: string,
  agreement: Omit<NewAgreement, 'what' | 'gapId' | 'renewsId'> & { readonly what?: string },
): string {
  const gap = requireOpenGap(doc, id);
  // An agreement is seen by everybody: the words of an entrusted question do not go into it by themselves.
  if (agreement.what === undefined && homeOf(doc, { root: 'gaps', id }) !== doc)
    throw new CaseError({ code: 'AgreementIncomplete', missing: ['what'] });
  let agreementId = '';
  write(doc, author, () => {
    agreementId = addAgreement(doc, author, {
      ...agreement,
      what: agreement.what ?? gap.question.slice(0, agreementWhatMax),
      gapId: id,
    });
    patchEntity(doc, author, gapEntity, id, { state: 'accepted' });
  });
  return agreementId;
}

/**
 * Answers a gap: the answer becomes a resource in the gap's place, the gap is closed and points to it. What of it `remaining`
 * still asks becomes a gap of its own right behind. What was built on the gap is built on the answer and on what remains.
 * Two people answering at once make two resources: neither answer is lost. Returns the resource's id.
 */
export function answerGap(
  doc: Y.Doc,
  author: Author,
  id: string,
  answer: Omit<NewResource, 'field' | 'personIds'>,
  remaining?: string,
): string {
  const gap = requireOpenGap(doc, id);
  const { field, personIds, askedDepartment, willOfPersonId } = gap;
  // Refused before anything is written.
  if (remaining !== undefined) gapEntity.kinds.question.create('question', remaining);
  const home = homeOf(doc, { root: 'gaps', id });
  let resourceId = '';
  const built: EntryRef[] = [];
  write(doc, author, () => {
    const place = remaining === undefined ? undefined : placeBehind(doc, field, id);
    const order = place?.moved.find((other) => other.id === id)?.order ?? gap.order;
    resourceId = createEntity(
      doc,
      author,
      resourceEntity,
      { questionId: gap.questionId, ...answer, field, personIds, order },
      undefined,
      home,
    );
    if (remaining !== undefined && place) {
      const [order] = place.orders;
      const remainingId = createEntity(
        doc,
        author,
        gapEntity,
        { question: remaining, field, personIds, askedDepartment, willOfPersonId, order },
        undefined,
        home,
      );
      makeRoom(place);
      built.push({ root: 'gaps', id: remainingId });
    }
    patchEntity(doc, author, gapEntity, id, { state: 'closed', answerResourceId: resourceId });
    built.push({ root: 'resources', id: resourceId });
    passLinks(doc, { root: 'gaps', id }, built);
  });
  return resourceId;
}

/** Opens a closed gap again; the answer stays as a resource, with what is built on it. */
export function reopenGap(doc: Y.Doc, author: Author, id: string): void {
  if (requireReadable(doc, gapEntity, id).state !== 'closed') return;
  patchEntity(doc, author, gapEntity, id, { state: 'open', answerResourceId: undefined });
}

/**
 * What looked known is not: the resource is removed and asked as a question in its place, and what was built on it is built
 * on the question. Returns the gap's id.
 */
export function turnIntoGap(
  doc: Y.Doc,
  author: Author,
  resourceId: string,
  askedDepartment?: string,
): string {
  const resource = requireReadable(doc, resourceEntity, resourceId);
  let gapId = '';
  write(doc, author, () => {
    const { text, field, personIds, order } = resource;
    gapId = createEntity(
      doc,
      author,
      gapEntity,
      { question: text.slice(0, gapQuestionMax), field, personIds, order, askedDepartment },
      undefined,
      homeOf(doc, { root: 'resources', id: resourceId }),
    );
    passLinks(doc, { root: 'resources', id: resourceId }, [{ root: 'gaps', id: gapId }]);
    removeEntity(doc, author, 'resources', resourceId);
  });
  return gapId;
}

const linkField = { resources: 'resourceIds', gaps: 'gapIds' } as const;

/** Strategies and directions built on one entry are built on the others; removed ones too, they may come back. */
function passLinks(doc: Y.Doc, from: EntryRef, to: readonly EntryRef[]): void {
  for (const root of ['strategies', 'directions'] as const) {
    for (const stored of rootMap(doc, root)?.values() ?? []) {
      const links: unknown = stored instanceof Y.Map && stored.get(linkField[from.root]);
      if (!(stored instanceof Y.Map && links instanceof Y.Map) || !links.has(from.id)) continue;
      links.delete(from.id);
      for (const { root: toRoot, id } of to) {
        const target: unknown = stored.get(linkField[toRoot]);
        if (target instanceof Y.Map) target.set(id, true);
        else stored.set(linkField[toRoot], new Y.Map([[id, true]]));
      }
    }
  }
}

/** The document an entry lies in: what is made from an entrusted one is entrusted to the same departments. */
function homeOf(doc: Y.Doc, { root, id }: EntryRef): Y.Doc {
  return requireStored(doc, root, id).doc ?? doc;
}

function requireOpenGap(doc: Y.Doc, id: string): Gap {
  const gap = requireReadable(doc, gapEntity, id);
  if (gap.state === 'closed') throw new CaseError({ code: 'GapClosed', id });
  return gap;
}
