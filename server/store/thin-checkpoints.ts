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
 * ones daily. Of several in one span the newest stays; of those made before somebody restored a state the oldest, so that
 * nobody can push out what was there first by restoring again and again. The newest of all stays while it is kept at all.
 */
export function checkpointsToDrop(
  checkpoints: readonly Pick<Checkpoint, 'at' | 'before'>[],
  now: number,
): readonly number[] {
  const newestFirst = checkpoints.toSorted((a, b) => b.at - a.at);
  const kept = new Map<string, number>();
  const drop = new Set<number>();
  for (const [index, { at, before }] of newestFirst.entries()) {
    const span = spacing(now - at);
    if (span === undefined) {
      drop.add(at);
      continue;
    }
    if (index === 0 && before) continue;
    const place = `${before ? 'before' : 'timed'} ${span} ${Math.floor(at / span)}`;
    const rival = kept.get(place);
    if (rival !== undefined && !before) {
      drop.add(at);
      continue;
    }
    if (rival !== undefined) drop.add(rival);
    kept.set(place, at);
  }
  return [...drop];
}
