import { writeFileSync } from 'node:fs';
import { setTimeout as sleep } from 'node:timers/promises';
import { addResource } from '../../shared/case/resource.ts';
import { startSitting, stepSitting } from '../../shared/case/sitting.ts';
import { editText } from '../../shared/case/text.ts';
import { defaultPhases } from '../../shared/method/phases.ts';
import type { GuestAtDoor, LobbyInfo, NewLinkAnswer } from '../../shared/protocol/door.ts';
import type { ConferenceInput, SessionInfo } from '../../shared/protocol/http.ts';
import { connect, saved, seen, type TestClient } from '../fixtures/client.ts';
import { Device } from '../fixtures/door.ts';
import type { Person } from '../fixtures/test-server.ts';
import { judge, type Sample } from './soak-verdict.ts';
import { type BoardDoor, startSystem } from './systems.ts';

/**
 * A working day in one sitting: the server as shipped, and people who edit, move, come, go, consult and let guests in for
 * MINUTES (60). OUT (soak-results.json) takes the samples.
 */
const minutes = Number(process.env.MINUTES ?? 60);
const out = process.env.OUT ?? 'soak-results.json';
const boards = 6;
const peoplePerBoard = 8;
const sampleEveryMs = 10_000;
const editEveryMs = 2_000;
const moveEveryMs = 500;
const stay = { min: 30_000, max: 180_000 };
const away = { min: 5_000, max: 20_000 };
const guestStayMs = 20_000;
/** Six times an hour everybody leaves at once: what the server then still holds is nobody's case. */
const restEveryMs = (minutes * 60_000) / 7;
/** Whoever leaves waits that long for what they wrote. */
const saveMs = 30_000;

const server = await startSystem('ours');
const began = Date.now();
const until = began + minutes * 60_000;
const isOver = () => Date.now() >= until;
const between = ({ min, max }: { min: number; max: number }) => min + Math.random() * (max - min);
const faults: Record<string, number> = {};
const done: Record<string, number> = {};
const count = (of: Record<string, number>, what: string) => {
  of[what] = (of[what] ?? 0) + 1;
};

/** When everybody leaves next; undefined in between: they are away until it is over. */
let rest = { at: began + restEveryMs, over: Promise.withResolvers<void>() };
const isResting = () => Date.now() >= rest.at;

/** One thing that people do again and again; what fails is counted, not fatal. */
async function again(what: string, pauseMs: () => number, act: () => Promise<void>): Promise<void> {
  while (!isOver()) {
    if (isResting()) await rest.over.promise;
    if (isOver()) return;
    try {
      await act();
      count(done, what);
    } catch (error) {
      count(faults, `${what}: ${error instanceof Error ? error.message : error}`);
    }
    await sleep(pauseMs());
  }
}

async function ask<T>(device: Device, method: string, path: string, body?: unknown): Promise<T> {
  const response = await device.send(method, path, body);
  const text = await response.text();
  if (!response.ok)
    throw new Error(`${method} ${path.split('/').at(-1)} ${response.status} ${text}`);
  return (text === '' ? undefined : JSON.parse(text)) as T;
}

async function personOf(door: BoardDoor, place: number): Promise<Person> {
  const { url, cookie = '' } = door(place);
  const { participant } = await ask<SessionInfo>(new Device(url, cookie), 'GET', '/session');
  if (!participant) throw new Error('Nobody is signed in.');
  return { url, cookie, participant };
}

async function inTime(saving: Promise<void>): Promise<void> {
  await Promise.race([
    saving,
    sleep(saveMs).then(() => {
      throw new Error('not saved');
    }),
  ]);
}

/** Is there for a while, moves, and does something now and then. */
async function visit(client: TestClient, ms: number, act: () => void): Promise<void> {
  const end = Math.min(until, rest.at, Date.now() + ms);
  const moving = setInterval(
    () => client.board.setAwarenessField('cursor', { x: Math.random(), y: Math.random() }),
    moveEveryMs,
  );
  const acting = setInterval(act, editEveryMs);
  try {
    await sleep(Math.max(0, end - Date.now()));
    await inTime(saved(client.board));
    if (client.closeCodes.length > 0) throw new Error(`closed with ${client.closeCodes}`);
  } finally {
    clearInterval(moving);
    clearInterval(acting);
  }
}

/** Comes back again and again, each time as a page that was loaded anew, and writes on in the same card. */
async function member(person: Person, caseId: string): Promise<void> {
  let card: string | undefined;
  await again(
    'visit',
    () => between(away),
    async () => {
      const client = connect(person, caseId);
      try {
        const { document } = client.board;
        await inTime(saved(client.board));
        card ??= addResource(document, client.author, { field: 'personal', text: 'x'.repeat(40) });
        const text = { root: 'resources', id: card, field: 'text' } as const;
        await visit(client, between(stay), () =>
          editText(document, client.author, text, {
            index: 0,
            remove: 40,
            insert: `${Date.now()}`.padEnd(40, '.'),
          }),
        );
      } finally {
        client.destroy();
      }
    },
  );
}

/** Takes the chair, goes through the phases, finishes. */
async function consult(person: Person, caseId: string): Promise<void> {
  const client = connect(person, caseId);
  try {
    await inTime(saved(client.chair));
    client.chair.sendStateless(JSON.stringify({ type: 'takeChair' }));
    const { document } = client.chair;
    await seen(
      document,
      (doc) =>
        (doc.getMap('chair').get('holder') as { participantId?: string } | undefined)
          ?.participantId === person.participant.id,
    );
    startSitting(document, client.author, { plan: defaultPhases, openGaps: 0 });
    for (const { kind } of defaultPhases) {
      stepSitting(document, client.author, { kind: 'phase', phase: kind });
      await sleep(1_000);
    }
    stepSitting(document, client.author, { kind: 'finish', openGaps: 0 });
    await inTime(saved(client.chair));
  } finally {
    client.destroy();
  }
}

/** Somebody comes by a link, is let in, looks on and is sent out. */
async function guest(by: Person, caseId: string): Promise<void> {
  const host = new Device(by.url, by.cookie);
  const device = new Device(by.url);
  const path = `/cases/${caseId}`;
  const { token, link } = await ask<NewLinkAnswer>(host, 'POST', `${path}/links`, {
    department: 'AA',
    person: '',
    role: 'contributor',
    until: Date.now() + 3_600_000,
  });
  await ask(device, 'POST', '/links/open', { token });
  await ask(device, 'PUT', '/lobby', { name: 'Arbeitsvermittlung', department: 'AA' });
  const door = await ask<GuestAtDoor[]>(host, 'GET', `${path}/lobby`);
  const id = door.find(({ state }) => state === 'waiting')?.id ?? '';
  await ask(host, 'POST', `${path}/lobby/${id}/admit`, {});
  const client = connect(device.person(await ask<LobbyInfo>(device, 'GET', '/lobby'), id), caseId);
  try {
    await inTime(saved(client.board));
    await visit(client, guestStayMs, () => undefined);
    await ask(host, 'POST', `${path}/lobby/${id}/remove`);
    await client.closed;
    await ask(host, 'DELETE', `${path}/links/${link.id}`);
  } finally {
    client.destroy();
  }
}

async function lookAround(device: Device, caseId: string): Promise<void> {
  for (const path of ['/cases', '/conferences', `/cases/${caseId}`, `/cases/${caseId}/export`])
    await ask(device, 'GET', path);
  await ask(device, 'GET', `/cases/${caseId}/checkpoints`);
}

const samples: Sample[] = [];

async function sample(isRest = false): Promise<Sample> {
  const keptBytes = await server.keptBytes();
  const { rssBytes, loopP99Ms, handles } = await server.usage();
  await server.usage('reset');
  const metrics = await (await fetch(`${server.url}/metrics`)).text();
  const gauge = (name: string) => Number(new RegExp(`^${name} (\\S+)`, 'm').exec(metrics)?.[1]);
  const taken: Sample = {
    seconds: (Date.now() - began) / 1000,
    rssMiB: rssBytes / 2 ** 20,
    keptMiB: keptBytes / 2 ** 20,
    loopP99Ms,
    handles,
    documents: gauge('fallrunde_documents'),
    sockets: gauge('fallrunde_sockets'),
    ...(isRest ? { isRest } : {}),
  };
  samples.push(taken);
  return taken;
}

/** Waits until nothing is open any more, and looks at what is left. */
async function takeRest(): Promise<void> {
  const patience = Date.now() + 2 * saveMs;
  let empty = await sample(true);
  while (empty.documents > 0 && Date.now() < patience) {
    samples.pop();
    await sleep(1_000);
    empty = await sample(true);
  }
  if (empty.documents > 0) count(faults, `rest: ${empty.documents} documents stay open`);
  console.error('rest', JSON.stringify(empty), JSON.stringify(faults));
  const { over } = rest;
  rest = { at: Date.now() + restEveryMs, over: Promise.withResolvers<void>() };
  over.resolve();
}

async function keepSampling(): Promise<void> {
  while (!isOver()) {
    await sleep(Math.min(sampleEveryMs, Math.max(0, until - Date.now())));
    if (isResting()) await takeRest();
    else await sample();
  }
}

try {
  const doors = await server.boards(boards);
  const tables = await Promise.all(
    doors.map(async (door) => ({
      caseId: door(0).board,
      people: await Promise.all(
        Array.from({ length: peoplePerBoard }, (_, place) => personOf(door, place)),
      ),
    })),
  );
  for (const { caseId, people } of tables) {
    const consent = { department: 'AA', form: 'digital', givenOn: '2026-01-03', purpose: 'Arbeit' };
    const [first] = people;
    if (first)
      await ask(new Device(first.url, first.cookie), 'POST', `/cases/${caseId}/consents`, consent);
  }
  const work = tables.flatMap(({ caseId, people }) => {
    const [first] = people;
    if (!first) return [];
    const device = new Device(first.url, first.cookie);
    return [
      ...people.map((person) => member(person, caseId)),
      again(
        'consultation',
        () => 60_000,
        () => consult(first, caseId),
      ),
      again(
        'guest',
        () => between(away),
        () => guest(first, caseId),
      ),
      again(
        'look',
        () => between(away),
        () => lookAround(device, caseId),
      ),
    ];
  });
  const { url, cookie = '' } = doors[0]?.(0) ?? {};
  const coordinator = new Device(url ?? '', cookie);
  const conference: ConferenceInput = {
    date: '2027-03-01',
    start: '09:00',
    place: 'Raum 1',
    items: tables.map(({ caseId }, id) => ({
      kind: 'case',
      id: `item-${id}`,
      caseId,
      minutes: 30,
    })),
    invited: ['SAF', 'AA'],
  };
  work.push(
    again(
      'conference',
      () => 60_000,
      async () => {
        const { id } = await ask<{ id: string }>(coordinator, 'POST', '/conferences', conference);
        await ask(coordinator, 'GET', `/conferences/${id}`);
      },
    ),
  );
  await Promise.all([keepSampling(), ...work]);
} finally {
  await server.stop();
}

const { good, words } = judge({ samples, faults });
writeFileSync(
  out,
  JSON.stringify({ minutes, boards, peoplePerBoard, done, faults, words, samples }, null, 1),
);
console.log([...words, JSON.stringify(done)].join('\n'));
process.exitCode = good ? 0 : 1;
