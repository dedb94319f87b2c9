/** "2017-Q3" */
export type Quarter = `${number}-Q${1 | 2 | 3 | 4}`;

/** ISO dates, both included. */
export interface Span {
  readonly from: string;
  readonly until: string;
}

const quarters = [1, 2, 3, 4] as const;
const lastDays = { 1: '03-31', 2: '06-30', 3: '09-30', 4: '12-31' } as const;

function numberOf(quarter: Quarter): 1 | 2 | 3 | 4 {
  return quarters.find((each) => quarter.endsWith(`Q${each}`)) ?? 1;
}

/** `day`: ISO date. */
export function quarterOf(day: string): Quarter {
  const number = quarters.find((each) => day.slice(5) <= lastDays[each]) ?? 4;
  return `${Number(day.slice(0, 4))}-Q${number}`;
}

export function daysOf(quarter: Quarter): Span {
  const [year, number] = [quarter.slice(0, 4), numberOf(quarter)];
  const first = String(3 * number - 2).padStart(2, '0');
  return { from: `${year}-${first}-01`, until: `${year}-${lastDays[number]}` };
}

/** From the one that day lies in to the one of today, which still runs; the newest first. */
export function quartersSince(day: string, today: string): readonly Quarter[] {
  const [first, last] = [quarterOf(day), quarterOf(today)];
  const all: Quarter[] = [];
  for (let year = Number(last.slice(0, 4)); year >= Number(first.slice(0, 4)); year--)
    all.push(...quarters.toReversed().map((number): Quarter => `${year}-Q${number}`));
  const past = all.filter((each) => each >= first && each <= last);
  // Whatever the clocks say: the running one is always there.
  return past.length > 0 ? past : [last];
}

/** What is to be reported next: the last one that has ended, where anything was there to report by then. */
export function dueOf(quarters: readonly Quarter[]): Quarter | undefined {
  return quarters[1] ?? quarters[0];
}
