import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { announce, announcements, lineGapMs } from './announcer.ts';

beforeEach(() => {
  vi.stubGlobal('localStorage', undefined);
  vi.useFakeTimers();
  announcements.setState({ polite: [], assertive: [] });
});
afterEach(() => {
  vi.runAllTimers();
  vi.useRealTimers();
  vi.unstubAllGlobals();
});

const polite = () => announcements.getState().polite.map((line) => line.text);

test('what happens together is one line', () => {
  announce('IFK hat eine Ressource ergänzt.');
  announce('Lücke geschlossen.');
  announce('Lücke geschlossen.');
  vi.advanceTimersByTime(1);
  expect(polite()).toEqual(['IFK hat eine Ressource ergänzt. Lücke geschlossen.']);
});

test('the next line waits until the gap is over', () => {
  announce('eins');
  vi.advanceTimersByTime(1);
  announce('zwei');
  announce('drei');
  vi.advanceTimersByTime(lineGapMs - 2);
  expect(polite()).toEqual(['eins']);
  vi.advanceTimersByTime(2);
  expect(polite()).toEqual(['eins', 'zwei drei']);
});

test('an assertive line does not wait', () => {
  announce('Richtung gesetzt.', { assertive: true });
  expect(announcements.getState().assertive.map((line) => line.text)).toEqual([
    'Richtung gesetzt.',
  ]);
});
