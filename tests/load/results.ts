import type { System } from './drivers/drivers.ts';

export interface Measurement {
  readonly scenario: string;
  readonly system: System;
  readonly n: number;
  readonly metric: string;
  readonly value: number;
  readonly unit: string;
}

/** As bench-results.json has it: the median of all rounds. */
export interface Result extends Measurement {
  readonly min: number;
  readonly max: number;
  readonly rounds: number;
  /** ours ÷ that system; only where ours is the system. */
  readonly ratioTo?: Partial<Record<System, number>>;
}

export class Results {
  readonly #all: Measurement[] = [];

  add(
    scenario: string,
    system: System,
    n: number,
    values: Readonly<Record<string, readonly [number, string]>>,
  ): void {
    for (const [metric, [value, unit]] of Object.entries(values))
      this.#all.push({ scenario, system, n, metric, value, unit });
  }

  summary(): Result[] {
    const groups = Map.groupBy(this.#all, ({ scenario, system, n, metric }) =>
      [scenario, n, metric, system].join('|'),
    );
    const medians = [...groups.values()].flatMap((group) => {
      const [first] = group;
      const sorted = group.map(({ value }) => value).sort((a, b) => a - b);
      const value = sorted[Math.floor(sorted.length / 2)];
      if (!first || value === undefined) return [];
      return [
        {
          ...first,
          value,
          min: sorted[0] ?? value,
          max: sorted.at(-1) ?? value,
          rounds: sorted.length,
        },
      ];
    });
    return medians.map((result) => {
      if (result.system !== 'ours') return result;
      const others = medians.filter(
        ({ system, scenario, n, metric }) =>
          system !== 'ours' &&
          scenario === result.scenario &&
          n === result.n &&
          metric === result.metric,
      );
      const ratioTo = Object.fromEntries(
        others.map(({ system, value }) => [system, round(result.value / value)]),
      );
      return others.length > 0 ? { ...result, ratioTo } : result;
    });
  }
}

export const round = (value: number): number => Number(value.toPrecision(3));

/** One table per scenario and size: a row per metric, a column per system, "median (min–max)". */
export function tables(results: readonly Result[]): string {
  const blocks = Map.groupBy(results, ({ scenario, n }) => `${scenario}, n = ${n}`);
  return [...blocks].map(([title, block]) => `### ${title}\n\n${table(block)}\n`).join('\n');
}

function table(results: readonly Result[]): string {
  const columns = [...new Set(results.map(({ system }) => system))];
  const rows = Map.groupBy(results, ({ metric, unit }) => `${metric}, ${unit}`);
  const lines = [...rows].map(([title, row]) => {
    const cells = columns.map((system) => {
      const result = row.find((each) => each.system === system);
      return result ? `${round(result.value)} (${round(result.min)}–${round(result.max)})` : '–';
    });
    return `| ${[title, ...cells].join(' | ')} |`;
  });
  return [
    `| | ${columns.join(' | ')} |`,
    `|---|${columns.map(() => '---').join('|')}|`,
    ...lines,
  ].join('\n');
}
