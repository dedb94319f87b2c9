import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import * as Y from 'yjs';
import { defaultPhases, phaseKinds } from '../method/phases.ts';
import type { Author } from './author.ts';
import {
  attendances,
  expectedDepartments,
  phaseClock,
  readSittings,
  runningSitting,
  type Sitting,
  type SittingStep,
  sittingClock,
  startSitting,
  stepSitting,
} from './sitting.ts';
import { refusalOf, replicaOf, syncDocs } from './test-boards.ts';

const minutes = (count: number) => count * 60_000;
const noon = Date.UTC(2026, 9, 5, 12);

type Step = Exclude<SittingStep, { kind: 'start' }>;

/** A table with a clock that is set by hand, in minutes since noon. */
class Table {
  readonly chair: Y.Doc;
  readonly author: Author;
  at = 0;

  constructor(department = 'SAF', chair = new Y.Doc(), start = noon) {
    this.chair = chair;
    this.author = {
      participantId: `p-${department}`,
      department,
      now: () => start + minutes(this.at),
    };
  }

  start(plan = defaultPhases): string {
    return startSitting(this.chair, this.author, { plan, openGaps: 4 });
  }

  step(at: number, step: Step): void {
    this.at = at;
    stepSitting(this.chair, this.author, step);
  }

  get sitting(): Sitting {
    const newest = readSittings(this.chair).at(-1);
    if (!newest) throw new Error('There is no sitting.');
    return newest;
  }

  used(kind: (typeof phaseKinds)[number], at: number): number {
    return phaseClock(this.sitting, kind, noon + minutes(at)).usedMs / minutes(1);
  }
}

function started(): Table {
  const table = new Table();
  table.start();
  return table;
}

describe('a sitting', () => {
  test('starts with the first phase of its plan and goes where it is led', () => {
    const table = new Table();
    const id = table.start([
      { kind: 'direction', minutes: 6 },
      { kind: 'will', minutes: 4 },
    ]);
    expect(table.sitting).toMatchObject({
      id,
      phase: 'direction',
      startedAt: noon,
      startedBy: 'SAF',
      openGapsAtStart: 4,
    });
    table.step(2, { kind: 'phase', phase: 'will' });
    expect(table.sitting.phase).toBe('will');
    expect([...table.sitting.visited]).toEqual(['direction', 'will']);
  });

  test('is not started while one runs, and not led while none does', () => {
    const table = new Table();
    expect(refusalOf(() => table.step(0, { kind: 'pause' }))?.code).toBe('NoSitting');
    table.start();
    expect(refusalOf(() => table.start())?.code).toBe('SittingRuns');
    table.step(30, { kind: 'finish', openGaps: 1 });
    expect(refusalOf(() => table.step(31, { kind: 'pause' }))?.code).toBe('NoSitting');
    expect(table.sitting).toMatchObject({
      finishedAt: noon + minutes(30),
      openGapsAtStart: 4,
      openGapsAtFinish: 1,
    });
    table.at = 60;
    table.start();
    expect(readSittings(table.chair)).toHaveLength(2);
    expect(runningSitting(readSittings(table.chair))?.startedAt).toBe(noon + minutes(60));
  });

  test.each<[string, Step]>([
    ['no minutes', { kind: 'extend', minutes: 0 }],
    ['minutes backwards', { kind: 'extend', minutes: -1 }],
    ['hours at once', { kind: 'extend', minutes: 61 }],
    ['no day', { kind: 'nextLook', on: '2026-02-30' }],
    ['a plan of nothing', { kind: 'plan', plan: [] }],
    ['an unknown phase', { kind: 'phase', phase: 'lunch' as 'will' }],
    ['nobody', { kind: 'attendance', who: 'a department', attendance: 'present' }],
  ])('takes no step with %s', (_, step) => {
    const table = started();
    expect(refusalOf(() => table.step(1, step))?.code).toBe('InvalidValue');
    expect(table.chair.getMap('sittingEvents').size).toBe(1);
  });

  test('notes no step that changes nothing', () => {
    const table = started();
    const present = { kind: 'attendance', who: 'AA', attendance: 'present' } as const;
    table.step(1, present);
    table.step(2, { kind: 'pause' });
    const before = table.chair.getMap('sittingEvents').size;
    table.step(3, present);
    table.step(4, { kind: 'pause' });
    table.step(5, { kind: 'phase', phase: 'opening' });
    expect(table.chair.getMap('sittingEvents').size).toBe(before);
    table.step(6, { kind: 'resume' });
    table.step(7, { kind: 'resume' });
    expect(table.chair.getMap('sittingEvents').size).toBe(before + 1);
  });

  test('knows who takes part, when the next look is and how long it was prepared', () => {
    const table = new Table();
    startSitting(table.chair, table.author, {
      plan: defaultPhases,
      openGaps: 0,
      conferenceId: 'round-4',
      preparationMinutes: 12,
    });
    table.step(1, { kind: 'attendance', who: 'AA', attendance: 'present' });
    table.step(2, { kind: 'attendance', who: 'AA', attendance: 'excused' });
    table.step(3, { kind: 'attendance', who: 'JC', attendance: 'remote' });
    table.step(4, { kind: 'nextLook', on: '2026-11-02' });
    expect(table.sitting).toMatchObject({
      conferenceId: 'round-4',
      preparationMinutes: 12,
      nextLook: '2026-11-02',
    });
    expect([...table.sitting.attendance]).toEqual([
      ['AA', 'excused'],
      ['JC', 'remote'],
    ]);
    expect(expectedDepartments(table.sitting, ['SAF', 'AA', 'SAF'])).toEqual(['JC', 'SAF']);
    expect(expectedDepartments(undefined, ['SAF', 'AA'])).toEqual(['AA', 'SAF']);
  });
});

describe('the clock', () => {
  test('runs in the phase that is led and stands in a pause', () => {
    const table = started();
    table.step(1, { kind: 'phase', phase: 'resources' });
    table.step(5, { kind: 'pause' });
    expect(phaseClock(table.sitting, 'resources', noon + minutes(9))).toEqual({
      usedMs: minutes(4),
      plannedMs: minutes(10),
      remainingMs: minutes(6),
      isPaused: true,
    });
    table.step(9, { kind: 'resume' });
    expect(table.used('resources', 11)).toBe(6);
    expect(table.used('opening', 11)).toBe(1);
    expect(table.used('will', 11)).toBe(0);
  });

  test('keeps standing when another phase is led to in a pause', () => {
    const table = started();
    table.step(1, { kind: 'pause' });
    table.step(3, { kind: 'phase', phase: 'will' });
    expect(table.used('will', 8)).toBe(0);
    table.step(8, { kind: 'resume' });
    expect(table.used('will', 10)).toBe(2);
    expect(table.used('opening', 10)).toBe(1);
  });

  test('goes below zero, and extra minutes belong to the phase in which they were given', () => {
    const table = started();
    expect(phaseClock(table.sitting, 'opening', noon + minutes(5)).remainingMs).toBe(-minutes(3));
    table.step(5, { kind: 'extend', minutes: 1 });
    table.step(5, { kind: 'extend', minutes: 4 });
    expect(phaseClock(table.sitting, 'opening', noon + minutes(5)).remainingMs).toBe(minutes(2));
    table.step(6, { kind: 'phase', phase: 'will' });
    expect(phaseClock(table.sitting, 'will', noon + minutes(6)).plannedMs).toBe(minutes(4));
  });

  test('loses nothing by stepping back', () => {
    const table = started();
    table.step(2, { kind: 'phase', phase: 'resources' });
    table.step(7, { kind: 'phase', phase: 'will' });
    table.step(8, { kind: 'phase', phase: 'resources' });
    expect(table.used('resources', 10)).toBe(7);
    expect(table.used('will', 10)).toBe(1);
    table.step(10, { kind: 'phase', phase: 'will' });
    expect(table.used('will', 12)).toBe(3);
  });

  test('of the whole sitting adds up all phases and says when it will end', () => {
    const table = started();
    table.step(2, { kind: 'phase', phase: 'resources' });
    table.step(3, { kind: 'extend', minutes: 5 });
    expect(sittingClock(table.sitting, noon + minutes(4))).toEqual({
      usedMs: minutes(4),
      plannedMs: minutes(40),
      remainingMs: minutes(36),
      endsAt: noon + minutes(40),
    });
  });

  test('takes a changed plan and keeps what was used', () => {
    const table = started();
    table.step(2, { kind: 'phase', phase: 'resources' });
    table.step(4, { kind: 'plan', plan: [{ kind: 'resources', minutes: 3, name: 'Stand' }] });
    expect(phaseClock(table.sitting, 'resources', noon + minutes(6)).remainingMs).toBe(-minutes(1));
    expect(phaseClock(table.sitting, 'opening', noon + minutes(6))).toMatchObject({
      usedMs: minutes(2),
      plannedMs: 0,
    });
  });

  test('stands when the sitting is closed', () => {
    const table = started();
    table.step(7, { kind: 'finish', openGaps: 0 });
    expect(table.used('opening', 500)).toBe(7);
  });

  test('has never run backwards for whoever is a little behind', () => {
    expect(phaseClock(started().sitting, 'opening', noon - minutes(1)).usedMs).toBe(0);
  });

  test.each([
    ['midnight', Date.parse('2026-10-05T23:50:00+02:00')],
    ['the change to summer time', Date.parse('2026-03-29T01:50:00+01:00')],
    ['the change to winter time', Date.parse('2026-10-25T02:50:00+02:00')],
  ])('counts minutes over %s', (_, start) => {
    const table = new Table('SAF', new Y.Doc(), start);
    table.start();
    table.step(20, { kind: 'phase', phase: 'resources' });
    const at = start + minutes(30);
    expect(phaseClock(table.sitting, 'opening', at).usedMs).toBe(minutes(20));
    expect(phaseClock(table.sitting, 'resources', at).usedMs).toBe(minutes(10));
    expect(new Date(table.sitting.startedAt).getDate()).toBe(new Date(start).getDate());
  });
});

describe('two chairs at once', () => {
  function parted(): [Table, Table] {
    const here = started();
    return [here, new Table('JC', replicaOf(here.chair))];
  }

  test('lose no step of each other and end with the same sitting', () => {
    const [here, there] = parted();
    here.step(2, { kind: 'phase', phase: 'resources' });
    there.step(3, { kind: 'phase', phase: 'will' });
    here.step(4, { kind: 'extend', minutes: 2 });
    there.step(5, { kind: 'attendance', who: 'AA', attendance: 'absent' });
    syncDocs(here.chair, there.chair);
    expect(there.sitting).toEqual(here.sitting);
    expect(here.sitting.phase).toBe('will');
    expect(here.used('resources', 9)).toBe(1);
    expect(here.used('will', 9)).toBe(6);
    expect(here.sitting.extra.get('will')).toBe(2);
    expect(here.sitting.attendance.get('AA')).toBe('absent');
  });

  test('close it once, and what comes from before counts no more', () => {
    const [here, there] = parted();
    here.step(10, { kind: 'finish', openGaps: 2 });
    there.step(11, { kind: 'phase', phase: 'will' });
    there.step(12, { kind: 'nextLook', on: '2026-11-02' });
    there.step(13, { kind: 'finish', openGaps: 9 });
    syncDocs(here.chair, there.chair);
    expect(there.sitting).toEqual(here.sitting);
    expect(here.sitting).toMatchObject({
      phase: 'opening',
      finishedAt: noon + minutes(10),
      openGapsAtFinish: 2,
      nextLook: '2026-11-02',
    });
  });

  test('who both start leave one that runs, and closing it closes the consultation', () => {
    const here = new Table('SAF');
    const there = new Table('JC');
    there.at = 1;
    here.start();
    const newest = there.start();
    here.step(3, { kind: 'phase', phase: 'resources' });
    syncDocs(here.chair, there.chair);
    for (const { chair } of [here, there]) {
      expect(readSittings(chair).map(({ finishedAt }) => finishedAt)).toEqual([
        noon + minutes(3),
        undefined,
      ]);
      expect(runningSitting(readSittings(chair))?.id).toBe(newest);
    }
    here.step(9, { kind: 'finish', openGaps: 0 });
    expect(runningSitting(readSittings(here.chair))).toBeUndefined();
  });

  test('whose clocks differ: who answers to a step comes after it', () => {
    const [fast, slow] = parted();
    fast.step(20, { kind: 'pause' });
    syncDocs(fast.chair, slow.chair);
    slow.step(10, { kind: 'resume' });
    expect(slow.sitting.pausedAt).toBeUndefined();
    slow.step(10, { kind: 'phase', phase: 'will' });
    expect(slow.sitting.phase).toBe('will');
    slow.step(10, { kind: 'finish', openGaps: 0 });
    slow.at = 11;
    slow.start();
    expect(slow.sitting.finishedAt).toBeUndefined();
  });

  test('steps within one millisecond count in their order', () => {
    for (let n = 0; n < 20; n++) {
      const table = started();
      table.step(1, { kind: 'phase', phase: 'will' });
      table.step(1, { kind: 'extend', minutes: 3 });
      table.step(1, { kind: 'phase', phase: 'direction' });
      expect(table.sitting.phase).toBe('direction');
      expect([...table.sitting.extra]).toEqual([['will', 3]]);
    }
  });
});

describe('a damaged document', () => {
  const event = (sittingId: string, at: unknown, step: object) => ({
    sittingId,
    at,
    by: 'p',
    department: 'SAF',
    ...step,
  });
  const start = { kind: 'start', plan: defaultPhases, openGaps: 1 };

  function chairOf(events: Record<string, unknown>): Y.Doc {
    const chair = new Y.Doc();
    for (const [id, value] of Object.entries(events)) chair.getMap('sittingEvents').set(id, value);
    return chair;
  }

  test('is read without what is no event, and says so', () => {
    const unreadable: { id?: string }[] = [];
    const sittings = readSittings(
      chairOf({
        sound: event('one', 1, start),
        number: 7,
        nothing: null,
        map: new Y.Map(),
        bytes: new Uint8Array(3),
        kind: event('one', 2, { kind: 'explode' }),
        inherited: event('one', 2, { kind: 'constructor' }),
        time: event('one', Number.NaN, { kind: 'pause' }),
        late: event('one', 9e15, { kind: 'pause' }),
        minutes: event('one', 2, { kind: 'extend', minutes: 1e9 }),
        day: event('one', 2, { kind: 'nextLook', on: 'tomorrow' }),
        who: event('one', 2, { kind: 'attendance', who: '__proto__!', attendance: 'present' }),
        plan: event('one', 2, { kind: 'plan', plan: [{ kind: 'will', minutes: 1e9 }] }),
        sitting: event('a b', 2, { kind: 'pause' }),
        'a b': event('one', 2, { kind: 'pause' }),
      }),
      unreadable as never,
    );
    expect(sittings).toMatchObject([{ id: 'one', phase: 'opening' }]);
    expect(sittings[0]?.pausedAt).toBeUndefined();
    expect(unreadable).toHaveLength(14);
  });

  test('has no sitting where nobody started one, and starts each once', () => {
    const sittings = readSittings(
      chairOf({
        a: event('lost', 1, { kind: 'phase', phase: 'will' }),
        b: event('one', 2, start),
        c: event('one', 9, { ...start, plan: [{ kind: 'will', minutes: 1 }] }),
        d: event('one', 1, { kind: 'phase', phase: 'direction' }),
      }),
    );
    expect(sittings).toMatchObject([{ id: 'one', startedAt: 2, phase: 'direction' }]);
  });

  test('with a root of another type has no sittings and takes no step', () => {
    const chair = new Y.Doc();
    chair.getText('sittingEvents').insert(0, 'a');
    expect(readSittings(chair)).toEqual([]);
    expect(refusalOf(() => new Table('SAF', chair).start())?.code).toBe('InvalidValue');
  });

  test('with an event at the end of all time refuses further steps in words', () => {
    const chair = chairOf({
      a: event('one', 1, start),
      b: event('one', 8.64e15, { kind: 'pause' }),
    });
    const table = new Table('SAF', chair);
    expect(refusalOf(() => table.step(1, { kind: 'resume' }))?.code).toBe('InvalidValue');
  });
});

const anyStep: fc.Arbitrary<Step> = fc.oneof(
  fc.record({ kind: fc.constant('phase' as const), phase: fc.constantFrom(...phaseKinds) }),
  fc.record({ kind: fc.constantFrom('pause' as const, 'resume' as const) }),
  fc.record({ kind: fc.constant('extend' as const), minutes: fc.integer({ min: 1, max: 60 }) }),
  fc.record({
    kind: fc.constant('attendance' as const),
    who: fc.constantFrom('SAF', 'AA', 'JC'),
    attendance: fc.constantFrom(...attendances),
  }),
);
const anyMoments = fc.array(fc.tuple(fc.nat(90), anyStep), { maxLength: 25 });

test('whatever happens, phases and pauses together are the time that passed', () => {
  fc.assert(
    fc.property(anyMoments, (moments) => {
      const table = started();
      let paused = 0;
      let since: number | undefined;
      let now = 0;
      for (const [wait, step] of moments) {
        now += wait;
        table.step(now, step);
        if (step.kind === 'pause') since ??= now;
        if (step.kind === 'resume' && since !== undefined) {
          paused += now - since;
          since = undefined;
        }
      }
      now += 5;
      if (since !== undefined) paused += now - since;
      const { usedMs } = sittingClock(table.sitting, noon + minutes(now));
      // Steps of the same minute move each other by a millisecond.
      expect(Math.abs(usedMs - minutes(now - paused))).toBeLessThanOrEqual(2 * moments.length);
    }),
  );
});

test('whatever two chairs do apart, both read the same in the end, and so does a copy', () => {
  fc.assert(
    fc.property(anyMoments, anyMoments, (first, second) => {
      const here = started();
      const there = new Table('JC', replicaOf(here.chair));
      for (const [table, moments] of [
        [here, first],
        [there, second],
      ] as const)
        for (const [at, step] of moments) table.step(at, step);
      syncDocs(here.chair, there.chair);
      expect(there.sitting).toEqual(here.sitting);
      expect(readSittings(replicaOf(here.chair))).toEqual([here.sitting]);
    }),
  );
});
