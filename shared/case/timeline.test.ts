import { describe, expect, it } from 'vitest';
import * as Y from 'yjs';
import { addAgreement, settleAgreement } from './agreement.ts';
import { readBoard } from './board.ts';
import { addChronicleEntry } from './chronicle-commands.ts';
import { daysBetween } from './days.ts';
import { seedFamilieO } from './familie-o.ts';
import { addGap, answerGap } from './gap.ts';
import { testAuthor, testBoard } from './test-boards.ts';
import { type Timeline, timelineOf } from './timeline.ts';

const dayOf = (at: number) => new Date(at).toISOString().slice(0, 10);

const all = ({ lanes }: Timeline) => lanes.flatMap(({ items }) => items);

describe('the Verlauf of Familie O.', () => {
  const board = new Y.Doc();
  seedFamilieO(board, new Y.Doc());
  const timeline = timelineOf(readBoard(board), '2017-09-21', dayOf);

  it('has two waiting times: 75 days for the Agentur für Arbeit, and one that goes on', () => {
    const waits = all(timeline).filter(({ kind }) => kind === 'waiting');
    expect(waits.map(({ department, days, stalls }) => [department, days, stalls])).toEqual([
      ['AA', 75, undefined],
      ['KJS', 77, true],
    ]);
    expect(waits[0]).toMatchObject({ from: '2017-07-06', to: '2017-09-19' });
    expect(waits[1]).not.toHaveProperty('to');
  });

  it('has the dates of each department', () => {
    const dates = (department: string) =>
      timeline.lanes
        .find((lane) => lane.department === department)
        ?.items.filter(({ source }) => source.root === 'chronicle')
        .map(({ kind, from }) => `${kind} ${from}`);
    expect(dates('SOZ')).toEqual(expect.arrayContaining(['event 2017-06-19', 'event 2017-06-26']));
    expect(dates('DRK')).toEqual(['event 2017-06-26']);
    expect(dates('AUS')).toEqual(['event 2017-06-26', 'event 2017-09-12']);
    expect(dates('SAF')).toEqual(
      expect.arrayContaining(['appointment 2017-06-26', 'event 2017-07-06']),
    );
    expect(dates('AA')).toEqual(['waiting 2017-07-06', 'running 2017-09-19']);
    expect(dates('IFK')).toContain('appointment 2017-11-01');
    expect(timeline.bands.at(-1)).toEqual({ sphere: 'SGB II', from: '2017-09-12' });
    expect(timeline.bands.at(-2)).toMatchObject({ sphere: 'AsylbLG', to: '2017-09-12' });
  });
});

it('takes what was agreed and answered along by itself', () => {
  const board = testBoard();
  const author = testAuthor('SAF');
  const agree = (what: string) =>
    addAgreement(board, author, { what, whoDepartment: 'KJS', due: '2017-10-05' });
  agree('Plätze melden');
  settleAgreement(board, author, agree('Untersuchung'), 'done', { on: '2017-10-01' });
  const gap = addGap(board, author, { field: 'personal', question: 'Bleibt sie?' });
  answerGap(board, { ...author, department: 'AUS' }, gap, { text: 'Ja', recordedOn: '2017-09-30' });
  expect(
    all(timelineOf(readBoard(board), '2017-09-21', dayOf)).map(
      ({ department, kind, from, label }) => [department, kind, from, label].join(' '),
    ),
  ).toEqual([
    'AUS event 2017-09-30 Ja',
    'KJS event 2017-10-01 Untersuchung',
    'KJS appointment 2017-10-05 Plätze melden',
  ]);
});

it('bears dates that contradict each other', () => {
  const board = testBoard();
  const author = testAuthor();
  addChronicleEntry(board, author, {
    on: '2017-07-01',
    what: 'Kurs',
    needFoundOn: '2017-07-10',
    startedOn: '2017-07-01',
    doneOn: '2017-06-01',
  });
  const timeline = timelineOf(readBoard(board), '2017-09-21', dayOf);
  expect(all(timeline).map(({ kind, days }) => [kind, days])).toEqual([
    ['running', undefined],
    ['waiting', 0],
  ]);
  expect([timeline.from, timeline.to]).toEqual(['2017-06-01', '2017-09-21']);
  expect(timelineOf(readBoard(testBoard()), '2017-09-21', dayOf)).toEqual({
    from: '2017-09-21',
    to: '2017-09-21',
    bands: [],
    lanes: [],
  });
});

it('counts days over the change of the clock', () => {
  expect(daysBetween('2017-10-28', '2017-10-30')).toBe(2);
});
