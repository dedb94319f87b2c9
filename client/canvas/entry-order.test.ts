import { expect, test } from 'vitest';
import * as Y from 'yjs';
import { readBoard } from '../../shared/case/board.ts';
import { readChair } from '../../shared/case/chair.ts';
import { seedFamilieO } from '../../shared/case/familie-o.ts';
import { entriesByField } from '../../shared/case/select.ts';
import { byRelevance, keptOrder, relevanceOf } from './entry-order.ts';

test('gaps come first, then what the direction, then what a strategy builds on, then the rest', () => {
  const doc = new Y.Doc();
  const chair = new Y.Doc();
  seedFamilieO(doc, chair);
  const board = readBoard(doc);
  const current = readChair(chair).current.map(({ directionId }) => directionId);
  const sorted = byRelevance(entriesByField(board).personal, relevanceOf(board, current));
  const texts = sorted.map((entry) =>
    entry.root === 'gaps' ? entry.entity.question : entry.entity.text,
  );
  expect(texts.slice(0, 4)).toEqual([
    'Was will die Mutter für sich erreichen?',
    'Sieben Jahre Maler und Lackierer',
    'Hohe Bleiberechtsperspektive',
    'Pünktlich und verlässlich',
  ]);
});

test('while somebody works, what is there stays where it is and new entries come last', () => {
  expect(keptOrder(['a', 'b', 'c'], ['d', 'c', 'a'])).toEqual(['a', 'c', 'd']);
});
