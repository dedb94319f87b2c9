import { expect, test } from 'vitest';
import { formatDate, formatNearDate, formatTime, isoDay } from './format.ts';

test('a date keeps its day whatever the time zone of the device', () => {
  expect(formatDate('2017-07-06', 'de', 'short')).toBe('06.07.');
  expect(formatDate('2017-07-06', 'de')).toBe('06.07.2017');
  expect(formatDate('2017-07-06', 'en')).toBe('6 Jul 2017');
  expect(formatDate('2017-07-06', 'en', 'short')).toBe('6 Jul');
});

test('of another year a date says which', () => {
  expect(formatNearDate('2017-07-06', '2017-12-31', 'de')).toBe('06.07.');
  expect(formatNearDate('2017-12-31', '2018-01-01', 'de')).toBe('31.12.2017');
  expect(formatNearDate('2018-01-01', '2017-12-31', 'en')).toBe('1 Jan 2018');
});

test('what is not a date is shown as it is', () => {
  expect(formatDate('im Sommer', 'de')).toBe('im Sommer');
});

test('times have no leading zero', () => {
  expect(formatTime(new Date(2017, 8, 21, 9, 21).getTime(), 'de')).toBe('9:21');
  expect(formatTime(new Date(2017, 8, 21, 0, 4).getTime(), 'de')).toBe('0:04');
});

test('a moment as a day keeps the day of this device', () => {
  expect(isoDay(new Date(2017, 6, 6, 23, 59).getTime())).toBe('2017-07-06');
});
