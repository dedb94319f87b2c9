import { expect, test } from 'vitest';
import { InMemory } from '../nodes/short-lived.ts';
import { RoomCodes } from './room-codes.ts';

test('a sitting keeps its code, and no two have the same', async () => {
  const rooms = new RoomCodes(new InMemory(60));
  const codes = new Set<string>();
  for (let n = 0; n < 500; n++) {
    const code = await rooms.codeFor(`case-${n}`, 'first');
    expect(code).toMatch(/^\d{6}$/);
    expect(await rooms.codeFor(`case-${n}`, 'first')).toBe(code);
    codes.add(code);
  }
  expect(codes.size).toBe(500);
});

test('who asks at the same time gets the same code', async () => {
  const rooms = new RoomCodes(new InMemory(60));
  const codes = await Promise.all([1, 2, 3].map(() => rooms.codeFor('case', 'first')));
  expect(new Set(codes).size).toBe(1);
});

test('a code leads to its room until it is renewed', async () => {
  const rooms = new RoomCodes(new InMemory(60));
  const first = await rooms.codeFor('case', 'first');
  const other = await rooms.codeFor('other', 'first');
  expect(await rooms.roomOf(first)).toEqual({ caseId: 'case', sittingId: 'first' });
  const second = await rooms.renew('case', 'first');
  expect(second).not.toBe(first);
  expect(await rooms.roomOf(second)).toEqual({ caseId: 'case', sittingId: 'first' });
  expect(await rooms.roomOf(first)).toBeUndefined();
  expect(await rooms.roomOf(other)).toEqual({ caseId: 'other', sittingId: 'first' });
  expect(await rooms.roomOf('')).toBeUndefined();
  expect(await rooms.roomOf('case first')).toBeUndefined();
});
