import type * as Y from 'yjs';
import { expect, openSample, test } from './fixtures.ts';

const stroke = (id: string, props: object = {}) => ({
  id,
  typeName: 'shape',
  type: 'draw',
  x: 0,
  y: 0,
  rotation: 0,
  index: 'a1',
  parentId: 'page:page',
  isLocked: false,
  opacity: 1,
  meta: {},
  props: {
    segments: [
      {
        type: 'free',
        points: [
          { x: 0, y: 0, z: 0.5 },
          { x: 50, y: 50, z: 0.5 },
        ],
      },
    ],
    color: 'black',
    fill: 'none',
    dash: 'draw',
    size: 'm',
    isComplete: true,
    isClosed: false,
    isPen: false,
    scale: 1,
    ...props,
  },
});

/** tldraw's own checks let all of this through. */
const hostile: Readonly<Record<string, (first: string, second: string) => { id: string }>> = {
  'a card tied to a card like an arrow': (fromId, toId) => ({
    id: 'binding:b',
    typeName: 'binding',
    type: 'arrow',
    fromId,
    toId,
    meta: {},
    props: {
      terminal: 'start',
      normalizedAnchor: { x: 0.5, y: 0.5 },
      isExact: false,
      isPrecise: false,
      snap: 'none',
    },
  }),
  'a stroke under the id of a card': (first) => stroke(first),
  'a stroke of endless thickness': () => stroke('shape:s', { scale: 1e300 }),
};

for (const [name, make] of Object.entries(hostile)) {
  test(`the map survives ${name}`, async ({ app, enter }) => {
    let text = '';
    await app.rewriteSample((board) => {
      const [first, second] = [...board.getMap<Y.Map<unknown>>('resources')];
      if (!first || !second) throw new Error('the sample has cards');
      text = String(first[1].get('text'));
      const record = make(`shape:${first[0]}`, `shape:${second[0]}`);
      board.getArray('ink').push([{ key: record.id, val: record }]);
    });
    const person = await enter('SAF');
    await openSample(person, 'Karte');
    await expect(person.page.locator('.tl-shape', { hasText: text })).toBeVisible();
    await person.page.getByRole('tab', { name: 'Liste' }).click();
    await expect(person.page.getByText(text).first()).toBeVisible();
  });
}
