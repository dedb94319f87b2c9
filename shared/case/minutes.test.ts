import { describe, expect, it } from 'vitest';
import * as Y from 'yjs';
import { defaultPhases } from '../method/phases.ts';
import { addAgreement } from './agreement.ts';
import type { Author } from './author.ts';
import { readBoard } from './board.ts';
import { giveChair, readChair } from './chair.ts';
import { addChronicleEntry } from './chronicle-commands.ts';
import { addCondition } from './condition.ts';
import { proposeDirection } from './direction.ts';
import { setDirection } from './direction-decision.ts';
import { addGap, answerGap } from './gap.ts';
import { boardFor, fromTheRound, minutesOf, vaultsOn } from './minutes.ts';
import { addResource } from './resource.ts';
import { writeRound } from './round.ts';
import { startSitting, stepSitting } from './sitting.ts';
import { amendStrategy, proposeStrategy } from './strategy.ts';
import { decideStrategies } from './strategy-decision.ts';
import { testBoard } from './test-boards.ts';
import { attachVault } from './vaults.ts';

const hour = 3_600_000;
const first = Date.UTC(2017, 6, 13, 9);

/** A case with a clock that is set by hand. */
function openCase() {
  const [board, chair] = [testBoard(), new Y.Doc()];
  let now = first;
  const as = (department: string): Author => ({
    participantId: `p-${department}`,
    department,
    now: () => {
      now += 1000;
      return now;
    },
  });
  const goTo = (at: number) => {
    now = at;
  };
  const start = () => startSitting(chair, as('SAF'), { plan: defaultPhases, openGaps: 0 });
  const finish = () => stepSitting(chair, as('SAF'), { kind: 'finish', openGaps: 0 });
  const minutes = (sittingId: string, vaultKey?: string, here: readonly string[] = []) => {
    const [state, chairState] = [readBoard(board), readChair(chair)];
    const sitting = chairState.sittings.find(({ id }) => id === sittingId);
    if (!sitting) throw new Error(`No sitting ${sittingId}`);
    const readable = boardFor(state, vaultKey);
    const made = minutesOf(readable, chairState, sitting, here);
    return { ...made, round: fromTheRound(made, readable) };
  };
  const reveal = (
    number: number,
    stances: readonly (readonly [string, string, number | null, string?])[],
  ) =>
    writeRound(chair, {
      id: `r${number}`,
      number,
      openedAt: now,
      given: new Map(),
      revealed: {
        at: as('SAF').now(),
        by: 'p-SAF',
        department: 'SAF',
        missing: [],
        stances: stances.map(([strategyId, department, resistance, objection]) => ({
          strategyId,
          department,
          resistance,
          ...(objection ? { objection } : {}),
        })),
      },
    });
  giveChair(chair, as('SAF'), { participantId: 'p-SAF', department: 'SAF' }, 0);
  return { board, chair, as, goTo, start, finish, minutes, reveal };
}

describe('the minutes of a sitting', () => {
  it('say what this sitting decided and agreed, and not what another one did', () => {
    const { board, chair, as, goTo, start, finish, minutes } = openCase();
    const july = start();
    setDirection(chair, board, as('SAF'), proposeDirection(board, as('SAF'), { text: 'Ankommen' }));
    const old = addAgreement(board, as('SAF'), {
      what: 'Arzt',
      whoDepartment: 'SAF',
      due: '2017-09-21',
      sittingId: july,
    });
    decideStrategies(chair, board, as('SAF'), { text: 'Erst ankommen', outcomes: {} });
    finish();
    goTo(first + 1000 * hour);
    const september = start();
    setDirection(chair, board, as('SAF'), proposeDirection(board, as('SAF'), { text: 'Arbeit' }));
    const late = addAgreement(board, as('JC'), {
      what: 'Antrag',
      whoDepartment: 'JC',
      due: '2017-10-05',
      sittingId: september,
    });
    const soon = addAgreement(board, as('DRK'), {
      what: 'Hort',
      whoDepartment: 'DRK',
      due: '2017-09-26',
      sittingId: september,
    });

    for (const [on, legalSphere] of [
      ['2017-06-26', 'AsylbLG'],
      ['2017-08-01', 'SGB II'],
    ] as const)
      addChronicleEntry(board, as('JC'), { on, what: 'x', kind: 'transition', legalSphere });

    const then = minutes(july);
    expect(then.legalSphere?.sphere).toBe('AsylbLG');
    expect(minutes(september).legalSphere?.sphere).toBe('SGB II');
    expect(then.directions.map(({ text }) => text)).toEqual(['Ankommen']);
    expect(then.decisions.map(({ text }) => text)).toEqual(['Erst ankommen']);
    expect(then.agreements.map(({ id }) => id)).toEqual([old]);
    expect(then.earlier).toEqual([]);

    const now = minutes(september, undefined, ['JC', 'DRK']);
    expect(now.directions.map(({ text }) => text)).toEqual(['Arbeit']);
    expect(now.decisions).toEqual([]);
    expect(now.agreements.map(({ id }) => id)).toEqual([soon, late]);
    expect(now.earlier.map(({ id }) => id)).toEqual([old]);
    expect(now.present).toEqual(['DRK', 'JC']);
  });

  it('name who was there and who was excused', () => {
    const { chair, as, start, minutes } = openCase();
    const sitting = start();
    stepSitting(chair, as('SAF'), { kind: 'attendance', who: 'CBE', attendance: 'excused' });
    stepSitting(chair, as('SAF'), { kind: 'attendance', who: 'KJS', attendance: 'remote' });
    stepSitting(chair, as('SAF'), { kind: 'attendance', who: 'AUS', attendance: 'absent' });
    const { present, excused } = minutes(sitting, undefined, ['SAF', 'CBE']);
    expect(present).toEqual(['KJS', 'SAF']);
    expect(excused).toEqual(['CBE']);
  });

  it('weigh the strategies in every round, with conditions and what took them up', () => {
    const { board, chair, as, start, minutes, reveal } = openCase();
    const a = proposeStrategy(board, as('IFK'), { title: 'Sprache zuerst' });
    const b = proposeStrategy(board, as('AA'), { title: 'Arbeit parallel' });
    const sitting = start();
    reveal(1, [
      [a, 'SAF', 8],
      [a, 'AA', 2],
      [b, 'SAF', 9, 'Die Betreuung fehlt'],
      [b, 'AA', null],
    ]);
    addCondition(board, as('SAF'), { strategyId: b, text: 'erst mit Betreuung', roundId: 'r1' });
    const a2 = amendStrategy(board, as('AA'), a, {
      title: 'Sprache und Hort',
      summary: '',
      answers: { text: 'mit Hort', roundId: 'r1' },
    });
    reveal(2, [
      [a, 'SAF', 8],
      [a2, 'SAF', 1],
      [b, 'SAF', 9, 'Die Betreuung fehlt'],
    ]);
    decideStrategies(chair, board, as('SAF'), {
      text: 'A2 verfolgen',
      outcomes: { [a2]: 'pursue', [a]: 'drop' },
    });

    const { strategies, objections, decisions, rounds } = minutes(sitting);
    expect(rounds.map(({ number }) => number)).toEqual([1, 2]);
    expect(
      strategies.map(({ strategy, tallies, outcome }) => [
        strategy.letter,
        tallies.map((each) => each && `${each.sum}/${each.max}`),
        outcome,
      ]),
    ).toEqual([
      ['A2', [undefined, '1/10'], 'pursue'],
      ['A', ['10/20', '8/10'], 'drop'],
      ['B', ['9/10', '9/10'], undefined],
    ]);
    expect(strategies[0]?.proposers).toEqual(['IFK', 'AA']);
    expect(strategies[1]?.conditions.map(({ text, amended }) => [text, amended?.letter])).toEqual([
      ['mit Hort', 'A2'],
    ]);
    expect(strategies[2]?.conditions.map(({ department, text }) => [department, text])).toEqual([
      ['SAF', 'erst mit Betreuung'],
    ]);
    expect(
      objections.map(({ department, strategy, text }) => [department, strategy.letter, text]),
    ).toEqual([['SAF', 'B', 'Die Betreuung fehlt']]);
    expect(decisions.map(({ text }) => text)).toEqual(['A2 verfolgen']);
  });

  it('tell what came up in the round, and which of it no part says by itself', () => {
    const { board, as, start, minutes } = openCase();
    addResource(board, as('SAF'), { field: 'social', text: 'Nachbarn' });
    const gap = addGap(board, as('SAF'), { field: 'social', question: 'Ab wann ein Platz?' });
    const open = addGap(board, as('SAF'), { field: 'social', question: 'Gibt es Kontakte?' });
    const sitting = start();
    const course = addResource(board, as('AA'), { field: 'infrastructural', text: 'Sprachkurs' });
    const event = addChronicleEntry(board, as('JC'), { on: '2017-07-13', what: 'Bescheid' });
    answerGap(board, as('KJS'), gap, { text: 'Ab Januar' });
    const agreed = addAgreement(board, as('SAF'), {
      what: 'Platz sichern',
      whoDepartment: 'KJS',
      due: '2017-09-21',
      sittingId: sitting,
    });

    const { round, openGaps, closedGaps } = minutes(sitting);
    expect(openGaps.map(({ id }) => id)).toEqual([open]);
    expect(closedGaps.map(({ gap: { id }, answer }) => [id, answer?.text])).toEqual([
      [gap, 'Ab Januar'],
    ]);
    expect(
      round.map(({ source, kind, text, isInBlock }) => [source, kind, text, isInBlock]),
    ).toEqual([
      [`resources-${course}`, 'resource', 'Sprachkurs', false],
      [`chronicle-${event}`, 'event', 'Bescheid', false],
      [`gaps-${gap}`, 'gapClosed', 'Ab Januar', true],
      [`agreements-${agreed}`, 'agreement', 'Platz sichern', true],
    ]);
    expect(round.at(-1)?.department).toBe('KJS');
  });

  it('hold in no version what is entrusted to others than those it is for', () => {
    const { board, as, start, minutes } = openCase();
    const ours = { key: 'ours', departments: ['SAF', 'KJS'], doc: testBoard() };
    const theirs = { key: 'theirs', departments: ['SAF', 'AUS'], doc: testBoard() };
    for (const vault of [ours, theirs]) attachVault(board, vault);
    const sitting = start();
    addGap(ours.doc, as('SAF'), { field: 'personal', question: 'Wie schläft die Mutter?' });
    addResource(theirs.doc, as('SAF'), { field: 'material', text: 'Klage läuft' });
    addResource(board, as('SAF'), { field: 'material', text: 'Sozialticket' });

    const said = (vaultKey?: string) => {
      const { openGaps, round } = minutes(sitting, vaultKey);
      return [...openGaps.map(({ question }) => question), ...round.map(({ text }) => text)];
    };
    expect(vaultsOn(readBoard(board)).map(({ key }) => key)).toEqual(['ours', 'theirs']);
    expect(said()).toEqual(['Sozialticket']);
    expect(said('ours')).toEqual(['Wie schläft die Mutter?', 'Sozialticket']);
    expect(said('theirs')).toEqual(['Klage läuft', 'Sozialticket']);
  });
});
