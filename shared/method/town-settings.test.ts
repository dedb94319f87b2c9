import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import {
  defaultTownContent,
  departmentToday,
  keepingKnown,
  missingFrom,
  readTownContent,
  readTownFile,
  type TownContent,
  withChainVersions,
  writeTownFile,
} from './town-settings.ts';

const town = defaultTownContent;
const [first, second] = town.departments;

test('what a town begins with is sound, and a file brings it back unchanged', () => {
  expect(readTownContent(town)).toEqual({ content: town });
  // To the order of its fields: what nobody has changed counts as unchanged.
  expect(JSON.stringify(readTownContent(town))).toBe(JSON.stringify({ content: town }));
  expect(readTownFile(writeTownFile(town))).toEqual({ content: town });
});

test('what else is in the file is left out', () => {
  const raw = {
    ...town,
    secret: 1,
    departments: town.departments.map((department) => ({ ...department, extra: true })),
  };
  expect(readTownContent(raw)).toEqual({ content: town });
});

test('texts lose what nobody sees', () => {
  const raw = { ...town, departments: [{ ...first, name: ' Amt \u202Efür\nalles\u0000 ' }] };
  expect(readTownContent(raw)).toMatchObject({
    content: { departments: [{ name: 'Amt für alles' }] },
  });
});

const departments = (...changed: readonly unknown[]) => ({ ...town, departments: changed });
const instrument = (patch: object) => ({
  ...town,
  instruments: [{ ...town.instruments[0], ...patch }],
});
const question = (patch: object) => ({
  ...town,
  questions: [{ ...town.questions[0], ...patch }],
});
/** The town of which these departments have retired, and where they went on. */
const gone = (into: Readonly<Record<string, unknown>>) =>
  departments(
    ...town.departments.map((each) =>
      Object.hasOwn(into, each.id) ? { ...each, retired: true, mergedInto: into[each.id] } : each,
    ),
  );
const conference = (patch: object) => ({ ...town, conference: { ...town.conference, ...patch } });

describe('readTownContent names the first problem', () => {
  test.each<[unknown, string, string]>([
    [undefined, 'missing', ''],
    [[], 'missing', ''],
    [{}, 'missing', 'departments'],
    [departments(), 'missing', 'departments'],
    [departments({ ...first, retired: true }), 'missing', 'departments'],
    [departments(null), 'missing', 'departments/0'],
    [departments({ ...first, id: '' }), 'missing', 'departments/0/id'],
    [departments({ ...first, id: 'ZU LANG' }), 'wrong', 'departments/0/id'],
    [departments(first, first), 'twice', 'departments/1/id'],
    [departments(first, { ...second, hue: first?.hue }), 'twice', 'departments/1/hue'],
    [departments({ ...first, hue: 13 }), 'wrong', 'departments/0/hue'],
    [departments({ ...first, name: ' ' }), 'missing', 'departments/0/name'],
    [departments({ ...first, name: 'x'.repeat(121) }), 'tooLong', 'departments/0/name'],
    [departments({ ...first, legalSphere: 'SGB XII' }), 'wrong', 'departments/0/legalSphere'],
    [departments(...Array(41).fill(first)), 'tooMany', 'departments'],
    [departments({ ...first, mergedInto: 'AUS' }, second), 'wrong', 'departments/0/mergedInto'],
    [gone({ SOZ: 'NEU' }), 'wrong', 'departments/0/mergedInto'],
    [gone({ SOZ: 7 }), 'wrong', 'departments/0/mergedInto'],
    [gone({ SOZ: 'SOZ' }), 'circle', 'departments/0/mergedInto'],
    [gone({ SOZ: 'AUS', AUS: 'SAF', SAF: 'AUS' }), 'circle', 'departments/1/mergedInto'],
    [{ ...town, phases: town.phases.slice(1) }, 'missing', 'phases'],
    [{ ...town, phases: [{ kind: 'lunch', minutes: 5 }] }, 'wrong', 'phases/0'],
    [
      { ...town, phases: [{ kind: 'opening', minutes: 5, name: 'x'.repeat(41) }] },
      'tooLong',
      'phases/0/name',
    ],
    [instrument({ name: '' }), 'missing', 'instruments/0/name'],
    [instrument({ id: '__proto__' }), 'wrong', 'instruments/0/id'],
    [instrument({ ageGroups: ['old'] }), 'wrong', 'instruments/0/ageGroups'],
    [instrument({ validUntil: '2017-02-30' }), 'wrong', 'instruments/0/validUntil'],
    [
      instrument({ validFrom: '2018-01-01', validUntil: '2017-01-01' }),
      'wrong',
      'instruments/0/validUntil',
    ],
    [question({ area: 'weather' }), 'wrong', 'questions/0/area'],
    [question({ text: '' }), 'missing', 'questions/0/text'],
    [question({ hint: undefined }), 'missing', 'questions/0/hint'],
    [conference({ start: '24:00' }), 'wrong', 'conference/start'],
    [conference({ weekday: 0 }), 'wrong', 'conference/weekday'],
    [conference({ breakMinutes: 2.5 }), 'wrong', 'conference/breakMinutes'],
    [conference({ restingMonths: 0 }), 'wrong', 'conference/restingMonths'],
    [conference({ minimumCases: 4 }), 'wrong', 'conference/minimumCases'],
    [conference({ minimumCases: 12 }), 'wrong', 'conference/minimumCases'],
    [conference({ familyContact: 9 }), 'missing', 'conference/familyContact'],
    [conference({ familyContact: 'x'.repeat(161) }), 'tooLong', 'conference/familyContact'],
  ])('%#: %s', (raw, reason, field) => {
    expect(readTownContent(raw)).toEqual({ problem: { reason, field } });
  });
});

test('where families can ask is kept where it is said', () => {
  const said = conference({ familyContact: 'Haus 1, montags von 9 bis 12 Uhr' });
  expect(readTownContent(said)).toEqual({ content: said });
});

test('a colour is free again once its department is retired', () => {
  const raw = departments({ ...first, retired: true }, { ...second, hue: first?.hue });
  expect(readTownContent(raw)).toHaveProperty('content');
});

test('where a department went on is kept, and leads to what that one is today', () => {
  const read = readTownContent(gone({ SOZ: 'AUS', AUS: 'SAF' }));
  if ('problem' in read) throw new Error(read.problem.field);
  expect(read).toEqual({ content: gone({ SOZ: 'AUS', AUS: 'SAF' }) });
  expect(readTownFile(writeTownFile(read.content))).toEqual(read);
  const today = departmentToday(read.content.departments);
  expect(['SOZ', 'AUS', 'SAF', 'IFK', 'unknown'].map(today)).toEqual([
    'SAF',
    'SAF',
    'SAF',
    'IFK',
    'unknown',
  ]);
});

test('reading is total, and what it lets through reads the same again', () => {
  const changed = gone({ SOZ: 'AUS', AUS: 'SAF' });
  const ids = town.departments.map(({ id }) => id);
  const value = fc.jsonValue();
  const broken = fc
    .tuple(fc.constantFrom(...paths(changed)), fc.oneof(value, fc.constantFrom(...ids)))
    .map(([path, put]) => replaced(changed, path, put));
  fc.assert(
    fc.property(fc.oneof(value, broken), (raw) => {
      const read = readTownContent(raw);
      if ('content' in read) expect(readTownContent(read.content)).toEqual(read);
      else expect(read.problem.field).toBeTypeOf('string');
    }),
  );
});

describe('readTownFile', () => {
  test.each([
    ['', 'noSettings'],
    ['null', 'noSettings'],
    ['[]', 'noSettings'],
    ['{"format":"else","version":1}', 'noSettings'],
    ['{"format":"fallrunde-settings"}', 'noSettings'],
    ['{"format":"fallrunde-settings","version":2}', 'newer'],
    ['{"format":"fallrunde-settings","version":1}', 'missing'],
  ])('%s: %s', (text, reason) => {
    expect(readTownFile(text)).toMatchObject({ problem: { reason } });
  });
});

test('what boards may name is missed, and retires instead', () => {
  const next: TownContent = {
    ...town,
    departments: town.departments.slice(1),
    instruments: town.instruments.slice(1),
  };
  const known = {
    departments: town.departments.map(({ id }) => id),
    instruments: town.instruments.map(({ id }) => id),
  };
  expect(missingFrom(next, known)).toEqual({ kind: 'department', id: 'SOZ' });
  const kept = keepingKnown(next, town);
  expect(missingFrom(kept, known)).toBeUndefined();
  expect(kept.departments.at(-1)).toEqual({ ...first, retired: true });
  expect(kept.instruments.at(-1)).toMatchObject({ id: 'sprachkurs', retired: true });
  expect(readTownContent(kept)).toEqual({ content: kept });
});

test('every area has questions, each with the hint how to ask it', () => {
  const areas = Map.groupBy(town.questions, ({ area }) => area);
  expect(areas.size).toBe(7);
  for (const questions of areas.values()) expect(questions.length).toBeGreaterThan(5);
  for (const { hint } of town.questions) expect(hint).not.toBe('');
});

type Path = readonly (string | number)[];

function paths(value: unknown, path: Path = []): Path[] {
  if (typeof value !== 'object' || value === null) return [path];
  return [path, ...Object.entries(value).flatMap(([key, each]) => paths(each, [...path, key]))];
}

function replaced(value: unknown, [key, ...rest]: Path, put: unknown): unknown {
  if (key === undefined) return put;
  if (Array.isArray(value))
    return value.map((each, index) => (String(index) === key ? replaced(each, rest, put) : each));
  const fields = value as Record<string, unknown>;
  return { ...fields, [key]: replaced(fields[key], rest, put) };
}

const chain = (patch: object) => ({ ...town, chains: [{ ...town.chains[0], ...patch }] });
const step = (patch: object) => chain({ steps: [{ ...town.chains[0]?.steps[0], ...patch }] });
const rule = (patch: object) => ({
  ...town,
  transitions: [{ ...town.transitions[0], ...patch }],
});

describe('chains and rules', () => {
  test.each<[unknown, string, string]>([
    [{ ...town, chains: 1 }, 'missing', 'chains'],
    [chain({ field: 'weather' }), 'wrong', 'chains/0/field'],
    [chain({ ageGroup: 'old' }), 'wrong', 'chains/0/ageGroup'],
    [chain({ name: '' }), 'missing', 'chains/0/name'],
    [step({ what: 'x'.repeat(81) }), 'tooLong', 'chains/0/steps/0/what'],
    [step({ department: '' }), 'wrong', 'chains/0/steps/0/department'],
    [step({ targetDays: 0 }), 'wrong', 'chains/0/steps/0/targetDays'],
    [step({ handsTo: ['???'] }), 'wrong', 'chains/0/steps/0/handsTo'],
    [rule({ months: 1.5 }), 'wrong', 'transitions/0/months'],
    [rule({ validFrom: undefined }), 'missing', 'transitions/0/validFrom'],
    [rule({ validUntil: '2015-02-28' }), 'wrong', 'transitions/0/validUntil'],
    [rule({ countedFrom: 'birth' }), 'wrong', 'transitions/0/countedFrom'],
    [rule({ checklist: [{ id: 'a', what: '' }] }), 'missing', 'transitions/0/checklist/0/what'],
  ])('%#: %s', (raw, reason, field) => {
    expect(readTownContent(raw)).toEqual({ problem: { reason, field } });
  });

  test('settings from before there were any go on with those Fallrunde comes with', () => {
    const { chains: _, transitions: __, ...old } = town;
    expect(readTownContent(old)).toEqual({ content: town });
  });

  test('a chain has the version that last changed it', () => {
    const [first, second] = town.chains;
    if (!first || !second) throw new Error('there are two chains');
    const changed = { ...town, chains: [{ ...first, name: 'Ankommen' }, second] };
    const saved = withChainVersions(changed, town, 7);
    expect(saved.chains.map(({ version }) => version)).toEqual([7, 0]);
    expect(withChainVersions(saved, saved, 8).chains).toEqual(saved.chains);
  });
});
