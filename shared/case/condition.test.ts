import { describe, expect, test } from 'vitest';
import { readBoard } from './board.ts';
import { addCondition, answerIn, conditionsOf } from './condition.ts';
import { removeEntity, restoreEntity } from './entity.ts';
import { proposeStrategy, seedStatusQuo, statusQuoId } from './strategy.ts';
import { refusalOf, replicaOf, syncDocs, testAuthor, testBoard } from './test-boards.ts';

const saf = testAuthor('SAF');
/** On the same clock. */
const jc = { ...saf, participantId: 'p-JC', department: 'JC' };

function table() {
  const board = testBoard();
  seedStatusQuo(board, saf, 'Alles bleibt', '');
  return { board, strategyId: proposeStrategy(board, saf, { title: 'Arbeit parallel' }) };
}

describe('a condition', () => {
  test('stands with its strategy and the department that named it, the oldest first', () => {
    const { board, strategyId } = table();
    addCondition(board, saf, { strategyId, text: 'Erst wenn die Betreuung gesichert ist' });
    addCondition(board, jc, { strategyId, text: 'In Teilzeit' });
    const found = conditionsOf(readBoard(board), strategyId);
    expect(found.map(({ department, text }) => `${department} ${text}`)).toEqual([
      'SAF Erst wenn die Betreuung gesichert ist',
      'JC In Teilzeit',
    ]);
  });

  test('is named by two departments at once: both stay', () => {
    const { board, strategyId } = table();
    const far = replicaOf(board);
    addCondition(board, saf, { strategyId, text: 'eins' });
    addCondition(far, jc, { strategyId, text: 'zwei' });
    syncDocs(board, far);
    expect(conditionsOf(readBoard(board), strategyId)).toHaveLength(2);
    expect(conditionsOf(readBoard(far), strategyId)).toEqual(
      conditionsOf(readBoard(board), strategyId),
    );
  });

  test('goes and comes back with its strategy', () => {
    const { board, strategyId } = table();
    addCondition(board, saf, { strategyId, text: 'eins' });
    removeEntity(board, jc, 'strategies', strategyId);
    expect(conditionsOf(readBoard(board), strategyId)).toEqual([]);
    restoreEntity(board, jc, 'strategies', strategyId);
    expect(conditionsOf(readBoard(board), strategyId)).toHaveLength(1);
  });

  test('cannot be put on doing nothing', () => {
    const { board } = table();
    expect(
      refusalOf(() => addCondition(board, saf, { strategyId: statusQuoId, text: 'x' })),
    ).toEqual({ code: 'StatusQuoFixed' });
  });
});

describe('the answer of a department', () => {
  test('is its last one in that round; without words it is an answer, and no condition', () => {
    const { board, strategyId } = table();
    const answer = () => answerIn(readBoard(board), 'round-1', strategyId, 'SAF')?.text;
    expect(answer()).toBeUndefined();
    addCondition(board, saf, { strategyId, text: '', roundId: 'round-1' });
    expect(answer()).toBe('');
    expect(conditionsOf(readBoard(board), strategyId)).toEqual([]);
    addCondition(board, saf, { strategyId, text: 'doch', roundId: 'round-1' });
    addCondition(board, jc, { strategyId, text: 'anders', roundId: 'round-1' });
    addCondition(board, saf, { strategyId, text: 'später', roundId: 'round-2' });
    const another = proposeStrategy(board, saf, { title: 'Sprache zuerst' });
    addCondition(board, saf, { strategyId: another, text: 'hier', roundId: 'round-1' });
    expect(answer()).toBe('doch');
  });
});
