import type { LegalSphere } from '../method/legal-spheres.ts';
import type { BoardState } from './board.ts';
import { mergedChronicle, waitOf } from './chain.ts';
import type { ChronicleEntry } from './chronicle.ts';

/** Ereignis, Termin, Wechsel des Rechtskreises, laufende Maßnahme, Wartezeit. */
export type TimelineKind = 'event' | 'appointment' | 'transition' | 'running' | 'waiting';

/** Something on the lane of a department. Dates are ISO dates. */
export interface TimelineItem {
  readonly id: string;
  readonly kind: TimelineKind;
  readonly department: string;
  readonly label: string;
  readonly from: string;
  /** Absent: a day only or, of what lasts, it goes on. */
  readonly to?: string;
  /** How long it was waited, or is by that day. */
  readonly days?: number;
  /** Waiting that goes on: here it stalls. */
  readonly stalls?: true;
  /** The entry of the board it comes from. */
  readonly source: { readonly root: 'chronicle' | 'agreements' | 'gaps'; readonly id: string };
}

export interface SphereBand {
  readonly sphere: LegalSphere;
  readonly from: string;
  readonly to?: string;
}

export interface Timeline {
  readonly from: string;
  readonly to: string;
  readonly bands: readonly SphereBand[];
  /** By department, whose first item comes first, first. */
  readonly lanes: readonly {
    readonly department: string;
    readonly items: readonly TimelineItem[];
  }[];
}

/** The course of a case as it stands on that day: what was noted, and what follows from agreements and questions. */
export function timelineOf(
  board: Pick<BoardState, 'chronicle' | 'agreements' | 'gaps' | 'resources'>,
  today: string,
  dayOf: (at: number) => string,
): Timeline {
  const items = [
    ...mergedChronicle(board.chronicle).flatMap((entry) => chronicleItems(entry, today)),
    ...agreementItems(board),
    ...answerItems(board, dayOf),
  ].sort(byDay);
  const lanes = [...Map.groupBy(items, ({ department }) => department)].map(
    ([department, own]) => ({ department, items: own }),
  );
  const dates = [today, ...items.flatMap(({ from, to }) => [from, to ?? from])].sort();
  return {
    from: dates[0] ?? today,
    to: dates.at(-1) ?? today,
    bands: bandsOf(board.chronicle.values()),
    lanes,
  };
}

/** The same on every replica. */
function byDay(a: TimelineItem, b: TimelineItem): number {
  const [one, other] = [a, b].map(({ from, department, id }) => `${from} ${department} ${id}`);
  return (one ?? '') < (other ?? '') ? -1 : 1;
}

function chronicleItems(entry: ChronicleEntry, today: string): TimelineItem[] {
  const { id, department, what: label, kind, on, startedOn, doneOn } = entry;
  const base = { department, label, source: { root: 'chronicle', id } as const };
  if (kind === 'transition') return [{ ...base, id, kind, from: on }];
  const found: TimelineItem[] = [];
  const wait = waitOf(entry, today);
  // Where a step began on the day its need was found or within its target, nothing has stalled.
  if (wait && !(wait.to && (wait.to === wait.from || (entry.targetDays && !wait.isLate))))
    found.push({
      ...base,
      id: `${id}-waiting`,
      kind: 'waiting',
      from: wait.from,
      days: wait.days,
      ...(wait.to ? { to: wait.to } : { stalls: true }),
    });
  if (startedOn && startedOn !== doneOn)
    found.push({
      ...base,
      id: `${id}-running`,
      kind: 'running',
      from: startedOn,
      ...(doneOn ? { to: doneOn } : {}),
    });
  if (found.length === 0 && isPlanned(entry))
    return entry.expectedFrom
      ? [{ ...base, id, kind: 'appointment', from: entry.expectedFrom }]
      : [];
  if (found.length === 0 || (startedOn && startedOn === doneOn))
    found.push({ ...base, id, kind: kind === 'appointment' ? kind : 'event', from: doneOn ?? on });
  return found;
}

/** A step of the chain of which nothing has happened yet, or which is left out. */
function isPlanned({ kind, order, startedOn, doneOn }: ChronicleEntry): boolean {
  return kind === 'step' && order !== undefined && !startedOn && !doneOn;
}

/** What was promised: done on its day, or to come. */
function agreementItems({ agreements }: Pick<BoardState, 'agreements'>): TimelineItem[] {
  return [...agreements.values()].flatMap(
    ({ id, what: label, whoDepartment, department, state, settledOn, due }): TimelineItem[] => {
      const source = { root: 'agreements', id } as const;
      const base = { id, label, department: whoDepartment ?? department, source };
      if (state === 'done' && settledOn) return [{ ...base, kind: 'event', from: settledOn }];
      return state === 'open' && due ? [{ ...base, kind: 'appointment', from: due }] : [];
    },
  );
}

/** What was asked and answered. */
function answerItems(
  { gaps, resources }: Pick<BoardState, 'gaps' | 'resources'>,
  dayOf: (at: number) => string,
): TimelineItem[] {
  return [...gaps.values()].flatMap(({ id, state, answerResourceId }): TimelineItem[] => {
    const answer = state === 'closed' ? resources.get(answerResourceId ?? '') : undefined;
    if (!answer) return [];
    const { department, text: label, recordedOn, createdAt } = answer;
    const from = recordedOn ?? dayOf(createdAt);
    return [{ id, kind: 'event', department, label, from, source: { root: 'gaps', id } }];
  });
}

function bandsOf(chronicle: Iterable<ChronicleEntry>): SphereBand[] {
  const changes = [...chronicle]
    .flatMap(({ id, kind, legalSphere, on }) =>
      kind === 'transition' && legalSphere ? [{ id, sphere: legalSphere, from: on }] : [],
    )
    .sort((a, b) => (a.from < b.from || (a.from === b.from && a.id < b.id) ? -1 : 1));
  return changes.flatMap(({ sphere, from }, index) => {
    const next = changes[index + 1];
    if (next?.from === from) return [];
    return [{ sphere, from, ...(next ? { to: next.from } : {}) }];
  });
}
