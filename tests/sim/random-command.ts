import type * as Y from 'yjs';
import type { Undo } from '../../client/sync/undo.ts';
import {
  addAgreement,
  renewAgreement,
  reopenAgreement,
  settleAgreement,
  updateAgreement,
} from '../../shared/case/agreement.ts';
import type { Author } from '../../shared/case/author.ts';
import type { BoardState } from '../../shared/case/board.ts';
import {
  addStep,
  applyTemplate,
  decideLead,
  placeStep,
  recordTransition,
  removeStep,
  updateStep,
} from '../../shared/case/chain-commands.ts';
import { takeChair } from '../../shared/case/chair.ts';
import { addChronicleEntry } from '../../shared/case/chronicle-commands.ts';
import { addCondition } from '../../shared/case/condition.ts';
import {
  proposeDirection,
  supportDirection,
  updateDirection,
} from '../../shared/case/direction.ts';
import { setDirection } from '../../shared/case/direction-decision.ts';
import { removeEntity, restoreEntity } from '../../shared/case/entity.ts';
import { placeEntry } from '../../shared/case/entries.ts';
import {
  confirmSentence,
  rewordDirection,
  tellSentences,
  translateSentence,
} from '../../shared/case/family-sentence.ts';
import {
  acceptGap,
  addGap,
  answerGap,
  forwardGap,
  reopenGap,
  takeAlongGap,
  turnIntoGap,
  updateGap,
} from '../../shared/case/gap.ts';
import {
  addHandoverItem,
  startHandover,
  tickHandover,
  updateHandover,
} from '../../shared/case/handover-commands.ts';
import { addPerson } from '../../shared/case/person.ts';
import { addResource, bases, updateResource } from '../../shared/case/resource.ts';
import { resourceFields } from '../../shared/case/resource-field.ts';
import { rootMap, rootNames } from '../../shared/case/roots.ts';
import { entriesByField } from '../../shared/case/select.ts';
import {
  attendances,
  type SittingStep,
  startSitting,
  stepSitting,
} from '../../shared/case/sitting.ts';
import {
  amendStrategy,
  fits,
  linkToStrategy,
  placeStrategy,
  proposeStrategy,
  updateStrategy,
} from '../../shared/case/strategy.ts';
import { decideStrategies, outcomes } from '../../shared/case/strategy-decision.ts';
import { editText, sharedTextOf, type TextRef } from '../../shared/case/text.ts';
import { updateMeta } from '../../shared/case/update-meta.ts';
import { feasibilities } from '../../shared/case/will.ts';
import {
  acknowledgeLoss,
  addWill,
  judgeFeasibility,
  linkEvidence,
  linkToWill,
} from '../../shared/case/will-commands.ts';
import { askForWill, enterWish } from '../../shared/case/will-question-commands.ts';
import { defaultChains } from '../../shared/method/chain-templates.ts';
import { defaultPhases, phaseKinds } from '../../shared/method/phases.ts';
import { defaultTransitionRules } from '../../shared/method/transition-rules.ts';
import type { Random } from './random.ts';

export interface Seat {
  readonly board: Y.Doc;
  readonly chair: Y.Doc;
  readonly author: Author;
  readonly undo: Undo;
  readonly state: () => BoardState;
}

const words = [
  'Kita',
  ' Platz',
  'Sprach',
  'kurs ',
  'Übung',
  '😀',
  'u\u0308',
  '\n',
  '\u0000',
  ' ',
  'Wohnung',
];

const wordOf = (random: Random) =>
  random.pick(words) + (random.chance(0.3) ? random.pick(words) : '');

/** Something to write: mostly short, sometimes empty, sometimes as long as allowed or longer. */
function textOf(random: Random): string {
  if (random.chance(0.02)) return 'x'.repeat(random.pick([40, 80, 140, 280, 281]));
  return random.chance(0.03) ? ' ' : wordOf(random) + wordOf(random);
}

function someOf(random: Random, ids: Iterable<string>): string[] {
  return [...ids].filter(() => random.chance(0.2));
}

const texts: readonly (readonly [TextRef['root'], string])[] = [
  ['resources', 'text'],
  ['resources', 'text'],
  ['gaps', 'question'],
  ['directions', 'text'],
  ['strategies', 'title'],
  ['strategies', 'rationale'],
  ['conditions', 'text'],
  ['agreements', 'what'],
];

type Command = (seat: Seat, random: Random) => unknown;

const anyId = (seat: Seat, random: Random, root: (typeof rootNames)[number]): string =>
  random.maybe([...seat.state()[root].keys()]) ?? 'nobody';

const addCard: Command = ({ board, author, state }, random) =>
  addResource(board, author, {
    field: random.pick(resourceFields),
    text: textOf(random),
    personIds: someOf(random, state().persons.keys()),
  });

const writeText: Command = (seat, random) => {
  const [root, field] = random.pick(texts);
  const pool = random.chance(0.1) ? seat.state().removed[root] : seat.state()[root];
  const id = random.maybe([...pool.keys()]);
  if (id === undefined) return;
  const length = sharedTextOf(seat.board, { root, id, field }).length;
  const index = random.below(length + 1);
  const remove = random.chance(0.4) ? random.below(Math.min(6, length - index + 1)) : 0;
  editText(seat.board, seat.author, { root, id, field }, { index, remove, insert: wordOf(random) });
};

const place: Command = (seat, random) => {
  const root = random.pick(['resources', 'gaps'] as const);
  const field = random.pick(resourceFields);
  const before = random.maybe(entriesByField(seat.state())[field])?.id;
  placeEntry(seat.board, seat.author, { root, id: anyId(seat, random, root) }, { field, before });
};

const remove: Command = (seat, random) => {
  const root = random.pick(rootNames);
  removeEntity(seat.board, seat.author, root, anyId(seat, random, root));
};

const restore: Command = (seat, random) => {
  const root = random.pick(rootNames);
  const id = random.maybe([...seat.state().removed[root].keys()]);
  if (id !== undefined) restoreEntity(seat.board, seat.author, root, id);
};

const gaps: readonly Command[] = [
  ({ board, author, state }, random) =>
    addGap(board, author, {
      field: random.pick(resourceFields),
      question: textOf(random),
      personIds: someOf(random, state().persons.keys()),
    }),
  (seat, random) =>
    answerGap(
      seat.board,
      seat.author,
      anyId(seat, random, 'gaps'),
      { text: textOf(random) },
      random.chance(0.5) ? textOf(random) : undefined,
    ),
  (seat, random) => forwardGap(seat.board, seat.author, anyId(seat, random, 'gaps'), 'DRK'),
  (seat, random) =>
    takeAlongGap(seat.board, seat.author, anyId(seat, random, 'gaps'), {
      whoDepartment: 'CBE',
      due: random.chance(0.8) ? '2017-10-05' : undefined,
    }),
  (seat, random) => acceptGap(seat.board, seat.author, anyId(seat, random, 'gaps')),
  (seat, random) => reopenGap(seat.board, seat.author, anyId(seat, random, 'gaps')),
  (seat, random) => turnIntoGap(seat.board, seat.author, anyId(seat, random, 'resources'), 'KJS'),
  (seat, random) =>
    updateGap(seat.board, seat.author, anyId(seat, random, 'gaps'), {
      personIds: someOf(random, seat.state().persons.keys()),
    }),
];

const directions: readonly Command[] = [
  (seat, random) =>
    rewordDirection(
      seat.board,
      seat.author,
      { directionId: anyId(seat, random, 'directions'), text: wordOf(random) },
      random.chance(0.8) ? wordOf(random) : undefined,
    ),
  ({ board, author, state }, random) =>
    proposeDirection(board, author, {
      text: textOf(random),
      resourceIds: someOf(random, state().resources.keys()),
    }),
  (seat, random) =>
    supportDirection(
      seat.board,
      seat.author,
      anyId(seat, random, 'directions'),
      random.chance(0.6),
    ),
  (seat, random) =>
    updateDirection(seat.board, seat.author, anyId(seat, random, 'directions'), {
      gapIds: someOf(random, seat.state().gaps.keys()),
    }),
  (seat, random) =>
    setDirection(seat.chair, seat.board, seat.author, anyId(seat, random, 'directions')),
  (seat) => takeChair(seat.chair, seat.author, 60_000),
];

const strategies: readonly Command[] = [
  ({ board, author }, random) =>
    proposeStrategy(board, author, { title: textOf(random), rationale: textOf(random) }),
  (seat, random) => {
    const root = random.pick(['resources', 'gaps'] as const);
    const card = { root, id: anyId(seat, random, root) };
    const id = anyId(seat, random, 'strategies');
    linkToStrategy(seat.board, seat.author, id, card, random.chance(0.6));
  },
  (seat, random) =>
    placeStrategy(
      seat.board,
      seat.author,
      anyId(seat, random, 'strategies'),
      random.maybe([...seat.state().strategies.keys()]),
    ),
  (seat, random) =>
    updateStrategy(seat.board, seat.author, anyId(seat, random, 'strategies'), {
      fitToWill: random.pick(fits),
      fitToWillReason: random.chance(0.5) ? 'weil' : undefined,
      instrumentIds: someOf(random, ['fim', 'kita', 'but']),
    }),
  (seat, random) =>
    addCondition(seat.board, seat.author, {
      strategyId: anyId(seat, random, 'strategies'),
      text: textOf(random),
      roundId: 'round-1',
    }),
  (seat, random) =>
    amendStrategy(seat.board, seat.author, anyId(seat, random, 'strategies'), {
      title: textOf(random),
      summary: textOf(random),
      answers: random.chance(0.5) ? { text: textOf(random) } : undefined,
    }),
];

const wills: readonly Command[] = [
  ({ board, author, state }, random) =>
    addWill(board, author, {
      statement: textOf(random),
      personId: random.maybe([...state().persons.keys()]),
      resourceIds: someOf(random, state().resources.keys()),
    }),
  (seat, random) =>
    enterWish(seat.board, seat.author, {
      statement: textOf(random),
      personId: random.maybe([...seat.state().persons.keys()]),
      on: '2017-09-21',
    }),
  (seat, random) =>
    askForWill(seat.board, seat.author, {
      personId: anyId(seat, random, 'persons'),
      question: textOf(random),
      askedDepartment: 'SAF',
    }),
  (seat, random) => {
    const root = random.pick(['resources', 'chronicle'] as const);
    const evidence = { root, id: anyId(seat, random, root) };
    const id = anyId(seat, random, 'wills');
    linkEvidence(seat.board, seat.author, id, evidence, random.chance(0.6));
  },
  (seat, random) =>
    linkToWill(
      seat.board,
      seat.author,
      anyId(seat, random, 'wills'),
      anyId(seat, random, 'resources'),
      random.chance(0.6),
    ),
  (seat, random) =>
    judgeFeasibility(
      seat.board,
      seat.author,
      anyId(seat, random, 'wills'),
      random.pick(feasibilities),
      random.chance(0.8) ? 'weil' : undefined,
    ),
  (seat, random) => acknowledgeLoss(seat.board, seat.author, anyId(seat, random, 'wills')),
];

const steps = (random: Random): Exclude<SittingStep, { kind: 'start' }> =>
  random.pick([
    { kind: 'phase', phase: random.pick(phaseKinds) },
    { kind: 'phase', phase: random.pick(phaseKinds) },
    { kind: random.pick(['pause', 'resume'] as const) },
    { kind: 'extend', minutes: 1 + random.below(5) },
    {
      kind: 'attendance',
      who: random.pick(['AA', 'JC']),
      attendance: random.pick(attendances),
    },
    { kind: 'nextLook', on: random.pick(['2017-10-12', '2017-02-30']) },
    { kind: 'plan', plan: [{ kind: random.pick(phaseKinds), minutes: 1 + random.below(9) }] },
    { kind: 'finish', openGaps: random.below(3) },
  ]);

const course: readonly Command[] = [
  ({ chair, author }) => startSitting(chair, author, { plan: defaultPhases, openGaps: 1 }),
  ...Array.from(
    { length: 4 },
    (): Command =>
      ({ chair, author }, random) =>
        stepSitting(chair, author, steps(random)),
  ),
  (seat, random) => {
    const named = someOf(random, seat.state().strategies.keys());
    decideStrategies(seat.chair, seat.board, seat.author, {
      text: textOf(random),
      outcomes: Object.fromEntries(named.map((id) => [id, random.pick(outcomes)])),
    });
  },
];

const days = ['2017-06-26', '2017-07-06', '2017-09-12', '2017-09-21', undefined];

const chain: readonly Command[] = [
  ({ board, author }, random) =>
    addStep(board, author, {
      on: '2017-09-21',
      what: wordOf(random),
      needFoundOn: random.pick(days),
      doneOn: random.pick(days),
    }),
  ({ board, author }, random) => {
    const template = random.pick(defaultChains);
    const steps = template.steps.filter(() => random.chance(0.5));
    applyTemplate(board, author, { ...template, steps }, '2017-09-21');
  },
  ...['needFoundOn', 'startedOn', 'doneOn'].map(
    (field): Command =>
      (seat, random) =>
        updateStep(seat.board, seat.author, anyId(seat, random, 'chronicle'), {
          [field]: random.pick(days),
          department: random.pick(['SAF', 'AA']),
          skippedBecause: random.chance(0.2) ? wordOf(random) : undefined,
        }),
  ),
  (seat, random) =>
    placeStep(
      seat.board,
      seat.author,
      anyId(seat, random, 'chronicle'),
      random.maybe([...seat.state().chronicle.keys()]),
    ),
  (seat, random) => removeStep(seat.board, seat.author, anyId(seat, random, 'chronicle')),
  ({ board, author }, random) =>
    recordTransition(board, author, {
      ...{ on: '2017-09-12', to: 'SGB II', what: 'Wechsel', department: 'SOZ', ruleId: 'rule' },
      handsTo: [random.pick(['JC', 'AA'])],
      targetDays: 28,
    }),
  (seat, random) => {
    const id = anyId(seat, random, 'chronicle');
    const items = defaultTransitionRules.flatMap(({ checklist }) => checklist);
    if (random.chance(0.5)) startHandover(seat.board, seat.author, id, items.slice(0, 3));
    else
      addHandoverItem(seat.board, seat.author, {
        transitionId: id,
        what: wordOf(random),
        department: 'JC',
      });
  },
  (seat, random) => {
    const id = anyId(seat, random, 'handovers');
    if (random.chance(0.6)) tickHandover(seat.board, seat.author, id, random.pick(days));
    else updateHandover(seat.board, seat.author, id, { due: random.pick(days), department: 'AA' });
  },
  (seat, random) =>
    decideLead(
      seat.board,
      seat.author,
      anyId(seat, random, 'chronicle'),
      random.chance(0.5) ? { stays: wordOf(random) } : { to: 'JC', from: '2017-10-10' },
    ),
];

const others: readonly Command[] = [
  ({ board, author }, random) =>
    addPerson(board, author, { label: wordOf(random), kinship: random.pick(['father', 'child']) }),
  (seat, random) =>
    updateResource(seat.board, seat.author, anyId(seat, random, 'resources'), {
      basis: random.pick(bases),
      caveat: random.chance(0.5) ? wordOf(random) : undefined,
      personIds: someOf(random, seat.state().persons.keys()),
    }),
  ({ board, author, state }, random) =>
    addAgreement(board, author, {
      what: textOf(random),
      whoDepartment: random.chance(0.9) ? 'KJS' : undefined,
      whoPersonId: random.maybe([...state().persons.keys()]),
      due: '2017-09-26',
      strategyId: random.maybe([...state().strategies.keys()]),
      sittingId: 'sitting-1',
    }),
  (seat, random) =>
    updateAgreement(seat.board, seat.author, anyId(seat, random, 'agreements'), {
      whoDepartment: random.chance(0.5) ? 'DRK' : undefined,
      whoPersonId: random.chance(0.5) ? anyId(seat, random, 'persons') : undefined,
    }),
  (seat, random) =>
    settleAgreement(
      seat.board,
      seat.author,
      anyId(seat, random, 'agreements'),
      random.pick(['done', 'notDone']),
      { on: '2017-09-26', outcome: random.chance(0.5) ? wordOf(random) : undefined },
    ),
  (seat, random) => reopenAgreement(seat.board, seat.author, anyId(seat, random, 'agreements')),
  (seat, random) =>
    renewAgreement(seat.board, seat.author, anyId(seat, random, 'agreements'), {
      on: '2017-09-26',
      due: '2017-10-05',
      what: random.chance(0.5) ? textOf(random) : undefined,
    }),
  (seat, random) =>
    confirmSentence(
      seat.board,
      seat.author,
      anyId(seat, random, 'agreements'),
      random.chance(0.5) ? 'Wir rufen an.' : wordOf(random),
    ),
  (seat, random) =>
    translateSentence(
      seat.board,
      seat.author,
      anyId(seat, random, 'agreements'),
      random.chance(0.8) ? { text: wordOf(random), language: 'ar' } : undefined,
    ),
  (seat, random) =>
    tellSentences(
      seat.board,
      seat.author,
      [anyId(seat, random, 'agreements')],
      random.chance(0.8) ? '2017-09-22' : undefined,
    ),
  ({ board, author }, random) =>
    addChronicleEntry(board, author, { on: '2017-07-06', what: textOf(random) }),
  ({ board, author }, random) => updateMeta(board, author, { note: wordOf(random) }),
  // Not by a command: an entry lost for good, as foreign code may do.
  ({ board }, random) => {
    const root = rootMap(board, random.pick(rootNames));
    const id = root && random.maybe([...root.keys()]);
    if (id && random.chance(0.2)) board.transact(() => root.delete(id), 'foreign');
  },
];

/** Mostly once; sometimes far back, to what others have gone on with. */
function often(random: Random, run: () => void): void {
  for (let n = random.chance(0.2) ? 20 : 1; n > 0; n--) run();
}

const commands: readonly (readonly [number, readonly Command[]])[] = [
  [0.12, [addCard]],
  [0.16, [writeText]],
  [0.06, course],
  [0.1, [place]],
  [0.06, [remove]],
  [0.04, [restore]],
  [0.08, gaps],
  [0.08, directions],
  [0.08, strategies],
  [0.04, wills],
  [0.06, others],
  [0.06, chain],
  [0.04, [({ undo }, random) => often(random, undo.undo)]],
  [0.02, [({ undo }, random) => often(random, undo.redo)]],
];

/** Runs one random command; what the board refuses is thrown as CaseError. */
export function runRandomCommand(seat: Seat, random: Random): void {
  let rest = random.next();
  for (const [weight, group] of commands) {
    rest -= weight;
    if (rest <= 0) {
      random.pick(group)(seat, random);
      return;
    }
  }
}
