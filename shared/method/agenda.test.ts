import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import {
  type AgendaItem,
  belongsTo,
  conferenceFor,
  instantOf,
  nextConference,
  timetable,
  wallClock,
} from './agenda.ts';

const item = (id: string, minutes: number): AgendaItem => ({
  kind: 'case',
  id,
  caseId: id,
  minutes,
});
const clocks = (date: string, start: string, items: readonly AgendaItem[]) => {
  const { slots, endsAt } = timetable({ date, start, items });
  return [...[...slots.values()].map((slot) => slot.startsAt), endsAt].map((at) => {
    const { date: day, time } = wallClock(at);
    return day === date ? time : `${day} ${time}`;
  });
};

test('items follow each other from the start, breaks included', () => {
  const items: AgendaItem[] = [
    item('a', 35),
    { kind: 'break', id: 'b', minutes: 5 },
    item('c', 30),
  ];
  expect(clocks('2017-09-21', '09:05', items)).toEqual(['09:05', '09:40', '09:45', '10:15']);
});

test('what was postponed takes no time', () => {
  const postponed: AgendaItem = {
    ...item('a', 35),
    kind: 'case',
    caseId: 'a',
    postponed: { reason: 'krank' },
  };
  expect(clocks('2017-09-21', '09:05', [postponed, item('b', 30)])).toEqual(['09:05', '09:35']);
});

test('over midnight the date goes on', () => {
  expect(clocks('2017-12-31', '23:30', [item('a', 45), item('b', 30)])).toEqual([
    '23:30',
    '2018-01-01 00:15',
    '2018-01-01 00:45',
  ]);
});

test('in the night the clocks go forward, half past one and an hour is half past three', () => {
  expect(clocks('2017-03-26', '01:30', [item('a', 60), item('b', 30)])).toEqual([
    '01:30',
    '03:30',
    '04:00',
  ]);
});

test('in the night the clocks go back, the hour after two comes twice', () => {
  expect(clocks('2017-10-29', '01:30', [item('a', 60), item('b', 60), item('c', 60)])).toEqual([
    '01:30',
    '02:30',
    '02:30',
    '03:30',
  ]);
});

test('a start that comes twice is the first, one that never comes is later', () => {
  expect(instantOf('2017-10-29', '02:30')).toBe(Date.parse('2017-10-29T00:30:00Z'));
  expect(wallClock(instantOf('2017-03-26', '02:30')).time).toBe('03:30');
});

test('every instant on a minute is found again by its clock time, or the other one of that time', () => {
  const minute = fc
    .integer({ min: 0, max: 60 * 24 * 365 * 30 })
    .map((n) => n * 60_000 + Date.parse('2010-01-01'));
  fc.assert(
    fc.property(minute, (instant) => {
      const { date, time } = wallClock(instant);
      expect([instant, instant - 3_600_000]).toContain(instantOf(date, time));
    }),
  );
});

test('the next conference is the one that runs, then the one after it', () => {
  const first = { date: '2017-09-21', start: '09:05', items: [item('a', 35)] };
  const second = { date: '2017-09-28', start: '09:05', items: [] };
  const all = [first, second];
  expect(nextConference(all, Date.parse('2017-09-21T07:20:00Z'))).toBe(first);
  expect(nextConference(all, Date.parse('2017-09-22T07:20:00Z'))).toBe(second);
  expect(nextConference(all, Date.parse('2018-01-01'))).toBeUndefined();
});

describe('a consultation', () => {
  const on = (id: string, start: string, caseId: string) => ({
    id,
    date: '2026-12-03',
    start,
    items: [{ ...item(`${id}-1`, 35), caseId }],
  });
  const morning = on('morning', '09:00', 'o');
  const evening = on('evening', '17:00', 'o');
  const others = on('others', '10:00', 'b');
  const at = (time: string) => instantOf('2026-12-03', time);

  test('is part of the conference of its day whose slot for the case is nearest', () => {
    const all = [morning, others, evening];
    expect(conferenceFor(all, 'o', at('09:10'))?.id).toBe('morning');
    expect(conferenceFor(all, 'o', at('15:00'))?.id).toBe('evening');
    expect(conferenceFor(all, 'nobody', at('09:10'))).toBeUndefined();
    expect(conferenceFor(all, 'o', instantOf('2026-12-04', '09:00'))).toBeUndefined();
  });

  test('of a conference over midnight is part of it in the night too; a postponed slot is none', () => {
    const night = on('night', '23:50', 'o');
    expect(conferenceFor([night], 'o', instantOf('2026-12-04', '00:10'))?.id).toBe('night');
    const items = night.items.map((slot) => ({ ...slot, postponed: { reason: 'krank' } }));
    expect(conferenceFor([{ ...night, items }], 'o', at('23:55'))).toBeUndefined();
  });

  test('that names its conference is part of that one alone', () => {
    const sitting = { startedAt: at('09:10'), conferenceId: 'evening' };
    expect([morning, evening].map((each) => belongsTo(sitting, each))).toEqual([false, true]);
    expect(belongsTo({ startedAt: at('09:10') }, evening)).toBe(true);
  });
});
