import { once } from 'node:events';
import { setTimeout as sleep } from 'node:timers/promises';
import { applyUpdate, Doc } from 'yjs';
import type { Target } from './drivers/driver.ts';
import { drivers, type System } from './drivers/drivers.ts';

const times = 5;
/** Until a server that unloads boards nobody looks at has done so, ms. */
const restMs = 300;

/** Opens a board several times, each time as the only one there: the median until it can be read, and its bytes. */
export async function openTimes(
  system: System,
  target: Target,
): Promise<{ ms: number; bytes: number }> {
  const driver = drivers[system];
  if (!('open' in driver)) throw new Error(`${system} has no boards to open`);
  const found: { ms: number; bytes: number }[] = [];
  for (let time = 0; time < times; time += 1) {
    const began = performance.now();
    const { socket, state } = await driver.open(target);
    applyUpdate(new Doc(), state);
    found.push({ ms: performance.now() - began, bytes: state.length });
    socket.close();
    await once(socket, 'close');
    await sleep(restMs);
  }
  const median = found.toSorted((a, b) => a.ms - b.ms)[Math.floor(times / 2)];
  if (!median) throw new Error('Nothing was opened.');
  return median;
}
