export type DateReading =
  | { readonly day: string }
  | { readonly why: 'NoSuchDay' | 'AmbiguousDay' | 'NotADay' };

/** A day as people write it. What could be two days is none, and no two figures are a year. */
export function readAnswerDate(text: string): DateReading {
  const iso = /^(\d{4})-(\d{1,2})-(\d{1,2})(?:T.*)?$/.exec(text);
  if (iso) return dayOf(Number(iso[1]), Number(iso[2]), Number(iso[3]));
  const german = /^(\d{1,2})\.\s?(\d{1,2})\.\s?(\d{4})$/.exec(text);
  if (german) return dayOf(Number(german[3]), Number(german[2]), Number(german[1]));
  const slashed = /^(\d{1,2})\/(\d{1,2})\/(\d{4})$/.exec(text);
  if (slashed) {
    const [first, second, year] = [Number(slashed[1]), Number(slashed[2]), Number(slashed[3])];
    if (first <= 12 && second <= 12 && first !== second) return { why: 'AmbiguousDay' };
    return first > 12 ? dayOf(year, second, first) : dayOf(year, first, second);
  }
  return { why: /^\d{1,4}[./-]\s?\d{1,2}[./-]\s?\d{1,4}$/.test(text) ? 'AmbiguousDay' : 'NotADay' };
}

function dayOf(year: number, month: number, day: number): DateReading {
  const date = new Date(Date.UTC(year, month - 1, day));
  const isReal = date.getUTCMonth() === month - 1 && date.getUTCDate() === day && year >= 1900;
  return isReal ? { day: date.toISOString().slice(0, 10) } : { why: 'NoSuchDay' };
}
