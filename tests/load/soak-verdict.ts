/** What the server told at one moment. */
export interface Sample {
  /** Since the beginning. */
  readonly seconds: number;
  readonly rssMiB: number;
  /** What is left of the heap and outside of it once the garbage is collected. */
  readonly keptMiB: number;
  /** The worst percent since the sample before. */
  readonly loopP99Ms: number;
  readonly handles: number;
  readonly documents: number;
  readonly sockets: number;
  /** Taken while everybody had left and no document was open. */
  readonly isRest?: true;
}

export interface Soak {
  readonly samples: readonly Sample[];
  /** What went wrong for people, and how often. */
  readonly faults: Readonly<Record<string, number>>;
}

/** Until then caches fill and code is compiled, seconds. */
const warmSeconds = 600;
/** More than that share of its level in an hour is growth, not noise. */
const growthPerHour = 0.05;
/** Of the few handles that are left when everybody is away, one more or less is no growth. */
const handlesPerHour = 5;
/** Fewer tell no slope. */
const leastRests = 3;

interface Trend {
  readonly perHour: number;
  readonly level: number;
}

/** Theil and Sen: the median of the slopes between all pairs, which single peaks do not move. */
export function trend(points: readonly (readonly [seconds: number, value: number])[]): Trend {
  const slopes = points.flatMap(([x, y], index) =>
    points.slice(index + 1).map(([later, value]) => (value - y) / (later - x)),
  );
  return { perHour: median(slopes) * 3600, level: median(points.map(([, value]) => value)) };
}

function median(values: readonly number[]): number {
  const sorted = values.toSorted((one, other) => one - other);
  const middle = sorted.length >> 1;
  const upper = sorted[middle] ?? Number.NaN;
  return sorted.length % 2 === 1 ? upper : (upper + (sorted[middle - 1] ?? Number.NaN)) / 2;
}

/** In words, and whether it is good. */
export function judge({ samples, faults }: Soak): {
  readonly good: boolean;
  readonly words: string[];
} {
  const end = samples.at(-1)?.seconds ?? 0;
  // A run too short to be warm is judged by its second half.
  const from = Math.min(warmSeconds, end / 2);
  const warm = samples.filter(({ seconds }) => seconds >= from);
  // Documents that are open hold what has been written in them, with its history: that grows for good reason.
  const rests = warm.filter(({ isRest }) => isRest);
  const busy = warm.filter(({ isRest }) => !isRest);
  const of = (all: readonly Sample[], read: (sample: Sample) => number) =>
    trend(all.map((sample) => [sample.seconds, read(sample)] as const));
  const kept = of(rests, ({ keptMiB }) => keptMiB);
  const handles = of(rests, (sample) => sample.handles);
  const grows = ({ perHour, level }: Trend, least = 0) =>
    perHour > Math.max(least, growthPerHour * level);
  const isJudged = rests.length >= leastRests;
  const told = (what: string, unit: string, at: Trend, least = 0) =>
    `${what}: ${grows(at, least) ? 'GROWING' : 'flat'}, ${at.level.toFixed(1)} ${unit}, ${at.perHour.toFixed(2)} ${unit} per hour`;
  const faultCount = Object.values(faults).reduce((sum, count) => sum + count, 0);
  return {
    good: faultCount === 0 && isJudged && !grows(kept) && !grows(handles, handlesPerHour),
    words: [
      `${(end / 60).toFixed(0)} minutes, judged from minute ${(from / 60).toFixed(0)} on, ${busy.length} samples and ${rests.length} rests`,
      told('memory in use, everybody away', 'MiB', kept),
      told('handles, everybody away', '', handles, handlesPerHour),
      told(
        'memory in use, with open cases',
        'MiB',
        of(busy, ({ keptMiB }) => keptMiB),
      ),
      told(
        'memory of the process',
        'MiB',
        of(busy, ({ rssMiB }) => rssMiB),
      ),
      ...(isJudged ? [] : [`TOO FEW RESTS: ${rests.length}`]),
      `event-loop delay p99: median ${median(busy.map(({ loopP99Ms }) => loopP99Ms)).toFixed(1)} ms, worst ${Math.max(...busy.map(({ loopP99Ms }) => loopP99Ms)).toFixed(1)} ms`,
      faultCount === 0 ? 'no faults' : `FAULTS: ${JSON.stringify(faults)}`,
    ],
  };
}
