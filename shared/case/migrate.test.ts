import { describe, expect, test } from 'vitest';
import * as Y from 'yjs';
import { readBoard } from './board.ts';
import { conditionsOf } from './condition.ts';
import { requireStored } from './entity.ts';
import { schemaVersionOf } from './meta.ts';
import { type Migration, migrateBoard, repeatMigrations, schemaVersion } from './migrate.ts';
import { rootMap } from './roots.ts';
import { proposeStrategy } from './strategy.ts';
import { fingerprint, replicaOf, syncDocs, testAuthor } from './test-boards.ts';
import { stageOf } from './will.ts';

/** Steps that say that they ran. */
function stepsTo(target: number): { steps: Migration[]; ran: number[] } {
  const ran: number[] = [];
  const steps = Array.from({ length: target }, (_, index) => ({
    to: index + 1,
    run: (board: Y.Doc) => {
      ran.push(index + 1);
      rootMap(board, 'meta')?.set(`step${index + 1}`, true);
    },
  }));
  return { steps, ran };
}

describe('migrateBoard', () => {
  test('gives a new board the version this code writes', () => {
    const board = new Y.Doc();
    expect(migrateBoard(board)).toBe('migrated');
    expect(schemaVersionOf(board)).toBe(schemaVersion);
    expect(migrateBoard(board)).toBe('current');
  });

  test('runs each missing step once, in order, in one transaction', () => {
    const board = new Y.Doc();
    migrateBoard(board, stepsTo(1).steps);
    let updates = 0;
    board.on('update', () => updates++);
    const { steps, ran } = stepsTo(3);
    expect(migrateBoard(board, steps)).toBe('migrated');
    expect(migrateBoard(board, steps)).toBe('current');
    expect(ran).toEqual([2, 3]);
    expect(updates).toBe(1);
    expect(schemaVersionOf(board)).toBe(3);
  });

  test('leaves a board from a newer version untouched', () => {
    const board = new Y.Doc();
    migrateBoard(board, stepsTo(5).steps);
    const before = Y.encodeStateAsUpdate(board);
    const { steps, ran } = stepsTo(3);
    expect(migrateBoard(board, steps)).toBe('newer');
    expect(ran).toEqual([]);
    expect(Y.encodeStateAsUpdate(board)).toEqual(before);
  });

  test('on two servers at once comes to the same', () => {
    const board = new Y.Doc();
    migrateBoard(board, stepsTo(1).steps);
    const far = replicaOf(board);
    for (const doc of [board, far]) migrateBoard(doc, stepsTo(3).steps);
    syncDocs(board, far);
    expect(far.getMap('meta').toJSON()).toEqual(board.getMap('meta').toJSON());
    expect(schemaVersionOf(board)).toBe(3);
  });

  test('a step that throws leaves the version as it was', () => {
    const board = new Y.Doc();
    const steps: Migration[] = [
      {
        to: 1,
        run: () => {
          throw new Error('no');
        },
      },
    ];
    expect(() => migrateBoard(board, steps)).toThrow('no');
    expect(schemaVersionOf(board)).toBe(0);
  });
});

describe('version 2: conditions are entries of their own', () => {
  /** A board as version 1 wrote it. */
  function boardOfVersion1(conditions: string): { board: Y.Doc; id: string } {
    const board = new Y.Doc();
    migrateBoard(board, stepsTo(1).steps);
    const id = proposeStrategy(board, testAuthor('SAF'), { title: 'Arbeit parallel' });
    requireStored(board, 'strategies', id).set('conditions', new Y.Text(conditions));
    return { board, id };
  }

  test('what was written stays, under the department of the strategy', () => {
    const { board, id } = boardOfVersion1('Erst wenn die Betreuung gesichert ist\nund in Teilzeit');
    migrateBoard(board);
    const state = readBoard(board);
    expect(conditionsOf(state, id)).toMatchObject([
      { department: 'SAF', text: 'Erst wenn die Betreuung gesichert ist und in Teilzeit' },
    ]);
    expect(state.unreadable).toEqual([]);
  });

  test('what was said in its place already stays as it is', () => {
    const { board, id } = boardOfVersion1('In Teilzeit');
    const said = new Y.Map<unknown>([
      ['strategyId', id],
      ['text', new Y.Text('In Teilzeit, ab März')],
    ]);
    board.getMap('conditions').set(id, said);
    migrateBoard(board);
    const texts = conditionsOf(readBoard(board), id).map(({ text }) => text);
    expect(texts).toEqual(['In Teilzeit, ab März']);
  });

  test('nothing written is nothing', () => {
    const { board, id } = boardOfVersion1(' ');
    migrateBoard(board);
    expect(readBoard(board).conditions.size).toBe(0);
    expect(requireStored(board, 'strategies', id).has('conditions')).toBe(false);
  });

  test('two servers at once make one', () => {
    const { board, id } = boardOfVersion1('In Teilzeit');
    const far = replicaOf(board);
    for (const doc of [board, far]) migrateBoard(doc);
    syncDocs(board, far);
    expect(conditionsOf(readBoard(board), id)).toHaveLength(1);
    expect(readBoard(far)).toEqual(readBoard(board));
  });
});

test.each(['2', -1, 0, 1.5, Number.NaN, 1e300, null, {}])('%j is no version', (version) => {
  const board = new Y.Doc();
  board.getMap('meta').set('schemaVersion', version);
  expect(schemaVersionOf(board)).toBe(0);
});

describe('version 3: evidence is linked', () => {
  /** A board as version 2 wrote it. */
  function oldBoard(fields: Record<string, unknown>): Y.Doc {
    const board = new Y.Doc();
    board.getMap('meta').set('schemaVersion', 2);
    board.getMap('persons').set('father', new Y.Map([['label', 'Vater']]));
    const will = new Y.Map<unknown>([
      ['createdAt', 5],
      ['createdBy', 'p1'],
      ['department', 'IFK'],
      ['personId', 'father'],
      ['statement', new Y.Text('Ich will malen.')],
      ...Object.entries(fields),
    ]);
    board.getMap('wills').set('w1', will);
    return board;
  }
  const reading = (board: Y.Doc) => {
    const state = readBoard(board);
    const will = state.wills.get('w1');
    return { ...state, will, stage: will && stageOf(will, state) };
  };

  test('what was written as evidence of a Wille becomes a card that shows it', () => {
    const board = oldBoard({ stage: 'will', evidence: 'Organisiert Termine selbst' });
    migrateBoard(board);
    const { will, stage, resources, unreadable } = reading(board);
    const [card] = resources.values();
    expect(card).toMatchObject({
      text: 'Organisiert Termine selbst',
      field: 'personal',
      basis: 'observed',
      personIds: ['father'],
      department: 'IFK',
      createdAt: 5,
    });
    expect(will?.evidenceIds).toEqual([card?.id]);
    expect([stage, will?.wish]).toEqual(['will', 'Ich will malen.']);
    expect(unreadable).toEqual([]);
  });

  test('a wish stays a wish: what was noted is kept, but does not count', () => {
    const board = oldBoard({ stage: 'wish', evidence: 'Sagt, er malt gern' });
    migrateBoard(board);
    const { will, stage, resources } = reading(board);
    expect([...resources.values()]).toMatchObject([
      { text: 'Sagt, er malt gern', basis: 'stated' },
    ]);
    expect([stage, will?.wish, will?.evidenceIds.length]).toEqual(['wish', undefined, 1]);
  });

  test('a Wille without evidence is a wish again, and that it was one is still told', () => {
    const board = oldBoard({ stage: 'will' });
    migrateBoard(board);
    expect(reading(board)).toMatchObject({ stage: 'wish', will: { wish: 'Ich will malen.' } });
    expect(reading(board).resources.size).toBe(0);
  });

  test('a card that stands in its place already stays as it is', () => {
    const board = oldBoard({ stage: 'will', evidence: 'Malt' });
    const card = new Y.Map<unknown>([
      ['field', 'social'],
      ['text', new Y.Text('Malt jeden Tag')],
    ]);
    board.getMap('resources').set('evidence-w1', card);
    migrateBoard(board);
    expect([...reading(board).resources.values()]).toMatchObject([{ text: 'Malt jeden Tag' }]);
    expect(reading(board).will?.evidenceIds).toEqual(['evidence-w1']);
  });

  test('of a removed Wille comes no card that anybody sees', () => {
    const removed = { at: 6, by: 'p1', department: 'IFK' };
    const board = oldBoard({ stage: 'will', evidence: 'Malt', removed });
    migrateBoard(board);
    expect(reading(board).resources.size).toBe(0);
    expect(reading(board).removed.resources.size).toBe(1);
  });

  test('on two servers at once makes one card', () => {
    const board = oldBoard({ stage: 'will', evidence: 'Malt' });
    const far = replicaOf(board);
    for (const doc of [board, far]) migrateBoard(doc);
    syncDocs(board, far);
    expect(reading(board).resources.size).toBe(1);
    expect(fingerprint(readBoard(far))).toBe(fingerprint(readBoard(board)));
  });

  test.each([
    { stage: 7, evidence: new Y.Text('Malt') },
    { stage: 'will', evidence: ' ', statement: 3 },
    { stage: 'will', evidence: 'x'.repeat(9000), personId: '__proto__', evidenceIds: 1 },
  ])('never throws: %j', (fields) => {
    const board = oldBoard(fields);
    expect(migrateBoard(board)).toBe('migrated');
    readBoard(board);
  });
});

describe('edits in an earlier form that reach a migrated board', () => {
  test('take the steps the board has taken', () => {
    const board = new Y.Doc();
    migrateBoard(board, stepsTo(1).steps);
    const page = replicaOf(board);
    migrateBoard(board);
    // Offline, on a page of version 1.
    const strategy = new Y.Map<unknown>([['conditions', new Y.Text('In Teilzeit')]]);
    page.getMap('strategies').set('written-late', strategy);
    syncDocs(board, page);
    repeatMigrations(board, 1);
    expect(requireStored(board, 'conditions', 'written-late').get('text')?.toString()).toBe(
      'In Teilzeit',
    );
    expect(schemaVersionOf(board)).toBe(schemaVersion);
  });
});
