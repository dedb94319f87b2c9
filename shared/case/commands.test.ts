import { describe, expect, test } from 'vitest';
import * as Y from 'yjs';
import {
  addAgreement,
  renewAgreement,
  reopenAgreement,
  settleAgreement,
  updateAgreement,
} from './agreement.ts';
import { readBoard } from './board.ts';
import type { CaseErrorDetail } from './case-error.ts';
import { addChronicleEntry, updateChronicleEntry } from './chronicle-commands.ts';
import { addCondition } from './condition.ts';
import { proposeDirection, supportDirection, updateDirection } from './direction.ts';
import { setDirection } from './direction-decision.ts';
import { removeEntity, restoreEntity } from './entity.ts';
import { placeEntry } from './entries.ts';
import {
  acceptGap,
  addGap,
  answerGap,
  forwardGap,
  reopenGap,
  takeAlongGap,
  turnIntoGap,
  updateGap,
} from './gap.ts';
import { addPerson, updatePerson } from './person.ts';
import { addResource, updateResource } from './resource.ts';
import { rootMap } from './roots.ts';
import {
  amendStrategy,
  linkToStrategy,
  placeStrategy,
  proposeStrategy,
  removeStrategy,
  seedStatusQuo,
  statusQuoId,
  updateStrategy,
} from './strategy.ts';
import { refusalOf, testAuthor, testBoard } from './test-boards.ts';
import { editText } from './text.ts';
import { updateMeta } from './update-meta.ts';
import {
  acknowledgeLoss,
  addWill,
  judgeFeasibility,
  linkEvidence,
  linkToWill,
} from './will-commands.ts';

const author = testAuthor();

/** Every text a command takes: its limit, and the command writing it. */
const texts: readonly {
  readonly name: string;
  readonly field: string;
  readonly max: number;
  readonly write: (board: Y.Doc, text: string) => unknown;
  readonly mayBeEmpty?: boolean;
  /** What is refused where no text is given, if not the text. */
  readonly emptyRefusal?: CaseErrorDetail;
}[] = [
  {
    name: 'addResource text',
    field: 'text',
    max: 280,
    write: (board, text) => addResource(board, author, { field: 'social', text }),
  },
  {
    name: 'addResource caveat',
    field: 'caveat',
    max: 80,
    write: (board, caveat) => addResource(board, author, { field: 'social', text: 'a', caveat }),
  },
  {
    name: 'addResource evidence',
    field: 'evidence',
    max: 120,
    write: (board, evidence) =>
      addResource(board, author, { field: 'social', text: 'a', evidence }),
  },
  {
    name: 'addGap question',
    field: 'question',
    max: 280,
    write: (board, question) => addGap(board, author, { field: 'social', question }),
  },
  {
    name: 'proposeDirection text',
    field: 'text',
    max: 140,
    write: (board, text) => proposeDirection(board, author, { text }),
  },
  {
    name: 'proposeStrategy title',
    field: 'title',
    max: 80,
    write: (board, title) => proposeStrategy(board, author, { title }),
  },
  {
    name: 'proposeStrategy summary',
    field: 'summary',
    max: 140,
    mayBeEmpty: true,
    write: (board, summary) => proposeStrategy(board, author, { title: 'a', summary }),
  },
  {
    name: 'proposeStrategy rationale',
    field: 'rationale',
    max: 2000,
    mayBeEmpty: true,
    write: (board, rationale) => proposeStrategy(board, author, { title: 'a', rationale }),
  },
  {
    name: 'addCondition text',
    field: 'text',
    max: 280,
    mayBeEmpty: true,
    write: (board, text) =>
      addCondition(board, author, {
        strategyId:
          [...readBoard(board).strategies.keys()][0] ??
          proposeStrategy(board, author, { title: 'a' }),
        text,
      }),
  },
  {
    name: 'proposeStrategy reason',
    field: 'fitToWillReason',
    max: 120,
    write: (board, fitToWillReason) =>
      proposeStrategy(board, author, { title: 'a', fitToWillReason }),
  },
  {
    name: 'addWill statement',
    field: 'statement',
    max: 280,
    write: (board, statement) => addWill(board, author, { statement }),
  },
  {
    name: 'addAgreement what',
    field: 'what',
    max: 280,
    emptyRefusal: { code: 'AgreementIncomplete', missing: ['what'] },
    write: (board, what) =>
      addAgreement(board, author, { what, whoDepartment: 'KJS', due: '2017-09-26' }),
  },
  {
    name: 'addChronicleEntry what',
    field: 'what',
    max: 280,
    write: (board, what) => addChronicleEntry(board, author, { on: '2017-07-06', what }),
  },
  {
    name: 'addPerson label',
    field: 'label',
    max: 40,
    write: (board, label) => addPerson(board, author, { label, kinship: 'father' }),
  },
  {
    name: 'updateMeta pseudonym',
    field: 'pseudonym',
    max: 60,
    write: (board, pseudonym) => updateMeta(board, author, { pseudonym }),
  },
];

describe.each(texts)('$name', ({ field, max, write, mayBeEmpty, emptyRefusal }) => {
  const nothing = ['', '   ', '\n\t', '\u0000\u0007', '\u200B'];

  test.each(nothing)('%j is no text', (text) => {
    const board = testBoard();
    const before = Y.encodeStateAsUpdate(board);
    const refusal = refusalOf(() => write(board, text));
    if (mayBeEmpty) expect(refusal).toBeUndefined();
    else {
      expect(refusal).toEqual(emptyRefusal ?? { code: 'TextEmpty', field });
      expect(Y.encodeStateAsUpdate(board)).toEqual(before);
    }
  });

  test('the longest text is taken, one character more is not', () => {
    const board = testBoard();
    write(board, 'x'.repeat(max));
    const before = Y.encodeStateAsUpdate(board);
    expect(refusalOf(() => write(board, 'x'.repeat(max + 1)))).toEqual({
      code: 'TextTooLong',
      field,
      max,
    });
    expect(Y.encodeStateAsUpdate(board)).toEqual(before);
  });

  test('what is too long only before it is normalised is taken', () => {
    expect(refusalOf(() => write(testBoard(), ` ${'u\u0308'.repeat(max)}\u0000 `))).toBeUndefined();
  });

  test.each([7, true, {}, ['a']])('%j is refused', (value) => {
    expect(refusalOf(() => write(testBoard(), value as unknown as string))).toEqual({
      code: 'InvalidValue',
      field,
    });
  });
});

const amendment = { title: 'Sprache und Arbeit', summary: '' };

/** Every command on an existing entry. */
function commandsOn(board: Y.Doc) {
  const resource = addResource(board, author, { field: 'social', text: 'Sozialticket' });
  const gap = addGap(board, author, { field: 'social', question: 'Wann?' });
  const direction = proposeDirection(board, author, { text: 'Ankommen' });
  const strategy = proposeStrategy(board, author, { title: 'Sprache zuerst' });
  const will = addWill(board, author, { statement: 'Arbeit' });
  const agreement = addAgreement(board, author, {
    what: 'Anruf',
    whoDepartment: 'KJS',
    due: '2017-09-26',
  });
  const person = addPerson(board, author, { label: 'Vater', kinship: 'father' });
  const event = addChronicleEntry(board, author, { on: '2017-07-06', what: 'Profiling' });
  const chair = new Y.Doc();
  return [
    ['resources', resource, (id: string) => updateResource(board, author, id, { basis: 'stated' })],
    [
      'resources',
      resource,
      (id: string) => placeEntry(board, author, { root: 'resources', id }, { field: 'personal' }),
    ],
    ['resources', resource, (id: string) => turnIntoGap(board, author, id)],
    [
      'resources',
      resource,
      (id: string) => linkToStrategy(board, author, strategy, { root: 'resources', id }, true),
    ],
    ['gaps', gap, (id: string) => updateGap(board, author, id, { askedDepartment: 'JC' })],
    ['gaps', gap, (id: string) => acceptGap(board, author, id)],
    ['gaps', gap, (id: string) => answerGap(board, author, id, { text: 'Morgen' })],
    ['gaps', gap, (id: string) => forwardGap(board, author, id, 'DRK')],
    [
      'gaps',
      gap,
      (id: string) => takeAlongGap(board, author, id, { whoDepartment: 'CBE', due: '2017-10-05' }),
    ],
    ['gaps', gap, (id: string) => reopenGap(board, author, id)],
    ['directions', direction, (id: string) => supportDirection(board, author, id, false)],
    ['directions', direction, (id: string) => updateDirection(board, author, id, {})],
    ['directions', direction, (id: string) => setDirection(chair, board, author, id)],
    ['strategies', strategy, (id: string) => updateStrategy(board, author, id, {})],
    ['strategies', strategy, (id: string) => placeStrategy(board, author, id)],
    [
      'strategies',
      strategy,
      (id: string) => linkToStrategy(board, author, id, { root: 'gaps', id: gap }, false),
    ],
    ['strategies', strategy, (id: string) => amendStrategy(board, author, id, amendment)],
    [
      'strategies',
      strategy,
      (id: string) => addCondition(board, author, { strategyId: id, text: 'Wenn' }),
    ],
    ['wills', will, (id: string) => judgeFeasibility(board, author, id, 'unknown')],
    ['wills', will, (id: string) => acknowledgeLoss(board, author, id)],
    ['wills', will, (id: string) => linkToWill(board, author, id, resource, true)],
    [
      'wills',
      will,
      (id: string) => linkEvidence(board, author, id, { root: 'chronicle', id: event }, true),
    ],
    [
      'resources',
      resource,
      (id: string) => linkEvidence(board, author, will, { root: 'resources', id }, true),
    ],
    ['agreements', agreement, (id: string) => updateAgreement(board, author, id, {})],
    [
      'agreements',
      agreement,
      (id: string) => settleAgreement(board, author, id, 'done', { on: '2017-09-26' }),
    ],
    ['agreements', agreement, (id: string) => reopenAgreement(board, author, id)],
    [
      'agreements',
      agreement,
      (id: string) => renewAgreement(board, author, id, { on: '2017-09-26', due: '2017-10-05' }),
    ],
    ['persons', person, (id: string) => updatePerson(board, author, id, {})],
    ['chronicle', event, (id: string) => updateChronicleEntry(board, author, id, {})],
  ] as const;
}

describe('commands on entries that are not there', () => {
  test.each(commandsOn(testBoard()).map(([root], index) => [index, root] as const))(
    'command %i on %s names what it does not know',
    (index) => {
      const board = testBoard();
      const [root, , run] = commandsOn(board)[index] ?? commandsOn(board)[0];
      for (const id of ['nobody', '', '__proto__', 'constructor', 'a b', 'x'.repeat(65)])
        expect(refusalOf(() => run(id))).toEqual({ code: 'UnknownEntity', root, id });
    },
  );

  test.each(commandsOn(testBoard()).map(([root], index) => [index, root] as const))(
    'command %i on a removed entry of %s is refused and writes nothing',
    (index) => {
      const board = testBoard();
      const [root, id, run] = commandsOn(board)[index] ?? commandsOn(board)[0];
      removeEntity(board, author, root, id);
      const before = Y.encodeStateAsUpdate(board);
      expect(refusalOf(() => run(id))).toEqual({ code: 'UnknownEntity', root, id });
      expect(Y.encodeStateAsUpdate(board)).toEqual(before);
    },
  );

  test('removing and restoring name what they do not know', () => {
    const unknown = { code: 'UnknownEntity', root: 'gaps', id: 'nobody' };
    expect(refusalOf(() => removeEntity(testBoard(), author, 'gaps', 'nobody'))).toEqual(unknown);
    expect(refusalOf(() => restoreEntity(testBoard(), author, 'gaps', 'nobody'))).toEqual(unknown);
  });

  test('a reference to something that never was is refused', () => {
    const board = testBoard();
    const unknown = { code: 'UnknownEntity', root: 'persons', id: 'nobody' };
    const add = () =>
      addResource(board, author, { field: 'social', text: 'a', personIds: ['nobody'] });
    expect(refusalOf(add)).toEqual(unknown);
    expect(refusalOf(() => addWill(board, author, { statement: 'a', personId: 'nobody' }))).toEqual(
      unknown,
    );
    const id = addResource(board, author, { field: 'social', text: 'a' });
    expect(refusalOf(() => updateResource(board, author, id, { personIds: ['nobody'] }))).toEqual(
      unknown,
    );
  });
});

describe('removing', () => {
  test('an entry leaves its collection, says who removed it, and comes back as it was', () => {
    const board = testBoard();
    const id = addResource(board, author, { field: 'social', text: 'Sozialticket' });
    const before = readBoard(board).resources.get(id);
    removeEntity(board, testAuthor('JC'), 'resources', id);
    expect(readBoard(board).resources.has(id)).toBe(false);
    expect(readBoard(board).removed.resources.get(id)).toMatchObject({
      text: 'Sozialticket',
      removed: { by: 'p-JC', department: 'JC' },
    });
    restoreEntity(board, author, 'resources', id);
    expect(readBoard(board).resources.get(id)).toEqual(before);
  });

  test('removing twice keeps the first removal, restoring twice changes nothing', () => {
    const board = testBoard();
    const id = addResource(board, author, { field: 'social', text: 'Sozialticket' });
    removeEntity(board, author, 'resources', id);
    const once = readBoard(board).removed.resources.get(id);
    removeEntity(board, testAuthor('JC'), 'resources', id);
    expect(readBoard(board).removed.resources.get(id)).toEqual(once);
    restoreEntity(board, author, 'resources', id);
    const updates: Uint8Array[] = [];
    board.on('update', (update: Uint8Array) => updates.push(update));
    restoreEntity(board, author, 'resources', id);
    expect(updates).toEqual([]);
  });

  test('who is writing in a card while somebody removes it goes on writing', () => {
    const board = testBoard();
    const id = addResource(board, author, { field: 'social', text: 'Sozial' });
    removeEntity(board, testAuthor('JC'), 'resources', id);
    editText(
      board,
      author,
      { root: 'resources', id, field: 'text' },
      { index: 6, remove: 0, insert: 'ticket' },
    );
    restoreEntity(board, author, 'resources', id);
    expect(readBoard(board).resources.get(id)?.text).toBe('Sozialticket');
  });

  test('a card comes back with its links, even if others edited the links meanwhile', () => {
    const board = testBoard();
    const [kept, gone, added] = ['a', 'b', 'c'].map((text) =>
      addResource(board, author, { field: 'social', text }),
    ) as [string, string, string];
    const strategy = proposeStrategy(board, author, { title: 's', resourceIds: [kept, gone] });
    removeEntity(board, author, 'resources', gone);
    expect(readBoard(board).strategies.get(strategy)?.resourceIds).toEqual([kept]);
    updateStrategy(board, author, strategy, { resourceIds: [added] });
    restoreEntity(board, author, 'resources', gone);
    expect(readBoard(board).strategies.get(strategy)?.resourceIds).toEqual([gone, added].sort());
    expect(readBoard(board).unreadable).toEqual([]);
  });

  test('the Passivlösung stays: not removed, not moved, not set aside', () => {
    const board = testBoard();
    seedStatusQuo(board, author, 'Alles bleibt, wie es ist', 'Passivlösung');
    const fixed = { code: 'StatusQuoFixed' };
    expect(refusalOf(() => removeEntity(board, author, 'strategies', statusQuoId))).toEqual(fixed);
    expect(refusalOf(() => removeStrategy(board, author, statusQuoId))).toEqual(fixed);
    expect(refusalOf(() => placeStrategy(board, author, statusQuoId))).toEqual(fixed);
  });
});

describe('what a command may be handed', () => {
  const names = ['id', 'removed', 'createdAt', 'nonsense', 'constructor', 'toString', '__proto__'];

  test.each(names)('a patch of %s is refused', (field) => {
    const board = testBoard();
    const id = addResource(board, author, { field: 'social', text: 'a' });
    const patch = JSON.parse(`{${JSON.stringify(field)}: "x"}`);
    const refused = { code: 'InvalidValue', field };
    expect(refusalOf(() => updateResource(board, author, id, patch))).toEqual(refused);
    expect(refusalOf(() => updateMeta(board, author, patch))).toEqual(refused);
    const text = { root: 'resources', id, field } as const;
    const splice = { index: 0, remove: 0, insert: 'x' };
    expect(refusalOf(() => editText(board, author, text, splice))).toEqual(refused);
  });

  test('a patch with one bad field writes none of the good ones', () => {
    const board = testBoard();
    const id = addResource(board, author, { field: 'social', text: 'a' });
    const patch = { basis: 'documented', recordedOn: '2017-02-30' } as const;
    expect(refusalOf(() => updateResource(board, author, id, patch))).toEqual({
      code: 'InvalidValue',
      field: 'recordedOn',
    });
    expect(readBoard(board).resources.get(id)?.basis).toBe('stated');
  });

  test('shared text is never replaced as a whole', () => {
    const board = testBoard();
    const id = addResource(board, author, { field: 'social', text: 'a' });
    expect(refusalOf(() => updateResource(board, author, id, { text: 'b' } as object))).toEqual({
      code: 'InvalidValue',
      field: 'text',
    });
  });

  test.each([
    ['a department of nine letters', { department: 'ABCDEFGHI' }, 'department'],
    ['no department', { department: '' }, 'department'],
    ['a participant that is no id', { participantId: 'a b' }, 'participantId'],
    ['a clock that shows nothing', { now: () => Number.NaN }, 'now'],
    ['a clock after the end of time', { now: () => 9e15 }, 'now'],
  ])('an author with %s writes nothing', (_, odd, field) => {
    const board = testBoard();
    const id = addResource(board, author, { field: 'social', text: 'a' });
    const before = Y.encodeStateAsUpdate(board);
    const refused = { code: 'InvalidValue', field };
    const wrong = { ...testAuthor(), ...odd };
    expect(refusalOf(() => addGap(board, wrong, { field: 'social', question: 'a' }))).toEqual(
      refused,
    );
    expect(refusalOf(() => removeEntity(board, wrong, 'resources', id))).toEqual(refused);
    expect(Y.encodeStateAsUpdate(board)).toEqual(before);
  });

  test('an entry can come from another department than its author', () => {
    const board = testBoard();
    const input = { field: 'social', text: 'a', department: 'DRK' } as const;
    const id = addResource(board, author, input);
    expect(readBoard(board).resources.get(id)).toMatchObject({
      department: 'DRK',
      createdBy: 'p-SAF',
    });
    expect(refusalOf(() => addResource(board, author, { ...input, department: 'x y' }))).toEqual({
      code: 'InvalidValue',
      field: 'department',
    });
  });

  test.each(['2017-02-30', '2017-13-01', '17-01-01', '2017-1-1', '', 'heute', '+010000-01-01'])(
    '%j is no day',
    (on) => {
      const refusal = refusalOf(() => addChronicleEntry(testBoard(), author, { on, what: 'a' }));
      expect(refusal).toEqual({ code: 'InvalidValue', field: 'on' });
    },
  );

  test.each(['2016-02-29', '9999-12-31'])('%s is a day', (on) => {
    const board = testBoard();
    const id = addChronicleEntry(board, author, { on, what: 'a' });
    expect(readBoard(board).chronicle.get(id)?.on).toBe(on);
  });

  test('undefined takes an optional value away and is refused for others', () => {
    const board = testBoard();
    const id = addResource(board, author, { field: 'social', text: 'a', caveat: 'ohne Nachweis' });
    updateResource(board, author, id, { caveat: undefined });
    expect(readBoard(board).resources.get(id)).not.toHaveProperty('caveat');
    expect(refusalOf(() => updateResource(board, author, id, { basis: undefined }))).toEqual({
      code: 'InvalidValue',
      field: 'basis',
    });
  });

  test('a field of the map that is none is refused', () => {
    const board = testBoard();
    const field = 'hub' as 'social';
    const refused = { code: 'InvalidValue', field: 'field' };
    expect(refusalOf(() => addResource(board, author, { field, text: 'a' }))).toEqual(refused);
    const id = addResource(board, author, { field: 'social', text: 'a' });
    const ref = { root: 'resources', id } as const;
    expect(refusalOf(() => placeEntry(board, author, ref, { field }))).toEqual(refused);
  });
});

describe('a board from a newer version', () => {
  test('takes no command', () => {
    const board = testBoard();
    const commands = commandsOn(board);
    const id = addResource(board, author, { field: 'social', text: 'a' });
    rootMap(board, 'meta')?.set('schemaVersion', 99);
    const before = Y.encodeStateAsUpdate(board);
    const refused = { code: 'NewerSchema', version: 99 };
    const splice = { index: 0, remove: 0, insert: 'x' };
    for (const { write } of texts) expect(refusalOf(() => write(board, 'x'))).toEqual(refused);
    expect(refusalOf(() => removeEntity(board, author, 'resources', id))).toEqual(refused);
    expect(
      refusalOf(() => editText(board, author, { root: 'resources', id, field: 'text' }, splice)),
    ).toEqual(refused);
    for (const [, known, run] of commands) {
      const refusal = refusalOf(() => run(known));
      if (refusal) expect(refusal).toEqual(refused);
    }
    expect(Y.encodeStateAsUpdate(board)).toEqual(before);
  });
});

test('every command is one transaction with the author as its origin', () => {
  const board = testBoard();
  const origins: unknown[] = [];
  board.on('update', (_: Uint8Array, origin: unknown) => origins.push(origin));
  const gap = addGap(board, author, { field: 'social', question: 'Wann?' });
  const answer = answerGap(board, author, gap, { text: 'Morgen' });
  turnIntoGap(board, author, answer);
  placeEntry(board, author, { root: 'gaps', id: gap }, { field: 'personal' });
  proposeStrategy(board, author, { title: 'a' });
  expect(origins).toEqual([author, author, author, author, author]);
});
