import { expect, test } from 'vitest';
import * as Y from 'yjs';
import { schemaVersion } from './migrate.ts';
import { refusalOf, testAuthor } from './test-boards.ts';
import { write } from './write.ts';

const author = testAuthor();

test('what a newer version wrote is not touched', () => {
  const doc = new Y.Doc();
  doc.getMap('meta').set('schemaVersion', schemaVersion + 1);
  const before = Y.encodeStateAsUpdate(doc);
  expect(refusalOf(() => write(doc, author, () => doc.getMap('meta').set('note', 'a')))).toEqual({
    code: 'NewerSchema',
    version: schemaVersion + 1,
  });
  expect(Y.encodeStateAsUpdate(doc)).toEqual(before);
});

test.each([undefined, schemaVersion])('one transaction of its author, in version %s', (version) => {
  const doc = new Y.Doc();
  if (version !== undefined) doc.getMap('meta').set('schemaVersion', version);
  const origins: unknown[] = [];
  doc.on('afterTransaction', ({ origin }: Y.Transaction) => origins.push(origin));
  write(doc, author, () => {
    doc.getMap('meta').set('note', 'a');
    doc.getMap('meta').set('origin', 'Irak');
  });
  expect(origins).toEqual([author]);
});
