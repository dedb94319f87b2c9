import type { ChronicleEntry } from './chronicle.ts';

/** The day an entry is about, as far as it is known. */
export function dayOf({ kind, on, needFoundOn, startedOn, doneOn }: ChronicleEntry): string {
  return kind === 'step' ? (doneOn ?? startedOn ?? needFoundOn ?? on) : on;
}
