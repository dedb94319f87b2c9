import type { Driver } from './driver.ts';
import { openSocket } from './open-socket.ts';
import { frame, syncStep, writeAwareness, writeSync, YjsCard } from './yjs-card.ts';

/** The same bytes as y-websocket's clients send. */
export const rawRelay = {
  async join({ url, board }) {
    const socket = await openSocket(`${url}/${board}`);
    const card = new YjsCard();
    const update = (bytes: Uint8Array) =>
      frame((encoder) => writeSync(encoder, syncStep.update, bytes));
    return {
      socket,
      edit: (text) => update(card.edit(text)),
      add: (text) => update(card.add(text)),
      cursor: (x, y) => frame((encoder) => writeAwareness(encoder, card.cursor(x, y))),
    };
  },
} satisfies Driver;
