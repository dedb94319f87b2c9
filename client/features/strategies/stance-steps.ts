import { resistanceMax } from '../../../shared/method/resistance.ts';

/** Where the first step goes from no value at all. */
const middle = resistanceMax / 2;

/** A step up or down; without a value yet, or abstaining, the first step gives the middle. */
export function stepped(now: number | null | undefined, step: number): number {
  return typeof now === 'number' ? Math.min(resistanceMax, Math.max(0, now + step)) : middle;
}

const steps: Readonly<Record<string, number>> = {
  ArrowRight: 1,
  ArrowUp: 1,
  ArrowLeft: -1,
  ArrowDown: -1,
  PageUp: 2,
  PageDown: -2,
};

/** The resistance a key leads to; undefined: the key means nothing here. */
export function resistanceByKey(key: string, now: number | null | undefined): number | undefined {
  if (/^\d$/.test(key)) return Number(key);
  if (key === 'Home') return 0;
  if (key === 'End') return resistanceMax;
  const step = steps[key];
  return step === undefined ? undefined : stepped(now, step);
}
