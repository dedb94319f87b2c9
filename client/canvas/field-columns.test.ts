import { expect, test } from 'vitest';
import { fieldColumns, keepOut, roomForCards } from './field-columns.ts';

const group = (label: string, count: number) => ({
  key: label,
  label,
  entries: Array.from({ length: count }, (_, index) => `${label}${index}`),
});
const shown = (columns: ReturnType<typeof fieldColumns<string>>) =>
  columns.map((parts) =>
    parts.map(({ label, entries }) => `${label} ${entries.length}`).join(', '),
  );

test('groups stay whole and in order', () => {
  const groups = [group('Familie', 6), group('Vater', 6), group('Mutter', 1), group('Kinder', 1)];
  expect(shown(fieldColumns(groups, 3, { column: 2, height: 2 }))).toEqual([
    'Familie 6',
    'Vater 6',
    'Mutter 1, Kinder 1',
  ]);
});

test('a long group goes on in the next column', () => {
  expect(shown(fieldColumns([group('SAF', 12)], 3, { column: 2, height: 0 }))).toEqual([
    'SAF 4',
    'SAF 4',
    'SAF 4',
  ]);
});

test('every entry stands somewhere once, whatever the room', () => {
  for (const count of [1, 2, 3, 5])
    for (const column of [0, count - 1])
      for (const sizes of [[], [1], [20], [1, 9, 2], [3, 3, 3, 3, 3, 3]]) {
        const groups = sizes.map((size, index) => group(`G${index}`, size));
        const columns = fieldColumns(groups, count, { column, height: 2 });
        expect(columns).toHaveLength(count);
        expect(columns.flat().flatMap(({ entries }) => entries)).toEqual(
          groups.flatMap(({ entries }) => entries),
        );
      }
});

/** Whether a rectangle reaching from `left` to `right` and down to `bottom` stays clear of the hub at the lower right corner. */
const isClear = (right: number, bottom: number, field: { w: number; h: number }) =>
  Math.hypot(Math.max(0, field.w + 4 - right), Math.max(0, field.h + 4 - bottom)) >= keepOut;

test.each([0, 5, 14, 20, 90])('of %i entries no card ever lies under the hub', (all) => {
  for (const count of [1, 2, 3, 5])
    for (const h of [260, 480, 620, 1100]) {
      const field = { w: count * 254 + 10, h };
      const groups = [group('Familie', Math.floor(all / 2)), group('Mutter', Math.ceil(all / 2))];
      const columns = fieldColumns(groups, count, { column: count - 1, height: 1.8 });
      const heights = columns.map((parts) =>
        parts.reduce((sum, { entries }) => sum + 65 + 80 * entries.length, 0),
      );
      const room = roomForCards(heights, count - 1, h);
      for (const [index, column] of heights.entries()) {
        // What scrolls may stand anywhere down to the end of its area.
        const bottom = room < h ? room : 10 + column;
        const right = 14 + index * 254 + 236;
        if (column > 0) expect(isClear(right, bottom, field)).toBe(true);
      }
    }
});

test('few cards stand around the hub and use the whole field', () => {
  expect(roomForCards([400, 300], 1, 450)).toBe(450);
  expect(roomForCards([400, 400], 1, 450)).toBe(450 - 130);
});
