import { expect, test } from 'vitest';
import { readBoard } from '../../../shared/case/board.ts';
import { addPerson } from '../../../shared/case/person.ts';
import { addResource, type Basis } from '../../../shared/case/resource.ts';
import { testAuthor, testBoard } from '../../../shared/case/test-boards.ts';
import { suggestedEvidence } from './suggested-evidence.ts';

const author = testAuthor();

test('the latest observation of the person that is not linked yet is likely evidence', () => {
  const board = testBoard();
  const father = addPerson(board, author, { label: 'Vater', kinship: 'father' });
  const card = (text: string, basis: Basis, recordedOn: string, personIds: string[] = [father]) =>
    addResource(board, author, { field: 'personal', text, basis, recordedOn, personIds });
  card('Kommt pünktlich', 'observed', '2017-07-01');
  const latest = card('Malt jeden Tag', 'observed', '2017-07-02');
  card('Sagt, er will malen', 'stated', '2017-07-03');
  card('Zeugnis', 'documented', '2017-07-03');
  card('Familie hilft', 'observed', '2017-07-03', []);
  const textFor = (personId: string | undefined, evidenceIds: string[]) => {
    const about = personId === undefined ? {} : { personId };
    return suggestedEvidence(readBoard(board), { ...about, evidenceIds })?.text;
  };
  expect(textFor(father, [])).toBe('Malt jeden Tag');
  expect(textFor(father, [latest])).toBe('Kommt pünktlich');
  expect(textFor(undefined, [])).toBe('Familie hilft');
  expect(textFor('mother', [])).toBeUndefined();
});
