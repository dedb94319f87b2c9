import type { Agreement } from './agreement.ts';
import { normaliseWhole } from './normalise.ts';
import type { Kinship } from './person.ts';

/** What an agreement is about, for the sign beside its sentence. */
export const matters = [
  'children',
  'school',
  'talk',
  'money',
  'language',
  'work',
  'health',
  'home',
  'papers',
  'other',
] as const;
export type Matter = (typeof matters)[number];

const matterWords: readonly (readonly [Matter, RegExp])[] = [
  ['health', /arzt|ärzt|vorsorge|untersuch|gesundheit|krank|therap|impf/iu],
  ['talk', /gespräch|sprechen|rede[nt]\b/iu],
  ['money', /geld|leistung|teilhabe|antrag|beantrag|kosten|zuschuss|jobcenter|konto/iu],
  ['school', /kita|kindergarten|schule|schul/iu],
  ['children', /kind|hort|betreuung|baby/iu],
  ['language', /deutsch|sprachkurs|integrationskurs|alphabet|sprach/iu],
  ['work', /arbeit|beruf|praktik|maßnahme|ausbild|stelle\b|maler|bewerb|fim\b|qualifi/iu],
  ['home', /wohnung|wohnen|miete|umzug|zimmer|unterkunft/iu],
  ['papers', /ausweis|pass\b|papier|zeugnis|bescheinig|nachweis|aufenthalt|führerschein/iu],
];

export function matterOf(what: string): Matter {
  return matterWords.find(([, words]) => words.test(what))?.[0] ?? 'other';
}

/** Of separable verbs: "anfragen", wir fragen an. The longer first. */
const prefixes =
  /^(zusammen|bereit|weiter|zurück|bekannt|fest|nach|teil|auf|aus|bei|ein|her|hin|mit|vor|weg|ab|an|zu)(?!(?:tworten|igen)$)(\p{Ll}{3,}n)$/u;
const determiner =
  /^(am|an|auf|aus|bei|beim|bis|das|dem|den|der|die|ein|eine|einen|einem|einer|für|gegen|im|in|mit|nach|ob|ohne|über|um|vom|von|vor|wegen|wie|wo|zu|zum|zur|beide|alle|unsere|unseren|ihre|ihren|zwei|drei|vier)$/iu;
const plural =
  /(?:plätze|kurse|termine|ungen|angebote|anträge|kontakte|stellen|scheine|zeugnisse|papiere|adressen|unterlagen|bücher|fragen)$/u;

/** The article a noun needs, by how it ends; what a family gets one of, as one of several. */
const articles: readonly (readonly [string, RegExp])[] = [
  ['', plural],
  ['einen', /(?:termin|platz|antrag|kontakt|besuch|anruf|nachweis)$/iu],
  ['ein', /(?:gespräch|angebot|praktikum|treffen|zeugnis|formular|konto)$/iu],
  ['den', /(?:kurs|hort|vertrag|schein|bescheid|ausweis|plan|test|brief|verein)$/iu],
  [
    'die',
    /(?:ung|heit|keit|schaft|tion|tät|liste|schule|stelle|adresse|maßnahme|hilfe|karte|kita|übernahme|frage|erlaubnis)$/iu,
  ],
];

/** What is done, with the article German needs; undefined where it cannot be told. */
function withArticle(object: string): string | undefined {
  const [first = '', second = ''] = object.split(/[ ,]/u);
  const lowered = object.replace(first, first.toLocaleLowerCase('de'));
  if (determiner.test(first)) return lowered;
  const noun = first.replace(/[,.:]$/u, '');
  if (/^\p{Ll}+e$/u.test(noun.toLocaleLowerCase('de')) && plural.test(second)) return lowered;
  const article = articles.find(([, end]) => end.test(noun))?.[0];
  if (article === undefined) return undefined;
  return article === '' ? object : `${article} ${object}`;
}

const spaced = (...words: readonly (string | undefined)[]) =>
  words.filter((word) => word !== undefined && word !== '').join(' ');

/** `we`: what we do, "Wir klären", with the person who does it with us: "Wir klären gemeinsam mit dem Vater". */
function weDo(object: string, verb: string, we: (verb: string) => string): string | undefined {
  const isAsked = /^(?:klären|abklären|prüfen|erfragen|anfragen)$/u.test(verb);
  const care =
    /^Betreuung ((?:im|in|bei|beim) (?:(?:der|den|dem|einer|einem) )?\S+)(?: (.+))?$/u.exec(object);
  if (isAsked && care)
    return `${spaced(`${we('fragen')}, ob die Kinder`, care[2], care[1])} betreut werden können.`;
  const listed = /^(?:Die )?Warteliste für ((?:beide|die|zwei|drei|vier) \p{Lu}\p{L}+)$/u.exec(
    object,
  );
  if (verb === 'bestätigen' && listed)
    return `${we('bestätigen')}, dass ${listed[1]} auf der Warteliste stehen.`;
  const talk = /^(?:Ein |Das )?Gespräch (mit .+)$/u.exec(object);
  if (talk && verb === 'führen') return `${we('sprechen')} ${talk[1]}.`;
  const claim = /^(?:Die )?Leistungen für (.+)$/u.exec(object);
  if (claim && verb === 'beantragen') return `${we('beantragen')} Geld für ${claim[1]}.`;
  // Where only the name of the law's benefit was noted.
  if (/^(?:Die )?Bildung und Teilhabe$/u.test(object) && verb === 'beantragen')
    return `${we('beantragen')} Leistungen für Bildung und Teilhabe.`;
  const told = withArticle(object);
  if (told === undefined) return undefined;
  const [, prefix, stem] = prefixes.exec(verb) ?? [];
  return `${spaced(we(stem ?? verb), told, prefix)}.`;
}

const named: Partial<Record<Kinship, { readonly does: string; readonly withThem: string }>> = {
  father: { does: 'Der Vater', withThem: 'gemeinsam mit dem Vater' },
  mother: { does: 'Die Mutter', withThem: 'gemeinsam mit der Mutter' },
};

/** `kinship`: of the person of the family who does it. */
export interface WhoDoesIt {
  readonly whoDepartment?: string | undefined;
  readonly kinship?: Kinship | undefined;
}

/**
 * A German sentence for the family out of what was noted in the round ("Termin beim Kinderarzt vereinbaren"), for a person
 * to confirm or to put in other words. Undefined where these few rules make no good German of it.
 */
export function suggestedSentence(
  { what }: Pick<Agreement, 'what'>,
  { whoDepartment, kinship }: WhoDoesIt,
): string | undefined {
  const text = normaliseWhole(what, false).replace(/[.!\s]+$/u, '');
  const person = kinship && named[kinship];
  if (kinship && !person) return undefined;
  if (/^(?:Wir|Der Vater|Die Mutter) /u.test(text)) return `${text}.`;
  const isTheirs = person !== undefined && whoDepartment === undefined;
  const we = (verb: string) => spaced('Wir', verb, person?.withThem);
  if (/^[^.?!:]+\?$/u.test(text)) return isTheirs ? undefined : `${we('klären')}: ${text}`;
  const question =
    /^(?:Klären|Prüfen|Fragen|Erfragen|Nachfragen|Herausfinden), ((?:ob|wie|wann|wo|wer|was|welche[nrs]?) [^.,]+)$/u.exec(
      text,
    );
  if (question) return isTheirs ? undefined : `${we('fragen')}, ${question[1]}.`;
  const parts =
    /^([^.,;:!?–()]+) (\p{Ll}{3,}n)(, mit (?:Sprachmittlung|Übersetzung|Dolmetscher\p{Ll}*))?$/u.exec(
      text,
    );
  const [, object = '', verb = '', interpreted] = parts ?? [];
  // Two things to be done are no one sentence.
  if (object === '' || /\p{Ll}n und /u.test(object)) return undefined;
  const theirs = isTheirs ? withArticle(object) : undefined;
  const told = isTheirs
    ? theirs && `${person.does} wird ${theirs} ${verb}.`
    : weDo(object, verb, we);
  return told && interpreted ? `${told} Eine Person übersetzt.` : told;
}
