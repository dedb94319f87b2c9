import fc from 'fast-check';
import { expect, test } from 'vitest';
import * as Y from 'yjs';
import { type Decision, readRegister, readSupersedes } from './register.ts';
import { isRecord } from './roots.ts';
import { syncDocs } from './test-boards.ts';

function readOne(id: string, raw: unknown): Decision | undefined {
  if (!isRecord(raw) || typeof raw.at !== 'number') return undefined;
  return { id, at: raw.at, by: 'p', department: 'SAF', supersedes: readSupersedes(raw.supersedes) };
}

const read = (doc: Y.Doc) => readRegister(doc, 'decisions', readOne, []);
const idsOf = (decisions: readonly Decision[]) => decisions.map(({ id }) => id);

/** Decides in place of all that is current on that replica. */
function decide(doc: Y.Doc, id: string, at: number): void {
  doc.getMap('decisions').set(id, { at, supersedes: idsOf(read(doc).current) });
}

test('shows both of two that were set at once, and the next one settles it', () => {
  const [here, there] = [new Y.Doc(), new Y.Doc()];
  decide(here, 'first', 1);
  syncDocs(here, there);
  decide(here, 'b', 3);
  decide(there, 'a', 2);
  syncDocs(here, there);
  expect(idsOf(read(here).current)).toEqual(['a', 'b']);
  expect(idsOf(read(here).earlier)).toEqual(['first']);
  expect(read(there)).toEqual(read(here));
  // Its clock is behind: what it answers to counts, not when.
  decide(there, 'last', 0);
  syncDocs(here, there);
  expect(idsOf(read(here).current)).toEqual(['last']);
  expect(idsOf(read(here).earlier)).toEqual(['b', 'a', 'first']);
});

test('a late decision of a replica that knew less stands beside the newer one, not over it', () => {
  const [here, there] = [new Y.Doc(), new Y.Doc()];
  decide(here, 'first', 1);
  syncDocs(here, there);
  decide(there, 'late', 9);
  decide(here, 'second', 2);
  decide(here, 'third', 3);
  syncDocs(here, there);
  expect(idsOf(read(here).current)).toEqual(['third', 'late']);
});

test('reports a root of another type and has nothing in it', () => {
  const doc = new Y.Doc();
  doc.getArray('decisions').push([1]);
  const unreadable: unknown[] = [];
  expect(readRegister(doc, 'decisions', readOne, unreadable as never).all.size).toBe(0);
  expect(unreadable).toEqual([{ root: 'decisions', why: 'damaged' }]);
});

test('whatever supersedes what, each decision is once current or earlier, and something is current', () => {
  const id = fc.constantFrom('a', 'b', 'c', 'd', 'nobody');
  const decisions = fc.dictionary(
    id,
    fc.record(
      { at: fc.nat(3), supersedes: fc.array(id, { maxLength: 4 }) },
      { noNullPrototype: true },
    ),
    { minKeys: 1, noNullPrototype: true },
  );
  fc.assert(
    fc.property(decisions, (stored) => {
      const doc = new Y.Doc();
      for (const [key, value] of Object.entries(stored)) doc.getMap('decisions').set(key, value);
      const { all, current, earlier } = read(doc);
      expect(current.length).toBeGreaterThan(0);
      expect(idsOf([...current, ...earlier]).toSorted()).toEqual([...all.keys()].toSorted());
      expect(all.size).toBe(Object.keys(stored).length);
    }),
  );
});
