import { Ajv } from 'ajv';
import { expect, test } from 'vitest';
import * as Y from 'yjs';
import { canonicalBoard, createBoardReader, readBoard } from '../../shared/case/board.ts';
import {
  type BoardFile,
  type ChairFile,
  fileOfBoard,
  fileOfChair,
} from '../../shared/case/case-file.ts';
import { caseFileSchema } from '../../shared/case/case-file-schema.ts';
import { chainOf, standingOf } from '../../shared/case/chain.ts';
import { addStep, applyTemplate, placeStep, updateStep } from '../../shared/case/chain-commands.ts';
import { createChairReader, readChair } from '../../shared/case/chair.ts';
import { addCondition, conditionsOf } from '../../shared/case/condition.ts';
import { needleField } from '../../shared/case/direction.ts';
import { evidenceOf } from '../../shared/case/evidence.ts';
import { seedFamilieO } from '../../shared/case/familie-o.ts';
import { addGap } from '../../shared/case/gap.ts';
import { startHandover } from '../../shared/case/handover-commands.ts';
import { handoverListOf } from '../../shared/case/handover-list.ts';
import { lookBack } from '../../shared/case/look-back.ts';
import { migrateBoard, schemaVersion } from '../../shared/case/migrate.ts';
import { boardFor, fromTheRound, minutesOf, vaultsOn } from '../../shared/case/minutes.ts';
import { mendNotes, notesIn, notesRootOf, readNotes } from '../../shared/case/notes.ts';
import { objectionsIn } from '../../shared/case/objections.ts';
import { personGroup } from '../../shared/case/person.ts';
import { boardOfFile, chairOfFile } from '../../shared/case/read-case-file.ts';
import { addResource } from '../../shared/case/resource.ts';
import { rootMap, rootNames } from '../../shared/case/roots.ts';
import { revealedRounds } from '../../shared/case/round.ts';
import { orderedStrategies } from '../../shared/case/select.ts';
import { startSitting, stepSitting } from '../../shared/case/sitting.ts';
import {
  amendStrategy,
  nextVersion,
  proposersOf,
  proposeStrategy,
} from '../../shared/case/strategy.ts';
import { decideStrategies, outcomeOf } from '../../shared/case/strategy-decision.ts';
import { summarise } from '../../shared/case/summary.ts';
import {
  fingerprint,
  refusalOf,
  replicaOf,
  syncDocs,
  testAuthor,
} from '../../shared/case/test-boards.ts';
import { timelineOf } from '../../shared/case/timeline.ts';
import { transitionClock } from '../../shared/case/transition-clock.ts';
import { uncovered } from '../../shared/case/uncovered.ts';
import { notAskedPersons } from '../../shared/case/will.ts';
import { linkEvidence } from '../../shared/case/will-commands.ts';
import { willQuestion } from '../../shared/case/will-question.ts';
import { enterWish } from '../../shared/case/will-question-commands.ts';
import { caseFacts } from '../../shared/learning/case-facts.ts';
import { readCaseFacts } from '../../shared/learning/facts.ts';
import { defaultChains } from '../../shared/method/chain-templates.ts';
import { defaultPhases, phaseKinds } from '../../shared/method/phases.ts';
import { defaultTownContent } from '../../shared/method/town-settings.ts';
import { defaultTransitionRules } from '../../shared/method/transition-rules.ts';
import { type Random, randomOf } from './random.ts';
import { chairFaultsOf, faultsOf } from './valid-state.ts';

const documents = 2_000;
const mutations = 10_000;

const chairRoots = [
  'chair',
  'directionDecisions',
  'strategyDecisions',
  'sittingEvents',
  'rounds',
  'closedMinutes',
  'addenda',
] as const;

const fieldNames = [
  ...['createdAt', 'createdBy', 'department', 'removed', 'text', 'question', 'field', 'personIds'],
  ...[
    'order',
    'letter',
    'title',
    'rationale',
    'state',
    'answerResourceId',
    'resourceIds',
    'gapIds',
  ],
  ...['label', 'kinship', 'on', 'what', 'kind', 'supporters', 'statement', 'conditions', 'summary'],
  ...[
    'birthYear',
    'strategyId',
    'personId',
    'instrumentIds',
    'evidence',
    'evidenceIds',
    'eventIds',
    'wish',
    'willOfPersonId',
    'stage',
    'amendsId',
    'amendedId',
    'roundId',
    'gapId',
    'renewsId',
    'legalSphere',
    'order',
    'handsTo',
    'needFoundOn',
    'doneOn',
    'targetDays',
    'templateId',
    'templateStepId',
    'transitionId',
    'itemId',
    '__proto__',
  ],
];

const ids = [
  'a',
  'b',
  'status-quo',
  'schemaVersion',
  'pseudonym',
  'holder',
  '__proto__',
  'constructor',
  '',
  'a b',
  'x'.repeat(70),
  'ü',
  '\u0000',
];

/** Where several documents hold the same huge text, one copy is enough. */
const huge = 'x'.repeat(40_000);

const scalars: readonly unknown[] = [
  ...[null, undefined, true, false, 0, -0, 1, -1, 1.5, Number.NaN, Infinity, -Infinity, 1e300],
  ...[9e15, 8.64e15, 2 ** 53, 9007199254740993n, 'a', '', ' ', '\u0000', '\uD83D', 'u\u0308'],
  ...['personal', 'social', 'closed', 'open', 'A', '0', 'AA', 'a0', 'b', 'zzz', 'a00', '!', 'SAF'],
  ...['2017-07-06', '2017-02-30', '9999-12-31', '0000-01-01', '-1-01-01', 'high', 'transition'],
  ...['a'.repeat(300), '\u202E\u0007x', '\u{1D160}'.repeat(500), huge],
];

function anyValue(random: Random, depth = 0): unknown {
  const kind = random.next();
  if (kind < 0.45 || depth > 4) return random.pick(scalars);
  if (kind < 0.5) return new Uint8Array(random.below(9));
  if (kind < 0.56) return Array.from({ length: random.below(5) }, () => plainOf(random, depth + 1));
  if (kind < 0.62) return plainOf(random, depth);
  if (kind < 0.74)
    return new Y.Text(random.pick(['', 'Kita', ' ', 'a\u0000b', 'x'.repeat(9000), huge]));
  if (kind < 0.78) return Y.Array.from([1, 'a', { at: 1 }]);
  if (kind < 0.8) return new Y.XmlElement('p');
  if (kind < 0.82) return new Y.XmlText('<b>');
  if (kind < 0.84) return new Y.Doc();
  const map = new Y.Map<unknown>();
  for (let n = random.below(4); n > 0; n--)
    map.set(
      random.pick([...ids, ...fieldNames]),
      random.chance(0.5) ? true : anyValue(random, depth + 1),
    );
  return map;
}

/** A value without shared types in it. */
function plainOf(random: Random, depth: number): unknown {
  if (depth > 5 || random.chance(0.6)) return random.pick(scalars);
  if (random.chance(0.3)) return [plainOf(random, depth + 1), random.pick(ids)];
  const names = [
    ...['at', 'by', 'department', 'previous', 'participantId', 'since', 'until', 'kind', 'plan'],
    ...['sittingId', 'phase', 'minutes', 'who', 'attendance', 'on', 'openGaps', 'outcomes', 'text'],
    ...['number', 'openedAt', 'given', 'revealed', 'stances', 'resistance', 'strategyIds'],
  ];
  return Object.fromEntries(
    names
      .filter(() => random.chance(3.5 / names.length))
      .map((name) => [name, plainOf(random, depth + 1)]),
  );
}

/** An event or a round with the fields it needs, each of them sound or anything. */
function nearlySound(random: Random): Record<string, unknown> {
  const or = (sound: unknown) => (random.chance(0.15) ? plainOf(random, 1) : sound);
  const stance = () => ({
    strategyId: or('a'),
    department: or('SAF'),
    resistance: or(random.below(11)),
  });
  return {
    at: or(random.below(1e6)),
    by: or('p'),
    department: or('SAF'),
    sittingId: or(random.pick(['a', 'b'])),
    kind: or(random.pick(['start', 'phase', 'pause', 'resume', 'extend', 'attendance', 'finish'])),
    plan: or([{ kind: or('will'), minutes: or(4), name: or('Wille') }]),
    phase: or(random.pick(phaseKinds)),
    minutes: or(5),
    who: or('AA'),
    attendance: or('remote'),
    openGaps: or(2),
    number: or(1 + random.below(3)),
    openedAt: or(7),
    given: or({ SAF: or({ strategyIds: or(['a']), revision: or(1) }) }),
    revealed: or({ at: or(8), missing: or(['JC']), stances: or([or(stance()), stance()]) }),
    text: or('Wir warten'),
    outcomes: or({ a: or('rest') }),
    supersedes: or(['a']),
    directionId: or('d'),
  };
}

/** Writes into a document what none of our code would write. */
function spoil(doc: Y.Doc, random: Random): void {
  spoilNotes(doc, random);
  const roots = [...rootNames, 'meta', ...chairRoots];
  for (let n = 1 + random.below(6); n > 0; n--) {
    const map = rootMap(doc, random.pick(roots));
    if (!map) continue;
    const known = [...map.keys()];
    const id = random.chance(0.6) ? (random.maybe(known) ?? 'a') : random.pick(ids);
    const entry = map.get(id);
    if (entry instanceof Y.Map && random.chance(0.8)) {
      const name = random.chance(0.7)
        ? (random.maybe([...entry.keys()]) ?? 'text')
        : random.pick(fieldNames);
      const inner: unknown = entry.get(name);
      if (inner instanceof Y.Text && random.chance(0.5)) {
        inner.insert(0, random.pick(['\u0000', huge, '\uD83D']));
        inner.insertEmbed(0, { image: 1 });
        inner.format(0, 1, { bold: true });
      } else if (inner instanceof Y.Map && random.chance(0.5))
        inner.set(random.pick(ids), random.pick([true, 1, new Y.Map()]));
      else if (random.chance(0.2)) entry.delete(name);
      else entry.set(name, anyValue(random));
    } else if (random.chance(0.1)) map.delete(id);
    else if (random.chance(0.3)) map.set(id, plainOf(random, 0));
    else map.set(id, random.chance(0.3) ? nearlySound(random) : anyValue(random));
  }
}

/** Notes as no editor of ours writes them. */
function anyNode(random: Random, depth = 0): Y.XmlElement | Y.XmlText {
  const other = random.chance(0.5) ? new Y.XmlText('<b>') : new Y.XmlHook('map');
  // Yjs takes a hook, its types do not.
  if (random.chance(0.3)) return other as Y.XmlText;
  const element = new Y.XmlElement(
    random.pick(['paragraph', 'heading', 'item', 'script', '', '__proto__']),
  );
  if (random.chance(0.5))
    element.setAttribute(random.pick(['source', 'style']), random.pick(scalars) as string);
  const text = new Y.XmlText(random.pick(['Kita', ' ', 'a\u0000b', '\uD83D', huge]));
  if (random.chance(0.3)) text.insertEmbed(0, random.pick([{ image: 1 }, new Y.Map()]));
  if (random.chance(0.3)) text.format(0, 1, { strong: random.pick([true, 1, {}, 'x']) });
  element.insert(0, [text]);
  if (depth < 3 && random.chance(0.4)) element.insert(0, [anyNode(random, depth + 1)]);
  return element;
}

function spoilNotes(doc: Y.Doc, random: Random): void {
  const notes = notesIn(doc, 'a');
  for (let n = random.below(4); notes && n > 0; n--)
    notes.insert(random.below(notes.length + 1), [anyNode(random)]);
}

/** Defines some of our roots as another type, as a foreign client may. */
function misdefineRoots(doc: Y.Doc, random: Random): void {
  for (const root of [...rootNames, 'meta', ...chairRoots]) {
    if (!random.chance(0.15)) continue;
    const kind = random.below(3);
    if (kind === 0) doc.getArray(root).push([1, 'a']);
    else if (kind === 1) doc.getText(root).insert(0, 'a');
    else doc.getXmlFragment(root).insert(0, [new Y.XmlElement('p')]);
  }
  if (random.chance(0.3)) doc.getMap(notesRootOf('a')).set('a', 1);
}

/** A board as version 1 wrote it, as far as later versions turn something of it into something else. */
function boardOfVersion1(): Y.Doc {
  const doc = new Y.Doc();
  doc.getMap('meta').set('schemaVersion', 1);
  const signature = { createdAt: 1, createdBy: 'p', department: 'SAF' };
  for (const id of ['a', 'b']) {
    const strategy = {
      ...{ ...signature, letter: 'A', title: new Y.Text('Sprache'), summary: new Y.Text() },
      ...{ rationale: new Y.Text(), conditions: new Y.Text('In Teilzeit') },
    };
    doc.getMap('strategies').set(id, new Y.Map<unknown>(Object.entries(strategy)));
    const will = { ...signature, statement: new Y.Text('Malen'), stage: 'will', evidence: 'Malt' };
    doc.getMap('wills').set(id, new Y.Map<unknown>(Object.entries(will)));
  }
  return doc;
}

/** Reads a document in every way there is; throws, or returns what is wrong with what was read. */
function readEverything(doc: Y.Doc): string[] {
  const board = readBoard(doc);
  const chair = readChair(doc);
  canonicalBoard(board);
  summarise(board, chair);
  orderedStrategies(board);
  for (const direction of board.directions.values()) needleField(board, direction);
  for (const { personIds } of board.resources.values()) personGroup(board.persons, personIds);
  for (const person of board.persons.keys()) willQuestion(board, person);
  notAskedPersons(board);
  for (const will of board.wills.values()) evidenceOf(will, board);
  for (const [id, strategy] of board.strategies) {
    conditionsOf(board, id);
    proposersOf(board.strategies, strategy);
    nextVersion(board, id);
  }
  for (const step of chainOf(board.chronicle)) {
    standingOf(step, '2017-09-21');
    handoverListOf(board.handovers, step.copies);
  }
  transitionClock(board, defaultTransitionRules, '2017-09-21');
  timelineOf(board, '2017-09-21', () => '2017-09-21');
  lookBack(board, chair.sittings, chair.sitting);
  uncovered(board, (id) => outcomeOf(chair.strategyDecisions, id));
  for (const { revealed } of revealedRounds(chair.rounds))
    objectionsIn(revealed.stances, [...board.strategies.keys()]);
  for (const sitting of chair.sittings) fromTheRound(minutesOf(board, chair, sitting), board);
  for (const key of [undefined, ...vaultsOn(board).map((vault) => vault.key)]) boardFor(board, key);
  readNotes(doc, 'a');
  return [...faultsOf(board), ...chairFaultsOf(chair)];
}

/** Commands on a spoilt board may be refused, but only in words. */
function writeSomething(doc: Y.Doc): void {
  const author = testAuthor();
  refusalOf(() => addResource(doc, author, { field: 'personal', text: 'Pünktlich' }));
  refusalOf(() => addGap(doc, author, { field: 'social', question: 'Wann?' }));
  refusalOf(() => proposeStrategy(doc, author, { title: 'Sprache zuerst' }));
  refusalOf(() => amendStrategy(doc, author, 'a', { title: 'Sprache', summary: 'und Arbeit' }));
  refusalOf(() => addCondition(doc, author, { strategyId: 'a', text: 'In Teilzeit' }));
  refusalOf(() => linkEvidence(doc, author, 'a', { root: 'resources', id: 'a' }, true));
  refusalOf(() => enterWish(doc, author, { personId: 'a', statement: 'Malen', on: '2017-09-21' }));
  refusalOf(() => addStep(doc, author, { on: '2017-09-21', what: 'Kurs' }));
  for (const template of defaultChains)
    refusalOf(() => applyTemplate(doc, author, template, '2017-09-21'));
  refusalOf(() => updateStep(doc, author, 'a', { doneOn: '2017-09-21', department: 'AA' }));
  refusalOf(() => placeStep(doc, author, 'a', 'b'));
  refusalOf(() => startHandover(doc, author, 'a', defaultTransitionRules[0]?.checklist ?? []));
  refusalOf(() => startSitting(doc, author, { plan: defaultPhases, openGaps: 0 }));
  refusalOf(() => stepSitting(doc, author, { kind: 'phase', phase: 'will' }));
  refusalOf(() => decideStrategies(doc, doc, author, { text: 'Wir warten', outcomes: {} }));
}

const ofForm = new Ajv({ discriminator: true, strict: false }).addSchema(caseFileSchema, 'file');

/** What is saved of any document is a file that comes in again. */
function comesBack(doc: Y.Doc, where: string): void {
  const read = fileOfBoard(doc);
  const chair = JSON.stringify(fileOfChair(doc));
  const facts = caseFacts(read, fileOfChair(doc), { source: 'released', town: defaultTownContent });
  expect(readCaseFacts(JSON.parse(JSON.stringify(facts))), where).toBeDefined();
  const saved = JSON.stringify({ ...read, meta: { ...read.meta, schemaVersion } });
  for (const [name, part] of [
    ['board', saved],
    ['chair', chair],
  ] as const)
    expect(
      ofForm.validate(`file#/definitions/${name}`, JSON.parse(part)),
      ofForm.errorsText(),
    ).toBe(true);
  const { board } = boardOfFile(JSON.parse(saved) as BoardFile, 'board');
  expect(JSON.stringify(fileOfBoard(board)), where).toBe(saved);
  const taken = chairOfFile(JSON.parse(chair) as ChairFile, 'chair');
  expect(JSON.stringify(fileOfChair(taken)), where).toBe(chair);
}

function sampleUpdate(): Uint8Array {
  const doc = new Y.Doc();
  seedFamilieO(doc, doc);
  return Y.encodeStateAsUpdate(doc);
}

const sample = sampleUpdate();

const perTest = 500;
test.each(Array.from({ length: documents / perTest }, (_, part) => part * perTest + 1))(
  `hostile documents %i and the ${perTest - 1} after it read as valid boards`,
  (from) => {
    for (let seed = from; seed < from + perTest; seed++) {
      const random = randomOf(seed);
      const where = `seed ${seed}`;
      const doc = new Y.Doc();
      if (random.chance(0.3)) misdefineRoots(doc, random);
      else if (random.chance(0.5)) Y.applyUpdate(doc, sample);
      const reader = createBoardReader(doc);
      const chairReader = createChairReader(doc);
      for (let round = 0; round < 3; round++) {
        doc.transact(() => spoil(doc, random));
        expect(fingerprint(reader.state()), where).toBe(fingerprint(readBoard(doc)));
        expect(chairReader.state(), where).toEqual(readChair(doc));
      }
      expect(readEverything(doc), where).toEqual([]);
      const copy = new Y.Doc();
      Y.applyUpdate(copy, Y.encodeStateAsUpdate(doc));
      expect(readEverything(copy), `${where}, a copy`).toEqual([]);
      if (seed % 5 === 0) comesBack(copy, where);
      writeSomething(doc);
      expect(readEverything(doc), `${where}, written to`).toEqual([]);
      reader.destroy();
      chairReader.destroy();
    }
  },
);

test(`${perTest} hostile documents of an earlier version come to this one, and read on every server`, () => {
  for (let seed = 1; seed <= perTest; seed++) {
    const random = randomOf(seed);
    const where = `seed ${seed}`;
    const written = boardOfVersion1();
    written.transact(() => spoil(written, random));
    for (const root of ['strategies', 'wills']) {
      const entry = written.getMap(root).get('a');
      if (entry instanceof Y.Map) entry.set(random.pick([...entry.keys()]), anyValue(random));
    }
    // What servers have is what came over the wire.
    const [doc, far] = [replicaOf(written), replicaOf(written)];
    migrateBoard(doc);
    migrateBoard(far);
    syncDocs(doc, far);
    expect(readEverything(doc), where).toEqual([]);
    expect(fingerprint(readBoard(far)), where).toBe(fingerprint(readBoard(doc)));
    expect(fingerprint(readBoard(replicaOf(doc))), where).toBe(fingerprint(readBoard(doc)));
  }
});

/** Updates as people send them: the whole sample, and one for each edit. */
function realUpdates(): Uint8Array[] {
  const updates: Uint8Array[] = [];
  const doc = new Y.Doc();
  Y.applyUpdate(doc, sample);
  doc.on('update', (update: Uint8Array) => updates.push(update));
  const random = randomOf(7);
  for (let n = 0; n < 60; n++) {
    writeSomething(doc);
    doc.transact(() => spoil(doc, random));
  }
  return updates.filter((update) => update.length < 20_000);
}

function mutate(update: Uint8Array, other: Uint8Array, random: Random): Uint8Array {
  const kind = random.below(3);
  if (kind === 0) {
    const flipped = update.slice();
    for (let n = 1 + random.below(8); n > 0; n--)
      flipped[random.below(flipped.length)] = random.below(256);
    return flipped;
  }
  const cut = random.below(update.length);
  if (kind === 1) return update.slice(0, cut);
  const tail = other.slice(random.below(other.length));
  const spliced = new Uint8Array(cut + tail.length);
  spliced.set(update.subarray(0, cut));
  spliced.set(tail, cut);
  return spliced;
}

test(`${mutations} mutated updates leave a document that reads`, () => {
  const updates = [sample, ...realUpdates()];
  let refused = 0;
  let doc = new Y.Doc();
  let reader = createBoardReader(doc);
  for (let n = 0; n < mutations; n++) {
    const random = randomOf(n);
    const where = `mutation ${n}`;
    // What earlier ones did stays for a while: damage adds up.
    if (n % 20 === 0) {
      reader.destroy();
      doc = new Y.Doc();
      Y.applyUpdate(doc, sample);
      reader = createBoardReader(doc);
    }
    try {
      Y.applyUpdate(doc, mutate(random.pick(updates), random.pick(updates), random));
    } catch {
      // Yjs may refuse it; what it has taken by then stays and has to be readable.
      refused++;
    }
    const state = reader.state();
    if (n % 10 === 9) {
      expect(readEverything(doc), where).toEqual([]);
      expect(faultsOf(state), where).toEqual([]);
    }
  }
  expect(refused).toBeGreaterThan(0);
  expect(refused).toBeLessThan(mutations);
});

test(`${perTest} hostile notes read, and are mended to what an editor can show without a word being lost`, () => {
  for (let seed = 1; seed <= perTest; seed++) {
    const random = randomOf(seed);
    const where = `seed ${seed}`;
    const written = new Y.Doc();
    spoilNotes(written, random);
    // What is shown is what came over the wire.
    const doc = replicaOf(written);
    const notes = notesIn(doc, 'a') as Y.XmlFragment;
    const words = (from: Y.Doc) =>
      readNotes(from, 'a').map(({ runs }) => runs.map(({ text }) => text).join(''));
    const said = words(doc);
    mendNotes(notes, undefined);
    expect(mendNotes(notes, undefined), where).toBe(false);
    const isText = (node: unknown) =>
      node instanceof Y.XmlText &&
      !(node instanceof Y.XmlHook) &&
      node.toDelta().every(({ insert }: { insert: unknown }) => typeof insert === 'string');
    for (const node of notes.toArray()) {
      expect(node, where).toBeInstanceOf(Y.XmlElement);
      expect((node as Y.XmlElement).toArray().every(isText), where).toBe(true);
    }
    expect(words(replicaOf(doc)), where).toEqual(said);
  }
});
