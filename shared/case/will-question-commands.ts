import type * as Y from 'yjs';
import type { Author } from './author.ts';
import { readEntity, requireEntity } from './entity.ts';
import { addGap, answerGap, type Gap, gapEntity } from './gap.ts';
import { isId } from './roots.ts';
import { allStored } from './vaults.ts';
import { addWill } from './will-commands.ts';
import { openWillQuestion } from './will-question.ts';
import { write } from './write.ts';

/** `questionId`: not one that stems from another question of the Fragenkatalog. */
function storedQuestion(doc: Y.Doc, personId: string, questionId?: string): Gap | undefined {
  const gaps = [...allStored(doc, 'gaps')].flatMap(([id, stored]) =>
    isId(id) ? (readEntity(gapEntity, id, stored).entity ?? []) : [],
  );
  return openWillQuestion(
    gaps.filter(
      (gap) => !gap.removed && (!questionId || !gap.questionId || gap.questionId === questionId),
    ),
    personId,
  );
}

/** Asks a department what somebody wants. Where that is asked already it stays with that question. Returns the gap's id. */
export function askForWill(
  doc: Y.Doc,
  author: Author,
  input: {
    readonly personId: string;
    readonly question: string;
    readonly askedDepartment: string;
  },
): string {
  const { personId: willOfPersonId, question, askedDepartment } = input;
  requireEntity(doc, 'persons', willOfPersonId);
  const asked = storedQuestion(doc, willOfPersonId);
  if (asked) return asked.id;
  return addGap(doc, author, {
    field: 'personal',
    personIds: [willOfPersonId],
    question,
    askedDepartment,
    willOfPersonId,
  });
}

/** Enters what somebody wishes, absent the family; where that was asked, the question is answered by it. Returns the Wille's id. */
export function enterWish(
  doc: Y.Doc,
  author: Author,
  input: {
    readonly personId?: string | undefined;
    readonly statement: string;
    /** The question of the Fragenkatalog it answers. */
    readonly questionId?: string;
    readonly on: string;
  },
): string {
  const { personId, statement, questionId, on } = input;
  const asked = personId === undefined ? undefined : storedQuestion(doc, personId, questionId);
  let id = '';
  write(doc, author, () => {
    id = addWill(doc, author, { personId, statement, questionId });
    if (asked) answerGap(doc, author, asked.id, { text: statement, recordedOn: on });
  });
  return id;
}
