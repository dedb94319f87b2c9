import { randomInt } from 'node:crypto';
import { appendFileSync } from 'node:fs';

/** How often: briefly within `npm test`, in full by `npm run chaos` (TRIALS=full), or as often as TRIALS says. */
export function trials(short: number, full: number): number {
  const asked = process.env.TRIALS;
  if (asked === undefined) return short;
  return asked === 'full' ? full : Number(asked);
}

/** SEED runs the same again, as far as the machine lets it. */
export const seed = Number(process.env.SEED ?? randomInt(2 ** 31));

export interface Outcome {
  readonly trials: number;
  readonly acknowledged: number;
  readonly lost: number;
  readonly [more: string]: number;
}

/** What came of it, for whoever reads along and for the table of `npm run chaos`. */
export function tell(name: string, outcome: Outcome): void {
  const line = { name, seed, ...outcome };
  console.info(Object.entries(line).flat().join(' '));
  if (process.env.CHAOS_REPORT)
    appendFileSync(process.env.CHAOS_REPORT, `${JSON.stringify(line)}\n`);
}
