/** What is said in the place of a country, so that it points at fewer people. */
const countriesByRegion: Readonly<Record<string, readonly string[]>> = {
  'Naher Osten': ['irak', 'syrien', 'libanon', 'jordanien', 'jemen', 'palästina', 'iran', 'türkei'],
  Zentralasien: ['afghanistan', 'pakistan', 'tadschikistan', 'usbekistan'],
  Ostafrika: ['eritrea', 'äthiopien', 'somalia', 'sudan', 'südsudan'],
  Westafrika: ['nigeria', 'ghana', 'guinea', 'gambia', 'senegal', 'mali', 'kamerun', 'togo'],
  Nordafrika: ['marokko', 'algerien', 'tunesien', 'libyen', 'ägypten'],
  Osteuropa: ['ukraine', 'russland', 'belarus', 'moldau', 'tschetschenien', 'georgien', 'armenien'],
  Südosteuropa: ['serbien', 'kosovo', 'albanien', 'nordmazedonien', 'bosnien', 'montenegro'],
};

/** Empty where it is not known: then nothing is said of it. */
export function regionOf(country: string): string {
  const wanted = country.trim().toLocaleLowerCase('de');
  const found = Object.entries(countriesByRegion).find(([, countries]) =>
    countries.includes(wanted),
  );
  return found?.[0] ?? '';
}
