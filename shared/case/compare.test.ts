import { describe, expect, it } from 'vitest';
import * as Y from 'yjs';
import type { Author } from './author.ts';
import { readBoard } from './board.ts';
import { readChair } from './chair.ts';
import {
  type Comparison,
  compareMoments,
  type Difference,
  departmentsOf,
  fieldOf,
  isAbout,
  type Moment,
  openDays,
  stillOpen,
} from './compare.ts';
import { proposeDirection } from './direction.ts';
import { setDirection } from './direction-decision.ts';
import { removeEntity, restoreEntity } from './entity.ts';
import { placeEntry } from './entries.ts';
import { acceptGap, addGap, answerGap } from './gap.ts';
import { addPerson } from './person.ts';
import { addResource, updateResource } from './resource.ts';
import { proposeStrategy } from './strategy.ts';
import { decideStrategies } from './strategy-decision.ts';
import { testBoard } from './test-boards.ts';
import { editText } from './text.ts';
import { addWill, linkEvidence } from './will-commands.ts';

const dayMs = 86_400_000;
const utcDay = (at: number) => new Date(at).toISOString().slice(0, 10);
const first = Date.UTC(2017, 6, 13);

/** A case with a clock that is set by hand. */
function openCase() {
  const [board, chair] = [testBoard(), new Y.Doc()];
  let now = first - 10 * dayMs;
  const author: Author = { participantId: 'p', department: 'SAF', now: () => now };
  const moment = (): Moment => {
    // As it is kept: later edits do not reach it.
    const [kept, keptChair] = [new Y.Doc(), new Y.Doc()];
    Y.applyUpdate(kept, Y.encodeStateAsUpdate(board));
    Y.applyUpdate(keptChair, Y.encodeStateAsUpdate(chair));
    return { at: now, board: readBoard(kept), chair: readChair(keptChair) };
  };
  const goTo = (at: number) => {
    now = at;
  };
  return { board, chair, author, moment, goTo };
}

const told = ({ differences }: Comparison) =>
  differences.map(({ kind, root, id, fields }) => [kind, root, id, ...fields]);

const find = ({ differences }: Comparison, id: string) =>
  differences.find((each) => each.id === id) as Difference;

describe('the comparison of two moments', () => {
  it('says nothing where nothing has become different', () => {
    const { board, author, moment } = openCase();
    addResource(board, author, { field: 'social', text: 'Nachbarn' });
    const comparison = compareMoments(moment(), moment());
    expect(comparison.differences).toEqual([]);
    expect(comparison.counts.social).toEqual({ before: 1, after: 1 });
  });

  it('tells what is new, changed, dropped and brought back', () => {
    const { board, author, moment, goTo } = openCase();
    const [kept, changed, dropped, removed] = ['bleibt', 'vorher', 'geht', 'war weg'].map((text) =>
      addResource(board, author, { field: 'material', text }),
    ) as [string, string, string, string];
    removeEntity(board, author, 'resources', removed);
    goTo(first);
    const before = moment();
    goTo(first + dayMs);
    editText(
      board,
      author,
      { root: 'resources', id: changed, field: 'text' },
      { index: 0, remove: 6, insert: 'nachher' },
    );
    updateResource(board, author, changed, { basis: 'documented' });
    removeEntity(board, author, 'resources', dropped);
    restoreEntity(board, author, 'resources', removed);
    placeEntry(board, author, { root: 'resources', id: kept }, { field: 'material' });
    const added = addResource(board, author, { field: 'social', text: 'neu' });
    const comparison = compareMoments(before, moment());
    expect(told(comparison)).toEqual([
      ['new', 'resources', removed],
      ['new', 'resources', added],
      ['changed', 'resources', changed, 'text', 'basis'],
      ['dropped', 'resources', dropped],
    ]);
    expect(find(comparison, changed)).toMatchObject({
      before: { text: 'vorher' },
      after: { text: 'nachher', basis: 'documented' },
    });
    expect(comparison.counts).toMatchObject({
      material: { before: 3, after: 3 },
      social: { before: 0, after: 1 },
    });
  });

  it('tells which questions were answered, by what, and which are still open since when', () => {
    const { board, author, moment, goTo } = openCase();
    const gap = (question: string) => addGap(board, author, { field: 'personal', question });
    const [answered, open, accepted] = [gap('Bleibt sie?'), gap('Kita?'), gap('Egal?')];
    goTo(first);
    const before = moment();
    goTo(first + 70 * dayMs);
    answerGap(board, author, answered, { text: 'Ja' });
    acceptGap(board, author, accepted);
    const asked = gap('Was will die Mutter?');
    const comparison = compareMoments(before, moment());
    expect(told(comparison)).toEqual([
      ['new', 'gaps', asked],
      ['closed', 'gaps', answered],
      ['changed', 'gaps', accepted],
      ['open', 'gaps', open],
    ]);
    const { after } = find(comparison, open);
    expect(after && openDays(after, comparison.after.at, utcDay)).toBe(80);
    // Accepted, but not answered.
    expect(stillOpen(comparison).map(({ id }) => id)).toEqual([accepted, open]);
    const later = compareMoments(comparison.after, moment());
    expect(new Set(told(later).map(([kind, , id]) => `${kind} ${id}`))).toEqual(
      new Set([open, accepted, asked].map((id) => `open ${id}`)),
    );
  });

  it('counts the days of the calendar, as the timeline does', () => {
    const createdAt = Date.UTC(2017, 6, 13, 18);
    expect(openDays({ createdAt }, Date.UTC(2017, 6, 14, 8), utcDay)).toBe(1);
    expect(openDays({ createdAt }, Date.UTC(2017, 6, 13, 23), utcDay)).toBe(0);
    expect(openDays({ createdAt }, createdAt - dayMs, utcDay)).toBe(0);
  });

  it('tells where a wish has become a Wille, what the direction was and is, and what was decided', () => {
    const { board, chair, author, moment, goTo } = openCase();
    const propose = (text: string) => proposeDirection(board, author, { text });
    setDirection(chair, board, author, propose('Ankommen'));
    const willId = addWill(board, author, { statement: 'als Maler arbeiten' });
    const evidence = addResource(board, author, {
      field: 'personal',
      text: 'kommt pünktlich',
      basis: 'observed',
    });
    const strategyId = proposeStrategy(board, author, { title: 'Sprache zuerst' });
    goTo(first);
    const before = moment();
    goTo(first + dayMs);
    linkEvidence(board, author, willId, { root: 'resources', id: evidence }, true);
    setDirection(chair, board, author, propose('Arbeit und Deutsch'));
    decideStrategies(chair, board, author, {
      text: 'A gilt.',
      outcomes: { [strategyId]: 'pursue' },
    });
    const comparison = compareMoments(before, moment());
    expect(find(comparison, willId)).toMatchObject({
      kind: 'changed',
      fields: ['stage', 'wish', 'evidenceIds'],
    });
    expect(comparison.direction).toEqual({ before: ['Ankommen'], after: ['Arbeit und Deutsch'] });
    expect(comparison.decisions.map(({ text }) => text)).toEqual(['A gilt.']);
    expect(compareMoments(comparison.after, moment()).decisions).toEqual([]);
  });

  it('says nothing of what went where this reader does not see it', () => {
    const { board, author, moment } = openCase();
    const id = addResource(board, author, { field: 'social', text: 'vertraut' });
    const before = moment();
    board.getMap('resources').delete(id);
    expect(compareMoments(before, moment()).differences).toEqual([]);
  });

  it('knows the field, the persons and the departments of each', () => {
    const { board, author, moment } = openCase();
    const before = moment();
    const [father, mother] = ['Vater', 'Mutter'].map((label) =>
      addPerson(board, author, { label, kinship: 'other' }),
    ) as [string, string];
    const ofFather = addResource(board, author, {
      field: 'material',
      text: 'Führerschein',
      personIds: [father],
      department: 'IFK',
    });
    const ofAll = addGap(board, author, {
      field: 'social',
      question: 'Wer hilft?',
      askedDepartment: 'DRK',
    });
    const comparison = compareMoments(before, moment());
    const [one, all] = [find(comparison, ofFather), find(comparison, ofAll)];
    expect([fieldOf(one), fieldOf(all)]).toEqual(['material', 'social']);
    expect([father, mother].map((id) => isAbout(one, id))).toEqual([true, false]);
    expect(isAbout(all, mother)).toBe(true);
    expect(isAbout(find(comparison, mother), mother)).toBe(true);
    expect(departmentsOf(one)).toEqual(['IFK']);
    expect(departmentsOf(all)).toEqual(['SAF', 'DRK']);
  });
});
