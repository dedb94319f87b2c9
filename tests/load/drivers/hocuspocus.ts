import { createDecoder, readVarString, readVarUint, readVarUint8Array } from 'lib0/decoding';
import { type Encoder, writeVarString, writeVarUint } from 'lib0/encoding';
import { documentNameOf } from '../../../shared/protocol/documents.ts';
import type { Driver, Opened, Target } from './driver.ts';
import { firstOf, openSocket } from './open-socket.ts';
import { frame, messageType, syncStep, writeAwareness, writeSync, YjsCard } from './yjs-card.ts';

const emptyState = Uint8Array.of(0);
const ping = 9;
const pong = Uint8Array.of(10);

/** What a frame is: the type of the message and, of a synchronisation, its step and content. */
function read(data: Buffer) {
  if (data.length === 1) return { type: data[0] };
  const decoder = createDecoder(data);
  readVarString(decoder);
  const type = readVarUint(decoder);
  if (type !== messageType.sync && type !== 4) return { type };
  return { type, step: readVarUint(decoder), content: readVarUint8Array(decoder) };
}

const nameOf = ({ board, cookie }: Target) => (cookie ? documentNameOf(board, 'board') : board);

function named(target: Target, write: (encoder: Encoder) => void): Uint8Array {
  return frame((encoder) => {
    writeVarString(encoder, nameOf(target));
    write(encoder);
  });
}

const sync = (target: Target, step: number, payload: Uint8Array) =>
  named(target, (encoder) => writeSync(encoder, step, payload));

async function open(target: Target): Promise<Opened> {
  const { url, cookie } = target;
  const socket = await openSocket(
    cookie ? `${url}/sync` : url,
    cookie ? { cookie, origin: url } : {},
  );
  socket.on('message', (data: Buffer) => {
    if (data.length === 1 && data[0] === ping) socket.send(pong);
  });
  const entered = firstOf(socket, (data) => read(data).type === messageType.auth || undefined);
  socket.send(
    named(target, (encoder) => {
      writeVarUint(encoder, messageType.auth);
      writeVarUint(encoder, 0);
      writeVarString(encoder, '');
    }),
  );
  await entered;
  const state = firstOf(socket, (data) => {
    const { step, content } = read(data);
    return step === syncStep.state ? content : undefined;
  });
  socket.send(sync(target, syncStep.stateVector, emptyState));
  return { socket, state: await state };
}

/** Ours and Hocuspocus speak the same frames; ours wants a cookie and the name of a case. */
export const hocuspocus = {
  open,
  update: (target, update) => sync(target, syncStep.update, update),
  async join(target) {
    const { socket, state } = await open(target);
    const card = new YjsCard(state);
    const kept = firstOf(socket, (data) => read(data).type === messageType.syncStatus || undefined);
    socket.send(sync(target, syncStep.update, card.state()));
    await kept;
    return {
      socket,
      edit: (text) => sync(target, syncStep.update, card.edit(text)),
      add: (text) => sync(target, syncStep.update, card.add(text)),
      cursor: (x, y) => named(target, (encoder) => writeAwareness(encoder, card.cursor(x, y))),
      acknowledged: (data) => (read(data).type === messageType.syncStatus ? 1 : 0),
    };
  },
} satisfies Driver;
