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

const placed = (text: string) =>
  text.split(' ').map((pair) => ({ id: pair[0] ?? '', order: pair }));
const kept = (shown: string, entries: string, fromElsewhere = '') =>
  keptOrder(placed(shown), placed(entries), (id) => !fromElsewhere.includes(id))
    .map(({ id }) => id)
    .join('');

test('what is shown stays where it is: new entries come last, removed ones leave', () => {
  expect(kept('c3 a1 b2', 'a1 b2 c3 d4 e5')).toBe('cabde');
  expect(kept('c3 a1 b2', 'a1 c3')).toBe('ca');
  expect(kept('c3 a1', 'a1 b2 c3')).toBe('cab');
});

test('only the card that somebody put elsewhere changes its place', () => {
  expect(kept('c3 a1 b2 d4', 'd0 a1 b2 c3')).toBe('cdab');
  expect(kept('c3 a1 b2 d4', 'b2 c3 d4 a5')).toBe('cbda');
});

test('a card from another field stands where it was put', () => {
  expect(kept('c3 a1 b2', 'a1 x15 b2 c3', 'x')).toBe('caxb');
  expect(kept('c3 a1 b2', 'a1 b2 c3 x4', 'x')).toBe('cabx');
});
