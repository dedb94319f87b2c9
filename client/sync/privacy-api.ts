import type { AccessExport, AccessPage } from '../../shared/protocol/access-log.ts';
import type {
  CasePrivacy,
  ConsentInput,
  ErasureReceipt,
  ExtensionInput,
} from '../../shared/protocol/privacy.ts';
import { read } from './api.ts';

const ofCase = (id: string) => `/cases/${encodeURIComponent(id)}`;

export function fetchPrivacy(caseId: string): Promise<CasePrivacy> {
  return read('GET', `${ofCase(caseId)}/privacy`);
}

export function enterConsent(caseId: string, input: ConsentInput): Promise<CasePrivacy> {
  return read('POST', `${ofCase(caseId)}/consents`, input);
}

export function withdrawConsent(
  caseId: string,
  consentId: string,
  on: string,
): Promise<CasePrivacy> {
  const path = `${ofCase(caseId)}/consents/${encodeURIComponent(consentId)}/withdrawal`;
  return read('POST', path, { on });
}

/** Before anything is given to the department: who may know of the case, as it is then. */
export function recordDataHandover(caseId: string, department: string): Promise<CasePrivacy> {
  return read('POST', `${ofCase(caseId)}/data-handovers`, { department });
}

export function extendRetention(caseId: string, input: ExtensionInput): Promise<CasePrivacy> {
  return read('POST', `${ofCase(caseId)}/retention`, input);
}

/** The newest entries, or those before `before`. */
export function fetchAccessLog(caseId: string, before?: number): Promise<AccessPage> {
  const query = before === undefined ? '' : `?before=${before}`;
  return read('GET', `${ofCase(caseId)}/access-log${query}`);
}

export function exportAccessLog(caseId: string): Promise<AccessExport> {
  return read('GET', `${ofCase(caseId)}/access-log/export`);
}

export function eraseCase(caseId: string, pseudonym: string): Promise<ErasureReceipt> {
  return read('DELETE', ofCase(caseId), { pseudonym });
}

/** The newest first. */
export function fetchErasures(): Promise<readonly ErasureReceipt[]> {
  return read('GET', '/erasures');
}
