import { expect, it } from 'vitest';
import type { WebSocket } from 'ws';
import { awarenessFrame } from '../../tests/fixtures/frames.ts';
import { ToolWire } from './tool-wire.ts';

const name = 'case/x/board';

/** A tool that has been told so many moves of others, and its frame that says the `clock`th again. */
function toldOf(moves: number) {
  const told: Uint8Array[] = [];
  const ws = { send: (frame: Uint8Array) => told.push(frame) } as unknown as WebSocket;
  const wire = new ToolWire(ws, name);
  for (let clock = 1; clock <= moves; clock += 1) {
    const presence = { clientId: 5, clock, state: { activeAt: clock } };
    wire.send(awarenessFrame(name, [presence]));
  }
  const heard = (frame: Uint8Array | undefined) => [...wire.read(frame ?? new Uint8Array())];
  return { told, heard };
}

it('does not hear what a tool says again of others, however much that is', () => {
  const { told, heard } = toldOf(1_000);
  expect(told).toHaveLength(1_000);
  for (const frame of told) expect(heard(frame)).toEqual([]);
});

it('hears what was said again already', () => {
  const { told, heard } = toldOf(1);
  expect(heard(told[0])).toEqual([]);
  expect(heard(told[0])).toHaveLength(1);
});

it('hears what a tool says that it was not told', () => {
  const { heard } = toldOf(1);
  const own = awarenessFrame(name, [{ clientId: 6, clock: 1, state: { activeAt: 1 } }]);
  expect(heard(own.subarray(1 + name.length))).toEqual([own]);
});
