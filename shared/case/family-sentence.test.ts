import { beforeEach, describe, expect, test } from 'vitest';
import * as Y from 'yjs';
import { addAgreement, agreementEntity } from './agreement.ts';
import { readBoard } from './board.ts';
import { requireEntity } from './entity.ts';
import { confirmSentence, suggestedSentence, translateSentence } from './family-sentence.ts';
import { refusalOf, testAuthor, testBoard } from './test-boards.ts';

test.each([
  [
    { what: 'Beim Kinderhort anfragen', whoDepartment: 'DRK' },
    'Wir werden beim Kinderhort anfragen.',
  ],
  [{ what: 'Den Kurs besuchen.', whoPersonId: 'p' }, 'Sie werden den Kurs besuchen.'],
  [
    { what: 'Plätze nennen', whoDepartment: 'KJS', whoPersonId: 'p' },
    'Wir werden gemeinsam Plätze nennen.',
  ],
  [{ what: 'Anruf im Hort', whoDepartment: 'DRK' }, 'Vereinbart ist: Anruf im Hort.'],
  [{ what: ' ' }, ''],
])('%j is suggested as %j', (agreement, sentence) => {
  expect(suggestedSentence(agreement)).toBe(sentence);
});

describe('what the family is told', () => {
  const author = testAuthor('SAF');
  let board: Y.Doc;
  let id: string;
  const read = () => readBoard(board).agreements.get(id);

  beforeEach(() => {
    board = testBoard();
    id = addAgreement(board, author, { what: 'Anruf', whoDepartment: 'KJS', due: '2017-09-26' });
  });

  test('is confirmed by a department, then translated; other words lose the translation', () => {
    confirmSentence(board, author, id, 'Wir rufen an.');
    translateSentence(board, author, id, { text: 'سنتصل بكم.', language: 'Arabisch' });
    const told = {
      plainSentence: 'Wir rufen an.',
      plainBy: 'SAF',
      translation: 'سنتصل بكم.',
      translationLanguage: 'Arabisch',
    };
    expect(read()).toMatchObject(told);
    confirmSentence(board, testAuthor('KJS'), id, ' Wir rufen an. ');
    expect(read()).toMatchObject({ ...told, plainBy: 'KJS' });
    confirmSentence(board, author, id, 'Wir rufen morgen an.');
    expect(read()?.plainSentence).toBe('Wir rufen morgen an.');
    expect(read()).not.toHaveProperty('translation');
    expect(read()).not.toHaveProperty('translationLanguage');
  });

  test('is refused without words, too long, or translated before it is confirmed', () => {
    const before = Y.encodeStateAsUpdate(board);
    expect(refusalOf(() => confirmSentence(board, author, id, ' '))?.code).toBe('TextEmpty');
    expect(refusalOf(() => confirmSentence(board, author, id, 'x'.repeat(281)))?.code).toBe(
      'TextTooLong',
    );
    expect(
      refusalOf(() => translateSentence(board, author, id, { text: 'x', language: 'Arabisch' })),
    ).toEqual({ code: 'InvalidValue', field: 'translation' });
    expect(Y.encodeStateAsUpdate(board)).toEqual(before);
  });

  test('is read though what is stored makes no sense', () => {
    const stored = requireEntity(board, agreementEntity.root, id);
    for (const field of ['plainSentence', 'plainBy', 'translation', 'translationLanguage'])
      stored.set(field, new Y.Map());
    expect(read()?.what).toBe('Anruf');
    expect(read()).not.toHaveProperty('plainSentence');
    expect(read()).not.toHaveProperty('translation');
  });
});
