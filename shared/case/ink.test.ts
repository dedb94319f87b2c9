import fc from 'fast-check';
import { expect, test } from 'vitest';
import * as Y from 'yjs';
import type { Author } from './author.ts';
import { type InkRecord, inkMaxRecords, observeInk, readInk, writeInk } from './ink.ts';
import { schemaVersion } from './migrate.ts';
import { refusalOf } from './test-boards.ts';

const author: Author = { participantId: 'p', department: 'SAF', now: () => 0 };

const stroke = (id: string, x = 0): InkRecord => ({
  id: `shape:${id}`,
  typeName: 'shape',
  type: 'draw',
  x,
  y: 0,
  props: { segments: [{ type: 'free', points: [{ x: 0, y: 0, z: 0.5 }] }] },
});

const ids = (doc: Y.Doc) => [...readInk(doc).keys()];

test('what is drawn is read back, changed and removed', () => {
  const doc = new Y.Doc();
  writeInk(doc, author, { put: [stroke('a'), stroke('b')], remove: [] });
  writeInk(doc, author, { put: [stroke('a', 20)], remove: ['shape:b'] });
  expect(readInk(doc)).toEqual(new Map([['shape:a', stroke('a', 20)]]));
});

test('what nobody would read is not written, and returned', () => {
  const doc = new Y.Doc();
  const embed = { ...stroke('c'), type: 'embed' };
  const far = stroke('d', 1e9);
  expect(writeInk(doc, author, { put: [stroke('a'), embed, far], remove: [] })).toEqual([
    embed,
    far,
  ]);
  expect(writeInk(doc, author, { put: [stroke('b')], remove: [] })).toEqual([]);
  expect(ids(doc)).toEqual(['shape:a', 'shape:b']);
});

test('nobody draws on what a newer version wrote', () => {
  const doc = new Y.Doc();
  doc.getMap('meta').set('schemaVersion', schemaVersion + 1);
  const draw = () => writeInk(doc, author, { put: [stroke('a')], remove: [] });
  expect(refusalOf(draw)).toEqual({ code: 'NewerSchema', version: schemaVersion + 1 });
  expect(ids(doc)).toEqual([]);
});

test('two people changing the same stroke at once agree on one of them', () => {
  const one = new Y.Doc();
  writeInk(one, author, { put: [stroke('a')], remove: [] });
  const other = new Y.Doc();
  Y.applyUpdate(other, Y.encodeStateAsUpdate(one));
  writeInk(one, author, { put: [stroke('a', 1)], remove: [] });
  writeInk(other, author, { put: [stroke('a', 2)], remove: [] });
  Y.applyUpdate(other, Y.encodeStateAsUpdate(one));
  Y.applyUpdate(one, Y.encodeStateAsUpdate(other));
  expect(readInk(one)).toEqual(readInk(other));
  expect(ids(one)).toEqual(['shape:a']);
});

test('a stroke is undone as one step and comes back', () => {
  const doc = new Y.Doc();
  const undo = new Y.UndoManager(doc, { trackedOrigins: new Set([author]) });
  writeInk(doc, author, { put: [stroke('a')], remove: [] });
  undo.stopCapturing();
  writeInk(doc, author, { put: [stroke('a', 9)], remove: [] });
  undo.undo();
  expect(readInk(doc).get('shape:a')).toMatchObject({ x: 0 });
  undo.undo();
  expect(ids(doc)).toEqual([]);
  undo.redo();
  expect(ids(doc)).toEqual(['shape:a']);
});

test('an unchanged record keeps its reference', () => {
  const doc = new Y.Doc();
  writeInk(doc, author, { put: [stroke('a')], remove: [] });
  const before = readInk(doc).get('shape:a');
  writeInk(doc, author, { put: [stroke('b')], remove: [] });
  expect(readInk(doc).get('shape:a')).toBe(before);
});

test('hostile lists are read without a throw, and only ink comes out', () => {
  // Yjs stores plain objects only.
  const plain = { noNullPrototype: true };
  const value = fc.oneof(
    fc.jsonValue(),
    fc.record({ key: fc.string(), val: fc.jsonValue() }, plain),
    fc.record(
      {
        key: fc.constantFrom('shape:a', 'shape:b', 'binding:a', 'shape:../x', 'page:p'),
        val: fc.record(
          {
            id: fc.constantFrom('shape:a', 'shape:b', 'binding:a', 'shape:../x', 'page:p'),
            typeName: fc.constantFrom('shape', 'binding', 'page'),
            type: fc.constantFrom('draw', 'arrow', 'entry', 'embed', 'image'),
            props: fc.jsonValue(),
          },
          plain,
        ),
      },
      plain,
    ),
  );
  fc.assert(
    fc.property(fc.array(value), (values) => {
      const doc = new Y.Doc();
      doc.getArray('ink').push([...values, new Y.Map(), null]);
      let calls = 0;
      const stop = observeInk(doc, () => {
        calls += 1;
        readInk(doc);
      });
      writeInk(doc, author, { put: [stroke('mine')], remove: ['shape:a'] });
      stop();
      expect(calls).toBe(1);
      for (const [id, record] of readInk(doc)) {
        expect(id).toBe(record.id);
        expect(['draw', 'arrow']).toContain(record.type);
      }
      expect(ids(doc)).toContain('shape:mine');
      expect(ids(doc)).not.toContain('shape:a');
    }),
  );
});

test('a document that keeps something else under that name has no ink', () => {
  const doc = new Y.Doc();
  doc.getMap('ink').set('a', 1);
  expect(ids(doc)).toEqual([]);
  expect(writeInk(doc, author, { put: [stroke('a')], remove: [] })).toEqual([stroke('a')]);
});

test('neither bottomless nor endless records nor endless lists are drawn', () => {
  const doc = new Y.Doc();
  let deep: unknown = 1;
  for (let depth = 0; depth < 40; depth++) deep = { deep };
  const list = doc.getArray('ink');
  list.push([
    { key: 'shape:deep', val: { ...stroke('deep'), deep } },
    {
      key: 'shape:long',
      val: { ...stroke('long'), points: Array.from({ length: 30_000 }, () => 0) },
    },
  ]);
  expect(ids(doc)).toEqual([]);
  list.push(
    Array.from({ length: inkMaxRecords + 5 }, (_, index) => ({
      key: `shape:${index}`,
      val: stroke(String(index)),
    })),
  );
  expect(readInk(doc).size).toBe(inkMaxRecords);
});

test('numbers that freeze whoever draws them are no ink', () => {
  const doc = new Y.Doc();
  const far = stroke('far', 1e300);
  doc.getArray('ink').push([{ key: far.id, val: far }]);
  writeInk(doc, author, { put: [stroke('near', -5_000)], remove: [] });
  expect(ids(doc)).toEqual(['shape:near']);
});
