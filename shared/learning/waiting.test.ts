import fc from 'fast-check';
import { expect, test } from 'vitest';
import { type Waited, type WaitedDays, waitingTimes } from './waiting.ts';

const ended = (...days: number[]): Waited[] => days.map((each) => ({ days: each, ended: true }));
const running = (...days: number[]): Waited[] => days.map((each) => ({ days: each, ended: false }));

test('remission times of the 6-MP trial (Freireich and others 1963): medians 23 and 8 weeks', () => {
  const treated = [
    ...ended(6, 6, 6, 7, 10, 13, 16, 22, 23),
    ...running(6, 9, 10, 11, 17, 19, 20, 25, 32, 32, 34, 35),
  ];
  // S(13) = 0.690, S(22) = 0.538, S(23) = 0.448.
  expect(waitingTimes(treated)).toEqual({
    lowerQuartile: { days: 13 },
    median: { days: 23 },
    upperQuartile: { moreThanDays: 35 },
  });
  const placebo = ended(1, 1, 2, 2, 3, 4, 4, 5, 5, 8, 8, 8, 8, 11, 11, 12, 12, 15, 17, 22, 23);
  expect(waitingTimes(placebo)).toEqual({
    lowerQuartile: { days: 4 },
    median: { days: 8 },
    upperQuartile: { days: 12 },
  });
});

test('nobody waited: nothing; all still wait: more than the longest; one ended: its days', () => {
  expect(waitingTimes([])).toBeUndefined();
  const more = { moreThanDays: 40 };
  expect(waitingTimes(running(10, 40, 3))).toEqual({
    lowerQuartile: more,
    median: more,
    upperQuartile: more,
  });
  const none = { days: 0 };
  expect(waitingTimes(ended(0))).toEqual({
    lowerQuartile: none,
    median: none,
    upperQuartile: none,
  });
});

test('the median of those who are done would be wrong: five were quick and ten still wait', () => {
  expect(
    waitingTimes([...ended(1, 2, 3, 4, 5), ...running(...Array(10).fill(90))])?.median,
  ).toEqual({ moreThanDays: 90 });
});

test('a wait that runs for as long as another took was still waiting when that one ended', () => {
  expect(waitingTimes([...ended(10), ...running(10)])?.median).toEqual({ days: 10 });
});

/** From the definition, day by day, with whole numbers: product of (at risk − ended) / (at risk). */
function byHand(waits: readonly Waited[], share: readonly [bigint, bigint]): WaitedDays {
  const longest = Math.max(...waits.map(({ days }) => days));
  let [above, below] = [1n, 1n];
  for (let day = 0; day <= longest; day++) {
    const atRisk = waits.filter(({ days }) => days >= day).length;
    const over = waits.filter((wait) => wait.ended && wait.days === day).length;
    above *= BigInt(atRisk - over);
    below *= BigInt(atRisk);
    if (over > 0 && above * share[1] <= share[0] * below) return { days: day };
  }
  return { moreThanDays: longest };
}

test('the same as computed from the definition with exact fractions', () => {
  const wait = fc.record({ days: fc.nat({ max: 60 }), ended: fc.boolean() });
  fc.assert(
    fc.property(fc.array(wait, { minLength: 1, maxLength: 60 }), (waits) => {
      expect(waitingTimes(waits)).toEqual({
        lowerQuartile: byHand(waits, [3n, 4n]),
        median: byHand(waits, [1n, 2n]),
        upperQuartile: byHand(waits, [1n, 4n]),
      });
    }),
    { numRuns: 500 },
  );
});
