import type {
  ExemplaryCase,
  ExemplaryItem,
  ExemplaryProposal,
} from '../../shared/protocol/exemplary.ts';
import type { SimilarItem } from '../../shared/protocol/learning.ts';
import { call, ofCase, read } from './api.ts';

const of = (id: string) => `/exemplary/${encodeURIComponent(id)}`;

/** The newest first. */
export function fetchExemplaryCases(): Promise<readonly ExemplaryItem[]> {
  return read('GET', '/exemplary');
}

/** Released ones like that case, the most similar first. */
export function fetchSimilarCases(caseId: string): Promise<readonly SimilarItem[]> {
  return read('GET', `${ofCase(caseId)}/similar`);
}

export function fetchExemplaryCase(id: string): Promise<ExemplaryCase> {
  return read('GET', of(id));
}

export function proposeExemplary(
  caseId: string,
  proposal: ExemplaryProposal,
): Promise<ExemplaryItem> {
  return read('POST', `${ofCase(caseId)}/exemplary`, proposal);
}

export function releaseExemplary(id: string): Promise<ExemplaryItem> {
  return read('POST', `${of(id)}/release`);
}

export function returnExemplary(id: string, reason: string): Promise<ExemplaryItem> {
  return read('POST', `${of(id)}/return`, { reason });
}

export async function withdrawExemplary(id: string): Promise<void> {
  await call('DELETE', of(id));
}
