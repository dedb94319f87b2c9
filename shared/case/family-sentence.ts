import type * as Y from 'yjs';
import { type Agreement, agreementEntity } from './agreement.ts';
import type { Author } from './author.ts';
import { CaseError } from './case-error.ts';
import { patchEntity, requireReadable } from './entity.ts';
import { normaliseWhole } from './normalise.ts';

const begins =
  /^(Am|Auf|Bei|Beim|Bis|Das|Dem|Den|Der|Die|Ein|Eine|Einen|Für|Im|In|Mit|Nach|Zum|Zur)(?= )/u;
const endsInInfinitive = / \p{Ll}+n$/u;

/** A German sentence for the family, to be confirmed or reworded by a person before it is one of ours. */
export function suggestedSentence({
  what,
  whoDepartment,
  whoPersonId,
}: Pick<Agreement, 'what' | 'whoDepartment' | 'whoPersonId'>): string {
  const text = normaliseWhole(what, false).replace(/[.\s]+$/u, '');
  if (text === '') return '';
  if (!endsInInfinitive.test(text)) return `Vereinbart ist: ${text}.`;
  const subject = whoPersonId === undefined ? 'Wir' : 'Sie';
  const together = whoPersonId !== undefined && whoDepartment !== undefined;
  const rest = text.replace(begins, (word) => word.toLowerCase());
  return `${together ? 'Wir werden gemeinsam' : `${subject} werden`} ${rest}.`;
}

/** Other words lose the translation: it says what was said before. */
export function confirmSentence(doc: Y.Doc, author: Author, id: string, sentence: string): void {
  const before = requireReadable(doc, agreementEntity, id).plainSentence;
  const isSame = normaliseWhole(sentence, false) === before;
  patchEntity(doc, author, agreementEntity, id, {
    plainSentence: sentence,
    plainBy: author.department,
    ...(isSame ? {} : { translation: undefined, translationLanguage: undefined }),
  });
}

/** Only what was confirmed is translated. `undefined` takes the translation away. */
export function translateSentence(
  doc: Y.Doc,
  author: Author,
  id: string,
  translated: { readonly text: string; readonly language: string } | undefined,
): void {
  if (requireReadable(doc, agreementEntity, id).plainSentence === undefined)
    throw new CaseError({ code: 'InvalidValue', field: 'translation' });
  patchEntity(doc, author, agreementEntity, id, {
    translation: translated?.text,
    translationLanguage: translated?.language,
  });
}
