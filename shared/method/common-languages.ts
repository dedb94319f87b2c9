/** Spoken by so many families that they point at none of them: by tag, as people write them in German, the usual name first. */
const common = {
  ar: 'Arabisch',
  prs: 'Dari',
  fa: 'Persisch Farsi',
  ps: 'Paschtu',
  kmr: 'Kurmandschi Kurdisch',
  ckb: 'Sorani',
  tr: 'Türkisch',
  uk: 'Ukrainisch',
  ru: 'Russisch',
  ti: 'Tigrinya',
  so: 'Somali',
  en: 'Englisch',
  fr: 'Französisch',
  es: 'Spanisch',
  sq: 'Albanisch',
  bs: 'Bosnisch',
  hr: 'Kroatisch',
  sr: 'Serbisch',
  rom: 'Romanes',
  ro: 'Rumänisch',
  bg: 'Bulgarisch',
  pl: 'Polnisch',
  de: 'Deutsch',
} as const;

const rightToLeft: ReadonlySet<string> = new Set(['ar', 'prs', 'fa', 'ps', 'ckb']);
const nameByTag = new Map<string, string>(
  Object.entries(common).map(([tag, names]) => [tag, names.split(' ')[0] ?? tag]),
);
const tagByName = new Map(
  Object.entries(common).flatMap(([tag, names]) =>
    names.split(' ').map((name) => [name.toLocaleLowerCase('de'), tag] as const),
  ),
);

/** What something can be translated into. */
export const translationLanguages: readonly string[] = Object.keys(common).filter(
  (tag) => tag !== 'de',
);

/** The tag of a language that somebody wrote, without its grade or dialect. */
export function languageTagOf(language: string): string | undefined {
  return tagByName.get(
    language
      .trim()
      .split(/[^\p{L}]/u)[0]
      ?.toLocaleLowerCase('de') ?? '',
  );
}

/** The German name; whatever else is stored as it is. */
export function languageNameOf(tag: string): string {
  return nameByTag.get(tag) ?? tag;
}

export function directionOf(tag: string): 'rtl' | 'ltr' | 'auto' {
  if (rightToLeft.has(tag)) return 'rtl';
  return nameByTag.has(tag) ? 'ltr' : 'auto';
}

export function isLanguageWellKnown(language: string): boolean {
  return languageTagOf(language) !== undefined;
}
