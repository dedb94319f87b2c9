import { describe, expect, it } from 'vitest';
import { readBoard } from '../../../shared/case/board.ts';
import { addGap } from '../../../shared/case/gap.ts';
import { boardFor } from '../../../shared/case/minutes.ts';
import { addResource } from '../../../shared/case/resource.ts';
import { type ResourceField, resourceFields } from '../../../shared/case/resource-field.ts';
import { linkedBoard, testAuthor, testBoard } from '../../../shared/case/test-boards.ts';
import { attachVault } from '../../../shared/case/vaults.ts';
import { perField } from '../../ui/per-field.ts';
import { posterEntries } from './poster-entries.ts';
import {
  type Box,
  hub,
  layPoster,
  type Measure,
  type Note,
  type PosterContent,
  type PosterEntry,
  sheet,
} from './poster-layout.ts';

const measure: Measure = (text, size, weight) =>
  text.length * size * (weight === 600 ? 0.56 : 0.53);

const entry = (id: string, text = 'Sieben Jahre Maler und Lackierer', notes?: Note[]) => ({
  id,
  root: id.startsWith('g') ? ('gaps' as const) : ('resources' as const),
  text,
  notes: notes ?? [
    { kind: 'person' as const, text: 'Vater' },
    { kind: 'department' as const, text: 'IFK' },
    { kind: 'word' as const, text: '06.07.' },
    { kind: 'letter' as const, text: 'A' },
  ],
});

const many = (field: ResourceField, count: number) =>
  Array.from({ length: count }, (_, index) => entry(`${field}-${index}`));

const content = (
  entries: Record<ResourceField, PosterEntry[]>,
  more: Partial<PosterContent> = {},
): PosterContent => ({
  title: 'Ressourcenkarte Familie O.',
  facts: 'Momentaufnahme 2 · 21.09.2017 · SGB II · Fallverantwortung',
  lead: 'SAF',
  entries,
  wills: [
    { key: 'w', title: 'Wille des Vaters', text: '„Ich will als Maler arbeiten.“', state: 'will' },
  ],
  small: ['SOZ Sozialamt · AUS Ausländeramt · SAF Sozialdienst'],
  ...more,
});

const overlap = (a: Box, b: Box) =>
  a.x < b.x + b.w && b.x < a.x + a.w && a.y < b.y + b.h && b.y < a.y + a.h;

const isWithin = (inner: Box, outer: Box) =>
  inner.x >= outer.x &&
  inner.y >= outer.y &&
  inner.x + inner.w <= outer.x + outer.w + 0.01 &&
  inner.y + inner.h <= outer.y + outer.h + 0.01;

/** Nothing cut, nothing over anything else, nothing under the hub, nothing twice and nothing left out. */
function isWhole(given: PosterContent) {
  const poster = layPoster(given, measure);
  const paper = { x: sheet.margin, y: 0, w: sheet.w - 2 * sheet.margin, h: sheet.h - 30 };
  const first = resourceFields.flatMap((field) => {
    const { box, cards } = poster.fields[field];
    for (const card of cards) expect(isWithin(card, box)).toBe(true);
    return cards;
  });
  for (const card of first) {
    const dx = Math.max(card.x - poster.centre.x, 0, poster.centre.x - card.x - card.w);
    const dy = Math.max(card.y - poster.centre.y, 0, poster.centre.y - card.y - card.h);
    expect(Math.hypot(dx, dy)).toBeGreaterThan(hub.table);
  }
  const later = poster.more.sheets.map((parts) => parts.flatMap(({ cards }) => cards));
  for (const cards of [first, ...later])
    for (const [index, card] of cards.entries()) {
      expect(isWithin(card, paper)).toBe(true);
      expect(cards.slice(index + 1).filter((other) => overlap(card, other))).toEqual([]);
    }
  for (const field of resourceFields) {
    const shown = [
      ...poster.fields[field].cards,
      ...poster.more.sheets.flatMap((parts) =>
        parts.flatMap((part) => (part.field === field ? part.cards : [])),
      ),
    ];
    expect(shown.map((card) => card.entry.id)).toEqual(given.entries[field].map(({ id }) => id));
  }
  for (const card of [...first, ...later.flat()]) {
    expect(card.lines.join('').replace(/\s/g, '')).toBe(card.entry.text.replace(/\s/g, ''));
    const said = card.rows.flat().map(({ text }) => text);
    expect(said.join('').replace(/\s/g, '')).toBe(
      card.entry.notes
        .map(({ text }) => text)
        .join('')
        .replace(/\s/g, ''),
    );
  }
  const wills = [
    ...poster.wills,
    ...poster.more.sheets.flatMap((parts) => parts.flatMap((part) => part.wills)),
  ];
  expect(wills.map(({ key }) => key)).toEqual(given.wills.map(({ key }) => key));
  expect(isWithin({ ...poster.foot, w: 10 }, paper)).toBe(true);
  return poster;
}

describe('the poster', () => {
  it('sets few cards in the size of the design', () => {
    const poster = isWhole(content(perField((field) => many(field, 4))));
    expect(poster.size).toBe(18);
    expect(poster.more.sheets).toEqual([]);
  });

  it('has room for forty cards on one sheet, in smaller type', () => {
    const poster = isWhole(content(perField((field) => many(field, 10))));
    expect(poster.size).toBeLessThan(18);
    expect(poster.more.sheets).toEqual([]);
  });

  it('goes on on further sheets with what has no room, field by field', () => {
    const poster = isWhole(content(perField((field) => many(field, field === 'social' ? 3 : 60))));
    expect(poster.fields.personal.later).toBeGreaterThan(0);
    expect(poster.fields.social.later).toBe(0);
    expect(poster.more.sheets.length).toBeGreaterThan(1);
  });

  it('cuts neither long words nor many letters nor much of a Wille', () => {
    const longest = 'x'.repeat(280);
    const notes: Note[] = [
      { kind: 'person', text: `Großmutter ${'m'.repeat(60)}` },
      { kind: 'department', text: 'IFK' },
      { kind: 'caveat', text: `ohne ${'n'.repeat(120)}` },
      ...[...'ABCDEFGHIJKLMNOP'].map((text) => ({ kind: 'letter' as const, text })),
    ];
    const poster = isWhole(
      content(
        perField((field) => [entry(`g-${field}`, longest, notes), ...many(field, 2)]),
        {
          title: `Ressourcenkarte ${'W'.repeat(80)}`,
          wills: Array.from({ length: 30 }, (_, index) => ({
            key: `w${index}`,
            title: 'Wille des Vaters',
            text: longest,
            state: 'wish' as const,
          })),
        },
      ),
    );
    expect(poster.factsBeside).toBe(false);
  });

  it('is there for a case without any entry', () => {
    const poster = isWhole(
      content(
        perField(() => []),
        { wills: [], small: [] },
      ),
    );
    expect(poster.fields.personal.cards).toEqual([]);
  });
});

describe('the cards of the poster', () => {
  const words = {
    person: (persons: ReadonlyMap<string, { label: string }>, ids: readonly string[]) =>
      ids.map((id) => persons.get(id)?.label).join(', ') || 'Familie',
    date: (iso: string) => iso,
    asked: 'Frage an',
    nobody: 'noch niemanden',
    accepted: 'angenommen',
    entrustedTo: (departments: readonly string[]) => `anvertraut: ${departments.join(', ')}`,
  };

  it('say for everybody nothing of what is entrusted, and for a vault nothing of another', () => {
    const { board } = linkedBoard();
    const ours = { key: 'ours', departments: ['SAF', 'KJS'], doc: testBoard() };
    const theirs = { key: 'theirs', departments: ['SAF', 'AUS'], doc: testBoard() };
    for (const vault of [ours, theirs]) attachVault(board, vault);
    const author = testAuthor();
    addGap(ours.doc, author, { field: 'personal', question: 'Wie schläft die Mutter?' });
    addResource(theirs.doc, author, { field: 'material', text: 'Klage läuft' });
    const said = (vaultKey: string | undefined) =>
      JSON.stringify(posterEntries(boardFor(readBoard(board), vaultKey), words));
    expect(said(undefined)).toContain('Sozialticket');
    expect(said(undefined)).not.toMatch(/schläft|Klage|anvertraut/);
    expect(said('ours')).toContain('Wie schläft die Mutter?');
    expect(said('ours')).toContain('anvertraut: SAF, KJS');
    expect(said('ours')).not.toContain('Klage');
  });

  it('carry person, department, caveat and the letters of their strategies', () => {
    const { board } = linkedBoard();
    addResource(board, testAuthor(), {
      field: 'social',
      text: 'Fahrerfahrung',
      caveat: 'ohne Führerschein',
      recordedOn: '2017-07-06',
    });
    const fields = posterEntries(readBoard(board), words);
    expect(fields.personal[0]?.notes).toEqual([
      { kind: 'person', text: 'Vater' },
      { kind: 'department', text: 'SAF' },
      { kind: 'letter', text: 'A' },
    ]);
    expect(fields.social.flatMap(({ notes }) => notes)).toEqual(
      expect.arrayContaining([
        { kind: 'word', text: 'Frage an' },
        { kind: 'word', text: 'noch niemanden' },
        { kind: 'caveat', text: 'ohne Führerschein' },
        { kind: 'word', text: '2017-07-06' },
      ]),
    );
  });
});
