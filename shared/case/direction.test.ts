import { describe, expect, test } from 'vitest';
import { readBoard } from './board.ts';
import { needleField, proposeDirection, supportDirection } from './direction.ts';
import { removeEntity, requireStored } from './entity.ts';
import { addGap } from './gap.ts';
import { addResource } from './resource.ts';
import type { ResourceField } from './resource-field.ts';
import { replicaOf, syncDocs, testAuthor, testBoard } from './test-boards.ts';

const author = testAuthor('SAF');

describe('support', () => {
  test('comes from the proposing department first', () => {
    const board = testBoard();
    const id = proposeDirection(board, author, { text: 'Ankommen' });
    expect(readBoard(board).directions.get(id)?.supporters).toEqual(['SAF']);
  });

  test('is given and taken by each department for itself', () => {
    const board = testBoard();
    const id = proposeDirection(board, author, { text: 'Ankommen', supporters: [] });
    supportDirection(board, testAuthor('JC'), id, true);
    supportDirection(board, testAuthor('AA'), id, true);
    supportDirection(board, testAuthor('AA'), id, true);
    expect(readBoard(board).directions.get(id)?.supporters).toEqual(['AA', 'JC']);
    supportDirection(board, testAuthor('JC'), id, false);
    expect(readBoard(board).directions.get(id)?.supporters).toEqual(['AA']);
  });

  test('of several departments at the same moment is all there', () => {
    const board = testBoard();
    const id = proposeDirection(board, author, { text: 'Ankommen' });
    const replicas = ['JC', 'AA', 'DRK'].map((department) => {
      const replica = replicaOf(board);
      supportDirection(replica, testAuthor(department), id, true);
      return replica;
    });
    syncDocs(board, ...replicas);
    expect(readBoard(board).directions.get(id)?.supporters).toEqual(['AA', 'DRK', 'JC', 'SAF']);
  });

  test('of a damaged proposal does not take away the others', () => {
    const board = testBoard();
    const id = proposeDirection(board, author, { text: 'Ankommen' });
    const stored = requireStored(board, 'directions', id);
    stored.set('text', 7);
    supportDirection(board, testAuthor('JC'), id, true);
    expect(readBoard(board).directions.has(id)).toBe(false);
    expect((stored.get('supporters') as Map<string, true>).has('SAF')).toBe(true);
  });
});

describe('the needle', () => {
  const boardOf = (resources: readonly ResourceField[], gaps: readonly ResourceField[]) => {
    const board = testBoard();
    const resourceIds = resources.map((field) => addResource(board, author, { field, text: 'a' }));
    const gapIds = gaps.map((field) => addGap(board, author, { field, question: 'a' }));
    const id = proposeDirection(board, author, { text: 'Ankommen', resourceIds, gapIds });
    return { board, id, resourceIds };
  };
  const needleOf = (...given: Parameters<typeof boardOf>) => {
    const { board, id } = boardOf(...given);
    const state = readBoard(board);
    return needleField(state, state.directions.get(id));
  };

  test('points to the field of most linked cards, resources and gaps together', () => {
    expect(needleOf(['personal', 'social'], ['social', 'material'])).toBe('social');
  });

  test('takes the first field in reading order where two are equal', () => {
    expect(needleOf(['infrastructural', 'material'], [])).toBe('material');
  });

  test('points nowhere without linked cards or without a direction', () => {
    expect(needleOf([], [])).toBeUndefined();
    expect(needleField(readBoard(testBoard()), undefined)).toBeUndefined();
  });

  test('does not count removed cards', () => {
    const { board, id, resourceIds } = boardOf(['personal', 'personal', 'social'], []);
    for (const card of resourceIds.slice(0, 2)) removeEntity(board, author, 'resources', card);
    const state = readBoard(board);
    expect(needleField(state, state.directions.get(id))).toBe('social');
  });
});
