import { expect, test } from 'vitest';
import * as Y from 'yjs';
import { defaultPhases } from '../method/phases.ts';
import { addAgreement, settleAgreement } from './agreement.ts';
import { readBoard } from './board.ts';
import { giveChair, readChair } from './chair.ts';
import { addCondition } from './condition.ts';
import { proposeDirection } from './direction.ts';
import { setDirection } from './direction-decision.ts';
import { tellCounts, transferEntry } from './entrust.ts';
import { confirmSentence, tellSentences, translateSentence } from './family-sentence.ts';
import { familySheetOf, sheetProgress } from './family-sheet.ts';
import { addGap, takeAlongGap } from './gap.ts';
import { migrateBoard } from './migrate.ts';
import { addPerson } from './person.ts';
import { addResource } from './resource.ts';
import { writeRound } from './round.ts';
import { startSitting } from './sitting.ts';
import { proposeStrategy } from './strategy.ts';
import { decideStrategies } from './strategy-decision.ts';
import { testAuthor, testBoard } from './test-boards.ts';
import { attachVault } from './vaults.ts';

const saf = testAuthor('SAF');

/** A sitting whose sheet is asked for. */
function sittingCase() {
  const [board, chair] = [testBoard(), new Y.Doc()];
  giveChair(chair, saf, { participantId: 'p-SAF', department: 'SAF' }, 0);
  const sittingId = startSitting(chair, saf, { plan: defaultPhases, openGaps: 0 });
  const agree = (what: string, due: string, who: object = { whoDepartment: 'SAF' }) =>
    addAgreement(board, saf, { what, due, sittingId, ...who });
  const sheet = () => {
    const state = readChair(chair);
    const sitting = state.sittings.find(({ id }) => id === sittingId);
    if (!sitting) throw new Error('The sitting is gone');
    return familySheetOf(readBoard(board), state, sitting);
  };
  return { board, chair, sittingId, agree, sheet };
}

test('each agreement of the sitting is one sentence, the soonest first, and a suggestion until somebody confirms it', () => {
  const { board, chair, agree, sheet } = sittingCase();
  const mother = addPerson(board, saf, { label: 'Mutter', kinship: 'mother' });
  const late = agree('Anruf im Hort', '2017-10-05', { whoPersonId: mother });
  const soon = agree('Termin beim Kinderarzt vereinbaren', '2017-09-26');
  addAgreement(board, saf, { what: 'Von früher', whoDepartment: 'SAF', due: '2017-08-01' });
  const text = 'Arbeit und Deutsch';
  const directionId = proposeDirection(board, saf, { text });
  setDirection(chair, board, saf, directionId);

  expect(sheet().directions).toEqual([{ directionId, decided: text, text }]);
  expect(sheet().sentences).toEqual([
    {
      id: soon,
      state: 'suggested',
      sentence: 'Wir vereinbaren einen Termin beim Kinderarzt.',
      agreed: 'Termin beim Kinderarzt vereinbaren',
      matter: 'health',
      department: 'SAF',
      due: '2017-09-26',
    },
    {
      id: late,
      state: 'own',
      sentence: 'Anruf im Hort',
      agreed: 'Anruf im Hort',
      matter: 'children',
      person: 'Mutter',
      due: '2017-10-05',
    },
  ]);
  expect(sheetProgress(sheet())).toEqual({ done: 0, count: 2 });

  confirmSentence(board, saf, late, 'Die Mutter ruft im Hort an.');
  translateSentence(board, saf, late, { text: 'الأم تتصل.', language: 'ar' });
  tellSentences(board, saf, [late], '2017-09-22');
  expect(sheetProgress(sheet())).toEqual({ done: 1, count: 2 });
  expect(sheet().sentences[1]).toMatchObject({
    state: 'confirmed',
    sentence: 'Die Mutter ruft im Hort an.',
    by: 'SAF',
    translation: { text: 'الأم تتصل.', language: 'ar' },
    toldOn: '2017-09-22',
    toldBy: 'SAF',
  });

  board.getMap<Y.Map<unknown>>('agreements').get(late)?.set('what', new Y.Text('Hort besuchen'));
  expect(sheet().sentences[1]).toMatchObject({
    state: 'changed',
    sentence: 'Die Mutter ruft im Hort an.',
  });
  expect(sheet().sentences[1]).not.toHaveProperty('translation');
  expect(sheetProgress(sheet()).done).toBe(0);
});

test('it is translated into what it is already, else into what somebody speaks who needs an interpreter', () => {
  const { board, agree, sheet } = sittingCase();
  expect(sheet()).not.toHaveProperty('language');
  addPerson(board, saf, { label: 'Kind 1', kinship: 'child', languages: 'Deutsch, Englisch' });
  expect(sheet().language).toBe('en');
  addPerson(board, saf, {
    label: 'Mutter',
    kinship: 'mother',
    languages: 'Turoyo, Kurdisch (Kurmandschi)',
    interpreter: true,
  });
  expect(sheet().language).toBe('kmr');
  const ids = ['2017-09-26', '2017-09-27', '2017-09-28'].map((due) => agree('Anruf', due));
  for (const [index, id] of ids.entries()) {
    confirmSentence(board, saf, id, 'Wir rufen an.');
    translateSentence(board, saf, id, { text: '…', language: index === 0 ? 'tr' : 'ar' });
  }
  expect(sheet().language).toBe('ar');
});

test('nothing of resistance, caveats, objections, conditions, outcomes or entrusted entries gets onto it', () => {
  const { board, chair, sittingId, agree, sheet } = sittingCase();
  const secret = (what: string) => `GEHEIM ${what}`;
  addResource(board, saf, {
    field: 'personal',
    text: secret('resource'),
    basis: 'stated',
    caveat: secret('caveat'),
  });
  const strategy = proposeStrategy(board, saf, { title: secret('strategy') });
  addCondition(board, saf, { strategyId: strategy, text: secret('condition') });
  decideStrategies(chair, board, saf, {
    text: secret('decision'),
    outcomes: { [strategy]: 'pursue' },
  });
  writeRound(chair, {
    id: 'r1',
    number: 1,
    openedAt: 0,
    given: new Map(),
    revealed: {
      at: saf.now(),
      by: 'p-SAF',
      department: 'SAF',
      missing: [],
      stances: [
        { strategyId: strategy, department: 'AA', resistance: 9, objection: secret('objection') },
      ],
    },
  });
  // A question entrusted to some departments is taken along in words everybody may read.
  const gap = addGap(board, saf, { field: 'personal', question: secret('question') });
  const vault = new Y.Doc();
  migrateBoard(vault);
  transferEntry(board, vault, { root: 'gaps', id: gap }, saf, secret('reason'));
  tellCounts(board, 'v', vault);
  attachVault(board, { key: 'v', departments: ['SAF'], doc: vault });
  takeAlongGap(board, saf, gap, {
    what: 'Beim Arzt nachfragen',
    whoDepartment: 'SAF',
    due: '2017-09-26',
    sittingId,
  });
  const settled = agree('Termin vereinbaren', '2017-09-27', {
    whoDepartment: 'SAF',
    strategyId: strategy,
  });
  settleAgreement(board, saf, settled, 'notDone', { on: '2017-09-27', outcome: secret('outcome') });
  // What a hostile client writes: agreements where none belong, and fields that none has.
  const forged = (fields: object) =>
    new Y.Map<unknown>(
      Object.entries({ createdAt: 1, createdBy: 'x', department: 'SAF', sittingId, ...fields }),
    );
  vault
    .getMap('agreements')
    .set('in-vault', forged({ what: new Y.Text(secret('agreement')), due: '2017-09-26' }));
  board.getMap('agreements').set(
    'forged',
    forged({
      what: new Y.Text('Anruf'),
      resistance: secret('resistance'),
      caveat: secret('caveat'),
      entrusted: { key: 'v', reason: secret('reason') },
      plainSentence: { text: secret('sentence') },
      translation: secret('translation'),
      translationLanguage: 'ar',
      toldOn: secret('day'),
    }),
  );

  expect(sheet().sentences.map(({ sentence }) => sentence)).toEqual([
    'Wir fragen beim Arzt nach.',
    'Wir vereinbaren einen Termin.',
    'Anruf',
  ]);
  expect(JSON.stringify(sheet())).not.toContain('GEHEIM');
});
