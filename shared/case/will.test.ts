import { beforeEach, describe, expect, it } from 'vitest';
import type * as Y from 'yjs';
import { readBoard } from './board.ts';
import { addChronicleEntry } from './chronicle-commands.ts';
import { removeEntity, restoreEntity } from './entity.ts';
import { type EvidenceRef, evidenceOf } from './evidence.ts';
import { addPerson } from './person.ts';
import { addResource, updateResource } from './resource.ts';
import { refusalOf, replicaOf, syncDocs, testAuthor, testBoard } from './test-boards.ts';
import { editText } from './text.ts';
import { notAskedPersons, stageOf } from './will.ts';
import { acknowledgeLoss, addWill, judgeFeasibility, linkEvidence } from './will-commands.ts';

const author = testAuthor();

let board: Y.Doc;
let id: string;
let seen: EvidenceRef;
let told: EvidenceRef;
let event: EvidenceRef;

beforeEach(() => {
  board = testBoard();
  id = addWill(board, author, { statement: 'Ich möchte arbeiten.' });
  const card = (text: string, basis: 'observed' | 'stated', recordedOn?: string): EvidenceRef => ({
    root: 'resources',
    id: addResource(board, author, { field: 'personal', text, basis, recordedOn }),
  });
  seen = card('Kommt pünktlich', 'observed', '2017-09-19');
  told = card('Hat gemalt', 'stated');
  const on = '2017-07-06';
  event = { root: 'chronicle', id: addChronicleEntry(board, author, { on, what: 'Anmeldung' }) };
});

const will = (doc = board) => {
  const state = readBoard(doc);
  const found = state.wills.get(id);
  if (!found) throw new Error('The Wille is gone');
  return { ...found, stage: stageOf(found, state), evidence: evidenceOf(found, state) };
};
const link = (evidence: EvidenceRef, linked = true, doc = board) =>
  linkEvidence(doc, author, id, evidence, linked);

describe('a wish becomes a Wille', () => {
  it('by what was observed, or by an event', () => {
    expect(will().stage).toBe('wish');
    link(seen);
    expect(will().stage).toBe('will');
    link(seen, false);
    expect(will().stage).toBe('wish');
    link(event);
    expect(will().stage).toBe('will');
  });

  it('not by what is only told, until somebody has observed it', () => {
    link(told);
    expect(will()).toMatchObject({ stage: 'wish', evidence: [{ isTold: true }] });
    updateResource(board, author, told.id, { basis: 'documented' });
    expect(will()).toMatchObject({ stage: 'will', wish: 'Ich möchte arbeiten.' });
    updateResource(board, author, told.id, { basis: 'stated' });
    expect(will()).toMatchObject({ stage: 'wish', wish: 'Ich möchte arbeiten.' });
  });

  it('with the oldest evidence first, undated last', () => {
    for (const evidence of [told, seen, event]) link(evidence);
    expect(will().evidence.map(({ text }) => text)).toEqual([
      'Anmeldung',
      'Kommt pünktlich',
      'Hat gemalt',
    ]);
  });

  it('and is a wish again when its last evidence is removed, until it is brought back', () => {
    link(seen);
    removeEntity(board, author, seen.root, seen.id);
    expect(will()).toMatchObject({ stage: 'wish', wish: 'Ich möchte arbeiten.', evidence: [] });
    restoreEntity(board, author, seen.root, seen.id);
    expect(will().stage).toBe('will');
  });

  it('while somebody else takes other evidence away', () => {
    link(event);
    const far = replicaOf(board);
    link(event, false);
    link(seen, true, far);
    syncDocs(board, far);
    expect(will().evidence).toEqual(will(far).evidence);
    expect(will().stage).toBe('will');
  });
});

describe('the words of the wish', () => {
  it('stay when the statement is sharpened, also with further evidence', () => {
    link(told);
    expect(will().wish).toBeUndefined();
    link(seen);
    const text = { root: 'wills', id, field: 'statement' } as const;
    editText(board, author, text, { index: 0, remove: 10, insert: 'Ich will als Maler' });
    link(event);
    expect(will()).toMatchObject({
      statement: 'Ich will als Maler arbeiten.',
      wish: 'Ich möchte arbeiten.',
    });
  });

  it('tell that a Wille was lost, until that is acknowledged', () => {
    link(seen);
    link(seen, false);
    expect(will().wish).toBe('Ich möchte arbeiten.');
    acknowledgeLoss(board, author, id);
    expect(will().wish).toBeUndefined();
  });
});

describe('the feasibility', () => {
  it('is judged with a reason', () => {
    const judge = (reason?: string) => judgeFeasibility(board, author, id, 'partial', reason);
    for (const missing of [undefined, ' '])
      expect(refusalOf(() => judge(missing))).toEqual({
        code: 'TextEmpty',
        field: 'feasibilityReason',
      });
    expect(refusalOf(() => judge('x'.repeat(121)))?.code).toBe('TextTooLong');
    expect(will().feasibility).toBe('unknown');
    judge('Deutsch fehlt');
    expect(will()).toMatchObject({ feasibility: 'partial', feasibilityReason: 'Deutsch fehlt' });
  });

  it('loses its reason where it is unknown again', () => {
    judgeFeasibility(board, author, id, 'notNow', 'Dublin-Fall');
    judgeFeasibility(board, author, id, 'unknown', 'Dublin-Fall');
    expect(will().feasibility).toBe('unknown');
    expect(will().feasibilityReason).toBeUndefined();
  });
});

it('adults without a wish are not asked yet, children are not missed', () => {
  const father = addPerson(board, author, { label: 'Vater', kinship: 'father' });
  addPerson(board, author, { label: 'Mutter', kinship: 'mother' });
  addPerson(board, author, { label: 'Kind', kinship: 'child' });
  addWill(board, author, { personId: father, statement: 'Malen' });
  expect(notAskedPersons(readBoard(board)).map(({ label }) => label)).toEqual(['Mutter']);
});
