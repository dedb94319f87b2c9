import { expect, test } from 'vitest';
import { listActionOf } from './list-keys.ts';

const press = (key: string, modifiers: Partial<Record<'shift' | 'alt' | 'ctrl', true>> = {}) => ({
  key,
  shiftKey: modifiers.shift ?? false,
  altKey: modifiers.alt ?? false,
  ctrlKey: modifiers.ctrl ?? false,
  metaKey: false,
});

test('keys of one character can be switched off, the others stay', () => {
  for (const key of ['v', 'K', 'g', 'a', 'p', 'b', 'n', 'l', '?']) {
    expect(listActionOf(press(key), true), key).toBeDefined();
    expect(listActionOf(press(key), false), key).toBeUndefined();
  }
  expect(listActionOf(press('Enter'), false)).toBe('openOrAnswer');
  expect(listActionOf(press('Delete'), false)).toBe('remove');
});

test('the question mark opens the key list although it needs Shift', () => {
  expect(listActionOf(press('?', { shift: true }), true)).toBe('keyList');
});

test('the browser keeps its own combinations', () => {
  expect(listActionOf(press('l', { ctrl: true }), true)).toBeUndefined();
  expect(listActionOf(press('ArrowLeft', { alt: true }), true)).toBeUndefined();
  expect(listActionOf(press('a', { alt: true }), true)).toBeUndefined();
  expect(listActionOf(press('z', { ctrl: true }), true)).toBeUndefined();
});
