import { describe, expect, test } from 'vitest';
import * as Y from 'yjs';
import { readBoard } from './board.ts';
import { removeEntity, requireStored, restoreEntity } from './entity.ts';
import { addGap } from './gap.ts';
import { addResource } from './resource.ts';
import { orderedStrategies } from './select.ts';
import {
  amendStrategy,
  linkToStrategy,
  nextVersion,
  placeStrategy,
  proposersOf,
  proposeStrategy,
  seedStatusQuo,
  shownLetters,
  statusQuoId,
} from './strategy.ts';
import { refusalOf, replicaOf, syncDocs, testAuthor, testBoard } from './test-boards.ts';

const author = testAuthor('IFK');
const other = testAuthor('AA');

const propose = (board: Y.Doc, title: string, by = author) => proposeStrategy(board, by, { title });
const letterOf = (board: Y.Doc, id: string) => readBoard(board).strategies.get(id)?.letter;

/** "A Sprache" … as they stand side by side. */
const shown = (board: Y.Doc) =>
  orderedStrategies(readBoard(board)).map(({ letter, title }) => `${letter} ${title}`);

function boardWithStatusQuo(): Y.Doc {
  const board = testBoard();
  seedStatusQuo(board, author, 'Alles bleibt', '');
  return board;
}

describe('letters', () => {
  test('are given in the order of proposing; the Passivlösung has 0 and stands last', () => {
    const board = boardWithStatusQuo();
    for (const title of ['Sprache', 'Arbeit', 'Kita']) propose(board, title);
    expect(shown(board)).toEqual(['A Sprache', 'B Arbeit', 'C Kita', '0 Alles bleibt']);
  });

  test('differ where two propose at the same moment, alike on both replicas', () => {
    const board = boardWithStatusQuo();
    const far = replicaOf(board);
    propose(board, 'Sprache');
    propose(far, 'Arbeit', testAuthor('AA'));
    propose(far, 'Kita', other);
    syncDocs(board, far);
    const letters = [...readBoard(board).strategies.values()].map(({ letter }) => letter);
    expect(letters.toSorted()).toEqual(['0', 'A', 'B', 'C']);
    expect(readBoard(far)).toEqual(readBoard(board));
  });

  test('do not change when another strategy is removed or comes back', () => {
    const board = testBoard();
    const far = replicaOf(board);
    const mine = propose(board, 'Sprache');
    const theirs = propose(far, 'Arbeit', other);
    syncDocs(board, far);
    const before = [letterOf(board, mine), letterOf(board, theirs)];
    const [first, second] = before[0] === 'A' ? [mine, theirs] : [theirs, mine];
    removeEntity(board, author, 'strategies', first);
    expect(letterOf(board, second)).toBe('B');
    const third = propose(board, 'Kita');
    expect(letterOf(board, third)).toBe('C');
    restoreEntity(board, author, 'strategies', first);
    expect([letterOf(board, mine), letterOf(board, theirs)]).toEqual(before);
  });

  test('go on after Z', () => {
    const board = testBoard();
    for (let n = 0; n < 30; n++) propose(board, `${n}`);
    const letters = orderedStrategies(readBoard(board)).map(({ letter }) => letter);
    expect(letters.slice(24)).toEqual(['Y', 'Z', 'AA', 'AB', 'AC', 'AD']);
  });

  test.each(['0', '7', 'a', 'ABCD', '😀', 'Ä'])(
    '%j is none of ours: another one is shown',
    (letter) => {
      const board = boardWithStatusQuo();
      const id = propose(board, 'Sprache');
      requireStored(board, 'strategies', id).set('letter', letter);
      if (letter.length <= 3) expect(letterOf(board, id)).toBe('A');
      expect(letterOf(board, statusQuoId)).toBe('0');
    },
  );
});

describe('the Passivlösung', () => {
  test('is there once, however often it is seeded', () => {
    const board = boardWithStatusQuo();
    const before = Y.encodeStateAsUpdate(board);
    seedStatusQuo(board, other, 'Anders', '');
    expect(Y.encodeStateAsUpdate(board)).toEqual(before);
  });
});

describe('placeStrategy', () => {
  test('puts a strategy before another one or last; the letters stay', () => {
    const board = boardWithStatusQuo();
    const [a, , c] = ['Sprache', 'Arbeit', 'Kita'].map((title) => propose(board, title)) as [
      string,
      string,
      string,
    ];
    placeStrategy(board, author, c, a);
    expect(shown(board)).toEqual(['C Kita', 'A Sprache', 'B Arbeit', '0 Alles bleibt']);
    placeStrategy(board, author, c);
    expect(shown(board)).toEqual(['A Sprache', 'B Arbeit', 'C Kita', '0 Alles bleibt']);
  });

  test('writes nothing where it stands there already', () => {
    const board = testBoard();
    const [a, b] = [propose(board, 'a'), propose(board, 'b')];
    let updates = 0;
    board.on('update', () => updates++);
    placeStrategy(board, author, a, b);
    placeStrategy(board, author, b);
    expect(updates).toBe(0);
  });
});

describe('linkToStrategy', () => {
  test('links and unlinks a card; twice is once', () => {
    const board = testBoard();
    const card = {
      root: 'resources',
      id: addResource(board, author, { field: 'social', text: 'a' }),
    } as const;
    const id = propose(board, 'Sprache');
    for (const linked of [true, true, false, false]) {
      linkToStrategy(board, author, id, card, linked);
      expect(readBoard(board).strategies.get(id)?.resourceIds).toEqual(linked ? [card.id] : []);
    }
  });

  test('two link different cards at the same moment: both are linked', () => {
    const board = testBoard();
    const cards = ['a', 'b'].map((text) => addResource(board, author, { field: 'social', text }));
    const id = propose(board, 'Sprache');
    const far = replicaOf(board);
    linkToStrategy(board, author, id, { root: 'resources', id: cards[0] ?? '' }, true);
    linkToStrategy(far, other, id, { root: 'resources', id: cards[1] ?? '' }, true);
    syncDocs(board, far);
    expect(readBoard(board).strategies.get(id)?.resourceIds).toEqual(cards.toSorted());
  });

  test('a removed card can still be unlinked', () => {
    const board = testBoard();
    const card = addResource(board, author, { field: 'social', text: 'a' });
    const id = proposeStrategy(board, author, { title: 'Sprache', resourceIds: [card] });
    removeEntity(board, author, 'resources', card);
    linkToStrategy(board, author, id, { root: 'resources', id: card }, false);
    restoreEntity(board, author, 'resources', card);
    expect(readBoard(board).strategies.get(id)?.resourceIds).toEqual([]);
  });
});

describe('a changed copy', () => {
  const change = { title: 'Sprache, Arbeit daneben', summary: 'danach Teilzeit' };

  test('stands beside what it changes, keeps the rest, names both departments', () => {
    const board = boardWithStatusQuo();
    const card = addResource(board, author, { field: 'social', text: 'Kurs' });
    const ask = (question: string) => addGap(board, author, { field: 'social', question });
    const lost = addResource(board, author, { field: 'social', text: 'weg' });
    const [gap, lostGap] = [ask('Kita?'), ask('weg?')];
    const a = proposeStrategy(board, author, {
      title: 'Sprache',
      rationale: 'Ohne Deutsch trägt nichts.',
      instrumentIds: ['fim'],
      resourceIds: [card, lost],
      gapIds: [gap, lostGap],
      fitToWill: 'partial',
    });
    propose(board, 'Arbeit', other);
    board.getMap('resources').delete(lost);
    board.getMap('gaps').delete(lostGap);
    const id = amendStrategy(board, other, a, {
      ...change,
      answers: { text: 'wenn Teilzeit möglich bleibt', roundId: 'round-1' },
    });
    const { strategies, conditions } = readBoard(board);
    expect(shown(board)).toEqual([
      'A Sprache',
      'A2 Sprache, Arbeit daneben',
      'B Arbeit',
      '0 Alles bleibt',
    ]);
    const copy = strategies.get(id);
    expect(copy).toMatchObject({
      rationale: 'Ohne Deutsch trägt nichts.',
      instrumentIds: ['fim'],
      resourceIds: [card],
      gapIds: [gap],
      fitToWill: 'partial',
      amendsId: a,
      department: 'AA',
    });
    expect(copy && proposersOf(strategies, copy)).toEqual(['IFK', 'AA']);
    expect([...conditions.values()]).toMatchObject([
      { strategyId: a, amendedId: id, text: 'wenn Teilzeit möglich bleibt', department: 'AA' },
    ]);
  });

  test('of a copy, and two at once, count on', () => {
    const board = boardWithStatusQuo();
    const a = propose(board, 'Sprache');
    expect(nextVersion(readBoard(board), a)).toBe('A2');
    const second = amendStrategy(board, other, a, change);
    expect(nextVersion(readBoard(board), a)).toBe('A3');
    expect(nextVersion(readBoard(board), second)).toBe('A3');
    expect(nextVersion(readBoard(board), 'nobody')).toBe('');
    const far = replicaOf(board);
    amendStrategy(board, author, second, { ...change, title: 'hier' });
    amendStrategy(far, testAuthor('JC'), a, { ...change, title: 'dort' });
    syncDocs(board, far);
    const letters = [...readBoard(board).strategies.values()].map(({ letter }) => letter);
    expect(letters.toSorted()).toEqual(['0', 'A', 'A2', 'A3', 'A4']);
    expect(readBoard(far)).toEqual(readBoard(board));
  });

  test('keeps its letter when the first one is removed, and the next proposal takes none of them', () => {
    const board = boardWithStatusQuo();
    const a = propose(board, 'Sprache');
    const copy = amendStrategy(board, other, a, change);
    removeEntity(board, author, 'strategies', a);
    expect(letterOf(board, copy)).toBe('A2');
    expect(letterOf(board, propose(board, 'Arbeit'))).toBe('B');
    expect(nextVersion(readBoard(board), copy)).toBe('A3');
    expect(letterOf(board, amendStrategy(board, other, copy, change))).toBe('A3');
  });

  test('of the Passivlösung is refused; what goes round in a circle shows free letters', () => {
    const board = boardWithStatusQuo();
    expect(refusalOf(() => amendStrategy(board, author, statusQuoId, change))).toEqual({
      code: 'StatusQuoFixed',
    });
    const a = propose(board, 'Sprache');
    const copy = amendStrategy(board, other, a, change);
    requireStored(board, 'strategies', a).set('amendsId', copy);
    const letters = [...readBoard(board).strategies.values()].map(({ letter }) => letter);
    expect(new Set(letters).size).toBe(3);
    expect(letters.every((letter) => /^(0|[A-Z])$/.test(letter))).toBe(true);
  });

  test('what hangs on a circle has a letter of its own, and whose it is can be told', () => {
    const board = boardWithStatusQuo();
    const a = propose(board, 'Sprache');
    const copy = amendStrategy(board, other, a, change);
    const hanging = amendStrategy(board, testAuthor('JC'), copy, change);
    requireStored(board, 'strategies', a).set('amendsId', copy);
    const { strategies } = readBoard(board);
    const letters = [...strategies.values()].map(({ letter }) => letter).toSorted();
    expect(letters).toEqual(['0', 'A', 'B', 'C']);
    const strategy = strategies.get(hanging);
    expect(strategy && proposersOf(strategies, strategy)).toEqual(['JC']);
  });

  test('of a copy of a copy, thousands deep, does not hold up whoever reads', () => {
    const [first] = readBoard(boardWithStatusQuo()).strategies.values();
    if (!first) throw new Error('no strategy');
    const depth = 30_000;
    const line = Array.from({ length: depth }, (_, at) => ({
      ...first,
      id: `s${at}`,
      letter: 'A',
      createdAt: at,
      ...(at > 0 ? { amendsId: `s${at - 1}` } : {}),
    }));
    // Read from the newest on: each strategy is looked at once all the same.
    expect(shownLetters(line.toReversed()).get(`s${depth - 1}`)).toBe(`A${depth}`);
  });
});
