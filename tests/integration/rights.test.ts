import { readFile } from 'node:fs/promises';
import { HocuspocusProvider, HocuspocusProviderWebsocket } from '@hocuspocus/provider';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { WebSocket } from 'ws';
import * as Y from 'yjs';
import { openStore } from '../../server/store/store.ts';
import { readBoard } from '../../shared/case/board.ts';
import type { CaseFile } from '../../shared/case/case-file.ts';
import { readChair } from '../../shared/case/chair.ts';
import { pseudonymise } from '../../shared/case/exemplary.ts';
import { seedFamilieO } from '../../shared/case/familie-o.ts';
import { addResource } from '../../shared/case/resource.ts';
import { summarise } from '../../shared/case/summary.ts';
import type { Checkpoint } from '../../shared/protocol/checkpoints.ts';
import { closeCodes } from '../../shared/protocol/close-codes.ts';
import type { RoundTable } from '../../shared/protocol/door.ts';
import type { Participant, SessionInfo } from '../../shared/protocol/http.ts';
import type { StaffRole } from '../../shared/protocol/roles.ts';
import { until } from '../fixtures/client.ts';
import { Device } from '../fixtures/door.ts';
import {
  apiRights,
  documentRights,
  type PersonKind,
  persons,
  rightsTable,
  ruleOfRights,
} from '../fixtures/rights.ts';
import { startTestServer, type TestServer, temporaryFolder } from '../fixtures/test-server.ts';

const caseId = 'case-of-rights';

/** The staff accounts of the table; the others are guests or nobody. */
const accounts: Partial<Record<PersonKind, readonly [department: string, role: StaffRole]>> = {
  'coordinator at the table': ['SAF', 'coordinator'],
  'member at the table': ['KJS', 'member'],
  'member of the department that leads': ['SAF', 'member'],
  'member with a named seat': ['JC', 'member'],
  'colleague of a named seat': ['JC', 'member'],
  administrator: ['SAF', 'administrator'],
  'steering group': ['SAF', 'steering'],
  'staff not at the table': ['DRK', 'member'],
  'consent withdrawn': ['IFK', 'member'],
};

let server: TestServer;
const devices = {} as Record<PersonKind, Device>;
const participants = {} as Record<PersonKind, Participant | undefined>;
/** Keys of vaults, each with an entry, by their departments. */
const vaults = new Map<string, string>();

beforeAll(async () => {
  const dataDir = await temporaryFolder();
  const store = await openStore({ dataDir });
  const cookies = new Map<PersonKind, string>();
  const ids = new Map<PersonKind, string>();
  for (const [kind, [department, role]] of Object.entries(accounts) as [
    PersonKind,
    readonly [string, StaffRole],
  ][]) {
    const login = `${kind.replaceAll(' ', '-')}@stadt.example`;
    const { id } = await store.staff.create({ login, name: kind, department, role });
    ids.set(kind, id);
    const session = { participantId: id, name: kind, department, role, staffId: id };
    cookies.set(kind, `fallrunde=${await store.sessions.create(session, 600_000)}`);
  }
  const board = new Y.Doc();
  const chair = new Y.Doc();
  seedFamilieO(board, chair);
  await store.cases.createCase(
    {
      id: caseId,
      leadDepartment: 'SAF',
      leadSince: '2026-01-01',
      departments: ['SAF', 'KJS', 'JC', 'IFK', 'AA', 'SOZ', 'AUS'],
    },
    {
      documents: {
        board: Y.encodeStateAsUpdate(board),
        chair: Y.encodeStateAsUpdate(chair),
      },
      summary: summarise(readBoard(board), readChair(chair)),
    },
  );
  await store.cases.setTable(caseId, {
    departments: ['SAF', 'KJS', 'JC', 'IFK', 'AA', 'SOZ', 'AUS'],
    staffIds: [ids.get('member with a named seat') ?? ''],
  });
  await store.privacy.addConsent(caseId, {
    department: 'IFK',
    form: 'paper',
    givenOn: '2026-01-01',
    purpose: 'Arbeit',
  });
  const [consent] = await store.privacy.consents(caseId);
  await store.privacy.withdrawConsent(caseId, consent?.id ?? '', '2026-01-02');
  const entries = new Y.Doc();
  writeCard(entries);
  const departments = ['SAF', 'KJS', 'JC', 'AA', 'SOZ', 'DRK', 'IFK', 'AUS'];
  for (const each of [
    ...departments.map((department) => [department]),
    ...departments.map((department) => ['SAF', department]),
    ['JC', 'KJS'],
  ]) {
    const { key } = await store.vaults.of(caseId, each);
    await store.log.append(caseId, `vault/${key}`, Y.encodeStateAsUpdate(entries));
    vaults.set(each.join(), key);
  }
  await store.rules.draft(ruleOfRights, 'SAF');
  await store.close();

  server = await startTestServer({ dataDir, variables: { PROBE: 'off' } });
  for (const kind of persons) devices[kind] = new Device(server.url, cookies.get(kind) ?? '');
  const coordinator = devices['coordinator at the table'];
  for (const [kind, department, role] of [
    ['contributor let in', 'AA', 'contributor'],
    ['observer let in', 'SOZ', 'observer'],
    ['guest who waits', 'AUS', 'contributor'],
  ] as const) {
    const { token } = await coordinator.read<{ token: string }>('POST', `/cases/${caseId}/links`, {
      department,
      person: '',
      role,
      until: 'sittingEnd',
    });
    await devices[kind].send('POST', '/links/open', { token });
    await devices[kind].send('PUT', '/lobby', { name: kind, department });
    if (kind === 'guest who waits') continue;
    const guests = await coordinator.read<{ id: string; name: string }[]>(
      'GET',
      `/cases/${caseId}/lobby`,
    );
    const guest = guests.find(({ name }) => name === kind);
    const admit = `/cases/${caseId}/lobby/${guest?.id}/admit`;
    expect((await coordinator.send('POST', admit, { reason: 'ohne Einwilligung' })).status).toBe(
      204,
    );
  }
  for (const kind of persons)
    participants[kind] = (await devices[kind].read<SessionInfo>('GET', '/session')).participant;
});

afterAll(() => server.close());

function personOf(kind: PersonKind) {
  const participant = participants[kind] ?? {
    id: 'nobody',
    name: '',
    department: 'SAF',
    role: 'member',
  };
  return { url: server.url, cookie: devices[kind].cookie, participant };
}

/** One document by name, opened as somebody: what came of it. */
function open(kind: PersonKind, name: string) {
  const { url, cookie } = personOf(kind);
  class Socket extends WebSocket {
    constructor(address: string) {
      super(address, { headers: { origin: url, cookie } });
      this.on('error', () => undefined);
    }
  }
  const websocketProvider = new HocuspocusProviderWebsocket({
    url: `${url.replace('http', 'ws')}/sync`,
    WebSocketPolyfill: Socket,
  });
  const closed = new Promise<number>((resolve) =>
    websocketProvider.on('close', ({ event }: { event: { code: number } }) => resolve(event.code)),
  );
  const document = new Y.Doc();
  const provider = new HocuspocusProvider({ websocketProvider, name, document });
  provider.attach();
  const refused = new Promise<string>((resolve) =>
    provider.on('stateless', ({ payload }: { payload: string }) => {
      const { type, reason } = JSON.parse(payload) as { type: string; reason?: string };
      if (type === 'refused') resolve(reason ?? '');
    }),
  );
  const synced = until(() => provider.isSynced, provider, ['synced']).then(() => true);
  return {
    document,
    provider,
    refused,
    isOpened: () => Promise.race([synced, closed.then(() => false)]),
    closed,
    close() {
      provider.destroy();
      websocketProvider.destroy();
    },
  };
}

const boardName = `case/${caseId}/board`;
const chairName = `case/${caseId}/chair`;

/** Whether what somebody writes into a document is taken, after they have said `first`. */
async function isTaken(
  kind: PersonKind,
  name: string,
  write: (doc: Y.Doc) => void,
  first?: object,
) {
  const opened = open(kind, name);
  try {
    if (!(await opened.isOpened())) return false;
    if (first) opened.provider.sendStateless(JSON.stringify(first));
    write(opened.document);
    const taken = until(() => !opened.provider.hasUnsyncedChanges, opened.provider, [
      'unsyncedChanges',
    ]).then(() => true);
    return await Promise.race([taken, opened.refused.then(() => false)]);
  } finally {
    opened.close();
  }
}

async function mayOpen(kind: PersonKind, name: string) {
  const opened = open(kind, name);
  const isOpened = await opened.isOpened();
  const holdsNothing = Y.encodeStateAsUpdate(opened.document).length <= 2;
  if (!isOpened) {
    expect(holdsNothing).toBe(true);
    expect([closeCodes.unknownDocument.code, closeCodes.notSignedIn.code]).toContain(
      await opened.closed,
    );
  }
  opened.close();
  return isOpened;
}

const writeCard = (doc: Y.Doc) =>
  void addResource(
    doc,
    { participantId: 'x', department: 'SAF', now: Date.now },
    { field: 'social', text: 'Probe der Rechte' },
  );

/** Whether others see what somebody shows of themselves. */
async function isSeen(kind: PersonKind) {
  const watcher = open('coordinator at the table', boardName);
  await watcher.isOpened();
  const opened = open(kind, boardName);
  try {
    if (!(await opened.isOpened())) return false;
    const { id } = personOf(kind).participant;
    const seenBy = new Promise<boolean>((resolve) =>
      watcher.provider.on(
        'awarenessUpdate',
        ({ states }: { states: { user?: Participant; activeAt?: number }[] }) => {
          if (states.some(({ user, activeAt }) => user?.id === id && activeAt === 4711))
            resolve(true);
        },
      ),
    );
    opened.provider.setAwarenessField('activeAt', 4711);
    return await seenBy;
  } finally {
    opened.close();
    watcher.close();
  }
}

/** What whoever has the chair may write, here without any meaning. */
const writeChair = (doc: Y.Doc) => void doc.getMap('ofThisTest').set('written', Math.random());

describe('rights on documents', () => {
  const checks: Record<keyof typeof documentRights, (kind: PersonKind) => Promise<boolean>> = {
    readBoard: (kind) => mayOpen(kind, boardName),
    writeBoard: (kind) => isTaken(kind, boardName, writeCard),
    presence: isSeen,
    readChair: (kind) => mayOpen(kind, chairName),
    writeChair: (kind) => isTaken(kind, chairName, writeChair),
    takeChair: (kind) => isTaken(kind, chairName, writeChair, { type: 'takeChair' }),
    readOwnVault: (kind) => mayOpen(kind, vaultOf(kind, withLead)),
    writeOwnVault: (kind) => isTaken(kind, vaultOf(kind, withLead), writeCard),
    readOwnVaultAlone: (kind) => mayOpen(kind, vaultOf(kind, alone)),
    readOtherVault: (kind) => mayOpen(kind, vaultOf(kind, ofOthers)),
  };
  const cells = (Object.keys(documentRights) as (keyof typeof documentRights)[]).flatMap((right) =>
    persons.map((kind) => [right, kind] as const),
  );
  it.each(cells)('%s: %s', async (right, kind) => {
    const holders: ReadonlySet<PersonKind> = documentRights[right].holders;
    expect(await checks[right](kind)).toBe(holders.has(kind));
  });
});

/** The name of the vault of those departments, where `own` stands for the one of somebody. */
function vaultOf(kind: PersonKind, departmentsOf: (own: string) => readonly string[]): string {
  const key = vaults.get(departmentsOf(personOf(kind).participant.department).join());
  if (!key) throw new Error('no such vault');
  return `case/${caseId}/vault/${key}`;
}

const withLead = (own: string) => ['SAF', own];
const alone = (own: string) => [own];
const ofOthers = (own: string) =>
  own === 'KJS' ? ['SAF', 'JC'] : own === 'JC' ? ['SAF', 'KJS'] : ['JC', 'KJS'];

describe('rights over HTTP', () => {
  const cells = apiRights.flatMap((right) =>
    persons.map((kind) => [right.name, kind, right] as const),
  );
  it.each(cells)('%s: %s', async (_, kind, { method, path, body, holders, isConflict }) => {
    const asItIs = async () => {
      const table = await devices['coordinator at the table'].read<RoundTable>(
        'GET',
        `/cases/${caseId}/table`,
      );
      return { departments: table.departments, staffIds: table.staffIds };
    };
    const file = () =>
      devices['coordinator at the table'].read<CaseFile>('GET', `/cases/${caseId}/export`);
    const exemplary = async () => {
      const { board, chair } = await file();
      const title = 'Ankommen';
      const how = { title, origin: '', replacements: [], shiftDays: 0 };
      return { title, fields: ['work'], movedDays: 0, ...pseudonymise(board, chair, how) };
    };
    const newest = async () => {
      const [checkpoint] = await devices['coordinator at the table'].read<Checkpoint[]>(
        'GET',
        `/cases/${caseId}/checkpoints`,
      );
      return String(checkpoint?.at);
    };
    const address = path.replace(':id', caseId);
    const answer = await devices[kind].send(
      method,
      address.includes(':at') ? address.replace(':at', await newest()) : address,
      body === 'as it is'
        ? await asItIs()
        : body === 'a file'
          ? await file()
          : body === 'an exemplary case'
            ? await exemplary()
            : body,
    );
    if (holders.has(kind) && isConflict) expect(answer.status).toBe(409);
    else if (holders.has(kind)) expect(answer.status).toBeLessThan(300);
    else expect([401, 403, 404]).toContain(answer.status);
  });
});

it('is the table of docs/architecture.md', async () => {
  const text = await readFile(new URL('../../docs/architecture.md', import.meta.url), 'utf8');
  expect(text).toContain(rightsTable());
});
