const dayMs = 24 * 60 * 60 * 1000;

/** Days from one ISO date to another. */
export function daysBetween(from: string, to: string): number {
  return Math.round((Date.parse(to) - Date.parse(from)) / dayMs);
}

/** The ISO date so many days later. */
export function addDays(day: string, days: number): string {
  return isoOf(new Date(Date.parse(day) + days * dayMs)) ?? day;
}

/** The ISO date so many months later; where that month has no such day, its last. */
export function addMonths(day: string, months: number): string {
  const [year = 0, month = 1, date = 1] = day.split('-').map(Number);
  const last = new Date(Date.UTC(year, month + months, 0)).getUTCDate();
  return isoOf(new Date(Date.UTC(year, month - 1 + months, Math.min(date, last)))) ?? day;
}

/** Undefined where it cannot be written with four digits. */
function isoOf(at: Date): string | undefined {
  return Number.isNaN(at.getTime()) || at.getUTCFullYear() > 9999
    ? undefined
    : at.toISOString().slice(0, 10);
}
