import fc from 'fast-check';
import { expect, test } from 'vitest';
import { resourceFields } from '../../shared/case/resource-field.ts';
import {
  fitPage,
  keepOutRadius,
  type LayoutInput,
  layoutMap,
  type Rect,
  slotAt,
} from './map-layout.ts';

const size = fc.record({
  w: fc.integer({ min: 300, max: 4000 }),
  h: fc.integer({ min: 200, max: 2400 }),
});
const count = fc.integer({ min: 0, max: 40 });
const counts = fc.tuple(count, count, count, count);
/** Height of the n-th card at the design's width; wider columns need less. */
const lines = fc.array(fc.integer({ min: 1, max: 4 }), { minLength: 160, maxLength: 160 });

const boards = fc
  .record({ size, counts, lines, pinned: fc.array(fc.nat(159), { maxLength: 3 }) })
  .map(({ size: container, counts: perField, lines: rows, pinned }): LayoutInput => {
    let next = 0;
    const order = Object.fromEntries(
      resourceFields.map((field, index) => [
        field,
        Array.from({ length: perField[index] ?? 0 }, () => String(next++)),
      ]),
    ) as unknown as LayoutInput['order'];
    return {
      page: fitPage(container).page,
      order,
      heightOf: (id, width) => 43 + 18 * Math.ceil(((rows[Number(id)] ?? 1) * 244) / width),
      pinned: new Set(pinned.map(String)),
    };
  });

function hubDistance({ x, y, w, h }: Rect): number {
  const dx = Math.max(x, 0, -(x + w));
  const dy = Math.max(y, 0, -(y + h));
  return Math.hypot(dx, dy);
}

const overlap = (a: Rect, b: Rect) =>
  a.x < b.x + b.w && b.x < a.x + a.w && a.y < b.y + b.h && b.y < a.y + a.h;

const within = (inner: Rect, outer: Rect) =>
  inner.x >= outer.x - 0.01 &&
  inner.y >= outer.y - 0.01 &&
  inner.x + inner.w <= outer.x + outer.w + 0.01 &&
  inner.y + inner.h <= outer.y + outer.h + 0.01;

test('no card and no stack ever lies under the hub, over another or outside its field', () => {
  fc.assert(
    fc.property(boards, (input) => {
      const layout = layoutMap(input);
      for (const field of resourceFields) {
        const { rect, shown, stack } = layout.fields[field];
        const rects = shown.flatMap((id) => layout.cards.get(id) ?? []);
        expect(rects).toHaveLength(shown.length);
        if (stack) rects.push(stack);
        for (const [index, one] of rects.entries()) {
          expect(hubDistance(one)).toBeGreaterThanOrEqual(keepOutRadius - 0.01);
          expect(within(one, rect)).toBe(true);
          for (const other of rects.slice(index + 1)) expect(overlap(one, other)).toBe(false);
        }
      }
    }),
  );
});

test('every entry is shown once or lies in the stack, and what is pinned is shown', () => {
  fc.assert(
    fc.property(boards, (input) => {
      const layout = layoutMap(input);
      let all = 0;
      for (const field of resourceFields) {
        const { shown, hidden, stack } = layout.fields[field];
        expect([...shown, ...hidden].sort()).toEqual([...input.order[field]].sort());
        expect(hidden.length > 0).toBe(stack !== undefined);
        const pinned = input.order[field].filter((id) => input.pinned?.has(id));
        if (pinned.length === 1 && shown.length > 2) expect(shown).toContain(pinned[0]);
        all += shown.length;
      }
      expect(layout.cards.size).toBe(all);
    }),
  );
});

test('the same board on the same page looks the same', () => {
  fc.assert(
    fc.property(boards, (input) => {
      expect(layoutMap(input)).toEqual(layoutMap(input));
    }),
  );
});

const small: LayoutInput = {
  page: { w: 1049, h: 722 },
  order: {
    personal: ['a', 'b', 'c', 'd', 'e', 'f'],
    social: ['g'],
    material: [],
    infrastructural: ['h', 'i'],
  },
  heightOf: () => 61,
};

test('an entry that joins a full field leaves every card of it where it is', () => {
  const full = {
    ...small,
    order: { ...small.order, personal: [...'abcdefghij'] },
    crowdedOrder: { ...small.order, personal: [...'jihgfedcba'] },
  };
  const before = layoutMap(full);
  const more = { ...full.order, personal: [...full.order.personal, 'new'] };
  const { arranged } = before.fields.personal;
  const after = layoutMap({
    ...full,
    order: more,
    crowdedOrder: more,
    kept: { ...more, personal: [...arranged, 'new'] },
  });
  expect(after.cards).toEqual(before.cards);
  expect(after.fields.personal.hidden.at(-1)).toBe('new');
});

test('an own addition to a full field takes the last visible slot', () => {
  const own = { ...small.order, personal: [...'abcdefghij', 'own'] };
  const { shown, arranged } = layoutMap({ ...small, order: own, pinned: new Set(['own']) }).fields
    .personal;
  expect(arranged.indexOf('own')).toBe(shown.length - 1);
});

test('on the page of the design a field holds two columns, the inner one at most two rows', () => {
  const layout = layoutMap(small);
  const { shown, hidden } = layout.fields.personal;
  expect([shown, hidden]).toEqual([['a', 'b', 'c', 'd', 'e', 'f'], []]);
  const columns = new Map<number, number>();
  for (const id of shown) {
    const x = Math.round(layout.cards.get(id)?.x ?? 0);
    columns.set(x, (columns.get(x) ?? 0) + 1);
  }
  expect([...columns.values()]).toEqual([4, 2]);
});

test('a card is dropped before the card under the pointer, or at the end of a field', () => {
  const layout = layoutMap(small);
  const b = layout.cards.get('b');
  expect(b && slotAt(layout, { x: b.x + 20, y: b.y + 5 }, 'g')).toEqual({
    field: 'personal',
    before: 'b',
  });
  expect(slotAt(layout, { x: -300, y: 300 }, 'g')).toEqual({
    field: 'material',
    before: undefined,
  });
  const i = layout.cards.get('i');
  expect(i && slotAt(layout, { x: i.x + 20, y: i.y + 60 }, 'g')).toEqual({
    field: 'infrastructural',
    before: undefined,
  });
});

test('a card over its own place stays where it is', () => {
  const layout = layoutMap(small);
  const b = layout.cards.get('b');
  expect(b && slotAt(layout, { x: b.x + 20, y: b.y + 30 }, 'b')).toEqual({
    field: 'personal',
    before: 'c',
  });
});

test('a large window shows the page larger, a small one keeps it readable', () => {
  expect(fitPage({ w: 1049, h: 768 }).zoom).toBe(1);
  expect(fitPage({ w: 1529, h: 902 }).zoom).toBeCloseTo(1.174, 2);
  expect(fitPage({ w: 4000, h: 3000 }).zoom).toBe(1.6);
  expect(fitPage({ w: 300, h: 200 })).toEqual({ zoom: 0.8, page: { w: 840, h: 560 } });
});
