import {
  type Checkpoint,
  checkpointDays,
  checkpointEveryMs,
} from '../../shared/protocol/checkpoints.ts';

const hourMs = 60 * 60_000;
const dayMs = 24 * hourMs;

/** How far apart checkpoints are kept when they are so old, ms; undefined: no longer at all. */
function spacing(age: number): number | undefined {
  if (age < hourMs) return checkpointEveryMs;
  if (age < dayMs) return hourMs;
  return age < checkpointDays * dayMs ? dayMs : undefined;
}

/**
 * Which checkpoints of a case go: those of the last hour are kept every five minutes, those of the last day hourly, older
 * ones daily. Of several in one span the newest stays; of those made before somebody restored a state the oldest too, so
 * that nobody can push out what was there first by restoring again and again.
 */
export function checkpointsToDrop(
  checkpoints: readonly Pick<Checkpoint, 'at' | 'before'>[],
  now: number,
): readonly number[] {
  const newest = new Set<string>();
  const oldest = new Map<string, number>();
  const drop: number[] = [];
  for (const { at, before } of checkpoints.toSorted((a, b) => b.at - a.at)) {
    const span = spacing(now - at);
    const place = `${before ? 'before' : 'timed'} ${span} ${Math.floor(at / (span ?? 1))}`;
    if (span === undefined) drop.push(at);
    else if (!newest.has(place)) newest.add(place);
    else if (!before) drop.push(at);
    else {
      const younger = oldest.get(place);
      if (younger !== undefined) drop.push(younger);
      oldest.set(place, at);
    }
  }
  return drop;
}
