import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { afterEach, expect, it } from 'vitest';
import { sampleCaseId } from '../../server/access/probe.ts';
import { openStore } from '../../server/store/store.ts';
import { readBoard } from '../../shared/case/board.ts';
import type { CaseFile } from '../../shared/case/case-file.ts';
import { readChair } from '../../shared/case/chair.ts';
import { pseudonymise } from '../../shared/case/exemplary.ts';
import { boardOfFile, chairOfFile } from '../../shared/case/read-case-file.ts';
import { summarise } from '../../shared/case/summary.ts';
import type { AccessPage } from '../../shared/protocol/access-log.ts';
import type { ExemplaryCase, ExemplaryItem } from '../../shared/protocol/exemplary.ts';
import { proposalsPerCase } from '../../shared/protocol/exemplary.ts';
import type { StaffRole } from '../../shared/protocol/roles.ts';
import { ask, errorOf } from '../fixtures/staff.ts';
import { onTeardown, tearDown } from '../fixtures/teardown.ts';
import { signIn, startTestServer, temporaryFolder } from '../fixtures/test-server.ts';

afterEach(tearDown);

/** The sample case, left by the probe to four accounts. */
async function table() {
  const dataDir = await temporaryFolder();
  const probe = await startTestServer({ dataDir });
  await signIn(probe.url);
  await probe.close();
  const store = await openStore({ dataDir });
  const people = {} as Record<'saf' | 'soz' | 'kjs' | 'drk', string>;
  const kinds: [keyof typeof people, string, StaffRole][] = [
    ['saf', 'SAF', 'coordinator'],
    ['soz', 'SOZ', 'coordinator'],
    ['kjs', 'KJS', 'member'],
    ['drk', 'DRK', 'member'],
  ];
  for (const [who, department, role] of kinds) {
    const { id } = await store.staff.create({
      login: `${who}@stadt.example`,
      name: who,
      department,
      role,
    });
    const session = { participantId: id, name: who, department, role, staffId: id };
    people[who] = `fallrunde=${await store.sessions.create(session, 600_000)}`;
  }
  await store.cases.setTable(sampleCaseId, { departments: ['SAF', 'KJS'], staffIds: [] });
  await store.close();
  const server = onTeardown(await startTestServer({ dataDir, variables: { PROBE: 'off' } }));
  const as = (who: keyof typeof people) => ({ url: server.url, cookie: people[who] });
  const list = async (who: keyof typeof people) =>
    (await (await ask(as(who), 'GET', '/exemplary')).json()) as ExemplaryItem[];
  const states = async (who: keyof typeof people) => (await list(who)).map(({ state }) => state);
  const file = (await (
    await ask(as('saf'), 'GET', `/cases/${sampleCaseId}/export`)
  ).json()) as CaseFile;
  const copy = pseudonymise(file.board, file.chair, {
    title: 'Ankommen und Arbeit',
    origin: 'Naher Osten',
    replacements: [],
    shiftDays: 77,
  });
  const proposal = { title: 'Ankommen und Arbeit', fields: ['work'], movedDays: 77, ...copy };
  const propose = (body: unknown, who: keyof typeof people = 'saf') =>
    ask(as(who), 'POST', `/cases/${sampleCaseId}/exemplary`, body);
  const proposed = async () => ((await (await propose(proposal)).json()) as ExemplaryItem).id;
  return { dataDir, as, list, states, file, proposal, propose, proposed };
}

it('is released by a second person only, and from then on open to all staff and of no case', async () => {
  const { as, list, states, file, proposal, proposed } = await table();
  const id = await proposed();
  expect([
    await states('saf'),
    await states('soz'),
    await states('kjs'),
    await states('drk'),
  ]).toEqual([['proposed'], ['proposed'], ['proposed'], []]);
  expect((await list('saf'))[0]?.mayReview).toBe(false);
  const release = (who: 'saf' | 'soz' | 'kjs' | 'drk') =>
    ask(as(who), 'POST', `/exemplary/${id}/release`);
  expect(await errorOf(await release('saf'))).toEqual([403, { code: 'forbidden' }]);
  expect(await errorOf(await release('drk'))).toEqual([404, { code: 'notFound' }]);
  expect((await release('kjs')).status).toBe(200);
  expect(await errorOf(await release('soz'))).toEqual([409, { code: 'stale' }]);

  const opened = (await (await ask(as('drk'), 'GET', `/exemplary/${id}`)).json()) as ExemplaryCase;
  expect(opened).toMatchObject({ state: 'released', fields: ['work'], mayWithdraw: false });
  expect(opened.board).toEqual(proposal.board);
  expect(opened.chair).toEqual(proposal.chair);
  expect(opened.needs.length).toBeGreaterThan(3);
  expect(opened.instruments.length).toBeGreaterThan(0);
  const { resources, openGaps, directions } = summarise(
    readBoard(boardOfFile(file.board, 'board').board),
    readChair(chairOfFile(file.chair, 'chair')),
  );
  expect(opened.sign).toEqual({ resources, openGaps, directions: directions.length });

  const log = (await (
    await ask(as('saf'), 'GET', `/cases/${sampleCaseId}/access-log`)
  ).json()) as AccessPage;
  const actions = log.entries.map(({ action }) => action);
  expect(actions).toEqual(expect.arrayContaining(['exemplaryProposed', 'exemplaryReleased']));

  expect((await ask(as('kjs'), 'DELETE', `/exemplary/${id}`)).status).toBe(403);
  expect((await ask(as('soz'), 'DELETE', `/exemplary/${id}`)).status).toBe(204);
  expect(await states('drk')).toEqual([]);
});

it('goes back with a reason, which only those see who may propose', async () => {
  const { as, list, states, proposed } = await table();
  const id = await proposed();
  const giveBack = () =>
    ask(as('soz'), 'POST', `/exemplary/${id}/return`, { reason: 'Ort im Text' });
  expect((await giveBack()).status).toBe(200);
  expect(await list('saf')).toMatchObject([{ state: 'returned', reason: 'Ort im Text' }]);
  expect(await errorOf(await giveBack())).toEqual([409, { code: 'stale' }]);
  expect(await states('drk')).toEqual([]);
});

it('says of nobody who proposed it once it is released, and loses its key when it is withdrawn', async () => {
  const { as, dataDir, proposed } = await table();
  const id = await proposed();
  await ask(as('kjs'), 'POST', `/exemplary/${id}/release`);
  const database = new DatabaseSync(join(dataDir, 'fallrunde.sqlite'), { readOnly: true });
  const row = database
    .prepare('select case_id, key_id, proposed_by from exemplary_cases where id = ?')
    .get(id);
  database.close();
  expect(row).toMatchObject({ case_id: null, proposed_by: '' });
  const keys = async () => await readdir(join(dataDir, 'keys'));
  expect(await keys()).toContain(`${row?.key_id}.key`);
  expect((await ask(as('soz'), 'DELETE', `/exemplary/${id}`)).status).toBe(204);
  expect(await keys()).not.toContain(`${row?.key_id}.key`);
});

it('is not proposed without end', async () => {
  const { propose, proposal } = await table();
  for (let count = 0; count < proposalsPerCase; count++)
    expect((await propose(proposal)).status).toBe(201);
  expect(await errorOf(await propose(proposal))).toEqual([429, { code: 'tooMany' }]);
});

it('goes with its case as long as it is not released; afterwards it stays and its key with it', async () => {
  const { as, dataDir, list, proposed, states } = await table();
  const [stays] = [await proposed(), await proposed()];
  await ask(as('soz'), 'POST', `/exemplary/${stays}/release`);
  expect((await states('soz')).sort()).toEqual(['proposed', 'released']);
  await ask(as('saf'), 'DELETE', `/cases/${sampleCaseId}`, { pseudonym: 'Familie O.' });
  expect((await list('soz')).map(({ id }) => id)).toEqual([stays]);
  expect((await ask(as('drk'), 'GET', `/exemplary/${stays}`)).status).toBe(200);
  const database = await readFile(join(dataDir, 'fallrunde.sqlite'), 'latin1');
  expect(database).not.toContain('Ankommen und Arbeit');
});

it('takes nothing along that was not for others', async () => {
  const { as, file, proposal, propose } = await table();
  const { board, chair } = proposal;
  const stroke = { id: 'shape:a', typeName: 'shape', type: 'draw' };
  const bodies = [
    [{ ...proposal, board: file.board }, 'board.persons[0]'],
    [{ ...proposal, board: { ...board, ink: [stroke] } }, 'board.ink'],
    [{ ...proposal, board: { ...board, secret: 1 } }, 'board.secret'],
    [{ ...proposal, chair: { ...chair, addenda: 'x' } }, 'chair.addenda'],
    [{ ...proposal, fields: [] }, 'fields'],
  ] as const;
  for (const [body, field] of bodies)
    expect(await errorOf(await propose(body))).toMatchObject([400, { field }]);
  expect((await propose(proposal, 'kjs')).status).toBe(403);
  expect((await propose(proposal, 'soz')).status).toBe(404);
  expect((await ask(as('saf'), 'GET', '/exemplary/unbekannt')).status).toBe(404);
});
