import { readdir, readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { afterEach, expect, it } from 'vitest';
import { parseMasterKey } from '../../server/store/master-key.ts';
import { unseal } from '../../server/store/seal.ts';
import type { AccessCheck, AccessEntry } from '../../shared/protocol/access-log.ts';
import type { CaseListItem, NewCase } from '../../shared/protocol/http.ts';
import type { ErasureReceipt } from '../../shared/protocol/privacy.ts';
import { runAdmin } from '../fixtures/admin.ts';
import { connect, saved } from '../fixtures/client.ts';
import { startServerProcess } from '../fixtures/server-process.ts';
import { onTeardown, tearDown } from '../fixtures/teardown.ts';
import { type Person, signIn, temporaryFolder } from '../fixtures/test-server.ts';

afterEach(tearDown);

/** What nobody may ever find again. */
const words = ['Familie Quittenbaum', 'Marmelade', 'Fahrradwerkstatt', 'Amtsgericht'];

const newCase: NewCase = {
  pseudonym: 'Familie Quittenbaum',
  persons: [{ label: 'Vater', kinship: 'father' }],
  legalSphere: 'SGB II',
  legalSphereSince: '2026-01-01',
  departments: ['SAF', 'KJS'],
};

async function start(dataDir: string) {
  const server = await startServerProcess({ DATA_DIR: dataDir, LOG_LEVEL: 'trace' });
  onTeardown({ close: async () => void (await server.end('SIGTERM')) });
  return server;
}

async function send<T>(
  { url, cookie }: Person,
  method: string,
  path: string,
  body?: unknown,
): Promise<T> {
  const response = await fetch(`${url}/api${path}`, {
    method,
    headers: { cookie, origin: url, ...(body ? { 'content-type': 'application/json' } : {}) },
    ...(body ? { body: JSON.stringify(body) } : {}),
  });
  return (await response.json()) as T;
}

/** A case with the words on its board, in a consent and in an extension, an earlier state of it kept. */
async function writeCase(saf: Person): Promise<CaseListItem> {
  const item = await send<CaseListItem>(saf, 'POST', '/cases', newCase);
  const { board } = onTeardown(connect(saf, item.id));
  await saved(board);
  board.document.getMap('meta').set('note', 'Marmelade');
  await saved(board);
  const states = () => send<unknown[]>(saf, 'GET', `/cases/${item.id}/checkpoints`);
  await expect.poll(async () => (await states()).length).toBe(1);
  await send(saf, 'POST', `/cases/${item.id}/consents`, {
    department: 'KJS',
    form: 'paper',
    givenOn: '2026-01-01',
    purpose: 'Fahrradwerkstatt',
  });
  await send(saf, 'POST', `/cases/${item.id}/retention`, {
    until: '2999-01-01',
    reason: 'Amtsgericht',
  });
  return item;
}

interface Secrets {
  readonly key: Buffer;
  readonly wrapped: Buffer;
}

async function secretsOf(dataDir: string, caseId: string): Promise<Secrets> {
  const text = await readFile(join(dataDir, 'keys', `${caseId}.key`), 'utf8');
  const wrapped = Buffer.from(text, 'base64');
  const masterKey = parseMasterKey(await readFile(join(dataDir, 'master.key'), 'utf8'));
  const key = unseal(masterKey, wrapped, `key\n${caseId}`);
  if (!key) throw new Error('The key does not open.');
  return { key: Buffer.from(key), wrapped };
}

/** Which files below `folder` hold one of the secrets, in whatever way it may be written. */
async function filesWith(folder: string, { key, wrapped }: Secrets): Promise<string[]> {
  const needles = [
    ...words.flatMap((word) => [Buffer.from(word), Buffer.from(word, 'utf16le')]),
    ...[key, wrapped].flatMap((secret) => [
      secret,
      Buffer.from(secret.toString('base64')),
      Buffer.from(secret.toString('base64url')),
      Buffer.from(secret.toString('hex')),
    ]),
  ];
  const entries = await readdir(folder, { recursive: true, withFileTypes: true });
  const found: string[] = [];
  for (const entry of entries) {
    if (!entry.isFile()) continue;
    const path = join(entry.parentPath, entry.name);
    const bytes = await readFile(path);
    if (needles.some((needle) => bytes.includes(needle))) found.push(path);
  }
  return found;
}

it('what is erased cannot be had back, not even from a backup that is older', async () => {
  const dataDir = await temporaryFolder();
  const backups = await temporaryFolder();
  const server = await start(dataDir);
  const saf = await signIn(server.url, 'SAF');
  const item = await writeCase(saf);
  const kept = await send<CaseListItem>(saf, 'POST', '/cases', { ...newCase, pseudonym: 'Rest' });
  const secrets = await secretsOf(dataDir, item.id);

  const backup = await runAdmin(dataDir, 'backup', backups);
  expect(backup.stderr).toBe('');
  const folder = backup.stdout.trim();
  expect(await readdir(folder)).toEqual(['fallrunde.sqlite', 'log.sqlite']);
  // The search finds what is there to be found.
  expect(await filesWith(dataDir, secrets)).toEqual([join(dataDir, 'keys', `${item.id}.key`)]);
  // The backup itself holds no key; the one copy of the keys beside it does, until it is made anew.
  expect(await filesWith(folder, secrets)).toEqual([]);
  expect(await filesWith(backups, secrets)).toEqual([join(backups, 'keys', `${item.id}.key`)]);

  const receipt = await send<ErasureReceipt>(saf, 'DELETE', `/cases/${item.id}`, {
    pseudonym: newCase.pseudonym,
  });
  expect(receipt.number).toBe(item.number);
  expect(await filesWith(dataDir, secrets)).toEqual([]);
  await server.end('SIGTERM');
  expect(await filesWith(dataDir, secrets)).toEqual([]);
  for (const word of [...words, secrets.wrapped.toString('base64')])
    expect(server.output()).not.toContain(word);

  expect((await runAdmin(dataDir, 'restore', folder)).stderr).toContain('--replace');
  const restored = await runAdmin(dataDir, 'restore', folder, '--replace');
  expect(restored).toMatchObject({ code: 0, stdout: '2 cases, 1 erased\n', stderr: '' });
  expect(await filesWith(dataDir, secrets)).toEqual([]);

  const again = await start(dataDir);
  const later = await signIn(again.url, 'SAF');
  const cases = await send<CaseListItem[]>(later, 'GET', '/cases');
  expect(cases.map(({ number }) => number)).toEqual(['F-0617', kept.number]);
  expect(cases[1]?.summary.pseudonym).toBe('Rest');
  expect(await send<ErasureReceipt[]>(later, 'GET', '/erasures')).toEqual([receipt]);

  // With the next backup its key is gone from beside the older ones as well.
  await runAdmin(dataDir, 'backup', backups);
  expect(await filesWith(backups, secrets)).toEqual([]);
  const elsewhere = await temporaryFolder();
  await runAdmin(elsewhere, 'restore', folder);
  expect(await filesWith(elsewhere, secrets)).toEqual([]);
});

it('a receipt that somebody laid beside a backup destroys no key', async () => {
  const dataDir = await temporaryFolder();
  const backups = await temporaryFolder();
  const server = await start(dataDir);
  const item = await writeCase(await signIn(server.url, 'SAF'));
  const folder = (await runAdmin(dataDir, 'backup', backups)).stdout.trim();
  await server.end('SIGTERM');
  await writeFile(join(backups, 'keys', `${item.id}.erased`), 'nonsense');
  expect((await runAdmin(dataDir, 'restore', folder, '--replace')).code).toBe(0);

  const again = await start(dataDir);
  const saf = await signIn(again.url, 'SAF');
  const numbers = async (person: Person) =>
    (await send<CaseListItem[]>(person, 'GET', '/cases')).map(({ number }) => number);
  expect(await numbers(saf)).toEqual(['F-0617', item.number]);
  // Nor does the next backup take it for one of ours.
  await runAdmin(dataDir, 'backup', backups);
  expect(await readdir(join(backups, 'keys'))).toContain(`${item.id}.key`);
});

it('the operator erases with the same receipt, while no server works on the data', async () => {
  const dataDir = await temporaryFolder();
  const server = await start(dataDir);
  const saf = await signIn(server.url, 'SAF');
  const item = await writeCase(saf);
  const secrets = await secretsOf(dataDir, item.id);
  expect(await runAdmin(dataDir, 'erase', item.number, '--yes')).toMatchObject({
    code: 1,
    stderr: 'A server works on these data; stop it first.\n',
  });
  await server.end('SIGTERM');

  expect((await runAdmin(dataDir, 'erase', 'F-9999', '--yes')).stderr).toContain('F-9999');
  expect((await runAdmin(dataDir, 'erase', item.number)).stderr).toContain('--yes');
  const { code, stdout } = await runAdmin(dataDir, 'erase', item.number, '--yes');
  expect(code).toBe(0);
  const receipt = JSON.parse(stdout) as ErasureReceipt;
  expect(receipt).toMatchObject({ number: item.number, keys: 1, snapshots: 0 });
  expect(await filesWith(dataDir, secrets)).toEqual([]);

  const told = JSON.parse((await runAdmin(dataDir, 'access-log', item.number)).stdout) as {
    check: AccessCheck;
    entries: AccessEntry[];
  };
  expect(told.check).toEqual({ entries: told.entries.length });
  expect(told.entries.at(-1)).toMatchObject({ action: 'erased', participantId: 'operator' });

  const again = await start(dataDir);
  const later = await signIn(again.url, 'SAF');
  expect(await send<ErasureReceipt[]>(later, 'GET', '/erasures')).toEqual([receipt]);
});

it.each([
  { asked: [] },
  { asked: ['erase'] },
  { asked: ['erase', 'a', 'b'] },
  { asked: ['vanish', 'x'] },
  { asked: ['erase', 'x', '--force'] },
])('says what it can do when asked for $asked', async ({ asked }) => {
  const { code, stderr } = await runAdmin(await temporaryFolder(), ...asked);
  expect(code).not.toBe(0);
  expect(stderr).not.toContain('    at ');
});
