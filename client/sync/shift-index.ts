/** One step of a Y.Text delta, as in `event.delta`. */
export interface DeltaStep {
  readonly insert?: unknown;
  readonly delete?: number | undefined;
  readonly retain?: number | undefined;
}

/**
 * Where a position of the text before a change lies after it, UTF-16 offsets. What is inserted exactly there comes
 * behind it, so that others writing at one's caret do not push it along.
 */
export function shiftIndex(index: number, delta: readonly DeltaStep[]): number {
  let at = 0;
  let shifted = index;
  for (const step of delta) {
    if (step.retain !== undefined) at += step.retain;
    else if (step.delete !== undefined) {
      if (at < shifted) shifted -= Math.min(step.delete, shifted - at);
    } else if (step.insert !== undefined) {
      const length = typeof step.insert === 'string' ? step.insert.length : 1;
      if (at < shifted) shifted += length;
      at += length;
    }
  }
  return shifted;
}
