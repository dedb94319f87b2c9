import { describe, expect, test } from 'vitest';
import * as Y from 'yjs';
import { defaultTransitionRules, type TransitionRule } from '../method/transition-rules.ts';
import { readBoard } from './board.ts';
import { chainOf } from './chain.ts';
import { updateStep } from './chain-commands.ts';
import { addChronicleEntry } from './chronicle-commands.ts';
import { addDays, addMonths } from './days.ts';
import { seedFamilieO } from './familie-o.ts';
import { testAuthor, testBoard } from './test-boards.ts';
import { transitionClock } from './transition-clock.ts';
import { updateMeta } from './update-meta.ts';

const author = testAuthor();
const [rule] = defaultTransitionRules as [TransitionRule];
const clockOf = (board: Y.Doc, today: string, rules: readonly TransitionRule[] = [rule]) =>
  transitionClock(readBoard(board), rules, today);

/** A case in the AsylbLG since that day. */
function arrived(stayBeganOn?: string): Y.Doc {
  const board = testBoard();
  const [on, legalSphere] = ['2017-06-26', 'AsylbLG'] as const;
  addChronicleEntry(board, author, { on, what: 'Rechtskreis', kind: 'transition', legalSphere });
  if (stayBeganOn) updateMeta(board, author, { stayBeganOn });
  return board;
}

test('of Familie O. it shows day 9 of 28, and that it is done once it is', () => {
  const board = new Y.Doc();
  seedFamilieO(board, new Y.Doc());
  const running = { kind: 'running', rule: { id: rule.id }, of: 28, until: '2017-10-10' };
  expect(clockOf(board, '2017-09-21')).toMatchObject({ ...running, day: 9, isLate: false });
  expect(clockOf(board, '2017-10-11')).toMatchObject({ ...running, day: 29, isLate: true });
  const change = chainOf(readBoard(board).chronicle).find(({ legalSphere }) => legalSphere);
  updateStep(board, author, change?.id ?? '', { doneOn: '2017-10-09' });
  expect(clockOf(board, '2017-10-11')).toMatchObject({ kind: 'done', rule: { id: rule.id } });
});

describe('before the change', () => {
  test('it reckons from the beginning of the stay, and asks for it', () => {
    expect(clockOf(arrived(), '2017-06-26')).toMatchObject({ kind: 'stayMissing' });
    const board = arrived('2016-06-12');
    expect(clockOf(board, '2017-08-09')).toMatchObject({
      kind: 'before',
      dueOn: '2017-09-12',
      daysLeft: 34,
    });
    expect(clockOf(board, '2017-09-20')).toMatchObject({ daysLeft: -8 });
  });

  test('or from that of the Rechtskreis', () => {
    const counted = { ...rule, countedFrom: 'sphere' } as const;
    expect(clockOf(arrived(), '2017-07-01', [counted])).toMatchObject({ dueOn: '2018-09-26' });
  });

  test('a rule holds where its day lies within its dates, the later one of two', () => {
    const board = arrived('2016-06-12');
    const until = (validUntil: string) => ({ ...rule, validUntil });
    const later = { ...rule, id: 'later', months: 18, validFrom: '2017-10-01' };
    expect(clockOf(board, '2017-07-01', [until('2017-09-11')])).toEqual({ kind: 'noRule' });
    expect(clockOf(board, '2017-07-01', [until('2017-09-12')])).toMatchObject({ kind: 'before' });
    expect(clockOf(board, '2017-07-01', [later, rule])).toMatchObject({ dueOn: '2017-12-12' });
    expect(clockOf(board, '2017-07-01', [])).toEqual({ kind: 'noRule' });
    expect(clockOf(testBoard(), '2017-07-01')).toEqual({ kind: 'noRule' });
  });
});

test('days and months of the calendar', () => {
  expect(addMonths('2017-01-31', 1)).toBe('2017-02-28');
  expect(addMonths('2016-06-12', 15)).toBe('2017-09-12');
  expect(addMonths('2017-11-30', 3)).toBe('2018-02-28');
  expect(addDays('2017-09-12', 28)).toBe('2017-10-10');
  // What has no four digits any more stays where it is.
  expect(addDays('9999-12-31', 1)).toBe('9999-12-31');
});
