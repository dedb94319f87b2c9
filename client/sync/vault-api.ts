import type { EntrustInput, ReleaseInput } from '../../shared/protocol/http.ts';
import { call, ofCase } from './api.ts';

export async function entrust(caseId: string, input: EntrustInput): Promise<void> {
  await call('POST', `${ofCase(caseId)}/entrust`, input);
}

export async function release(caseId: string, input: ReleaseInput): Promise<void> {
  await call('POST', `${ofCase(caseId)}/release`, input);
}
