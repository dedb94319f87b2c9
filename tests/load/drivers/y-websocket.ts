import { createDecoder, readVarUint, readVarUint8Array } from 'lib0/decoding';
import type { Driver, Opened, Target } from './driver.ts';
import { firstOf, openSocket } from './open-socket.ts';
import { frame, messageType, syncStep, writeAwareness, writeSync, YjsCard } from './yjs-card.ts';

const emptyState = Uint8Array.of(0);

const sync = (step: number, payload: Uint8Array) =>
  frame((encoder) => writeSync(encoder, step, payload));

async function open({ url, board }: Target): Promise<Opened> {
  const socket = await openSocket(`${url}/${board}`);
  const state = firstOf(socket, (data) => {
    const decoder = createDecoder(data);
    if (readVarUint(decoder) !== messageType.sync) return undefined;
    return readVarUint(decoder) === syncStep.state ? readVarUint8Array(decoder) : undefined;
  });
  socket.send(sync(syncStep.stateVector, emptyState));
  return { socket, state: await state };
}

export const yWebsocket = {
  open,
  update: (_, update) => sync(syncStep.update, update),
  async join(target) {
    const { socket, state } = await open(target);
    const card = new YjsCard(state);
    socket.send(sync(syncStep.update, card.state()));
    return {
      socket,
      edit: (text) => sync(syncStep.update, card.edit(text)),
      add: (text) => sync(syncStep.update, card.add(text)),
      cursor: (x, y) => frame((encoder) => writeAwareness(encoder, card.cursor(x, y))),
    };
  },
} satisfies Driver;
