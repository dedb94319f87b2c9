import { describe, expect, test } from 'vitest';
import * as Y from 'yjs';
import { type BoardState, createBoardReader, readBoard } from './board.ts';
import { removeEntity, requireStored, restoreEntity } from './entity.ts';
import { placeEntry } from './entries.ts';
import { updatePerson } from './person.ts';
import { addResource, updateResource } from './resource.ts';
import { rootMap, rootNames } from './roots.ts';
import { linkToStrategy, proposeStrategy } from './strategy.ts';
import {
  fingerprint,
  linkedBoard,
  replicaOf,
  syncDocs,
  testAuthor,
  testBoard,
} from './test-boards.ts';
import { editText } from './text.ts';
import { updateMeta } from './update-meta.ts';

const author = testAuthor();

const textOf = (id: string) => ({ root: 'resources', id, field: 'text' }) as const;

/** Which collections and entries of two states are not the same objects. */
function changedBetween(before: BoardState, after: BoardState) {
  const roots = rootNames.filter((root) => before[root] !== after[root]);
  const entries = roots.flatMap((root) =>
    [...after[root].values()].filter((entry) => before[root].get(entry.id) !== entry),
  );
  return { roots, ids: entries.map((entry) => entry.id).sort() };
}

/** What a reader sees change while `run` writes. */
function changesOf(board: Y.Doc, run: () => void) {
  const reader = createBoardReader(board);
  const before = reader.state();
  run();
  const after = reader.state();
  reader.destroy();
  return changedBetween(before, after);
}

describe('structural sharing', () => {
  test('an edit of one card changes that card and its collection', () => {
    const { board, painter } = linkedBoard();
    const edit = () =>
      editText(board, author, textOf(painter), { index: 0, remove: 0, insert: 'x' });
    expect(changesOf(board, edit)).toEqual({ roots: ['resources'], ids: [painter] });
  });

  test('moving a card changes that card', () => {
    const { board, painter } = linkedBoard();
    const move = () =>
      placeEntry(board, author, { root: 'resources', id: painter }, { field: 'social' });
    expect(changesOf(board, move)).toEqual({ roots: ['resources'], ids: [painter] });
  });

  test('an edit keeps the arrays of the card it changes', () => {
    const { board, painter } = linkedBoard();
    const reader = createBoardReader(board);
    const before = reader.state().resources.get(painter)?.personIds;
    updateResource(board, author, painter, { basis: 'documented' });
    expect(reader.state().resources.get(painter)?.personIds).toBe(before);
  });

  test('adding a card changes no other card', () => {
    const { board } = linkedBoard();
    let id = '';
    const add = () => {
      id = addResource(board, author, { field: 'personal', text: 'Pünktlich' });
    };
    const changes = changesOf(board, add);
    expect(changes).toEqual({ roots: ['resources'], ids: [id] });
  });

  test('removing a card changes only what referred to it, and so does restoring', () => {
    const { board, painter, work, direction } = linkedBoard();
    const remove = () => removeEntity(board, author, 'resources', painter);
    const restore = () => restoreEntity(board, author, 'resources', painter);
    const roots = ['resources', 'directions', 'strategies'];
    expect(changesOf(board, remove)).toEqual({ roots, ids: [work, direction].sort() });
    expect(changesOf(board, restore)).toEqual({ roots, ids: [work, direction, painter].sort() });
  });

  test('removing a person changes only the cards about that person', () => {
    const { board, mother, gap } = linkedBoard();
    const remove = () => removeEntity(board, author, 'persons', mother);
    expect(changesOf(board, remove)).toEqual({ roots: ['persons', 'gaps'], ids: [gap] });
  });

  test('what is removed keeps its references while other things change', () => {
    const { board, painter, ticket, work } = linkedBoard();
    removeEntity(board, author, 'strategies', work);
    removeEntity(board, author, 'resources', painter);
    const reader = createBoardReader(board);
    const before = reader.state();
    removeEntity(board, author, 'resources', ticket);
    expect(reader.state().removed.strategies).toBe(before.removed.strategies);
    expect(reader.state().removed.resources.get(painter)).toBe(
      before.removed.resources.get(painter),
    );
  });

  test('strategies with the same stored letter stay the same objects while cards come and go', () => {
    const { board } = linkedBoard();
    const far = replicaOf(board);
    proposeStrategy(board, author, { title: 'a' });
    proposeStrategy(far, author, { title: 'b' });
    syncDocs(board, far);
    const add = () => addResource(board, author, { field: 'personal', text: 'Pünktlich' });
    expect(changesOf(board, add).roots).toEqual(['resources']);
  });
});

describe('subscribe', () => {
  /** How often a reader announces a change while `run` writes. */
  function announcements(board: Y.Doc, run: () => void): number {
    const reader = createBoardReader(board);
    let count = 0;
    reader.subscribe(() => count++);
    run();
    reader.destroy();
    return count;
  }

  test('once per transaction, however much it changes', () => {
    const { board, painter, ticket } = linkedBoard();
    const changeBoth = () =>
      board.transact(() => {
        removeEntity(board, author, 'resources', painter);
        updateResource(board, author, ticket, { basis: 'documented' });
        updateMeta(board, author, { pseudonym: 'Familie O.' });
      });
    expect(announcements(board, changeBoth)).toBe(1);
  });

  test('not for ink, not for what changes nothing one can see', () => {
    const { board, painter } = linkedBoard();
    const nothing = () => {
      board.getMap('ink').set('stroke', [1, 2, 3]);
      board.getArray('other').push([1]);
      rootMap(board, 'meta')?.set('unknown', 1);
      requireStored(board, 'resources', painter).set('unknown', 1);
      editText(board, author, textOf(painter), { index: 18, remove: 0, insert: ' ' });
    };
    expect(announcements(board, nothing)).toBe(0);
  });

  test('for what arrives from others, once per update', () => {
    const { board } = linkedBoard();
    const far = replicaOf(board);
    addResource(far, author, { field: 'social', text: 'a' });
    addResource(far, author, { field: 'social', text: 'b' });
    expect(announcements(board, () => syncDocs(board, far))).toBe(1);
  });

  test('also when somebody looked at the state before it was announced', () => {
    const { board, painter } = linkedBoard();
    const reader = createBoardReader(board);
    let count = 0;
    reader.subscribe(() => count++);
    rootMap(board, 'resources')?.observeDeep(() => reader.state());
    editText(board, author, textOf(painter), { index: 0, remove: 0, insert: 'x' });
    expect(count).toBe(1);
  });

  test('a listener sees the new state and may write', () => {
    const { board, painter } = linkedBoard();
    const reader = createBoardReader(board);
    const seen: (string | undefined)[] = [];
    reader.subscribe(() => {
      seen.push(reader.state().resources.get(painter)?.text);
      if (seen.length === 1)
        editText(board, author, textOf(painter), { index: 0, remove: 0, insert: 'y' });
    });
    editText(board, author, textOf(painter), { index: 0, remove: 0, insert: 'x' });
    expect(seen).toEqual(['xSieben Jahre Maler', 'yxSieben Jahre Maler']);
  });

  test('no longer after unsubscribing or destroying', () => {
    const { board, painter } = linkedBoard();
    const reader = createBoardReader(board);
    let count = 0;
    const stop = reader.subscribe(() => count++);
    reader.subscribe(() => count++);
    stop();
    updateResource(board, author, painter, { basis: 'observed' });
    expect(count).toBe(1);
    reader.destroy();
    updateResource(board, author, painter, { basis: 'documented' });
    expect(count).toBe(1);
  });
});

describe('the incremental reader says what a fresh reading says', () => {
  test('after each of these steps', () => {
    const { board, father, painter, ticket, work, wait } = linkedBoard();
    const far = replicaOf(board);
    const reader = createBoardReader(board);
    const resources = rootMap(board, 'resources') as Y.Map<unknown>;
    const strategies = rootMap(board, 'strategies') as Y.Map<unknown>;
    const steps: (() => unknown)[] = [
      () => editText(board, author, textOf(painter), { index: 0, remove: 3, insert: 'abc' }),
      () => removeEntity(board, author, 'persons', father),
      () => removeEntity(board, author, 'resources', ticket),
      () => {
        removeEntity(far, testAuthor('JC'), 'resources', ticket);
        syncDocs(board, far);
      },
      () => restoreEntity(board, author, 'resources', ticket),
      () => restoreEntity(board, author, 'persons', father),
      () => updatePerson(board, author, father, { label: 'Vater O.' }),
      () => linkToStrategy(board, author, wait, { root: 'resources', id: painter }, true),
      () => resources.delete(painter),
      () => {
        proposeStrategy(far, author, { title: 'x' });
        proposeStrategy(board, author, { title: 'y' });
        syncDocs(board, far);
      },
      () => removeEntity(board, author, 'strategies', work),
      () => strategies.delete(work),
      () => resources.set('odd', 'text'),
      () => resources.set('odd', new Y.Map()),
      () => resources.delete('odd'),
      () => (resources.get(ticket) as Y.Map<unknown>).set('text', 'replaced'),
      () => (resources.get(ticket) as Y.Map<unknown>).set('text', new Y.Text('again')),
      () => resources.set(ticket, 7),
      () => rootMap(board, 'meta')?.set('schemaVersion', 7),
      () => rootMap(board, 'meta')?.set('pseudonym', 7),
    ];
    for (const [index, step] of steps.entries()) {
      step();
      expect(fingerprint(reader.state()), `step ${index}`).toBe(fingerprint(readBoard(board)));
    }
  });
});

describe('the cost of a keystroke', () => {
  test('one entry is read, whatever the size of the board', () => {
    const board = testBoard();
    board.transact(() => {
      for (let n = 0; n < 300; n++) addResource(board, author, { field: 'social', text: `${n}` });
    });
    const reader = createBoardReader(board);
    const resources = rootMap(board, 'resources') as Y.Map<Y.Map<unknown>>;
    const touched = new Set<string>();
    for (const [id, entry] of resources.entries()) {
      const get = entry.get.bind(entry);
      entry.get = (field: string) => {
        touched.add(id);
        return get(field);
      };
    }
    const [id = ''] = resources.keys();
    editText(board, author, textOf(id), { index: 0, remove: 0, insert: 'x' });
    expect(reader.state().resources.get(id)?.text).toContain('x');
    expect([...touched]).toEqual([id]);
  });
});
