import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { type Doc, encodeStateAsUpdate } from 'yjs';
import { boardOfFile, chairOfFile } from '../../shared/case/read-case-file.ts';
import { defaultTownContent, type TownSettings } from '../../shared/method/town-settings.ts';
import { plantedQuestions, townOf } from '../../tests/fixtures/town.ts';
import type { CaseRecord } from '../store/case-store.ts';
import { RestingCases } from './resting-cases.ts';

const month = 31 * 24 * 60 * 60_000;
const examples = townOf(20170921, 8);

beforeEach(() => vi.useFakeTimers({ toFake: ['performance'] }));
afterEach(() => vi.useRealTimers());

function recordOf(id: string, more: Partial<CaseRecord> = {}): CaseRecord {
  return {
    ...{ id, number: 'F-0001', leadDepartment: 'SAF', leadSince: '2017-01-01', departments: [] },
    createdAt: Date.UTC(2017, 0, 1),
    ...more,
  };
}

function town(version = 1, restingMonths: number | undefined = 6): TownSettings {
  const conference = {
    ...defaultTownContent.conference,
    ...(restingMonths ? { restingMonths } : {}),
  };
  return { ...defaultTownContent, conference, version, validFrom: 0, by: 'SAF' };
}

/** A store whose case number n is example number n. */
function resting(records: readonly CaseRecord[]) {
  const cases = [...records];
  const errors: unknown[] = [];
  let loads = 0;
  const bytesOf = (doc: Doc) => encodeStateAsUpdate(doc);
  const own = new RestingCases({
    cases: { listCases: async () => cases },
    log: {
      load: async (id, document) => {
        loads++;
        const example = examples[Number(id)];
        if (!example) throw new Error('damaged');
        return document === 'board'
          ? bytesOf(boardOfFile(example.board, 'board').board)
          : bytesOf(chairOfFile(example.chair, 'chair'));
      },
    },
    onError: (error) => errors.push(error),
  });
  const read = async (count: number, of = town()) => {
    await vi.waitFor(async () => expect(await own.facts(of)).toHaveLength(count));
    return own.facts(of);
  };
  const later = () => vi.advanceTimersByTime(61_000);
  return { own, cases, errors, read, later, loads: () => loads };
}

test('of one that cannot be read nothing is learnt, and the others count', async () => {
  const { read, errors } = resting(['0', 'x', '1'].map((id) => recordOf(id)));
  expect((await read(2)).map(({ id }) => id)).toEqual(['0', '1']);
  expect(errors).toEqual([new Error('damaged')]);
});

test('they are told as closed ones, without what somebody wrote in them', async () => {
  const { read } = resting(examples.map((_, index) => recordOf(String(index))));
  const all = await read(examples.length);
  expect(new Set(all.map(({ facts }) => facts.source))).toEqual(new Set(['closed']));
  const said = JSON.stringify(all);
  for (const { wordings } of plantedQuestions)
    for (const wording of wordings) expect(said).not.toContain(wording);
});

test('one that was consulted, entered or imported lately does not rest', async () => {
  const lately = Date.now() - 5 * month;
  const { read, later, cases } = resting([
    recordOf('0'),
    recordOf('1', { createdAt: lately }),
    recordOf('2', { importedAt: lately }),
  ]);
  expect((await read(1)).map(({ id }) => id)).toEqual(['0']);
  // Long ago it rests as well.
  cases[2] = recordOf('2', { importedAt: lately - 2 * month });
  later();
  expect((await read(2)).map(({ id }) => id)).toEqual(['0', '2']);
});

test('one that was erased elsewhere is in no answer after a minute, one erased here in none', async () => {
  const { own, read, later, cases } = resting(['0', '1', '2'].map((id) => recordOf(id)));
  await read(3);
  cases.shift();
  later();
  expect((await own.facts(town())).map(({ id }) => id)).toEqual(['1', '2']);
  cases.shift();
  own.forget('1');
  expect((await own.facts(town())).map(({ id }) => id)).toEqual(['2']);
});

test('when the town changes its templates and questions they are read anew, and forgotten where none is to count', async () => {
  const { own, read, loads } = resting([recordOf('0')]);
  await read(1);
  const before = loads();
  await read(1);
  expect(loads()).toBe(before);
  await read(1, town(2));
  expect(loads()).toBe(2 * before);
  const { restingMonths: _, ...conference } = town().conference;
  expect(await own.facts({ ...town(3), conference })).toEqual([]);
});
