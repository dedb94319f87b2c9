import { expect, test } from 'vitest';
import { documentNameOf, parseDocumentName } from './documents.ts';

test.each(['board', 'chair'] as const)('a name of a %s says what it means', (kind) => {
  const caseId = 'V1StGXR8_Z5jdHi6B-myT';
  expect(parseDocumentName(documentNameOf(caseId, kind))).toEqual({ caseId, kind });
});

test.each([
  '',
  'case/short/board',
  'case/12345678/ink',
  'case/12345678/board/',
  'case/12345678/board\n',
  '/case/12345678/board',
  'case/../../etc/board',
  `case/${'x'.repeat(41)}/board`,
  'case/1234567%38/board',
])('%j is none of our names', (name) => {
  expect(parseDocumentName(name)).toBeUndefined();
});
