/**
 * Run by log-kill.test.ts and killed by it: appends updates of several documents through the real log and prints
 * `<document> <sequence number>` for each that was acknowledged.
 * Arguments: file, key (base64), seed of this round, prefix of the round's entries, document names.
 */
import * as Y from 'yjs';
import { openUpdateLog } from '../../server/store/update-log.ts';
import { random } from './random.ts';

const [path, keyText, seedText, round, ...documents] = process.argv.slice(2);
if (!path || !keyText || !seedText || !round) throw new Error('arguments are missing');
const key = Buffer.from(keyText, 'base64');
const next = random(Number(seedText));

// A tail this short makes kills hit compaction as well.
const log = await openUpdateLog({ path, keyOf: () => key, compactAfter: 40 });
process.stdout.write('ready\n');

await Promise.all(documents.map((document) => writeWithoutEnd(document)));

async function writeWithoutEnd(document: string): Promise<void> {
  const doc = new Y.Doc();
  const appends: Promise<void>[] = [];
  let sequence = 0;
  doc.on('update', (update: Uint8Array) => {
    const acknowledged = `${document} ${round}-${sequence}\n`;
    appends.push(
      log.append('chaos', document, update).then(() => {
        process.stdout.write(acknowledged);
      }),
    );
  });
  const entries = doc.getMap<string>('entries');
  for (;;) {
    const burst = 1 + Math.floor(next() * 8);
    for (let i = 0; i < burst; i++) {
      sequence++;
      entries.set(`${round}-${sequence}`, 'x'.repeat(Math.floor(next() ** 4 * 20_000)));
    }
    await Promise.all(appends.splice(0));
  }
}
