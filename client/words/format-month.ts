import type { Language } from './words.ts';

/** The month of an ISO date, "Juli", with its year unless that is the year of `now`: "Juli 2016". */
export function formatMonth(iso: string, language: Language, now: number): string {
  const isThisYear = new Date(now).getFullYear() === Number(iso.slice(0, 4));
  return new Intl.DateTimeFormat(language, {
    month: 'long',
    ...(isThisYear ? {} : { year: 'numeric' }),
    timeZone: 'UTC',
  }).format(Date.parse(iso));
}
