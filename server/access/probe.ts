import { existsSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { nanoid } from 'nanoid';
import { Doc, encodeStateAsUpdate } from 'yjs';
import { readBoard } from '../../shared/case/board.ts';
import { readChair } from '../../shared/case/chair.ts';
import { seedFamilieO } from '../../shared/case/familie-o.ts';
import { summarise } from '../../shared/case/summary.ts';
import { sampleDepartments } from '../../shared/method/departments.ts';
import type { Participant } from '../../shared/protocol/http.ts';
import { isLoopback } from '../env.ts';
import type { Store } from '../store/store.ts';

export const sampleCaseId = 'familie-o';

/** Its presence says that a store was made for the probe and never was to hold a real case. */
const markerFile = 'probe-store';

export type ProbeStore = Pick<Store, 'cases' | 'log'>;

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

/** Each step only if it is missing: the process may have ended in the middle of it. */
async function ensureSampleCase({ cases, log }: ProbeStore): Promise<void> {
  if (!(await cases.caseExists(sampleCaseId)))
    await cases.createCase({
      id: sampleCaseId,
      number: 'F-0617',
      leadDepartment: 'SAF',
      leadSince: '2017-06-26',
    });
  const isComplete =
    (await log.load(sampleCaseId, 'board')) && (await log.load(sampleCaseId, 'chair'));
  if (isComplete) return;
  await log.eraseCase(sampleCaseId);
  const board = new Doc();
  const chair = new Doc();
  seedFamilieO(board, chair);
  await log.append(sampleCaseId, 'board', encodeStateAsUpdate(board));
  await log.append(sampleCaseId, 'chair', encodeStateAsUpdate(chair));
  await cases.saveSummary(sampleCaseId, summarise(readBoard(board), readChair(chair)));
}

/** Somebody who came in through the probe for one of the sample's departments. */
export function probeParticipant(departmentId: string): Participant | undefined {
  const department = sampleDepartments.find(({ id }) => id === departmentId);
  return department && { id: nanoid(), name: department.name, department: department.id };
}
