/** Random numbers that come again with the same seed (mulberry32). */
export interface Random {
  /** 0 ≤ n < 1. */
  next(): number;
  /** 0 ≤ n < below, whole. */
  below(below: number): number;
  chance(probability: number): boolean;
  pick<T>(items: readonly T[]): T;
  /** An item, or undefined of an empty list. */
  maybe<T>(items: readonly T[]): T | undefined;
}

export function randomOf(seed: number): Random {
  let state = seed >>> 0;
  const next = () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
  };
  const below = (limit: number) => Math.floor(next() * limit);
  const maybe = <T>(items: readonly T[]) => items[below(items.length)];
  return {
    next,
    below,
    chance: (probability) => next() < probability,
    maybe,
    pick<T>(items: readonly T[]) {
      const index = below(items.length);
      if (index >= items.length) throw new Error('Nothing to pick from');
      return items[index] as T;
    },
  };
}

const idCharacters = 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789_-';

export function randomId(random: Random): string {
  let id = '';
  for (let n = 0; n < 12; n++) id += idCharacters.charAt(random.below(idCharacters.length));
  return id;
}
