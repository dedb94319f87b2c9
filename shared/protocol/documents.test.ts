import { expect, test } from 'vitest';
import { documentNameOf, parseDocumentName } from './documents.ts';

test.each(['board', 'chair'] as const)('a name of a %s says what it means', (kind) => {
  const caseId = 'V1StGXR8_Z5jdHi6B-myT';
  expect(parseDocumentName(documentNameOf(caseId, kind))).toEqual({ caseId, kind, part: kind });
});

test('a name of a vault says which', () => {
  const key = 'kQ4_-8dZ5jdHi6B-myT01';
  expect(parseDocumentName(`case/12345678/vault/${key}`)).toEqual({
    caseId: '12345678',
    kind: 'vault',
    key,
    part: `vault/${key}`,
  });
});

test.each([
  '',
  'case/short/board',
  'case/12345678/ink',
  'case/12345678/board/',
  'case/12345678/vault',
  'case/12345678/vault/',
  'case/12345678/vault/short',
  `case/12345678/vault/${'x'.repeat(22)}`,
  `case/12345678/vault/../board/12345678901`,
  'case/12345678/board\n',
  '/case/12345678/board',
  'case/../../etc/board',
  `case/${'x'.repeat(41)}/board`,
  'case/1234567%38/board',
])('%j is none of our names', (name) => {
  expect(parseDocumentName(name)).toBeUndefined();
});
