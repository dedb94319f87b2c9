import { expect, test } from 'vitest';
import { resistanceByKey, stepped } from './stance-steps.ts';

test('a digit is the value, Home and End are the ends of the scale', () => {
  expect(resistanceByKey('0', 7)).toBe(0);
  expect(resistanceByKey('8', undefined)).toBe(8);
  expect(resistanceByKey('Home', 4)).toBe(0);
  expect(resistanceByKey('End', undefined)).toBe(10);
});

test('arrows step and stay on the scale', () => {
  expect(resistanceByKey('ArrowRight', 4)).toBe(5);
  expect(resistanceByKey('ArrowDown', 4)).toBe(3);
  expect(resistanceByKey('ArrowRight', 10)).toBe(10);
  expect(resistanceByKey('PageDown', 1)).toBe(0);
});

test('the first step from no value, or from abstaining, gives the middle', () => {
  expect(stepped(undefined, 1)).toBe(5);
  expect(stepped(null, -1)).toBe(5);
});

test('other keys mean nothing', () => {
  expect(resistanceByKey('Tab', 4)).toBeUndefined();
  expect(resistanceByKey('a', 4)).toBeUndefined();
});
