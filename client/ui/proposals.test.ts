import { describe, expect, test } from 'vitest';
import * as Y from 'yjs';
import { readBoard } from '../../shared/case/board.ts';
import { readChair } from '../../shared/case/chair.ts';
import { proposeDirection, supportDirection } from '../../shared/case/direction.ts';
import { setDirection } from '../../shared/case/direction-decision.ts';
import { seedFamilieO } from '../../shared/case/familie-o.ts';
import { openProposals, reformulation } from './proposals.ts';

const as = (department: string, now = 1) => ({
  participantId: `p-${department}`,
  department,
  now: () => now,
});

function sample() {
  const board = new Y.Doc();
  const chair = new Y.Doc();
  seedFamilieO(board, chair);
  return { board, chair };
}

/** Two chairs set at once: the second did not know of the first. */
function conflict(first: string, second: string) {
  const { board, chair } = sample();
  const other = new Y.Doc();
  Y.applyUpdate(other, Y.encodeStateAsUpdate(chair));
  const a = proposeDirection(board, as('SAF'), { text: first });
  const b = proposeDirection(board, as('AA'), { text: second, voice: 'family' });
  setDirection(chair, board, as('SAF', 10), a);
  setDirection(other, board, as('AA', 11), b);
  Y.applyUpdate(chair, Y.encodeStateAsUpdate(other));
  return { board, chair };
}

describe('openProposals', () => {
  test('what was set, now or before, is no open proposal', () => {
    const { board, chair } = sample();
    expect(openProposals(readBoard(board).directions, readChair(chair))).toEqual([]);
  });

  test('the most supported comes first, then the newest', () => {
    const { board, chair } = sample();
    const old = proposeDirection(board, as('SAF', 1), { text: 'Alt' });
    const young = proposeDirection(board, as('AA', 2), { text: 'Neu' });
    const ids = () =>
      openProposals(readBoard(board).directions, readChair(chair)).map(({ id }) => id);
    expect(ids()).toEqual([young, old]);
    supportDirection(board, as('JC'), old, true);
    expect(ids()).toEqual([old, young]);
  });
});

describe('reformulation', () => {
  test('both texts while they fit, and setting it supersedes both', () => {
    const { board, chair } = conflict('Erst die Betreuung.', 'Jetzt den Einstieg ebnen.');
    const versions = readChair(chair).current;
    expect(versions).toHaveLength(2);
    const input = reformulation(readBoard(board).directions, versions);
    expect(input).toMatchObject({
      text: 'Erst die Betreuung. Jetzt den Einstieg ebnen.',
      voice: 'family',
    });
    setDirection(chair, board, as('SAF', 12), proposeDirection(board, as('SAF', 12), input));
    expect(readChair(chair).current.map(({ text }) => text)).toEqual([input.text]);
  });

  test('the first text where both are too long together', () => {
    const { board, chair } = conflict('a'.repeat(80), 'b'.repeat(80));
    expect(reformulation(readBoard(board).directions, readChair(chair).current).text).toBe(
      'a'.repeat(80),
    );
  });
});
