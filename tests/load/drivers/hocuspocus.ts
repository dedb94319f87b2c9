import { createDecoder, readVarString, readVarUint, readVarUint8Array } from 'lib0/decoding';
import { type Encoder, writeVarString, writeVarUint } from 'lib0/encoding';
import { documentNameOf } from '../../../shared/protocol/documents.ts';
import type { Driver } from './driver.ts';
import { firstOf, openSocket } from './open-socket.ts';
import { frame, messageType, syncStep, writeAwareness, writeSync, YjsCard } from './yjs-card.ts';

const emptyState = Uint8Array.of(0);

/** What a frame is: the type of the message and, of a synchronisation, its step and content. */
function read(data: Buffer) {
  const decoder = createDecoder(data);
  readVarString(decoder);
  const type = readVarUint(decoder);
  if (type !== messageType.sync && type !== 4) return { type };
  return { type, step: readVarUint(decoder), content: readVarUint8Array(decoder) };
}

/** Ours and Hocuspocus speak the same frames; ours wants a cookie and the name of a case. */
export const hocuspocus: Driver = async ({ url, board, cookie }) => {
  const name = cookie ? documentNameOf(board, 'board') : board;
  const socket = await openSocket(
    cookie ? `${url}/sync` : url,
    cookie ? { cookie, origin: url } : {},
  );
  const named = (write: (encoder: Encoder) => void) =>
    frame((encoder) => {
      writeVarString(encoder, name);
      write(encoder);
    });
  const sync = (step: number, payload: Uint8Array) =>
    named((encoder) => writeSync(encoder, step, payload));

  const entered = firstOf(socket, (data) => read(data).type === messageType.auth || undefined);
  socket.send(
    named((encoder) => {
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
  socket.send(sync(syncStep.stateVector, emptyState));
  const card = new YjsCard(await state);
  const kept = firstOf(socket, (data) => read(data).type === messageType.syncStatus || undefined);
  socket.send(sync(syncStep.update, card.state()));
  await kept;
  return {
    socket,
    edit: (text) => sync(syncStep.update, card.edit(text)),
    add: (text) => sync(syncStep.update, card.add(text)),
    cursor: (x, y) => named((encoder) => writeAwareness(encoder, card.cursor(x, y))),
    acknowledged: (data) => (read(data).type === messageType.syncStatus ? 1 : 0),
  };
};
