import { beforeEach, describe, expect, it } from 'vitest';
import * as Y from 'yjs';
import type { Author } from '../../shared/case/author.ts';
import { type BoardReader, createBoardReader } from '../../shared/case/board.ts';
import { readChair, takeChair } from '../../shared/case/chair.ts';
import { proposeDirection, supportDirection } from '../../shared/case/direction.ts';
import { setDirection } from '../../shared/case/direction-decision.ts';
import { removeEntity, restoreEntity } from '../../shared/case/entity.ts';
import { placeEntry } from '../../shared/case/entries.ts';
import { addGap, answerGap } from '../../shared/case/gap.ts';
import { addResource } from '../../shared/case/resource.ts';
import { editText } from '../../shared/case/text.ts';
import { type Activity, type ActivityLog, createActivityLog } from './activity.ts';

let clock = 0;
const person = (department: string): Author => ({
  participantId: `of-${department}`,
  department,
  now: () => clock,
});
const self = person('SAF');
const other = person('IFK');

let board: Y.Doc;
let remote: Y.Doc;
let reader: BoardReader;
let log: ActivityLog;
let known: Map<number, { id: string; department: string }>;

beforeEach(() => {
  clock = 0;
  board = new Y.Doc();
  remote = new Y.Doc();
  board.on('update', (update: Uint8Array) => Y.applyUpdate(remote, update));
  remote.on('update', (update: Uint8Array) => Y.applyUpdate(board, update));
  known = new Map([[remote.clientID, { id: other.participantId, department: 'IFK' }]]);
  reader = createBoardReader(board);
  log = createActivityLog({
    board,
    boardState: () => reader.state(),
    self,
    participantOf: (clientId) => known.get(clientId),
    editorOf: () => undefined,
    now: () => clock,
  });
});

const told = () =>
  log.store.getState().map(({ kind, department, text }) => [department, kind, text] as const);

/** Beyond the end is the end. */
const end = Number.MAX_SAFE_INTEGER;
const append = (doc: Y.Doc, author: Author, id: string, insert: string) =>
  editText(
    doc,
    author,
    { root: 'resources', id, field: 'text' },
    { index: end, remove: 0, insert },
  );

describe('the activity log', () => {
  it('tells what others add, with its field', () => {
    const id = addResource(remote, other, { field: 'infrastructural', text: 'Sprachkurs' });
    expect(log.store.getState()).toEqual([
      {
        id: expect.any(String),
        at: 0,
        department: 'IFK',
        isSelf: false,
        kind: 'added',
        root: 'resources',
        entityId: id,
        field: 'infrastructural',
        text: 'Sprachkurs',
      } satisfies Activity,
    ]);
  });

  it('bundles typing of one person in one entry', () => {
    const id = addResource(remote, other, { field: 'social', text: 'Chor' });
    for (const letter of ' am Di') append(remote, other, id, letter);
    expect(told()).toEqual([['IFK', 'added', 'Chor am Di']]);
    clock = 120_000;
    append(remote, other, id, '!');
    append(board, self, id, '?');
    append(remote, other, id, '!');
    expect(told()).toEqual([
      ['IFK', 'added', 'Chor am Di'],
      ['IFK', 'edited', 'Chor am Di!?!'],
      ['SAF', 'edited', 'Chor am Di!?'],
    ]);
  });

  it('tells moves, removals and returns', () => {
    const id = addResource(board, self, { field: 'social', text: 'Kita' });
    placeEntry(remote, other, { root: 'resources', id }, { field: 'infrastructural' });
    removeEntity(remote, other, 'resources', id);
    restoreEntity(board, self, 'resources', id);
    expect(told()).toEqual([
      ['SAF', 'added', 'Kita'],
      ['IFK', 'moved', 'Kita'],
      ['IFK', 'removed', 'Kita'],
      ['SAF', 'restored', 'Kita'],
    ]);
    expect(log.store.getState()[1]?.field).toBe('infrastructural');
  });

  it('does not tell a change of order', () => {
    addResource(board, self, { field: 'social', text: 'Kita' });
    const id = addResource(board, self, { field: 'social', text: 'Chor' });
    const before = told();
    const first = [...reader.state().resources.keys()][0];
    placeEntry(remote, other, { root: 'resources', id }, { field: 'social', before: first });
    expect(told()).toEqual(before);
  });

  it('tells an answer as the closing of its gap', () => {
    const id = addGap(board, self, { field: 'personal', question: 'Bleiberecht?' });
    answerGap(remote, other, id, { text: 'Hohe Bleibeperspektive' });
    expect(told()).toEqual([
      ['SAF', 'added', 'Bleiberecht?'],
      ['IFK', 'gapClosed', 'Hohe Bleibeperspektive'],
    ]);
  });

  it('tells proposals, support, and what the chair sets; withdraws what was refused', () => {
    const chair = new Y.Doc();
    const id = proposeDirection(board, self, { text: 'Arbeit zuerst' });
    supportDirection(remote, other, id, true);
    let before = readChair(chair);
    takeChair(chair, other, 0);
    log.chairChanged(before, readChair(chair));
    before = readChair(chair);
    const withHolder = before;
    setDirection(chair, board, other, id);
    log.chairChanged(before, readChair(chair));
    expect(told()).toEqual([
      ['SAF', 'directionProposed', 'Arbeit zuerst'],
      ['IFK', 'directionSupported', 'Arbeit zuerst'],
      ['IFK', 'chairTaken', ''],
      ['IFK', 'directionSet', 'Arbeit zuerst'],
    ]);
    log.chairChanged(readChair(chair), withHolder);
    expect(told().at(-1)).toEqual(['IFK', 'chairTaken', '']);
  });

  it('names nobody where nobody is known', () => {
    const id = addResource(board, self, { field: 'social', text: 'Verein' });
    known.clear();
    append(remote, other, id, 'e');
    expect(told()).toEqual([
      ['SAF', 'added', 'Verein'],
      [undefined, 'edited', 'Vereine'],
    ]);
    const added = addResource(remote, other, { field: 'social', text: 'Patin' });
    expect(log.store.getState().at(-1)).toMatchObject({ department: 'IFK', entityId: added });
  });

  it('keeps the last thirty', () => {
    for (let n = 0; n < 40; n += 1)
      addResource(remote, other, { field: 'social', text: `Karte ${n}` });
    expect(told()).toHaveLength(30);
    expect(told().at(-1)?.[2]).toBe('Karte 39');
  });
});
