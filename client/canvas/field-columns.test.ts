import { expect, test } from 'vitest';
import { fieldColumns } from './field-columns.ts';

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
