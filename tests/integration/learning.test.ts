import { afterEach, expect, it, vi } from 'vitest';
import * as Y from 'yjs';
import { sampleCaseId } from '../../server/access/probe.ts';
import { openStore } from '../../server/store/store.ts';
import { readBoard } from '../../shared/case/board.ts';
import type { CaseFile } from '../../shared/case/case-file.ts';
import { readChair } from '../../shared/case/chair.ts';
import { boardOfFile, chairOfFile } from '../../shared/case/read-case-file.ts';
import { summarise } from '../../shared/case/summary.ts';
import { caseFacts } from '../../shared/learning/case-facts.ts';
import { learn } from '../../shared/learning/figures.ts';
import type { TownSettings } from '../../shared/method/town-settings.ts';
import type { LearningAnswer, SimilarItem } from '../../shared/protocol/learning.ts';
import { copyOf, type Example, movedDays, releaseExample } from '../fixtures/release.ts';
import { ask, errorOf } from '../fixtures/staff.ts';
import { onTeardown, tearDown } from '../fixtures/teardown.ts';
import { signIn, startTestServer, temporaryFolder } from '../fixtures/test-server.ts';
import { plantedHandOvers, plantedQuestions, type TownCase, townOf } from '../fixtures/town.ts';

afterEach(tearDown);

async function town() {
  const server = onTeardown(await startTestServer());
  const [saf, ifk] = [await signIn(server.url, 'SAF'), await signIn(server.url, 'IFK')];
  const release = (example: Example) => releaseExample(saf, ifk, example);
  const withdraw = async (id: string) =>
    expect((await ask(saf, 'DELETE', `/exemplary/${id}`)).status).toBe(204);
  const figures = async (query = '') =>
    (await (await ask(ifk, 'GET', `/learning${query}`)).json()) as LearningAnswer;
  const sample = async () =>
    (await (await ask(ifk, 'GET', `/cases/${sampleCaseId}/export`)).json()) as CaseFile;
  const similar = async () =>
    (await (await ask(ifk, 'GET', `/cases/${sampleCaseId}/similar`)).json()) as SimilarItem[];
  const settings = async () => (await (await ask(ifk, 'GET', '/settings')).json()) as TownSettings;
  return { saf, ifk, sample, similar, release, withdraw, figures, settings };
}

const { from, to, step } = plantedHandOvers.kita;
const waitsForKita = ({ planted }: TownCase) => planted.waits.some(({ kind }) => kind === 'kita');
const kitaOf = ({ handOvers }: LearningAnswer) =>
  handOvers.find((row) => row.from === from && row.to === to && row.step === step);

it('is told from five released cases on, is the same as counted apart, and ends where one is withdrawn', async () => {
  const { release, withdraw, figures, settings } = await town();
  const cases = townOf(20170921, 60).filter(waitsForKita).slice(0, 5);
  expect((await figures()).cases).toBeUndefined();
  const ids: string[] = [];
  for (const each of cases) {
    expect(kitaOf(await figures())?.told).toBeUndefined();
    ids.push(await release(each));
  }
  const [told, own] = [await figures(), await settings()];
  const facts = cases.map((each) => {
    const { board, chair } = copyOf(each);
    const { fields } = each.planted;
    return caseFacts(board, chair, { source: 'released', fields, movedDays, town: own });
  });
  expect(told).toEqual({
    ...JSON.parse(JSON.stringify(learn(facts, { town: own }))),
    withClosedCases: false,
  });
  expect(kitaOf(told)?.told?.cases).toBe(5);
  const [first = ''] = ids;
  await withdraw(first);
  expect(kitaOf(await figures())?.told).toBeUndefined();
});

it('is told from more cases on where the town wants so', async () => {
  const { ifk, release, figures, settings } = await town();
  for (const each of townOf(20170921, 60).filter(waitsForKita).slice(0, 5)) await release(each);
  expect(kitaOf(await figures())?.told?.cases).toBe(5);
  const { version, validFrom: _, by: __, ...content } = await settings();
  const settingsOf = (minimumCases: number) => ({
    basedOn: version,
    settings: { ...content, conference: { ...content.conference, minimumCases } },
  });
  expect(await errorOf(await ask(ifk, 'PUT', '/settings', settingsOf(4)))).toEqual([
    400,
    { code: 'invalid', field: 'conference/minimumCases' },
  ]);
  expect((await ask(ifk, 'PUT', '/settings', settingsOf(10))).status).toBe(200);
  const told = await figures();
  expect([told.minimumCases, told.cases, kitaOf(told)?.told]).toEqual([10, undefined, undefined]);
});

it('leaves as a table, and a filter it does not know is refused with its name', async () => {
  const { ifk, release } = await town();
  for (const each of townOf(20170921, 60).filter(waitsForKita).slice(0, 5)) await release(each);
  const csv = await ask(ifk, 'GET', '/learning.csv');
  expect(csv.headers.get('content-type')).toBe('text/csv; charset=utf-8');
  const bytes = new Uint8Array(await csv.arrayBuffer());
  expect([...bytes.slice(0, 3)]).toEqual([0xef, 0xbb, 0xbf]);
  const [head, ...lines] = new TextDecoder().decode(bytes).trimEnd().split('\r\n');
  expect(head).toMatch(/^kind;from;to;what;cases;lowerQuartileDays;medianDays;/);
  expect(lines.some((line) => line.startsWith(`handOver;${from};${to};${step};5;`))).toBe(true);
  for (const query of ['field=x', 'halfYear=2017', 'sphere=SGB', 'ageGroup=30', 'feld=work'])
    expect(await errorOf(await ask(ifk, 'GET', `/learning?${query}`))).toEqual([
      400,
      { code: 'invalid', field: query.split('=')[0] },
    ]);
});

it('finds the released case that is like one at the table, and no longer once it is withdrawn', async () => {
  const { sample, similar, release, withdraw } = await town();
  expect(await similar()).toEqual([]);
  const file = await sample();
  for (const each of townOf(1, 2)) await release(each);
  const id = await release({ ...file, planted: { fields: ['work'] } });
  const [most] = await similar();
  expect(most).toMatchObject({ id, title: 'Ein Beispiel' });
  expect(most?.parts.resources).toBeCloseTo(1);
  expect(most?.shared.gaps.map(({ department }) => department)).toContain('KJS');
  await withdraw(id);
  expect((await similar()).map((each) => each.id)).not.toContain(id);
});

it('counts a department that has gone on in another together with it', async () => {
  const { saf, sample, similar, release, figures, settings } = await town();
  const formerly = <E extends Example>(example: E): E =>
    JSON.parse(JSON.stringify(example).replaceAll(`"${to}"`, '"JUG"'));
  const cases = townOf(20170921, 60).filter(waitsForKita).slice(0, 5);
  for (const [index, each] of cases.entries()) await release(index < 2 ? formerly(each) : each);
  expect(kitaOf(await figures())?.told).toBeUndefined();
  await release(formerly({ ...(await sample()), planted: { fields: ['work'] } }));
  const asked = async () =>
    (await similar()).flatMap(({ shared }) => shared.gaps.map(({ department }) => department));
  expect(await asked()).not.toContain(to);

  const { version, validFrom: _, by: __, ...content } = await settings();
  const former = { id: 'JUG', name: 'Jugendamt', shortName: 'Jugendamt', hue: 1 } as const;
  const put = (mergedInto: string) =>
    ask(saf, 'PUT', '/settings', {
      basedOn: version,
      settings: {
        ...content,
        departments: [
          ...content.departments,
          { ...former, legalSphere: 'SGB VIII', retired: true, mergedInto },
        ],
      },
    });
  expect(await errorOf(await put('JUG'))).toEqual([
    400,
    { code: 'invalid', field: 'departments/9/mergedInto' },
  ]);
  expect((await put(to)).status).toBe(200);
  expect((await settings()).departments.at(-1)).toMatchObject({ retired: true, mergedInto: to });
  expect(kitaOf(await figures())?.told?.cases).toBe(5);
  expect((await figures()).handOvers.filter((row) => row.to === 'JUG')).toEqual([]);
  expect(await asked()).toContain(to);
});

/** The rate of requests is limited. */
const seldom = { interval: 600 };

it('counts cases that rest where the town wants it, in numbers only, and none that was erased', async () => {
  const dataDir = await temporaryFolder();
  const store = await openStore({ dataDir });
  const cases = townOf(20170921, 60)
    .filter(({ planted }) => planted.competition)
    .slice(0, 5);
  for (const [index, { board, chair }] of cases.entries()) {
    const { board: doc } = boardOfFile(board, 'board');
    const documents = {
      board: Y.encodeStateAsUpdate(doc),
      chair: Y.encodeStateAsUpdate(chairOfFile(chair, 'chair')),
    };
    await store.cases.createCase(
      {
        id: `resting-${index}`,
        number: `F-100${index}`,
        leadDepartment: 'SAF',
        leadSince: '2017-01-01',
        departments: ['SAF'],
      },
      { documents, summary: summarise(readBoard(doc), readChair(new Y.Doc())) },
    );
  }
  const said = { name: 'Koordination', department: 'SAF', role: 'coordinator' } as const;
  const { id } = await store.staff.create({ login: 'saf@stadt.example', ...said });
  const year = 365 * 24 * 60 * 60 * 1000;
  const session = { participantId: id, staffId: id, ...said };
  const cookie = `fallrunde=${await store.sessions.create(session, year)}`;
  await store.close();
  vi.useFakeTimers({ toFake: ['Date'], now: Date.now() + year / 2 });
  onTeardown({ close: async () => void vi.useRealTimers() });
  const server = onTeardown(await startTestServer({ dataDir, variables: { PROBE: 'off' } }));
  const saf = { url: server.url, cookie };
  const figures = async () => (await (await ask(saf, 'GET', '/learning')).json()) as LearningAnswer;
  expect((await figures()).withClosedCases).toBe(false);

  const {
    version,
    validFrom: _,
    by: __,
    ...content
  } = (await (await ask(saf, 'GET', '/settings')).json()) as TownSettings;
  const settings = { ...content, conference: { ...content.conference, restingMonths: 3 } };
  const saved = await ask(saf, 'PUT', '/settings', { basedOn: version, settings });
  expect(saved.status).toBe(200);
  await expect.poll(async () => (await figures()).competitions[0]?.cases, seldom).toBe(5);
  const told = JSON.stringify(await figures());
  expect(told).toContain('"withClosedCases":true');
  // What somebody wrote in them is in none of it.
  for (const { wordings } of plantedQuestions)
    for (const wording of wordings) expect(told).not.toContain(wording);

  const erased = await ask(saf, 'DELETE', '/cases/resting-0', {
    pseudonym: cases[0]?.board.meta.pseudonym,
  });
  expect(erased.status, await erased.clone().text()).toBeLessThan(300);
  await expect.poll(async () => (await figures()).competitions, seldom).toEqual([]);
});
