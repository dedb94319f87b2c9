/** How long somebody waited, or has so far. */
export interface Waited {
  readonly days: number;
  /** False: the wait still runs. */
  readonly ended: boolean;
}

/** `moreThanDays`: so many still wait that it cannot be said yet; the longest is so long by now. */
export type WaitedDays = { readonly days: number } | { readonly moreThanDays: number };

export interface WaitingTimes {
  readonly lowerQuartile: WaitedDays;
  readonly median: WaitedDays;
  readonly upperQuartile: WaitedDays;
}

/**
 * Waiting times by Kaplan and Meier: who still waits counts for as long as is known, so that a chain that has come to a
 * halt is not taken for a quick one. A quantile is the first day by which no more than that share still waits.
 * Undefined where nobody waited.
 */
export function waitingTimes(waits: readonly Waited[]): WaitingTimes | undefined {
  if (waits.length === 0) return undefined;
  const sorted = waits.toSorted((a, b) => a.days - b.days);
  const longest = sorted.at(-1)?.days ?? 0;
  const found: WaitedDays[] = [];
  const shares = [3 / 4, 1 / 2, 1 / 4];
  let waiting = sorted.length;
  let stillWaits = 1;
  for (let index = 0; index < sorted.length && found.length < shares.length; ) {
    const days = sorted[index]?.days ?? longest;
    let ended = 0;
    let gone = 0;
    for (; sorted[index]?.days === days; index++) {
      gone += 1;
      if (sorted[index]?.ended) ended += 1;
    }
    stillWaits *= 1 - ended / waiting;
    waiting -= gone;
    for (;;) {
      const share = shares[found.length];
      if (ended === 0 || share === undefined || stillWaits > share + roundingError) break;
      found.push({ days });
    }
  }
  const notReached = { moreThanDays: longest };
  const [lowerQuartile = notReached, median = notReached, upperQuartile = notReached] = found;
  return { lowerQuartile, median, upperQuartile };
}

const roundingError = 1e-9;
