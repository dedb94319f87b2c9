/** A planned consultation and what is on its agenda. Pure data and clock arithmetic. */

export const answers = ['open', 'accepted', 'excused'] as const;
export type Answer = (typeof answers)[number];

interface ItemBase {
  /** Given by whoever adds it. */
  readonly id: string;
  readonly minutes: number;
}
export interface CaseItem extends ItemBase {
  readonly kind: 'case';
  readonly caseId: string;
  /** Taken off this agenda, with why; it stays listed here and takes no time. */
  readonly postponed?: Postponement;
}
export interface BreakItem extends ItemBase {
  readonly kind: 'break';
}
/** A case whose round table one does not sit at: only the time it takes is known. */
export interface OtherItem extends ItemBase {
  readonly kind: 'other';
}
export type AgendaItem = CaseItem | BreakItem | OtherItem;

export interface Postponement {
  /** Empty where it can no longer be read. */
  readonly reason: string;
  /** The conference it was moved to. */
  readonly to?: string;
}

export interface Invitation {
  readonly department: string;
  readonly answer: Answer;
}

export interface Conference {
  readonly id: string;
  /** Goes up with every change of the agenda. */
  readonly version: number;
  /** ISO date. */
  readonly date: string;
  /** "09:05", on the clock of `conferenceZone`. */
  readonly start: string;
  readonly place: string;
  readonly items: readonly AgendaItem[];
  readonly invitations: readonly Invitation[];
}

export const agendaMax = 200;
export const itemMinutes = { min: 1, max: 480 } as const;
export const placeMax = 120;
export const postponementReasonMax = 280;

/** Where conferences take place: their clock. */
export const conferenceZone = 'Europe/Berlin';

const minuteMs = 60_000;
const dayMs = 24 * 60 * minuteMs;

const parts = new Intl.DateTimeFormat('en-CA', {
  timeZone: conferenceZone,
  hourCycle: 'h23',
  year: 'numeric',
  month: '2-digit',
  day: '2-digit',
  hour: '2-digit',
  minute: '2-digit',
});

/** What the conference's clock and calendar show at an instant, ms since epoch. */
export function wallClock(instant: number): { readonly date: string; readonly time: string } {
  const at = Object.fromEntries(
    parts.formatToParts(instant).map(({ type, value }) => [type, value]),
  );
  return { date: `${at.year}-${at.month}-${at.day}`, time: `${at.hour}:${at.minute}` };
}

/** Its time as people write it, "9:05". */
export function wallTime(instant: number): string {
  return wallClock(instant).time.replace(/^0(?=\d)/, '');
}

const asUtc = (date: string, time: string) => Date.parse(`${date}T${time}:00Z`);

function offsetAt(instant: number): number {
  const { date, time } = wallClock(instant);
  return asUtc(date, time) - Math.floor(instant / minuteMs) * minuteMs;
}

/**
 * The instant of a clock time. Of a time that comes twice, in the night the clocks go back, the first; a time that
 * never comes, in the night they go forward, counts as so much later.
 */
export function instantOf(date: string, time: string): number {
  const wall = asUtc(date, time);
  const early = wall - offsetAt(wall - dayMs);
  const late = wall - offsetAt(wall + dayMs);
  return [early, late].find((instant) => instant + offsetAt(instant) === wall) ?? early;
}

const takesTime = (item: AgendaItem) => item.kind !== 'case' || !item.postponed;

export interface Slot {
  readonly startsAt: number;
  readonly endsAt: number;
}

export interface Timetable extends Slot {
  /** By item id; what was postponed has none. */
  readonly slots: ReadonlyMap<string, Slot>;
}

/** When each item is up, as instants: so that a night with two or no half past two shows right clock times. */
export function timetable({
  date,
  start,
  items,
}: Pick<Conference, 'date' | 'start' | 'items'>): Timetable {
  const startsAt = instantOf(date, start);
  const slots = new Map<string, Slot>();
  let at = startsAt;
  for (const item of items) {
    if (!takesTime(item)) continue;
    const endsAt = at + item.minutes * minuteMs;
    slots.set(item.id, { startsAt: at, endsAt });
    at = endsAt;
  }
  return { startsAt, endsAt: at, slots };
}

/** How long after its planned end a conference may still run before the next one counts, ms. */
const overrunMs = 2 * 60 * minuteMs;

/** The conference that runs or comes next, of those sorted by date and start. */
export function nextConference<C extends Pick<Conference, 'date' | 'start' | 'items'>>(
  conferences: readonly C[],
  now: number,
): C | undefined {
  return conferences.find((conference) => timetable(conference).endsAt + overrunMs > now);
}

type Timed = Pick<Conference, 'id' | 'date' | 'start' | 'items'>;

/** Whether a consultation was part of a conference: it says so, or it took place on its day. */
export function belongsTo(
  { conferenceId, startedAt }: { readonly conferenceId?: string; readonly startedAt: number },
  conference: Timed,
): boolean {
  if (conferenceId !== undefined) return conferenceId === conference.id;
  const { startsAt, endsAt } = timetable(conference);
  return (
    wallClock(startedAt).date === conference.date || (startedAt >= startsAt && startedAt <= endsAt)
  );
}

/** The conference in which a consultation of this case starts now: where it stands on the agenda, the nearest slot first. */
export function conferenceFor<C extends Timed>(
  conferences: readonly C[],
  caseId: string,
  now: number,
): C | undefined {
  const found = conferences.flatMap((conference) => {
    if (!belongsTo({ startedAt: now }, conference)) return [];
    const { slots } = timetable(conference);
    const starts = conference.items.flatMap((item) =>
      item.kind === 'case' && item.caseId === caseId ? (slots.get(item.id)?.startsAt ?? []) : [],
    );
    return starts.map((startsAt) => ({ conference, away: Math.abs(startsAt - now) }));
  });
  return found.sort((a, b) => a.away - b.away)[0]?.conference;
}
