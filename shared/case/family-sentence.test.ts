import { beforeEach, describe, expect, test } from 'vitest';
import * as Y from 'yjs';
import { addAgreement, agreementEntity } from './agreement.ts';
import { readBoard } from './board.ts';
import { proposeDirection } from './direction.ts';
import { requireEntity } from './entity.ts';
import {
  confirmSentence,
  isConfirmed,
  plainDirection,
  rewordDirection,
  tellSentences,
  translateSentence,
} from './family-sentence.ts';
import { refusalOf, testAuthor, testBoard } from './test-boards.ts';
import { editText } from './text.ts';

describe('what the family is told', () => {
  const author = testAuthor('SAF');
  let board: Y.Doc;
  let id: string;
  const read = () => {
    const agreement = readBoard(board).agreements.get(id);
    if (!agreement) throw new Error('The agreement is gone');
    return agreement;
  };
  const stored = () => requireEntity(board, agreementEntity.root, id);

  beforeEach(() => {
    board = testBoard();
    id = addAgreement(board, author, { what: 'Anruf', whoDepartment: 'KJS', due: '2017-09-26' });
  });

  test('is confirmed by a department, translated, read out; other words lose the rest', () => {
    expect(isConfirmed(read())).toBe(false);
    confirmSentence(board, author, id, 'Wir rufen an.');
    translateSentence(board, author, id, { text: 'سنتصل بكم.', language: 'ar' });
    tellSentences(board, testAuthor('DRK'), [id], '2017-09-22');
    const told = {
      plainSentence: 'Wir rufen an.',
      plainOf: 'Anruf',
      plainBy: 'SAF',
      translation: 'سنتصل بكم.',
      translationLanguage: 'ar',
      toldOn: '2017-09-22',
      toldBy: 'DRK',
    };
    expect(read()).toMatchObject(told);
    confirmSentence(board, testAuthor('KJS'), id, ' Wir rufen an. ');
    expect(read()).toMatchObject({ ...told, plainBy: 'KJS' });
    confirmSentence(board, author, id, 'Wir rufen morgen an.');
    expect(read()).toMatchObject({ plainSentence: 'Wir rufen morgen an.', plainBy: 'SAF' });
    for (const field of ['translation', 'translationLanguage', 'toldOn', 'toldBy'])
      expect(read()).not.toHaveProperty(field);
  });

  test('is no longer confirmed once the agreement says something else, until it is again', () => {
    confirmSentence(board, author, id, 'Wir rufen an.');
    translateSentence(board, author, id, { text: 'سنتصل بكم.', language: 'ar' });
    const what = { root: 'agreements', id, field: 'what' } as const;
    editText(board, author, what, { index: 5, remove: 0, insert: ' im Hort' });
    expect(isConfirmed(read())).toBe(false);
    confirmSentence(board, author, id, 'Wir rufen an.');
    expect(isConfirmed(read())).toBe(true);
    expect(read().translation).toBe('سنتصل بكم.');
  });

  test('can be said of an agreement that lost its words', () => {
    const what = stored().get('what') as Y.Text;
    what.delete(0, what.length);
    confirmSentence(board, author, id, 'Wir rufen an.');
    expect(isConfirmed(read())).toBe(true);
  });

  test('is not read out any more where that is taken back', () => {
    confirmSentence(board, author, id, 'Wir rufen an.');
    tellSentences(board, author, [id], '2017-09-22');
    tellSentences(board, author, [id], undefined);
    expect(read()).not.toHaveProperty('toldOn');
    expect(read()).not.toHaveProperty('toldBy');
    expect(isConfirmed(read())).toBe(true);
  });

  test('is refused without words, too long, or translated or read out before it is confirmed', () => {
    const before = Y.encodeStateAsUpdate(board);
    expect(refusalOf(() => confirmSentence(board, author, id, ' '))?.code).toBe('TextEmpty');
    expect(refusalOf(() => confirmSentence(board, author, id, 'x'.repeat(281)))?.code).toBe(
      'TextTooLong',
    );
    expect(
      refusalOf(() => translateSentence(board, author, id, { text: 'x', language: 'ar' })),
    ).toEqual({ code: 'InvalidValue', field: 'translation' });
    expect(refusalOf(() => tellSentences(board, author, [id], '2017-09-22'))).toEqual({
      code: 'InvalidValue',
      field: 'toldOn',
    });
    expect(Y.encodeStateAsUpdate(board)).toEqual(before);
  });

  test('is read though what is stored makes no sense', () => {
    const fields = ['plainSentence', 'plainOf', 'plainBy', 'translation', 'toldOn', 'toldBy'];
    for (const field of fields) stored().set(field, new Y.Map());
    expect(read().what).toBe('Anruf');
    for (const field of fields) expect(read()).not.toHaveProperty(field);
  });
});

test('a direction is put in other words for the family, as long as it is the one that was set', () => {
  const board = testBoard();
  const text = 'Arbeit und Deutsch';
  const directionId = proposeDirection(board, testAuthor('SAF'), { text });
  const plain = (decided = text) =>
    plainDirection(readBoard(board).directions.get(directionId), decided);
  expect(plain()).toEqual({ text });
  rewordDirection(
    board,
    testAuthor('KJS'),
    { directionId, text },
    'Deutsch lernen, dann arbeiten.',
  );
  expect(plain()).toEqual({ text: 'Deutsch lernen, dann arbeiten.', by: 'KJS' });
  expect(plain('Zuerst die Kinder')).toEqual({ text: 'Zuerst die Kinder' });
  expect(plainDirection(undefined, text)).toEqual({ text });
  rewordDirection(board, testAuthor('KJS'), { directionId, text }, text);
  expect(plain()).toEqual({ text });
  expect(readBoard(board).directions.get(directionId)).not.toHaveProperty('plainBy');
});
