import { expect, test } from 'vitest';
import { realNameHint } from './real-name-hint.ts';

test('pseudonyms pass', () => {
  for (const pseudonym of ['', 'Familie O.', 'Herr M. und Bruder', 'Frau T', 'F-0617']) {
    expect(realNameHint(pseudonym), pseudonym).toBeUndefined();
  }
});

test('a name is shortened to its initial', () => {
  expect(realNameHint('Familie Oman')).toBe('Familie O.');
  expect(realNameHint('Frau Östermann-Test')).toBe('Frau Ö.');
  expect(realNameHint('Herr Muster und Bruder Muster.')).toBe('Herr M. und Bruder M.');
});
