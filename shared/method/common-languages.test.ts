import { expect, test } from 'vitest';
import {
  directionOf,
  isLanguageWellKnown,
  languageNameOf,
  languageTagOf,
  translationLanguages,
} from './common-languages.ts';

test.each([
  ['Arabisch', 'ar'],
  [' kurdisch (Kurmandschi)', 'kmr'],
  ['Farsi', 'fa'],
  ['Deutsch A1', 'de'],
  ['Turoyo', undefined],
  ['', undefined],
])('“%s” is %s', (language, tag) => {
  expect(languageTagOf(language)).toBe(tag);
  expect(isLanguageWellKnown(language)).toBe(tag !== undefined);
});

test('names and directions are told, of anything else nothing is made up', () => {
  expect(['ar', 'ckb', 'tr', 'x-y'].map(directionOf)).toEqual(['rtl', 'rtl', 'ltr', 'auto']);
  expect(['fa', 'kmr', 'x-y'].map(languageNameOf)).toEqual(['Persisch', 'Kurmandschi', 'x-y']);
  expect(translationLanguages).not.toContain('de');
  // What a browser knows as a language.
  for (const tag of translationLanguages)
    expect(new Intl.DisplayNames('en', { type: 'language' }).of(tag)).not.toBe(tag);
});
