import { beforeEach, expect, test } from 'vitest';
import * as Y from 'yjs';
import { defaultPhases } from '../method/phases.ts';
import { addAgreement } from './agreement.ts';
import { readBoard } from './board.ts';
import { lookBack } from './look-back.ts';
import { readSittings, runningSitting, startSitting, stepSitting } from './sitting.ts';
import { testAuthor, testBoard } from './test-boards.ts';

const author = testAuthor('SAF');
const start = { plan: defaultPhases, openGaps: 0 };
let board: Y.Doc;
let chair: Y.Doc;

beforeEach(() => {
  board = testBoard();
  chair = new Y.Doc();
});

const agree = (what: string, sittingId?: string) =>
  addAgreement(board, author, { what, whoDepartment: 'KJS', due: '2017-10-01', sittingId });

function seen() {
  const sittings = readSittings(chair);
  const { previous, earlier, recent } = lookBack(
    readBoard(board),
    sittings,
    runningSitting(sittings),
  );
  const whats = (all: typeof earlier) => all.map(({ what }) => what);
  return { previous: previous?.id, earlier: whats(earlier), recent: whats(recent) };
}

test('before the first sitting everything is new', () => {
  agree('vorab');
  expect(seen()).toEqual({ previous: undefined, earlier: [], recent: ['vorab'] });
});

test('a running sitting looks back at everything but its own', () => {
  agree('vorab');
  startSitting(chair, author, start, 's1');
  agree('heute', 's1');
  expect(seen()).toEqual({ previous: undefined, earlier: ['vorab'], recent: ['heute'] });
});

test('between two sittings what was agreed since stands apart', () => {
  agree('vorab');
  startSitting(chair, author, start, 's1');
  agree('beraten', 's1');
  stepSitting(chair, author, { kind: 'finish', openGaps: 0 });
  agree('danach');
  expect(seen()).toEqual({
    previous: 's1',
    earlier: ['vorab', 'beraten'],
    recent: ['danach'],
  });
  startSitting(chair, author, start, 's2');
  expect(seen()).toEqual({
    previous: 's1',
    earlier: ['vorab', 'beraten', 'danach'],
    recent: [],
  });
});
