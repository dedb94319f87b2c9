import { languageTagOf, translationLanguages } from '../method/common-languages.ts';
import { type Agreement, agreementsOf } from './agreement.ts';
import type { BoardState } from './board.ts';
import type { ChairState } from './chair.ts';
import { isConfirmed, plainDirection } from './family-sentence.ts';
import { type Matter, matterOf, suggestedSentence } from './family-suggestion.ts';
import { registerAt } from './register.ts';
import type { Sitting } from './sitting.ts';

/** What the family is told of one agreement. */
export interface SheetSentence {
  readonly id: string;
  /**
   * `suggested`: nobody stands for it yet. `own`: it has to be said in somebody's own words, it is only what was noted.
   * `changed`: the agreement says something else since. `confirmed`: it goes on paper.
   */
  readonly state: 'suggested' | 'own' | 'changed' | 'confirmed';
  readonly sentence: string;
  /** As it was noted. */
  readonly agreed: string;
  /** The department that stands for the words. */
  readonly by?: string;
  readonly matter: Matter;
  readonly department?: string;
  /** A person of the family. */
  readonly person?: string;
  readonly due?: string;
  readonly translation?: { readonly text: string; readonly language: string };
  readonly toldOn?: string;
  readonly toldBy?: string;
}

export interface SheetDirection {
  readonly directionId: string;
  /** As it was set. */
  readonly decided: string;
  /** As the family reads it. */
  readonly text: string;
  /** The department that put it in other words. */
  readonly by?: string;
}

/** The sheet of a consultation that belongs to the family. Nothing but what is named here gets onto it. */
export interface FamilySheet {
  readonly pseudonym: string;
  readonly directions: readonly SheetDirection[];
  /** The soonest due first. */
  readonly sentences: readonly SheetSentence[];
  /** Tag of the language it is translated into, or the one the family is likely to need. */
  readonly language?: string;
}

const dueLast = '9999-12-31';

/** Throws nothing. */
export function familySheetOf(
  board: Pick<BoardState, 'meta' | 'agreements' | 'persons' | 'directions'>,
  chair: Pick<ChairState, 'decisions'>,
  sitting: Sitting,
): FamilySheet {
  const until = sitting.finishedAt ?? Number.POSITIVE_INFINITY;
  const sentences = agreementsOf(board, sitting.id)
    .toSorted(({ due: a = dueLast }, { due: b = dueLast }) => (a === b ? 0 : a < b ? -1 : 1))
    .map((agreement) => sentenceOf(agreement, board));
  const language = languageOf(sentences, board);
  return {
    pseudonym: board.meta.pseudonym,
    directions: registerAt({ all: chair.decisions }, until).current.map(
      ({ directionId, text: decided }) => ({
        directionId,
        decided,
        ...plainDirection(board.directions.get(directionId), decided),
      }),
    ),
    sentences,
    ...(language ? { language } : {}),
  };
}

function sentenceOf(agreement: Agreement, { persons }: Pick<BoardState, 'persons'>): SheetSentence {
  const { id, what, whoDepartment, whoPersonId, due } = agreement;
  const person = persons.get(whoPersonId ?? '');
  return {
    id,
    agreed: what,
    ...wordsOf(
      agreement,
      suggestedSentence(agreement, { whoDepartment, kinship: person?.kinship }),
    ),
    matter: matterOf(what),
    ...(whoDepartment ? { department: whoDepartment } : {}),
    ...(person ? { person: person.label } : {}),
    ...(due ? { due } : {}),
  };
}

type Words = Pick<SheetSentence, 'state' | 'sentence' | 'by' | 'translation' | 'toldOn' | 'toldBy'>;

function wordsOf(agreement: Agreement, suggested: string | undefined): Words {
  const { what, plainSentence, plainBy, translation, translationLanguage, toldOn, toldBy } =
    agreement;
  if (plainSentence === undefined)
    return suggested === undefined
      ? { state: 'own', sentence: what }
      : { state: 'suggested', sentence: suggested };
  const by = plainBy ? { by: plainBy } : {};
  if (!isConfirmed(agreement)) return { state: 'changed', sentence: plainSentence, ...by };
  return {
    state: 'confirmed',
    sentence: plainSentence,
    ...by,
    ...(translation && translationLanguage
      ? { translation: { text: translation, language: translationLanguage } }
      : {}),
    ...(toldOn && toldBy ? { toldOn, toldBy } : {}),
  };
}

/** What most sentences are translated into; before there is any, what somebody speaks who needs an interpreter. */
function languageOf(
  sentences: readonly SheetSentence[],
  { persons }: Pick<BoardState, 'persons'>,
): string | undefined {
  const used = sentences.flatMap(({ translation }) => translation?.language ?? []);
  const times = (language: string) => used.filter((each) => each === language).length;
  const [most] = used.toSorted((a, b) => times(b) - times(a));
  const spoken = [...persons.values()]
    .sort((a, b) => Number(b.interpreter) - Number(a.interpreter))
    .flatMap(({ languages = '' }) => languages.split(/[,;/]| und /))
    .map(languageTagOf);
  return most ?? spoken.find((tag) => tag !== undefined && translationLanguages.includes(tag));
}

/** How many sentences go on paper, of how many. */
export function sheetProgress({ sentences }: Pick<FamilySheet, 'sentences'>) {
  const done = sentences.filter(({ state }) => state === 'confirmed').length;
  return { done, count: sentences.length };
}
