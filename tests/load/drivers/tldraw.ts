import { nanoid } from 'nanoid';
import type { Driver } from './driver.ts';
import { firstOf, openSocket } from './open-socket.ts';

interface Handshake {
  readonly connect: object;
  readonly note: object;
  readonly presence: { readonly id: string };
}

const handshakes = new Map<string, Promise<Handshake>>();

function handshakeOf(url: string): Promise<Handshake> {
  const known = handshakes.get(url);
  if (known) return known;
  const asked = fetch(url).then((response) => response.json() as Promise<Handshake>);
  handshakes.set(url, asked);
  return asked;
}

/** Speaks tldraw's protocol for one note per person. */
export const tldraw = {
  async join({ url, board }) {
    const { connect, note, presence } = await handshakeOf(url);
    const socket = await openSocket(`${url}/${board}`);
    const id = `shape:${nanoid()}`;
    let clock = 0;
    const push = (content: object) =>
      JSON.stringify({ type: 'push', clientClock: clock++, ...content });
    const connected = firstOf(socket, (data) => data.includes('"type":"connect"') || undefined);
    socket.send(JSON.stringify({ ...connect, connectRequestId: nanoid() }));
    await connected;
    const kept = firstOf(socket, (data) => data.includes('"push_result"') || undefined);
    const put = (shape: string, text: string) => ({
      diff: { [shape]: ['put', { ...note, id: shape, meta: { text } }] },
    });
    const person = { ...presence, id: `instance_presence:${nanoid()}` };
    socket.send(push({ ...put(id, ''), presence: ['put', person] }));
    await kept;
    return {
      socket,
      add: (text) => push(put(`shape:${nanoid()}`, text)),
      edit: (text) =>
        push({ diff: { [id]: ['patch', { meta: ['patch', { text: ['put', text] }] }] } }),
      cursor: (x, y) =>
        push({ presence: ['patch', { cursor: ['patch', { x: ['put', x], y: ['put', y] }] }] }),
    };
  },
} satisfies Driver;
