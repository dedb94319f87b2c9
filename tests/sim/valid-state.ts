import type { BoardState } from '../../shared/case/board.ts';
import type { ChairState } from '../../shared/case/chair.ts';
import { entriesByField } from '../../shared/case/select.ts';

/**
 * What a valid state is, said a second time and independently of the code that reads it: every field of every entry
 * with its type and limit, every reference with its target, and what holds for the board as a whole.
 */
type Check = (value: unknown, board: BoardState) => boolean;

const fields = ['personal', 'social', 'material', 'infrastructural'];

const isText = (value: unknown, max: number, lines: boolean): value is string =>
  typeof value === 'string' &&
  value.length <= max &&
  value.isWellFormed() &&
  value === value.trim() &&
  value === value.normalize('NFC') &&
  // biome-ignore lint/suspicious/noControlCharactersInRegex: control characters are what must not be there
  !(lines ? /[\u0000-\u0009\u000B-\u001F\u007F-\u009F]/ : /[\u0000-\u001F\u007F-\u009F]/).test(
    value,
  );

/** Text people write together may exceed its limit four times, since each stayed within it alone. */
const shared =
  (max: number, lines = false): Check =>
  (value) =>
    isText(value, max * 4, lines);
const line =
  (max: number): Check =>
  (value) =>
    isText(value, max, false) && value !== '';
const oneOf =
  (...values: string[]): Check =>
  (value) =>
    typeof value === 'string' && values.includes(value);
const optional =
  (check: Check): Check =>
  (value, board) =>
    value === undefined || check(value, board);
const id: Check = (value) => typeof value === 'string' && /^[\w-]{1,64}$/.test(value);
const idOrNobody: Check = (value, board) => value === '' || id(value, board);
const department: Check = (value) =>
  typeof value === 'string' && /^[\p{L}\p{N}_-]{1,8}$/u.test(value);
const departmentOrNone: Check = (value, board) => value === '' || department(value, board);
const key: Check = (value) => typeof value === 'string' && /^[\p{L}\p{N}_-]{1,64}$/u.test(value);
const time: Check = (value) =>
  typeof value === 'number' &&
  value >= 0 &&
  !Object.is(value, -0) &&
  !Number.isNaN(new Date(value).getTime());
const day: Check = (value) =>
  typeof value === 'string' &&
  /^\d{4}-\d\d-\d\d$/.test(value) &&
  new Date(`${value}T12:00:00Z`).toISOString().slice(0, 10) === value;
const order: Check = (value) =>
  typeof value === 'string' && /^[A-Za-z][\dA-Za-z]{0,200}$/.test(value);
const flag: Check = (value) => typeof value === 'boolean';
const setOf =
  (check: Check): Check =>
  (value, board) =>
    Array.isArray(value) &&
    value.every((item) => check(item, board)) &&
    value.every((item, index) => index === 0 || value[index - 1] < item);

type Root = Exclude<keyof BoardState, 'meta' | 'newerSchema' | 'removed' | 'stubs' | 'unreadable'>;
const known =
  (root: Root): Check =>
  (value, board) =>
    typeof value === 'string' && board[root].has(value);

const fit = optional(oneOf('low', 'partial', 'high'));
const ageGroup = optional(oneOf('under25', 'over25'));

const entries: Readonly<Record<Root, Readonly<Record<string, Check>>>> = {
  persons: {
    label: line(40),
    kinship: oneOf('father', 'mother', 'child', 'relative', 'other'),
    ageGroup,
    birthYear: optional(
      (value) => Number.isInteger(value) && Number(value) >= 1900 && Number(value) <= 2100,
    ),
    languages: optional(line(80)),
    interpreter: flag,
  },
  resources: {
    field: oneOf(...fields),
    text: shared(280),
    personIds: setOf(known('persons')),
    basis: oneOf('stated', 'observed', 'documented'),
    caveat: optional(line(80)),
    recordedOn: optional(day),
    evidence: optional(line(120)),
    questionId: optional(id),
    order,
  },
  gaps: {
    question: shared(280),
    field: oneOf(...fields),
    personIds: setOf(known('persons')),
    askedDepartment: optional(department),
    state: oneOf('open', 'accepted', 'closed'),
    answerResourceId: optional(known('resources')),
    questionId: optional(id),
    willOfPersonId: optional(known('persons')),
    order,
  },
  wills: {
    personId: optional(known('persons')),
    statement: shared(280),
    wish: optional(line(280)),
    evidenceIds: setOf(known('resources')),
    eventIds: setOf(known('chronicle')),
    feasibility: oneOf('unknown', 'notNow', 'partial', 'feasible'),
    feasibilityReason: optional(line(120)),
    resourceIds: setOf(known('resources')),
    questionId: optional(id),
  },
  directions: {
    text: shared(140),
    voice: oneOf('department', 'family'),
    supporters: setOf(department),
    resourceIds: setOf(known('resources')),
    gapIds: setOf(known('gaps')),
    plainText: optional(line(140)),
    plainOf: optional(line(140)),
    plainBy: optional(department),
  },
  strategies: {
    letter: (value) => typeof value === 'string' && /^(0|[A-Z]+([2-9]|[1-9]\d+)?)$/.test(value),
    amendsId: optional(known('strategies')),
    title: shared(80),
    summary: shared(140),
    rationale: shared(2000, true),
    phase: optional(oneOf('access', 'differentiation', 'integration')),
    ageGroup,
    instrumentIds: setOf(key),
    resourceIds: setOf(known('resources')),
    gapIds: setOf(known('gaps')),
    fitToDirection: fit,
    fitToDirectionReason: optional(line(120)),
    fitToWill: fit,
    fitToWillReason: optional(line(120)),
    order,
  },
  conditions: {
    strategyId: optional(known('strategies')),
    text: shared(280),
    roundId: optional(id),
    amendedId: optional(known('strategies')),
  },
  agreements: {
    what: shared(280),
    whoDepartment: optional(department),
    whoPersonId: optional(known('persons')),
    due: optional(day),
    strategyId: optional(known('strategies')),
    gapId: optional(known('gaps')),
    renewsId: optional(known('agreements')),
    sittingId: optional(id),
    state: oneOf('open', 'done', 'notDone'),
    settledOn: optional(day),
    outcome: optional(line(280)),
    plainSentence: optional(line(280)),
    plainOf: optional(line(280)),
    plainBy: optional(department),
    translation: optional(line(560)),
    translationLanguage: optional(line(40)),
    toldOn: optional(day),
    toldBy: optional(department),
  },
  chronicle: {
    on: day,
    what: line(280),
    kind: oneOf('event', 'step', 'transition', 'appointment'),
    legalSphere: optional(oneOf('AsylbLG', 'AufenthG', 'SGB II', 'SGB III', 'SGB VIII', 'none')),
    needFoundOn: optional(day),
    startedOn: optional(day),
    doneOn: optional(day),
    order: optional(order),
    handsTo: setOf(department),
    handsWhat: optional(line(140)),
    targetDays: optional((value) => Number.isInteger(value) && Number(value) >= 1),
    expectedFrom: optional(day),
    skippedBecause: optional(line(140)),
    note: optional(line(140)),
    templateId: optional(id),
    templateVersion: optional((value) => Number.isInteger(value) && Number(value) >= 0),
    templateStepId: optional(id),
    leadTo: optional(department),
    leadFrom: optional(day),
    leadStays: optional(line(140)),
  },
  handovers: {
    transitionId: optional(known('chronicle')),
    what: line(140),
    order,
    due: optional(day),
    doneOn: optional(day),
    doneBy: optional(department),
    itemId: optional(id),
  },
};

const base: Readonly<Record<string, Check>> = {
  entrusted: optional(
    (value) =>
      typeof value === 'object' && value !== null && 'key' in value && 'departments' in value,
  ),
  id,
  createdAt: time,
  createdBy: idOrNobody,
  department: departmentOrNone,
};

const removal: Readonly<Record<string, Check>> = {
  at: time,
  by: idOrNobody,
  department: departmentOrNone,
};

const meta: Readonly<Record<string, Check>> = {
  schemaVersion: (value) => Number.isSafeInteger(value) && Number(value) >= 0,
  pseudonym: (value, board) => value === '' || line(60)(value, board),
  origin: optional(line(60)),
  note: optional(line(280)),
  stayBeganOn: optional(day),
};

function* wrongFields(
  checks: Readonly<Record<string, Check>>,
  value: object,
  board: BoardState,
): Generator<string> {
  const given = value as Record<string, unknown>;
  for (const [field, check] of Object.entries(checks))
    if (!check(given[field], board))
      yield `${field}: ${String(JSON.stringify(given[field])).slice(0, 80)}`;
  for (const field of Object.keys(given))
    if (!Object.hasOwn(checks, field)) yield `${field} is unknown`;
}

const isRemovedRecord =
  (board: BoardState): Check =>
  (value) =>
    typeof value === 'object' &&
    value !== null &&
    [...wrongFields(removal, value, board)].length === 0;

/** What is wrong with a state; empty for a valid one. */
export function faultsOf(board: BoardState): string[] {
  const faults: string[] = [];
  for (const fault of wrongFields(meta, board.meta, board)) faults.push(`meta.${fault}`);
  const letters = new Set<string>();
  for (const root of Object.keys(entries) as Root[]) {
    for (const [place, collection] of [
      ['', board[root]],
      ['removed.', board.removed[root]],
    ] as const) {
      const isRemoved = place !== '';
      const checks = {
        ...base,
        ...entries[root],
        ...(isRemoved ? { removed: isRemovedRecord(board) } : {}),
      };
      for (const [entryId, entry] of collection) {
        if (entry.id !== entryId)
          faults.push(`${place}${root}.${entryId} is kept under another id`);
        if (isRemoved && board[root].has(entryId))
          faults.push(`${root}.${entryId} is removed and there`);
        for (const fault of wrongFields(checks, entry, board))
          faults.push(`${place}${root}.${entryId}.${fault}`);
        if ('letter' in entry) {
          if (letters.has(String(entry.letter)))
            faults.push(`letter ${String(entry.letter)} twice`);
          letters.add(String(entry.letter));
        }
      }
    }
  }
  return [...faults, ...fieldFaults(board)];
}

/** Every card in exactly one field exactly once. */
function fieldFaults(board: BoardState): string[] {
  const faults: string[] = [];
  const shown = new Map<string, number>();
  const byField = entriesByField(board);
  for (const field of fields as (keyof typeof byField)[]) {
    const list = byField[field];
    for (const [index, entry] of list.entries()) {
      const name = `${entry.root}/${entry.id}`;
      shown.set(name, (shown.get(name) ?? 0) + 1);
      const before = list[index - 1];
      if (before && before.order > entry.order) faults.push(`${name} stands out of order`);
      if (entry.entity.field !== field) faults.push(`${name} stands in a field not its own`);
    }
  }
  const expected = [
    ...[...board.resources.keys()].map((entryId) => `resources/${entryId}`),
    ...[...board.gaps.values()]
      .filter(({ state }) => state !== 'closed')
      .map((gap) => `gaps/${gap.id}`),
  ];
  for (const name of expected)
    if (shown.get(name) !== 1) faults.push(`${name} is shown ${shown.get(name) ?? 0} times`);
  if (shown.size !== expected.length) faults.push('something is shown that is not on the board');
  return faults;
}

const decision: Readonly<Record<string, Check>> = {
  id,
  directionId: id,
  text: line(140),
  at: time,
  by: idOrNobody,
  department: departmentOrNone,
  supersedes: (value) => Array.isArray(value) && value.every((item) => id(item, {} as BoardState)),
};

const nowhere = {} as BoardState;
const listOf =
  (check: Check): Check =>
  (value) =>
    Array.isArray(value) && value.every((item) => check(item, nowhere));
const mapOf =
  (key: Check, check: Check): Check =>
  (value) =>
    value instanceof Map &&
    [...value].every(([name, item]) => key(name, nowhere) && check(item, nowhere));
const recordOf =
  (checks: Readonly<Record<string, Check>>): Check =>
  (value) =>
    typeof value === 'object' &&
    value !== null &&
    [...wrongFields(checks, value, nowhere)].length === 0;
const count: Check = (value) =>
  Number.isSafeInteger(value) && Number(value) >= 0 && !Object.is(value, -0);
const between =
  (min: number, max: number): Check =>
  (value) =>
    Number.isInteger(value) && Number(value) >= min && Number(value) <= max;

const strategyDecision: Readonly<Record<string, Check>> = {
  id,
  text: (value) => isText(value, 1000, true),
  outcomes: mapOf(id, oneOf('pursue', 'rest', 'drop')),
  at: time,
  by: idOrNobody,
  department: departmentOrNone,
  supersedes: listOf(id),
};

const phase = oneOf(
  ...['opening', 'resources', 'will', 'direction', 'strategies', 'agreements', 'snapshot'],
);
const isSpan: Check = (value) => Number.isFinite(value) && Number(value) >= 0;

const sitting: Readonly<Record<string, Check>> = {
  id,
  startedAt: time,
  startedBy: departmentOrNone,
  conferenceId: optional(id),
  preparationMinutes: optional(count),
  plan: listOf(recordOf({ kind: phase, minutes: between(1, 120), name: optional(line(40)) })),
  phase,
  visited: (value) => value instanceof Set && [...value].every((each) => phase(each, nowhere)),
  pausedAt: optional(time),
  used: mapOf(phase, isSpan),
  since: time,
  extra: mapOf(phase, count),
  attendance: mapOf(department, oneOf('present', 'remote', 'excused', 'absent')),
  nextLook: optional(day),
  openGapsAtStart: count,
  openGapsAtFinish: optional(count),
  finishedAt: optional(time),
};

const round: Readonly<Record<string, Check>> = {
  id,
  number: (value) => count(value, nowhere) && value !== 0,
  openedAt: time,
  strategyIds: optional(listOf(id)),
  given: mapOf(department, recordOf({ strategyIds: listOf(id), revision: count })),
  revealed: optional(
    recordOf({
      at: time,
      by: idOrNobody,
      department: departmentOrNone,
      missing: listOf(department),
      stances: listOf(
        recordOf({
          strategyId: id,
          department,
          resistance: (value) => value === null || between(0, 10)(value, nowhere),
          objection: optional(line(280)),
          carried: optional((value) => value === true),
        }),
      ),
    }),
  ),
};

const holder: Readonly<Record<string, Check>> = {
  participantId: id,
  department: departmentOrNone,
  since: time,
  previous: optional(
    (value) =>
      typeof value === 'object' &&
      value !== null &&
      [...wrongFields({ participantId: id, until: time }, value, {} as BoardState)].length === 0,
  ),
};

/** What is wrong with a chair state; empty for a valid one. */
export function chairFaultsOf(chair: ChairState): string[] {
  const faults: string[] = [];
  const check = (
    name: string,
    checks: Readonly<Record<string, Check>>,
    entries: Iterable<{ readonly id: string }>,
  ) => {
    for (const entry of entries)
      for (const fault of wrongFields(checks, entry, nowhere))
        faults.push(`${name}.${entry.id}.${fault}`);
  };
  check('decisions', decision, chair.decisions.values());
  check('strategyDecisions', strategyDecision, chair.strategyDecisions.all.values());
  check('sittings', sitting, chair.sittings);
  check('rounds', round, chair.rounds);
  if (chair.holder)
    for (const fault of wrongFields(holder, chair.holder, nowhere)) faults.push(`holder.${fault}`);
  const directions = { ...chair, all: chair.decisions };
  for (const { all, current, earlier } of [directions, chair.strategyDecisions]) {
    if (all.size > 0 && current.length === 0) faults.push('nothing is current');
    if (
      current.length + earlier.length !== all.size ||
      new Set<unknown>([...current, ...earlier]).size !== all.size
    )
      faults.push('a decision is not exactly once current or earlier');
  }
  const running = chair.sittings.filter(({ finishedAt }) => finishedAt === undefined);
  if (running.length > 1) faults.push('several sittings run');
  if (chair.sitting !== running[0]) faults.push('what runs is not the sitting');
  return faults;
}
