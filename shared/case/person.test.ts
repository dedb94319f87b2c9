import { describe, expect, test } from 'vitest';
import { readBoard } from './board.ts';
import { addPerson, type Kinship, personGroup } from './person.ts';
import { testAuthor, testBoard } from './test-boards.ts';

const author = testAuthor();

const family = { Vater: 'father', Mutter: 'mother', 'Kind 1': 'child', 'Kind 2': 'child' } as const;

function groupOf(members: Readonly<Record<string, Kinship>>, ...labels: string[]) {
  const board = testBoard();
  const ids: Record<string, string> = {};
  for (const [label, kinship] of Object.entries(members))
    ids[label] = addPerson(board, author, { label, kinship });
  return personGroup(
    readBoard(board).persons,
    labels.map((label) => ids[label] ?? label),
  );
}

describe('personGroup', () => {
  test.each([
    ['nobody in particular', [], 'family'],
    ['everybody', ['Vater', 'Mutter', 'Kind 1', 'Kind 2'], 'family'],
    ['both parents', ['Mutter', 'Vater'], 'parents'],
    ['all children', ['Kind 2', 'Kind 1'], 'children'],
    ['only people who are not there', ['niemand'], 'family'],
  ])('%s', (_, labels, kind) => {
    expect(groupOf(family, ...labels)).toEqual({ kind });
  });

  test.each([
    [['Vater'], ['Vater']],
    [['Kind 1'], ['Kind 1']],
    [
      ['Kind 2', 'Mutter'],
      ['Mutter', 'Kind 2'],
    ],
    [
      ['Kind 1', 'Kind 2', 'Mutter'],
      ['Mutter', 'Kind 1', 'Kind 2'],
    ],
  ])('%j is said by name, parents first', (labels, said) => {
    expect(groupOf(family, ...labels)).toEqual({ kind: 'persons', labels: said });
  });

  test('an only child and a parent alone are said by name', () => {
    const small = { Mutter: 'mother', 'Kind 1': 'child', Oma: 'relative' } as const;
    expect(groupOf(small, 'Kind 1')).toEqual({ kind: 'persons', labels: ['Kind 1'] });
    expect(groupOf(small, 'Mutter')).toEqual({ kind: 'persons', labels: ['Mutter'] });
  });

  test('the tenth child comes after the second', () => {
    const many = {
      Vater: 'father',
      'Kind 10': 'child',
      'Kind 2': 'child',
      'Kind 3': 'child',
    } as const;
    expect(groupOf(many, 'Kind 10', 'Kind 2')).toEqual({
      kind: 'persons',
      labels: ['Kind 2', 'Kind 10'],
    });
  });
});
