import { WebSocketStatus } from '@hocuspocus/provider';
import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import { CaseSocket } from './case-socket.ts';

beforeEach(() => vi.useFakeTimers());
afterEach(() => vi.useRealTimers());

/** Which kind was tried, oldest first. */
let tried: string[];
let last: EventTarget;
const sockets: CaseSocket[] = [];

afterEach(() => {
  for (const socket of sockets.splice(0)) socket.destroy();
});

/** What looks like a websocket and does as `behave` says once it is there. */
function kind(name: string, behave: (socket: EventTarget) => void): typeof WebSocket {
  class Fake extends EventTarget {
    readyState = 1;
    constructor() {
      super();
      tried.push(name);
      last = this;
      queueMicrotask(() => behave(this));
    }
    send(): void {}
    close(): void {}
  }
  return Fake as unknown as typeof WebSocket;
}

const closes = (socket: EventTarget) =>
  socket.dispatchEvent(new CloseEvent('close', { code: 1006 }));
const opens = (socket: EventTarget) => socket.dispatchEvent(new Event('open'));
/** A heartbeat is an answer too. */
const answers = (socket: EventTarget) => {
  opens(socket);
  socket.dispatchEvent(new MessageEvent('message', { data: Uint8Array.of(9).buffer }));
};

function open(webSocket: typeof WebSocket, polling?: typeof WebSocket): CaseSocket {
  tried = [];
  const socket = new CaseSocket({
    url: 'ws://localhost/sync/f-0617',
    events: { sent: () => {}, received: () => {}, ended: () => {} },
    webSocket,
    loadPolling: async () => {
      if (polling) return polling;
      throw new Error('no network');
    },
  });
  sockets.push(socket);
  socket.connectNow();
  return socket;
}

it.each([
  ['are refused', closes],
  ['open and never answer', opens],
  ['never even open', () => undefined],
] as const)('where websockets %s it goes by plain HTTP', async (_, behave) => {
  const socket = open(kind('websocket', behave), kind('polling', answers));
  await vi.advanceTimersByTimeAsync(60_000);
  expect(tried).toEqual(['websocket', 'websocket', 'polling']);
  expect([socket.status, socket.isPolling]).toEqual([WebSocketStatus.Connected, true]);

  // After every loss websockets have their chance, and only one.
  closes(last);
  await vi.advanceTimersByTimeAsync(60_000);
  expect(tried.slice(3)).toEqual(['websocket', 'polling']);
});

it('stays with websockets where nothing gets through', async () => {
  const socket = open(kind('websocket', closes));
  await vi.advanceTimersByTimeAsync(60_000);
  expect(new Set(tried)).toEqual(new Set(['websocket']));
  expect(tried.length).toBeGreaterThan(3);
  expect(socket.isPolling).toBe(false);
});

it('tries both where plain HTTP gets through and a connection over it does not', async () => {
  open(kind('websocket', closes), kind('polling', closes));
  await vi.advanceTimersByTimeAsync(60_000);
  expect(tried.slice(0, 6)).toEqual([
    'websocket',
    'websocket',
    'polling',
    'websocket',
    'polling',
    'websocket',
  ]);
});

it('does not leave a websocket that works', async () => {
  const socket = open(kind('websocket', answers), kind('polling', answers));
  for (let n = 0; n < 3; n += 1) {
    await vi.advanceTimersByTimeAsync(10_000);
    closes(last);
  }
  await vi.advanceTimersByTimeAsync(20_000);
  expect(tried).toEqual(['websocket', 'websocket', 'websocket', 'websocket']);
  expect(socket.status).toBe(WebSocketStatus.Connected);
});
