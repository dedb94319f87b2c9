import { expect, it } from 'vitest';
import { judge, type Sample, trend } from './soak-verdict.ts';

/** An hour, a sample every ten seconds, every tenth minute a rest; `keptMiB` at rest, by the hours since the beginning. */
function hour(keptMiB: (hours: number) => number, more: Partial<Sample> = {}): Sample[] {
  return Array.from({ length: 360 }, (_, index) => ({
    seconds: 10 * (index + 1),
    rssMiB: 200,
    // With open cases more is kept, and ever more.
    keptMiB: keptMiB(index / 360) + (isRest(index) ? 0 : 20 + index / 10),
    ...(isRest(index) ? { isRest: true as const } : {}),
    loopP99Ms: 10,
    handles: 100,
    documents: 12,
    sockets: 48,
    ...more,
  }));
}

const isRest = (index: number) => index % 60 === 59;

it('finds a slope under noise and peaks', () => {
  const points = hour(() => 0).map(
    ({ seconds }, index) =>
      [seconds, seconds / 3600 + (index % 7) + (index % 50 === 0 ? 500 : 0)] as const,
  );
  expect(trend(points).perHour).toBeCloseTo(1, 0);
});

it('calls memory flat that only grew at first', () => {
  const { good, words } = judge({
    samples: hour((at) => 60 - 40 * Math.exp(-60 * at)),
    faults: {},
  });
  expect(words.join()).toContain('memory in use, everybody away: flat');
  expect(good).toBe(true);
});

it('calls memory growing that gains a tenth in an hour', () => {
  const { good, words } = judge({ samples: hour((at) => 60 + 6 * at), faults: {} });
  expect(words.join()).toContain('memory in use, everybody away: GROWING, 63');
  expect(good).toBe(false);
});

it('is not good where people met a fault', () => {
  const { good, words } = judge({ samples: hour(() => 60), faults: { 'visit: not saved': 1 } });
  expect(words.join()).toContain('FAULTS: {"visit: not saved":1}');
  expect(good).toBe(false);
});

it('one handle more or less is no growth, a dozen is', () => {
  const leaking = (perHour: number) => ({
    samples: hour(() => 60).map((each, at) => ({
      ...each,
      handles: 9 + Math.round((at / 360) * perHour),
    })),
    faults: {},
  });
  expect(judge(leaking(1)).good).toBe(true);
  expect(judge(leaking(12)).good).toBe(false);
});

it('is not good where nobody ever left', () => {
  const { good, words } = judge({
    samples: hour(() => 60).filter((sample) => !sample.isRest),
    faults: {},
  });
  expect(words.join()).toContain('TOO FEW RESTS: 0');
  expect(good).toBe(false);
});
