import { expect, test } from 'vitest';
import { RoomCodes } from './room-codes.ts';

test('a sitting keeps its code, and no two have the same', () => {
  const rooms = new RoomCodes();
  const codes = new Set<string>();
  for (let n = 0; n < 500; n++) {
    const code = rooms.codeFor(`case-${n}`, 'first');
    expect(code).toMatch(/^\d{6}$/);
    expect(rooms.codeFor(`case-${n}`, 'first')).toBe(code);
    codes.add(code);
  }
  expect(codes.size).toBe(500);
});

test('a code leads to its room until the case has another sitting', () => {
  const rooms = new RoomCodes();
  const first = rooms.codeFor('case', 'first');
  const other = rooms.codeFor('other', 'first');
  expect(rooms.roomOf(first)).toEqual({ caseId: 'case', sittingId: 'first' });
  const second = rooms.codeFor('case', 'second');
  expect(rooms.roomOf(second)).toEqual({ caseId: 'case', sittingId: 'second' });
  if (first !== second) expect(rooms.roomOf(first)).toBeUndefined();
  expect(rooms.roomOf(other)).toEqual({ caseId: 'other', sittingId: 'first' });
  expect(rooms.roomOf('')).toBeUndefined();
});
