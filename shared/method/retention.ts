/** A case asks to be erased or extended this long before its time is over, days. */
const reminderDays = 28;

export interface Extension {
  /** ms since epoch. */
  readonly at: number;
  /** ISO date. */
  readonly until: string;
  readonly department: string;
  readonly reason: string;
}

export interface RetentionSpan {
  /** ISO date of the last consultation, or of the day the case was entered. */
  readonly from: string;
  /** ISO date. */
  readonly until: string;
  /** ISO date. */
  readonly remindOn: string;
}

export type RetentionState = 'running' | 'due' | 'passed';

/**
 * How long a case is kept: some months after the last consultation, or after it was entered, whichever was later, and
 * longer where that was extended.
 */
export function retentionSpan(facts: {
  /** ms since epoch. */
  readonly createdAt: number;
  /** When its consultations began, ms since epoch. */
  readonly sittings: readonly number[];
  readonly months: number;
  /** ISO dates to which it was extended. */
  readonly extendedTo: readonly string[];
}): RetentionSpan {
  const from = isoDay(Math.max(facts.createdAt, ...facts.sittings));
  const until = [addMonths(from, facts.months), ...facts.extendedTo].reduce((a, b) =>
    a > b ? a : b,
  );
  return { from, until, remindOn: addDays(until, -reminderDays) };
}

/** `today`: an ISO date. */
export function retentionState(
  { until, remindOn }: Pick<RetentionSpan, 'until' | 'remindOn'>,
  today: string,
): RetentionState {
  if (today > until) return 'passed';
  return today >= remindOn ? 'due' : 'running';
}

export function isoDay(ms: number): string {
  return new Date(ms).toISOString().slice(0, 10);
}

function addDays(day: string, days: number): string {
  return isoDay(Date.parse(`${day}T00:00:00Z`) + days * 86_400_000);
}

/** The same day of a later month, or its last one. */
function addMonths(day: string, months: number): string {
  const from = new Date(`${day}T00:00:00Z`);
  const first = Date.UTC(from.getUTCFullYear(), from.getUTCMonth() + months, 1);
  const nextMonth = Date.UTC(from.getUTCFullYear(), from.getUTCMonth() + months + 1, 1);
  const lastDay = new Date(nextMonth - 1).getUTCDate();
  return addDays(isoDay(first), Math.min(from.getUTCDate(), lastDay) - 1);
}
