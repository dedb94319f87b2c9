import type * as Y from 'yjs';
import { type Agreement, agreementEntity, agreementWhatMax } from './agreement.ts';
import type { Author } from './author.ts';
import { CaseError } from './case-error.ts';
import { type Direction, directionEntity, directionTextMax } from './direction.ts';
import { patchEntity, requireReadable } from './entity.ts';
import { normaliseWhole, readText } from './normalise.ts';
import { write } from './write.ts';

const sourceOf = ({ what }: Pick<Agreement, 'what'>) =>
  readText(what, agreementWhatMax, false).value;

/** Whether a department stands for words that were found for what the agreement says now. */
export function isConfirmed(agreement: Agreement): agreement is Agreement & {
  readonly plainSentence: string;
} {
  return agreement.plainSentence !== undefined && (agreement.plainOf ?? '') === sourceOf(agreement);
}

/** Other words lose translation and confirmation: the family was told something else. */
export function confirmSentence(doc: Y.Doc, author: Author, id: string, sentence: string): void {
  const agreement = requireReadable(doc, agreementEntity, id);
  const isSame = normaliseWhole(sentence, false) === agreement.plainSentence;
  patchEntity(doc, author, agreementEntity, id, {
    plainSentence: sentence,
    plainOf: sourceOf(agreement) || undefined,
    plainBy: author.department,
    ...(isSame
      ? {}
      : {
          translation: undefined,
          translationLanguage: undefined,
          toldOn: undefined,
          toldBy: undefined,
        }),
  });
}

/** Only what is confirmed is translated. `undefined` takes the translation away. */
export function translateSentence(
  doc: Y.Doc,
  author: Author,
  id: string,
  translated: { readonly text: string; readonly language: string } | undefined,
): void {
  if (!isConfirmed(requireReadable(doc, agreementEntity, id)))
    throw new CaseError({ code: 'InvalidValue', field: 'translation' });
  patchEntity(doc, author, agreementEntity, id, {
    translation: translated?.text,
    translationLanguage: translated?.language,
  });
}

/** These sentences were read out to the family and confirmed by it that day (ISO); `undefined` takes that back. */
export function tellSentences(
  doc: Y.Doc,
  author: Author,
  ids: readonly string[],
  on: string | undefined,
): void {
  for (const id of ids)
    if (on !== undefined && !isConfirmed(requireReadable(doc, agreementEntity, id)))
      throw new CaseError({ code: 'InvalidValue', field: 'toldOn' });
  const toldBy = on === undefined ? undefined : author.department;
  write(doc, author, () => {
    for (const id of ids) patchEntity(doc, author, agreementEntity, id, { toldOn: on, toldBy });
  });
}

/** The words of the family's sheet for a direction, as long as it is `text` that is set; `undefined`: that itself again. */
export function rewordDirection(
  doc: Y.Doc,
  author: Author,
  { directionId, text }: { readonly directionId: string; readonly text: string },
  plainText: string | undefined,
): void {
  const isSaid = plainText !== undefined && normaliseWhole(plainText, false) !== text;
  patchEntity(doc, author, directionEntity, directionId, {
    plainText: isSaid ? plainText : undefined,
    plainOf: isSaid ? readText(text, directionTextMax, false).value : undefined,
    plainBy: isSaid ? author.department : undefined,
  });
}

/** What the family reads of a direction that was set. */
export function plainDirection(
  direction: Direction | undefined,
  decided: string,
): { readonly text: string; readonly by?: string } {
  const { plainText, plainOf, plainBy } = direction ?? {};
  return plainText !== undefined && plainOf === decided
    ? { text: plainText, ...(plainBy ? { by: plainBy } : {}) }
    : { text: decided };
}
