import { expect, test } from 'vitest';
import * as Y from 'yjs';
import type { Author } from '../../../shared/case/author.ts';
import { readChair } from '../../../shared/case/chair.ts';
import { startSitting, stepSitting } from '../../../shared/case/sitting.ts';
import { defaultPhases, phaseKinds } from '../../../shared/method/phases.ts';
import { closingMs, type Lead, sceneOf } from './scene.ts';

function sittingDoc() {
  const doc = new Y.Doc();
  let time = 1_000_000;
  const author: Author = { participantId: 'saf', department: 'SAF', now: () => time };
  return {
    author,
    doc,
    at: (next: number) => {
      time = next;
    },
    scene: (lead?: Lead, hasProposals = false) =>
      sceneOf(readChair(doc), lead, hasProposals, author.now()),
  };
}

const start = { plan: defaultPhases, openGaps: 0 };
const lead = (lens: Lead['lens'], view: Partial<Lead['view']> = {}): Lead => ({
  lens,
  view: { personIds: [], ...view },
});

test('sleeps until a consultation begins', () => {
  const { scene } = sittingDoc();
  expect(scene()).toEqual({ kind: 'asleep', isOver: false });
});

test('has a picture for every phase', () => {
  const { doc, author, at, scene } = sittingDoc();
  startSitting(doc, author, start);
  const seen = phaseKinds.map((phase, index) => {
    at(1_000_000 + (index + 1) * 60_000);
    stepSitting(doc, author, { kind: 'phase', phase });
    const shown = scene();
    return shown.kind === 'awake' ? shown.picture : shown.kind;
  });
  expect(seen).toEqual(['opening', 'map', 'will', 'map', 'strategies', 'agreements', 'closing']);
});

test('shows the proposals for a direction where there are some', () => {
  const { doc, author, at, scene } = sittingDoc();
  startSitting(doc, author, start);
  at(1_001_000);
  stepSitting(doc, author, { kind: 'phase', phase: 'direction' });
  expect(scene(undefined, true)).toMatchObject({ picture: 'proposals' });
});

test('opens the field the chair has opened, on the map only', () => {
  const { doc, author, at, scene } = sittingDoc();
  startSitting(doc, author, start);
  const withField = lead('map', { openField: 'social' });
  expect(scene(withField)).toMatchObject({ picture: 'opening' });
  at(1_001_000);
  stepSitting(doc, author, { kind: 'phase', phase: 'resources' });
  expect(scene(withField)).toMatchObject({ picture: 'field' });
});

test('goes where the chair shows something to all, until the next phase', () => {
  const { doc, author, at, scene } = sittingDoc();
  startSitting(doc, author, start);
  expect(scene(lead('strategies'))).toMatchObject({ picture: 'opening' });
  const showing = lead('strategies', { showAt: 1_000_500 });
  expect(scene(showing)).toMatchObject({ picture: 'strategies' });
  at(1_001_000);
  stepSitting(doc, author, { kind: 'phase', phase: 'will' });
  expect(scene(showing)).toMatchObject({ picture: 'will' });
  expect(scene(lead('list', { showAt: 1_002_000 }))).toMatchObject({ picture: 'will' });
});

test('says good-bye for a while, then sleeps', () => {
  const { doc, author, at, scene } = sittingDoc();
  startSitting(doc, author, start);
  at(1_001_000);
  stepSitting(doc, author, { kind: 'finish', openGaps: 0 });
  at(1_001_000 + closingMs - 1);
  expect(scene()).toMatchObject({ kind: 'awake', picture: 'closing' });
  at(1_001_000 + closingMs);
  expect(scene()).toEqual({ kind: 'asleep', isOver: true });
  at(1_000_000 + 24 * 60 * 60_000);
  expect(scene()).toEqual({ kind: 'asleep', isOver: false });
});
