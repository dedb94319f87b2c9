import type { CaseImportCheck, CaseImported } from '../../shared/protocol/http.ts';
import { call, ofCase, read } from './api.ts';

/** The case as a file, as it is to be kept: JSON, but for the server byte for byte. */
export async function fetchCaseFile(caseId: string): Promise<string> {
  return (await call('GET', `${ofCase(caseId)}/export`)).text();
}

/** What would come of a file. Nothing is stored. */
export function checkCaseFile(file: unknown): Promise<CaseImportCheck> {
  return read('POST', '/cases/import/check', file);
}

export function importCase(file: unknown): Promise<CaseImported> {
  return read('POST', '/cases/import', file);
}
