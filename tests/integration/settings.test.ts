import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { afterEach, expect, it } from 'vitest';
import type { Department } from '../../shared/method/departments.ts';
import {
  defaultTownContent,
  defaultTownSettings,
  type TownContent,
  type TownSettings,
} from '../../shared/method/town-settings.ts';
import type { TownInput, TownVersion } from '../../shared/protocol/http.ts';
import { onTeardown, tearDown } from '../fixtures/teardown.ts';
import { type Person, signIn, startTestServer } from '../fixtures/test-server.ts';

afterEach(tearDown);

const town = defaultTownContent;
const longer: TownContent = {
  ...town,
  phases: town.phases.map((phase) => ({ ...phase, minutes: phase.minutes + 1 })),
};

async function get<T>({ url, cookie }: Person, path = '/api/settings'): Promise<T> {
  return (await (await fetch(url + path, { headers: { cookie } })).json()) as T;
}

async function put({ url, cookie }: Person, body: unknown) {
  const response = await fetch(`${url}/api/settings`, {
    method: 'PUT',
    headers: { cookie, origin: url, 'content-type': 'application/json' },
    body: JSON.stringify(body),
  });
  return [response.status, await response.json()] as const;
}

const input = (basedOn: number, settings: TownContent): TownInput => ({ basedOn, settings });

it('says of each chain which version last changed it', async () => {
  const { url } = onTeardown(await startTestServer());
  const saf = await signIn(url);
  const [first, ...others] = town.chains;
  const renamed = { ...town, chains: [{ ...first, name: 'Ankommen' }, ...others] } as TownContent;
  await put(saf, input(0, renamed));
  const { chains } = await get<TownContent>(saf);
  expect(chains.map(({ version }) => version)).toEqual([1, 0]);
  await put(saf, input(1, { ...town, chains, conference: longer.conference }));
  expect((await get<TownContent>(saf)).chains).toEqual(chains);
});

it('begins with what Fallrunde comes with, and keeps every version over a restart', async () => {
  const first = await startTestServer();
  const saf = await signIn(first.url);
  expect(await get(saf)).toEqual(defaultTownSettings);
  const [status, saved] = await put(saf, input(0, longer));
  expect(status).toBe(200);
  expect(saved).toEqual({ ...longer, version: 1, validFrom: expect.any(Number), by: 'SAF' });
  await first.close();

  const second = onTeardown(await startTestServer({ dataDir: first.dataDir }));
  const ifk = await signIn(second.url, 'IFK');
  expect(await get(ifk)).toEqual(saved);
  await put(ifk, input(1, town));
  const versions = await get<TownVersion[]>(ifk, '/api/settings/versions');
  expect(versions.map(({ version, by }) => [version, by])).toEqual([
    [2, 'IFK'],
    [1, 'SAF'],
    [0, undefined],
  ]);
  expect(await get(ifk, '/api/settings/versions/1')).toEqual(saved);
  expect(await get(ifk, '/api/settings/versions/0')).toEqual(defaultTownSettings);
  expect(await get(ifk, '/api/settings/versions/3')).toEqual({ error: { code: 'notFound' } });
});

it('of two who change the same version only the first is saved', async () => {
  const { url } = onTeardown(await startTestServer());
  const [saf, ifk] = [await signIn(url), await signIn(url, 'IFK')];
  const answers = await Promise.all([put(saf, input(0, longer)), put(ifk, input(0, town))]);
  expect(answers.map(([status]) => status).sort()).toEqual([200, 409]);
  expect(answers.find(([status]) => status === 409)?.[1]).toEqual({ error: { code: 'stale' } });
  expect(await get<TownVersion[]>(saf, '/api/settings/versions')).toHaveLength(2);
});

it('lets departments and instruments retire, never go', async () => {
  const { url } = onTeardown(await startTestServer());
  const saf = await signIn(url);
  const without = { ...town, departments: town.departments.filter(({ id }) => id !== 'DRK') };
  expect(await put(saf, input(0, without))).toEqual([
    409,
    { error: { code: 'departmentInUse', field: 'DRK' } },
  ]);
  expect(await put(saf, input(0, { ...town, instruments: town.instruments.slice(1) }))).toEqual([
    409,
    { error: { code: 'instrumentInUse', field: 'sprachkurs' } },
  ]);
  const retired = {
    ...town,
    departments: [
      ...town.departments.map((each) => (each.id === 'DRK' ? { ...each, retired: true } : each)),
      { ...town.departments[0], id: 'NEU', hue: 10 },
    ],
  } as TownContent;
  expect((await put(saf, input(0, retired)))[0]).toBe(200);
  expect((await put(saf, input(1, town)))[1]).toEqual({
    error: { code: 'departmentInUse', field: 'NEU' },
  });
});

it('offers the probe for the departments that are not retired', async () => {
  const { url } = onTeardown(await startTestServer());
  const saf = await signIn(url);
  const settings: TownContent = {
    ...town,
    departments: town.departments.map((each) =>
      each.id === 'DRK' ? { ...each, retired: true } : { ...each, name: `Amt ${each.id}` },
    ),
  };
  await put(saf, input(0, settings));
  const offered = (await (await fetch(`${url}/api/probe/departments`)).json()) as Department[];
  expect(offered.map(({ id }) => id)).toEqual(
    town.departments.map(({ id }) => id).filter((id) => id !== 'DRK'),
  );
  expect((await signIn(url, 'IFK')).participant.name).toBe('Amt IFK');
  await expect(signIn(url, 'DRK')).rejects.toThrow('400');
});

it.each<[string, unknown, number, unknown]>([
  ['nothing', {}, 400, { code: 'invalid', field: 'basedOn' }],
  ['no content', { basedOn: 0, settings: {} }, 400, { code: 'invalid', field: 'departments' }],
  [
    'a department without a name',
    input(0, {
      ...town,
      departments: town.departments.with(1, { ...town.departments[1], name: '' } as never),
    }),
    400,
    { code: 'invalid', field: 'departments/1/name' },
  ],
])('refuses %s', async (_, body, status, error) => {
  const { url } = onTeardown(await startTestServer());
  const saf = await signIn(url);
  expect(await put(saf, body)).toEqual([status, { error }]);
  expect((await get<TownSettings>(saf)).version).toBe(0);
});

it('is for those who are signed in', async () => {
  const { url } = onTeardown(await startTestServer());
  const stranger = { url, cookie: '' } as Person;
  const error = { error: { code: 'notSignedIn' } };
  for (const path of ['', '/versions', '/versions/0'])
    expect(await get(stranger, `/api/settings${path}`)).toEqual(error);
  expect(await put(stranger, input(0, longer))).toEqual([401, error]);
});

it('goes on from the last version that can be read', async () => {
  const first = await startTestServer();
  const before = await signIn(first.url);
  await put(before, input(0, longer));
  await put(before, input(1, town));
  await first.close();
  const db = new DatabaseSync(join(first.dataDir, 'fallrunde.sqlite'));
  db.prepare("UPDATE town_settings SET content = '{' WHERE version = 2").run();
  db.close();
  const second = onTeardown(await startTestServer({ dataDir: first.dataDir }));
  const saf = await signIn(second.url);
  expect(await get(saf)).toMatchObject({ version: 2, phases: longer.phases });
  expect(await get(saf, '/api/settings/versions/2')).toEqual({ error: { code: 'notFound' } });
  expect((await put(saf, input(2, town)))[0]).toBe(200);
});
