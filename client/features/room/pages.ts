import { useEffect, useState } from 'react';

/** How long a page stays, ms. */
const turnMs = 12_000;

/** Items on pages as high as the room, in order; one that is higher than a page has one of its own. */
export function pagesOf<T>(
  items: readonly T[],
  heightOf: (item: T) => number,
  room: number,
): readonly (readonly T[])[] {
  const pages: T[][] = [];
  let left = 0;
  for (const item of items) {
    const height = heightOf(item);
    const page = pages.at(-1);
    if (page && height <= left) page.push(item);
    else {
      pages.push([item]);
      left = room;
    }
    left -= height;
  }
  return pages;
}

export interface Pages<T> {
  readonly items: readonly T[];
  /** From 1. */
  readonly page: number;
  readonly count: number;
}

/**
 * Turns the pages by itself; stays on the one with the item the chair points at.
 * `topic`: when it changes, the first page is shown.
 */
export function usePages<T extends { readonly id: string }>(
  pages: readonly (readonly T[])[],
  heldId: string | undefined,
  topic?: string,
): Pages<T> {
  const [turn, setTurn] = useState({ topic, by: 0 });
  const turned = turn.topic === topic ? turn.by : 0;
  const held = pages.findIndex((page) => page.some(({ id }) => id === heldId));
  const count = pages.length;
  const turns = count > 1 && held < 0;
  useEffect(() => {
    if (!turns) return;
    const timer = setInterval(
      () => setTurn((now) => ({ topic, by: now.topic === topic ? now.by + 1 : 1 })),
      turnMs,
    );
    return () => clearInterval(timer);
  }, [turns, topic]);
  const index = held < 0 ? turned % Math.max(1, count) : held;
  return { items: pages[index] ?? [], page: index + 1, count };
}
