import type { NewAddendum } from '../../shared/protocol/minutes.ts';
import { call, ofCase } from './api.ts';

const ofSitting = (caseId: string, sittingId: string) =>
  `${ofCase(caseId)}/sittings/${encodeURIComponent(sittingId)}`;

/** Ends the consultation where it still runs. */
export async function closeMinutes(caseId: string, sittingId: string): Promise<void> {
  await call('POST', `${ofSitting(caseId, sittingId)}/close`);
}

export async function addAddendum(
  caseId: string,
  sittingId: string,
  addendum: NewAddendum,
): Promise<void> {
  await call('POST', `${ofSitting(caseId, sittingId)}/addenda`, addendum);
}
