import type { Language } from './words.ts';

type DateStyle = 'short' | 'full';

const locales: Record<Language, string> = { de: 'de-DE', en: 'en-GB' };
// English spells the month: 06/07 means another day on each side of the Atlantic.
const dateStyles: Record<Language, Record<DateStyle, Intl.DateTimeFormatOptions>> = {
  de: {
    short: { day: '2-digit', month: '2-digit' },
    full: { day: '2-digit', month: '2-digit', year: 'numeric' },
  },
  en: {
    short: { day: 'numeric', month: 'short' },
    full: { day: 'numeric', month: 'short', year: 'numeric' },
  },
};

const formats = new Map<string, Intl.DateTimeFormat>();

/** Making one takes longer than a hundred uses. */
function dateFormat(language: Language, options: Intl.DateTimeFormatOptions): Intl.DateTimeFormat {
  const key = language + JSON.stringify(options);
  const format = formats.get(key) ?? new Intl.DateTimeFormat(locales[language], options);
  formats.set(key, format);
  return format;
}

/** An ISO date without a time ("2017-07-06") as "06.07." or, full, "06.07.2017". Anything else as it is. */
export function formatDate(iso: string, language: Language, style: DateStyle = 'full'): string {
  const time = Date.parse(`${iso.slice(0, 10)}T00:00:00Z`);
  if (Number.isNaN(time)) return iso;
  const [year, month, day] = iso.slice(0, 10).split('-');
  // Every list shows some: the browser's own takes ten milliseconds to begin.
  if (language === 'de') return `${day}.${month}.${style === 'full' ? year : ''}`;
  // A date has no time zone: reading and writing it in the same one keeps the day.
  return dateFormat(language, { ...dateStyles[language][style], timeZone: 'UTC' }).format(time);
}

/** An ISO date without its year where that is the year of `today`, an ISO date too. */
export function formatNearDate(iso: string, today: string, language: Language): string {
  return formatDate(iso, language, iso.slice(0, 4) === today.slice(0, 4) ? 'short' : 'full');
}

/** An ISO date as "Donnerstag, 21. September 2017". */
export function formatLongDate(iso: string, language: Language): string {
  return dateFormat(language, { dateStyle: 'full', timeZone: 'UTC' }).format(Date.parse(iso));
}

/** A moment in ms as the date on this device's clock, in the style of formatDate. */
export function formatDay(ms: number, language: Language, style: DateStyle = 'short'): string {
  return dateFormat(language, dateStyles[language][style]).format(ms);
}

/** A moment in ms as "9:21" on this device's clock. */
export function formatTime(ms: number, language: Language): string {
  return dateFormat(language, { hour: 'numeric', minute: '2-digit' })
    .format(ms)
    .replace(/^0(?=\d)/, '');
}

/** Several things in a row: "eins, zwei und drei". */
export function formatList(items: readonly string[], language: Language): string {
  return new Intl.ListFormat(locales[language]).format(items);
}

/** A moment in ms as "2017-07-06" on this device's clock. */
export function isoDay(ms: number): string {
  const at = new Date(ms);
  const two = (n: number) => String(n).padStart(2, '0');
  return `${at.getFullYear()}-${two(at.getMonth() + 1)}-${two(at.getDate())}`;
}
