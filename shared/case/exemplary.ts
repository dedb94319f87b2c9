import { isLanguageWellKnown } from '../method/common-languages.ts';
import { phaseNameMax } from '../method/phases.ts';
import type { Signature } from './author.ts';
import type { BoardFile, ChairFile, FiledEntity } from './case-file.ts';
import { type CaseText, chairTextMax, textMaxOf } from './case-texts.ts';
import { definitionOf } from './definitions.ts';
import { kindEntries } from './entity.ts';
import { date } from './field-kinds.ts';
import { metaKinds } from './meta.ts';
import { readText } from './normalise.ts';
import type { Person } from './person.ts';
import { fixedEntry, type RootName, rootNames } from './roots.ts';
import { lastInstant } from './time.ts';

/** A word, or a few, and what is said instead. */
export interface Replacement {
  readonly find: string;
  readonly with: string;
}

export interface Pseudonyms {
  /** What the case is called from now on. */
  readonly title: string;
  /** In the place of where the family comes from; empty: nothing is said of it. */
  readonly origin: string;
  readonly replacements: readonly Replacement[];
  /** All days and times move by as much, so that what lies between them stays. */
  readonly shiftDays: number;
}

const dayMs = 24 * 60 * 60_000;
/** What is said where nothing else would be left. */
const nothingLeft = '…';

/**
 * Says `with` for each `find`, as a whole word, however it is capitalised, in the genitive as well. All at once: what was
 * put in is not replaced again.
 */
export function replacer(replacements: readonly Replacement[]): (text: string) => string {
  const said = new Map(
    replacements
      .map((each) => [folded(each.find), each.with] as const)
      .filter(([find]) => find !== ''),
  );
  if (said.size === 0) return (text) => text;
  const words = [...said.keys()].sort((a, b) => b.length - a.length).map(escaped);
  const found = new RegExp(
    `(?<![\\p{L}\\p{N}])(${words.join('|')})(['’]?s)?(?![\\p{L}\\p{N}])`,
    'giu',
  );
  return (text) =>
    text.normalize('NFC').replace(found, (_, word: string, genitive = '') => {
      const instead = said.get(folded(word)) ?? '';
      return instead === '' ? nothingLeft : instead + genitive;
    });
}

function escaped(word: string): string {
  return word.replace(/[\\^$.*+?()[\]{}|/]/g, '\\$&');
}

function folded(word: string): string {
  return word.normalize('NFC').trim().toLocaleLowerCase('de');
}

/**
 * A copy of the case that no longer leads to the family: without what is entrusted, removed, noted or drawn, without who
 * wrote it, under ids of its own, with other days and other words.
 */
export function pseudonymise(
  board: BoardFile,
  chair: ChairFile,
  how: Pseudonyms,
): { readonly board: BoardFile; readonly chair: ChairFile } {
  const change = new Change(how);
  return { board: change.board(board), chair: change.chair(chair) };
}

class Change {
  readonly #how: Pseudonyms;
  readonly #replace: (text: string) => string;
  readonly #ids = new Map<string, string>([[fixedEntry.id, fixedEntry.id]]);

  constructor(how: Pseudonyms) {
    this.#how = how;
    this.#replace = replacer(how.replacements);
  }

  board({ meta, ...board }: BoardFile): BoardFile {
    const kept = Object.fromEntries(
      rootNames.map((root) => [root, board[root].filter(({ entrusted }) => !entrusted)]),
    ) as unknown as Record<RootName, readonly FiledEntity[]>;
    const entries = Object.fromEntries(
      rootNames.map((root) => [root, kept[root].map((entry) => this.#entry(root, entry, kept))]),
    ) as unknown as Record<RootName, readonly FiledEntity[]>;
    const none = Object.fromEntries(rootNames.map((root) => [root, []])) as unknown as Record<
      RootName,
      readonly FiledEntity[]
    >;
    const { title, origin } = this.#how;
    return {
      meta: {
        schemaVersion: meta.schemaVersion,
        pseudonym: this.#line(title, textMaxOf(metaKinds.pseudonym)),
        ...(origin.trim() ? { origin: this.#line(origin, textMaxOf(metaKinds.origin)) } : {}),
        ...(meta.note ? { note: this.#line(meta.note, textMaxOf(metaKinds.note)) } : {}),
        ...(meta.stayBeganOn ? { stayBeganOn: this.#day(meta.stayBeganOn) } : {}),
      },
      ...entries,
      removed: none,
      ink: [],
      notes: [],
    };
  }

  #entry(
    root: RootName,
    entry: FiledEntity,
    kept: Readonly<Record<RootName, readonly FiledEntity[]>>,
  ): FiledEntity {
    const { id, createdAt, department } = entry;
    const own: Record<string, unknown> = {
      id: this.#id(id),
      createdAt: this.#time(createdAt),
      createdBy: '',
      department,
    };
    const isKept = (target: RootName, other: unknown) =>
      kept[target].some((one) => one.id === other);
    for (const [field, kind] of kindEntries(definitionOf(root))) {
      const value: unknown = entry[field as keyof FiledEntity];
      if (value === undefined) continue;
      // Replacements know German words only: a name would stay in a translation.
      if (field === 'translation' || field === 'translationLanguage') continue;
      const { refersTo } = kind;
      if (refersTo && Array.isArray(value))
        own[field] = value.filter((each) => isKept(refersTo, each)).map((each) => this.#id(each));
      else if (refersTo) {
        if (isKept(refersTo, value)) own[field] = this.#id(String(value));
      } else if (typeof value !== 'string') own[field] = value;
      else if (field === 'sittingId') own[field] = this.#id(value);
      else if (kind.schema.pattern === date.schema.pattern) own[field] = this.#day(value);
      else
        own[field] = this.#text(
          value,
          textMaxOf(kind),
          kind.text?.multiline,
          kind.text !== undefined,
        );
    }
    return (root === 'persons' ? coarse(own as unknown as Person, createdAt) : own) as FiledEntity;
  }

  chair(chair: ChairFile): ChairFile {
    const ids = (all: readonly string[]) => all.map((each) => this.#id(each));
    const byIds = <V>(all: Readonly<Record<string, V>>) =>
      Object.fromEntries(Object.entries(all).map(([id, value]) => [this.#id(id), value]));
    return {
      directionDecisions: chair.directionDecisions.map((decision) => ({
        ...decision,
        ...this.#signed(decision),
        id: this.#id(decision.id),
        directionId: this.#id(decision.directionId),
        text: this.#line(decision.text, chairTextMax.direction),
        supersedes: ids(decision.supersedes),
      })),
      strategyDecisions: chair.strategyDecisions.map((decision) => ({
        ...decision,
        ...this.#signed(decision),
        id: this.#id(decision.id),
        text: this.#text(decision.text, chairTextMax.decision, true, true),
        outcomes: byIds(decision.outcomes),
        supersedes: ids(decision.supersedes),
      })),
      sittingEvents: chair.sittingEvents.map((event) => {
        const own = {
          ...event,
          ...this.#signed(event),
          id: this.#id(event.id),
          sittingId: this.#id(event.sittingId),
        };
        if (own.kind === 'nextLook') return { ...own, on: this.#day(own.on) };
        if (own.kind !== 'start' && own.kind !== 'plan') return own;
        const plan = own.plan.map((phase) =>
          phase.name ? { ...phase, name: this.#line(phase.name, phaseNameMax) } : phase,
        );
        if (own.kind === 'plan') return { ...own, plan };
        const { conferenceId: _, ...start } = own;
        return { ...start, plan };
      }),
      rounds: chair.rounds.map(({ revealed, strategyIds, ...round }) => ({
        ...round,
        id: this.#id(round.id),
        openedAt: this.#time(round.openedAt),
        ...(strategyIds ? { strategyIds: ids(strategyIds) } : {}),
        given: Object.fromEntries(
          Object.entries(round.given).map(([department, given]) => [
            department,
            { ...given, strategyIds: ids(given.strategyIds) },
          ]),
        ),
        ...(revealed
          ? {
              revealed: {
                ...revealed,
                ...this.#signed(revealed),
                stances: revealed.stances.map(({ objection, ...stance }) => ({
                  ...stance,
                  strategyId: this.#id(stance.strategyId),
                  ...(objection
                    ? { objection: this.#line(objection, chairTextMax.objection) }
                    : {}),
                })),
              },
            }
          : {}),
      })),
      closedMinutes: [],
      addenda: [],
    };
  }

  #signed({ at }: Signature): Pick<Signature, 'at' | 'by'> {
    return { at: this.#time(at), by: '' };
  }

  #id(id: string): string {
    const own = this.#ids.get(id) ?? `e${this.#ids.size}`;
    this.#ids.set(id, own);
    return own;
  }

  #line(text: string, max: number | undefined): string {
    return this.#text(text, max);
  }

  #text(text: string, max: number | undefined, multiline = false, mayBeEmpty = false): string {
    if (max === undefined) return text;
    const { value } = readText(this.#replace(text), max, multiline);
    return value === '' && !mayBeEmpty ? nothingLeft : value;
  }

  #time(at: number): number {
    return Math.min(Math.max(at + this.#how.shiftDays * dayMs, 0), lastInstant);
  }

  #day(day: string): string {
    const time = Date.parse(`${day}T00:00:00Z`) + this.#how.shiftDays * dayMs;
    const [first, last] = [Date.UTC(1900, 0, 1), Date.UTC(2200, 0, 1)];
    // A day that stands outside of any life was a slip of the pen.
    return new Date(Math.min(Math.max(time, first), last)).toISOString().slice(0, 10);
  }
}

/** An age says enough where it is one of two groups. */
function coarse({ birthYear, ...person }: Person, createdAt: number): Person {
  if (birthYear === undefined || person.ageGroup) return person;
  const age = new Date(createdAt).getUTCFullYear() - birthYear;
  return { ...person, ageGroup: age < 25 ? 'under25' : 'over25' };
}

export type WordKind = 'name' | 'place' | 'organisation' | 'number' | 'abbreviation';

/** What a person has to look at before a case is shown to others. */
export interface Findings {
  /** Words that may say who the family is, the most frequent first. */
  readonly words: readonly {
    readonly kind: WordKind;
    readonly word: string;
    readonly count: number;
  }[];
  /** What few families have in common. */
  readonly rare: readonly (
    | { readonly why: 'manyChildren'; readonly count: number }
    | { readonly why: 'language' | 'origin' | 'conflict'; readonly what: string }
  )[];
}

const manyChildren = 5;

// A guess made of the form of words, on this device: it leaves names out and finds words that are none.
const wordEnd = '(?=(?:e?s)?(?![\\p{L}\\p{N}]))';
const noPlace =
  /^(?:Arbeits|Ausbildungs|Aus|Betreuungs|Bildungs|Flucht|Heim|Hort|Kindergarten|Kita|Krippen|Kurs|Lebens|Praktikums|Rück|Schul|Spiel|Studien|Therapie|Um)(?:platz|weg)$/;
/** Written in capitals, and shared by many cases. */
const commonAbbreviations = new Set(
  'AAR ABH AG ALG AVGS AWO AZ BAMF BEJ BMI BRD BVJ DRK EDV EQ EU FIM GFB HWK ID IHK IT JC JMD KG KITA LKW MBE NRW OGS OK PC PKW SGB SMS TV UN UNHCR VHS VO WG'.split(
    ' ',
  ),
);
const abbreviation = /(?<![\p{L}\p{N}])\p{Lu}{2,}(?![\p{L}\p{N}])/gu;
const conflict =
  /(?<![\p{L}\p{N}])(?:IS|ISIS|PKK|YPG|FSA|(?:Bürgerk|K)rieg\p{Ll}*|Taliban|Hisbollah|Hamas|Boko Haram|Al[- ]?(?:Qaida|Kaida|Shabaab)|Peschmerga\p{Ll}*|Miliz\p{Ll}*|Terror\p{Ll}*|Bombe\p{Ll}*|[Bb]ombard\p{Ll}*|Beschuss|Gefecht\p{Ll}*|Kämpfer(?:n|s|in|innen)?|Kindersoldat\p{Ll}*|Soldat\p{Ll}*|Deserteur\p{Ll}*|desertiert|Front|Massaker\p{Ll}*|Völkermord\p{Ll}*|[Bb]ewaffnet\p{Ll}*|[Gg]efoltert\p{Ll}*|Folter\p{Ll}*|[Ee]ntführ\p{Ll}*)(?![\p{L}\p{N}])/gu;
const capital = "\\p{Lu}[\\p{L}'’-]+";
const patterns: readonly (readonly [WordKind, RegExp])[] = [
  [
    'name',
    new RegExp(
      `(?<=(?:^|[^\\p{L}])(?:Herrn?|Frau|Familie|Dr\\.|Prof\\.|Lehrer(?:in)?|Sohn|Tochter|Bruder|Schwester|namens|heißt) )${capital}`,
      'gu',
    ),
  ],
  ['name', /\p{L}*(?:al|Al|El|Abu|Ibn|Bin)-\p{Lu}[\p{L}'’]+/gu],
  [
    'organisation',
    new RegExp(
      `(?:${capital} )?${capital} (?:GmbH|gGmbH|AG|KG|e\\. ?V\\.)|(?:Firma|Bäckerei|Betrieb|Kita|Praxis|Klinik|Verein) ${capital}|${capital}(?:schule|klinik|heim|werke) ${capital}`,
      'gu',
    ),
  ],
  [
    'place',
    new RegExp(
      `${capital}(?:straße|str\\.|gasse|allee|platz|weg)${wordEnd}(?: \\d+\\p{L}?)?`,
      'gu',
    ),
  ],
  [
    'place',
    new RegExp(
      `(?<=(?:^|[^\\p{L}])(?:in|aus|nach|bei) )${capital}(?:burg|berg|stadt|dorf|hausen|heim|furt|ingen|bad)${wordEnd}`,
      'gu',
    ),
  ],
  ['number', /\b\d{1,2}\.\s?\d{1,2}\.(?:\s?\d{2,4})?|\b(?:19|20)\d{2}\b|\b\d[\d /-]{4,}\d\b/g],
];

/** `departments`: the ids of the town's, which no reader takes for anything else. */
export function findings(
  board: BoardFile,
  texts: readonly CaseText[],
  departments: readonly string[],
): Findings {
  const common = commonAbbreviations.union(new Set(departments));
  const counts = new Map<string, { kind: WordKind; word: string; count: number }>();
  const count = (kind: WordKind, word: string) => {
    const known = counts.get(word);
    if (known) known.count += 1;
    else counts.set(word, { kind, word, count: 1 });
  };
  const { origin = '' } = board.meta;
  for (const { text } of texts) {
    for (const [kind, pattern] of patterns)
      for (const [word] of text.matchAll(pattern))
        if (!noPlace.test(word)) count(kind, word.trim());
    for (const [word] of text.matchAll(abbreviation))
      if (!common.has(word) && !/^[IVX]+$/.test(word)) count('abbreviation', word);
    if (
      origin &&
      folded(text) !== folded(origin) &&
      replacer([{ find: origin, with: '' }])(text) !== text
    )
      count('place', origin);
  }
  return {
    words: [...counts.values()].sort((a, b) => b.count - a.count),
    rare: rareIn(board, texts),
  };
}

function rareIn({ meta, persons }: BoardFile, texts: readonly CaseText[]): Findings['rare'] {
  const conflicts = new Set(texts.flatMap(({ text }) => text.match(conflict) ?? []));
  const people = persons as readonly FiledEntity[] as readonly Person[];
  const children = people.filter(({ kinship }) => kinship === 'child').length;
  const languages = people.flatMap(({ languages: spoken = '' }) => spoken.split(/[,;/]| und /));
  const rare = new Set(
    languages
      .map((each) => each.replace(/\(.*/, '').trim())
      .filter((each) => each !== '' && !isLanguageWellKnown(each)),
  );
  return [
    ...(children >= manyChildren ? [{ why: 'manyChildren' as const, count: children }] : []),
    ...[...rare].map((what) => ({ why: 'language' as const, what })),
    ...[...conflicts].map((what) => ({ why: 'conflict' as const, what })),
    // A region is shared by many; a country, together with all that is told, by few.
    ...(meta.origin ? [{ why: 'origin' as const, what: meta.origin }] : []),
  ];
}
