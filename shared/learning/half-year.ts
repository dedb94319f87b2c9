/** "2017-H1": as exact as figures say when something was. */
export type HalfYear = `${number}-H${1 | 2}`;

export function isHalfYear(value: unknown): value is HalfYear {
  return typeof value === 'string' && /^\d{4}-H[12]$/.test(value);
}

/** `day`: ISO date. */
export function halfYearOf(day: string): HalfYear {
  return `${Number(day.slice(0, 4))}-H${day.slice(5, 7) < '07' ? 1 : 2}`;
}

export function firstDayOf(halfYear: HalfYear): string {
  return `${halfYear.slice(0, 4)}-${halfYear.endsWith('H1') ? '01' : '07'}-01`;
}

/** The first half-year that lies after that day as a whole, or begins with it. */
export function halfYearFrom(day: string): HalfYear {
  const year = Number(day.slice(0, 4));
  if (day.slice(5) === '01-01') return `${year}-H1`;
  return day.slice(5) <= '07-01' ? `${year}-H2` : `${year + 1}-H1`;
}
