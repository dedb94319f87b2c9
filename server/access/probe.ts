import { existsSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { nanoid } from 'nanoid';
import { applyUpdate, Doc, encodeStateAsUpdate } from 'yjs';
import { readBoard } from '../../shared/case/board.ts';
import { readChair } from '../../shared/case/chair.ts';
import { familieOConsents, seedFamilieO, takeBackTo } from '../../shared/case/familie-o.ts';
import { summarise } from '../../shared/case/summary.ts';
import { sampleDepartments } from '../../shared/method/departments.ts';
import type { TownDepartment } from '../../shared/method/town-settings.ts';
import type { Participant, ProbeEntry } from '../../shared/protocol/http.ts';
import { isLoopback } from '../env.ts';
import type { Store } from '../store/store.ts';

export const sampleCaseId = 'familie-o';

/** The days of the sample's consultations. */
const sampleSnapshotDays = ['2017-07-13', '2017-09-21'];

/** Its presence says that a store was made for the probe and never was to hold a real case. */
const markerFile = 'probe-store';

export type ProbeStore = Pick<Store, 'cases' | 'privacy' | 'checkpoints'>;

/**
 * Whether people may enter without an account. Only where nobody but this machine can connect, and only on a store
 * that was empty when the probe first saw it: it then gets the sample case.
 */
export async function prepareProbe(
  host: string,
  dataDir: string,
  store: ProbeStore,
): Promise<boolean> {
  if (!isLoopback(host)) return false;
  const marker = join(dataDir, markerFile);
  if (!existsSync(marker)) {
    if (!(await store.cases.isEmpty())) return false;
    writeFileSync(marker, 'This store was made for the probe.\n', { flush: true });
  }
  await ensureSampleCase(store);
  return true;
}

async function ensureSampleCase({ cases, privacy, checkpoints }: ProbeStore): Promise<void> {
  if (await cases.caseExists(sampleCaseId)) return;
  // Who erases it sees what erasing means: it does not come back.
  if ((await cases.receipts()).some(({ caseId }) => caseId === sampleCaseId)) return;
  const board = new Doc();
  const chair = new Doc();
  seedFamilieO(board, chair);
  await cases.createCase(
    {
      id: sampleCaseId,
      number: 'F-0617',
      leadDepartment: 'SAF',
      leadSince: '2017-06-26',
      departments: sampleDepartments.map(({ id }) => id).filter((id) => id !== 'CBE'),
    },
    {
      documents: { board: encodeStateAsUpdate(board), chair: encodeStateAsUpdate(chair) },
      summary: summarise(readBoard(board), readChair(chair)),
    },
  );
  for (const { withdrawnOn, ...consent } of familieOConsents) {
    await privacy.addConsent(sampleCaseId, consent);
    const added = (await privacy.consents(sampleCaseId)).at(-1);
    if (added && withdrawnOn) await privacy.withdrawConsent(sampleCaseId, added.id, withdrawnOn);
  }
  for (const day of sampleSnapshotDays) {
    const then = { board: copyOf(board), chair: copyOf(chair) };
    const at = takeBackTo(day, then.board, then.chair);
    const { sittings, current } = readChair(then.chair);
    await checkpoints.saveSnapshot(
      sampleCaseId,
      new Map([
        ['board', encodeStateAsUpdate(then.board)],
        ['chair', encodeStateAsUpdate(then.chair)],
      ]),
      {
        name: '',
        ...(sittings[0] ? { sittingId: sittings[0].id } : {}),
        departments: ['AA', 'IFK', 'SAF'],
        direction: current.map(({ text }) => text),
      },
      at,
    );
  }
}

function copyOf(doc: Doc): Doc {
  const copy = new Doc();
  applyUpdate(copy, encodeStateAsUpdate(doc));
  return copy;
}

/** Somebody who came in through the probe for one of the town's departments. */
export function probeParticipant(
  departments: readonly TownDepartment[],
  entry: ProbeEntry,
): Participant | undefined {
  const department = departments.find(({ id, retired }) => id === entry.department && !retired);
  return (
    department && {
      id: nanoid(),
      name: department.name,
      department: department.id,
      role: entry.role ?? 'coordinator',
    }
  );
}
