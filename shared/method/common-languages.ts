/** Spoken by so many families that they point at none of them; without their grade or dialect. */
const common = new Set(
  (
    'deutsch englisch französisch spanisch arabisch türkisch kurdisch kurmandschi sorani persisch farsi dari paschtu ' +
    'russisch ukrainisch tigrinya somali serbisch kroatisch bosnisch albanisch romanes rumänisch polnisch bulgarisch'
  ).split(' '),
);

export function isLanguageWellKnown(language: string): boolean {
  return common.has(language.split(' ')[0]?.toLocaleLowerCase('de') ?? '');
}
