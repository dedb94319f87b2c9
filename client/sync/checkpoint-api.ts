import type { Since } from '../../shared/case/turn-back.ts';
import type {
  Checkpoint,
  CheckpointDifference,
  Restored,
} from '../../shared/protocol/checkpoints.ts';
import { ofCase, read } from './api.ts';

/** The newest first. */
export function fetchCheckpoints(caseId: string): Promise<readonly Checkpoint[]> {
  return read('GET', `${ofCase(caseId)}/checkpoints`);
}

/** What has become different since that state. */
export async function fetchSince(caseId: string, at: number): Promise<Since> {
  const path = `${ofCase(caseId)}/checkpoints/${at}`;
  return (await read<CheckpointDifference>('GET', path)).since;
}

export function restoreState(caseId: string, at: number): Promise<Restored> {
  return read('POST', `${ofCase(caseId)}/checkpoints/${at}/restore`);
}
