/** The last instant a Date can hold, ms since epoch. */
export const lastInstant = 8.64e15;

/** Server time, ms since epoch: what `new Date` can take. */
export function isTime(value: unknown): value is number {
  return typeof value === 'number' && value >= 0 && value <= lastInstant;
}
