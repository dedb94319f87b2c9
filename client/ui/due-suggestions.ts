import { isoDay } from '../words/format.ts';

export type DueKind = 'in7' | 'in14' | 'nextLook';

const dayMs = 86_400_000;

/** ISO days by when something could be due: in one week, in two, at the next look where it is known and another day. */
export function dueSuggestions(
  now: number,
  nextLook: string | undefined,
): readonly { readonly kind: DueKind; readonly day: string }[] {
  // Noon: no change of the clocks makes it another day.
  const noon = Date.parse(`${isoDay(now)}T12:00:00Z`);
  const after = (days: number) => new Date(noon + days * dayMs).toISOString().slice(0, 10);
  const weeks = [
    { kind: 'in7', day: after(7) },
    { kind: 'in14', day: after(14) },
  ] as const;
  if (!nextLook || nextLook < after(0) || weeks.some(({ day }) => day === nextLook)) return weeks;
  return [...weeks, { kind: 'nextLook', day: nextLook }];
}
