import { describe, expect, test } from 'vitest';
import { byOrder, type Ordered, orderMax, placeAt } from './order.ts';

/** Puts `id` at `position` the way the commands do. */
function put(list: readonly Ordered[], position: number, id: string): Ordered[] {
  const { orders, moved } = placeAt(list, position);
  const [order = ''] = orders;
  const changed = new Map(moved.map((item) => [item.id, item]));
  return [...list.map((item) => changed.get(item.id) ?? item), { id, order }].sort(byOrder);
}

const ids = (list: readonly Ordered[]) => list.map((item) => item.id);
const listOf = (...orders: string[]): Ordered[] =>
  orders.map((order, index) => ({ id: `e${index}`, order })).sort(byOrder);

describe('placeAt', () => {
  test.each([0, 1, 2, 3])('puts an entry at position %i', (position) => {
    const expected = ['e0', 'e1', 'e2'];
    expected.splice(position, 0, 'new');
    expect(ids(put(listOf('a0', 'a1', 'a2'), position, 'new'))).toEqual(expected);
  });

  test('touches no neighbour where the indexes leave room', () => {
    expect(placeAt(listOf('a0', 'a1'), 1).moved).toEqual([]);
  });

  test.each([1, 2, 3])(
    'puts an entry between neighbours with the same index, at %i',
    (position) => {
      const expected = ['e0', 'e1', 'e2', 'e3'];
      expected.splice(position, 0, 'new');
      expect(ids(put(listOf('a1', 'a1', 'a1', 'a2'), position, 'new'))).toEqual(expected);
    },
  );

  test.each([
    ['an index nobody generates', ['b', 'zzz', 'a00']],
    ['trailing zeros', ['a0', 'a10', 'a100']],
    ['the smallest and the largest', [`A${'0'.repeat(26)}`, `z${'z'.repeat(26)}`]],
    ['an index of 200 characters', ['a0', `a0${'V'.repeat(198)}`]],
  ])('finds a place beside %s', (_, orders) => {
    for (let position = 0; position <= orders.length; position++) {
      const list = listOf(...orders);
      const expected = ids(list);
      expected.splice(position, 0, 'new');
      expect(ids(put(list, position, 'new'))).toEqual(expected);
    }
  });

  test.each(['first', 'second', 'last but one', 'last'])(
    'keeps the order and short indexes over 1,000 insertions as the %s',
    (where) => {
      let list = listOf('a0', 'a1');
      const expected = ids(list);
      for (let n = 0; n < 1000; n++) {
        const at = { first: 0, second: 1, 'last but one': list.length - 1, last: list.length }[
          where
        ];
        if (at === undefined) throw new Error(where);
        list = put(list, at, `n${n}`);
        expected.splice(at, 0, `n${n}`);
      }
      expect(ids(list)).toEqual(expected);
      expect(Math.max(...list.map((item) => item.order.length))).toBeLessThanOrEqual(orderMax);
    },
  );

  test('entries with the same index stand in the same order on every replica', () => {
    const list: Ordered[] = [
      { id: 'b', order: 'a1' },
      { id: 'a', order: 'a1' },
    ];
    expect(ids([...list].sort(byOrder))).toEqual(ids([...list].reverse().sort(byOrder)));
  });
});
