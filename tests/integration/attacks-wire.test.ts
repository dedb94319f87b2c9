import { connect as connectTcp } from 'node:net';
import { afterEach, describe, expect, it } from 'vitest';
import * as Y from 'yjs';
import { sampleCaseId } from '../../server/access/probe.ts';
import { addResource } from '../../shared/case/resource.ts';
import { closeCodes } from '../../shared/protocol/close-codes.ts';
import { documentNameOf } from '../../shared/protocol/documents.ts';
import type { SessionInfo } from '../../shared/protocol/http.ts';
import { limits } from '../../shared/protocol/limits.ts';
import { random } from '../chaos/random.ts';
import {
  boardName,
  chairName,
  change,
  letIn,
  newCase,
  ofSample,
  opened,
  replyFrame,
  secret,
  settled,
  setUp,
  statusOf,
} from '../fixtures/attack.ts';
import { closeCode, connect, openRaw, saved } from '../fixtures/client.ts';
import { Device, deviceOf } from '../fixtures/door.ts';
import { authFrame, awarenessFrame, syncFrame, updateFrame } from '../fixtures/frames.ts';
import { startServerProcess } from '../fixtures/server-process.ts';
import { onTeardown, tearDown } from '../fixtures/teardown.ts';
import { signIn, temporaryFolder } from '../fixtures/test-server.ts';

afterEach(tearDown);

describe('by the way a request is written', () => {
  it('no page of others changes anything', async () => {
    const { url, saf } = await setUp();
    const foreign: readonly Record<string, string>[] = [
      { origin: 'null' },
      {},
      { origin: 'http://evil.example', 'x-forwarded-host': 'evil.example' },
      { origin: `${url}.evil.example` },
      { origin: url.replace('http', 'ftp').replace('127.0.0.1', 'evil.example') },
      { referer: url },
    ];
    for (const headers of foreign) {
      const response = await fetch(`${url}/api/session`, {
        method: 'DELETE',
        headers: { ...headers, cookie: saf.cookie },
      });
      expect(response.status).toBe(403);
      if (headers.origin)
        await expect(openRaw(url, { cookie: saf.cookie, origin: headers.origin })).rejects.toThrow(
          '403',
        );
    }
    const overridden = await fetch(`${url}/api/session?_method=DELETE`, {
      headers: { cookie: saf.cookie, 'x-http-method-override': 'DELETE' },
    });
    expect(((await overridden.json()) as SessionInfo).participant).toEqual(saf.participant);
  });

  it('no other spelling of an address leads past the door', async () => {
    const { url, saf } = await setUp();
    const { port } = new URL(url);
    for (const path of [
      `//api${ofSample}`,
      `/API${ofSample}`,
      `/x/../api${ofSample}`,
      `/api/%63ases/${sampleCaseId}`,
      `/api/cases/../cases/${sampleCaseId}`,
      `/api/cases/${sampleCaseId}%00`,
      `/api/cases/${sampleCaseId}/..%2f${sampleCaseId}`,
      `/api${ofSample};x`,
      '/api/cases/__proto__',
      '/api/cases/constructor',
      '/../../etc/passwd',
      '/%2e%2e/%2e%2e/etc/passwd',
      '/assets/..%2f..%2fpackage.json',
    ]) {
      const socket = connectTcp(Number(port), '127.0.0.1');
      socket.end(`GET ${path} HTTP/1.1\r\nHost: 127.0.0.1:${port}\r\nConnection: close\r\n\r\n`);
      let answer = '';
      for await (const chunk of socket) answer += String(chunk);
      expect([path, /Familie O|F-0617|root:|"devDependencies"/.test(answer)]).toEqual([
        path,
        false,
      ]);
    }
    expect(await statusOf(deviceOf(saf), 'GET', ofSample)).toBe(200);
  });

  it('no forged address escapes the count of tries', async () => {
    const { url, member } = await setUp();
    await member.send('GET', '/session');
    const statuses: number[] = [];
    for (let n = 0; n < 14; n++) {
      const response = await fetch(`${url}/api/lobby/code`, {
        method: 'POST',
        headers: {
          origin: url,
          'content-type': 'application/json',
          'x-forwarded-for': `10.0.0.${n}`,
          'x-real-ip': `10.0.0.${n}`,
          forwarded: `for=10.0.0.${n}`,
        },
        body: JSON.stringify({ code: '000000' }),
      });
      statuses.push(response.status);
    }
    expect(statuses.slice(-3)).toEqual([429, 429, 429]);
  });

  it('no body is taken for what it is not, and no answer repeats it', async () => {
    const { url, saf, member } = await setUp();
    const bodies: readonly (readonly [string, string])[] = [
      ['application/json', '{"__proto__":{"role":"coordinator"},"token":"x"}'],
      ['application/json', '{"constructor":{"prototype":{"x":1}},"token":"x"}'],
      ['application/json', `{"token":"${'Geheim'.repeat(60)}"}`],
      ['application/json', '{"token":{"Geheim":1}}'],
      ['application/json', '{"token":"Geheim"'],
      ['application/json', `${'['.repeat(20_000)}${']'.repeat(20_000)}`],
      ['application/json', JSON.stringify({ token: 'Geheim'.repeat(20_000) })],
      ['text/plain', '{"token":"Geheim"}'],
      ['application/x-www-form-urlencoded', 'token=Geheim'],
      ['multipart/form-data; boundary=x', '--x\r\n\r\nGeheim\r\n--x--'],
    ];
    for (const [type, body] of bodies) {
      const response = await fetch(`${url}/api/links/open`, {
        method: 'POST',
        headers: { origin: url, 'content-type': type, cookie: saf.cookie },
        body,
      });
      expect(response.status).toBeGreaterThanOrEqual(400);
      expect(response.status).toBeLessThan(500);
      expect(await response.text()).not.toMatch(/Geheim|at .*\.[jt]s|node_modules/);
    }
    expect(({} as { role?: string }).role).toBeUndefined();
    expect(await statusOf(member, 'GET', ofSample)).toBe(200);
  });

  it('no made-up session is one', async () => {
    const { url, saf } = await setUp();
    const [name = '', token = ''] = saf.cookie.split('=');
    for (const cookie of [
      `${name}=`,
      `${name}=${token.slice(1)}`,
      `${name}=${token}x`,
      `${name}=${token.toLowerCase()}`,
      `${name}=undefined`,
      `${name}=%00${token}`,
      `${name.toUpperCase()}=${token}`,
    ])
      expect(await statusOf(new Device(url, cookie), 'GET', '/cases')).toBe(401);
  });
});

it('a socket that speaks of ever new documents is closed', async () => {
  const { url, saf } = await setUp();
  const socket = await openRaw(url, saf);
  const closed = closeCode(socket);
  const state = { x: 'x'.repeat(3000) };
  for (let n = 0; n < limits.vaultsPerCase + 20; n++)
    socket.send(
      awarenessFrame(documentNameOf(`case-0000${n}`, 'board'), [{ clientId: n, clock: 1, state }]),
    );
  expect(await closed).toBe(closeCodes.badFrame.code);
});

/** `FRAMES=10000` for a long run. */
const frameCount = Number(process.env.FRAMES ?? 1_500);
const attackers = 24;

it(`lives through ${frameCount} frames of garbage, and nobody loses anything by them`, async () => {
  const seed = Number(process.env.SEED ?? Math.floor(Math.random() * 2 ** 31));
  console.log(`seed ${seed}`);
  const server = await startServerProcess({
    DATA_DIR: await temporaryFolder(),
    LOG_LEVEL: 'trace',
  });
  onTeardown({ close: async () => void (await server.end('SIGKILL')) });
  const { url } = server;
  const saf = await signIn(url);
  const member = deviceOf(saf);
  const bystander = onTeardown(connect(saf));
  await saved(bystander.board);
  const before = JSON.stringify(bystander.board.document.getMap('resources'));
  const cbe = await signIn(url, 'CBE');
  const own = await newCase(deviceOf(cbe));
  const observer = (await letIn(url, member, 'observer')).person;

  const chance = random(seed);
  const pick = <T>(all: readonly T[]): T => all[Math.floor(chance() * all.length)] as T;
  const ownBoard = documentNameOf(own.id, 'board');
  /** Who attacks, and what they open first. */
  const sides = [
    { person: cbe, opens: [], name: boardName },
    { person: observer, opens: [boardName], name: boardName },
    { person: observer, opens: [chairName], name: chairName },
    { person: cbe, opens: [ownBoard], name: ownBoard },
  ] as const;
  const board = Y.encodeStateAsUpdate(bystander.board.document);
  const stanza = (name: string): readonly Uint8Array[] => [
    authFrame(name),
    updateFrame(name, change()),
    updateFrame(name, board.subarray(0, 400)),
    updateFrame(name, Y.encodeStateAsUpdate(new Y.Doc())),
    syncFrame(name, 0, Y.encodeStateVectorFromUpdate(change())),
    syncFrame(name, 1, change()),
    replyFrame(name, change()),
    awarenessFrame(name, [{ clientId: 5, clock: 1, state: { lens: 'board', text: secret } }]),
  ];
  const valid = new Map(sides.map(({ name }) => [name, stanza(name)]));
  const frame = (name: string) => {
    if (chance() < 0.3)
      return Uint8Array.from({ length: 1 + chance() * 200 }, () => chance() * 256);
    const bytes = Uint8Array.from(pick(valid.get(name) ?? []));
    if (chance() < 0.15) return bytes;
    // Behind the name, so that what lies deeper is met as well; now and then anywhere.
    const from = chance() < 0.8 ? name.length + 1 : 0;
    for (let n = chance() < 0.5 ? 1 : 1 + chance() * 4; n > 0; n--)
      bytes[from + Math.floor(chance() * (bytes.length - from))] = chance() * 256;
    return chance() < 0.2 ? bytes.subarray(0, chance() * bytes.length) : bytes;
  };

  let sent = 0;
  let sockets = 0;
  const ended = new Map<number, number>();
  const attack = async () => {
    while (sent < frameCount) {
      const { person, opens, name } = pick(sides);
      const socket = await openRaw(url, person);
      sockets++;
      socket.on('error', () => undefined);
      socket.on('close', (code) => ended.set(code, (ended.get(code) ?? 0) + 1));
      await opened(socket, ...opens);
      for (let n = 0; n < 40 && sent < frameCount && socket.readyState === socket.OPEN; n++) {
        sent++;
        socket.send(frame(name));
        await settled(socket);
      }
      socket.terminate();
    }
  };
  const written: string[] = [];
  const write = async () => {
    while (sent < frameCount) {
      written.push(
        addResource(bystander.board.document, bystander.author, {
          field: 'personal',
          text: `${secret} ${written.length}`,
        }),
      );
      await saved(bystander.board);
      await new Promise((resolve) => setTimeout(resolve, 200));
    }
  };
  await Promise.all([write(), ...Array.from({ length: attackers }, attack)]);
  console.log(`${sent} frames on ${sockets} sockets`, ended);

  expect((await fetch(`${url}/readyz`)).status).toBe(200);
  expect(bystander.closeCodes).toEqual([]);
  const fresh = onTeardown(connect(await signIn(url)));
  await saved(fresh.board);
  const resources = fresh.board.document.getMap('resources');
  expect(written.length).toBeGreaterThan(0);
  for (const id of written) expect(resources.has(id)).toBe(true);
  for (const id of written) resources.delete(id);
  expect(JSON.stringify(resources)).toBe(before);
  expect(server.output()).not.toMatch(/Familie|Schläft|heimlich|Arbeitsvermittlung|F-0617/);
});
