import { expect, test } from 'vitest';
import * as Y from 'yjs';
import { readBoard } from '../../shared/case/board.ts';
import { seedFamilieO } from '../../shared/case/familie-o.ts';
import { cardText, linkedCards } from './linked-cards.ts';

test('what a strategy builds on stands in the order of the map, resources before gaps', () => {
  const doc = new Y.Doc();
  seedFamilieO(doc, new Y.Doc());
  const board = readBoard(doc);
  const kita = [...board.strategies.values()].find(({ letter }) => letter === 'C');
  if (!kita) throw new Error('The sample has a strategy C');
  expect(linkedCards(board, kita).map(cardText)).toEqual([
    'Integrationskurs ab November',
    'Was will die Mutter für sich erreichen?',
    'Zwei Kindergartenplätze fehlen – ab wann frei?',
    'Kann der Kinderhort hier überbrücken?',
  ]);
});
