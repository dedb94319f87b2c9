import type { NewToolToken, ToolToken } from '../../shared/protocol/tools.ts';
import { call, ofCase, read } from './api.ts';

/** One's own, the newest first. */
export function fetchToolTokens(caseId: string): Promise<readonly ToolToken[]> {
  return read('GET', `${ofCase(caseId)}/tool-tokens`);
}

export function issueToolToken(caseId: string): Promise<NewToolToken> {
  return read('POST', `${ofCase(caseId)}/tool-tokens`);
}

/** Closes what the tool has open. */
export async function revokeToolToken(caseId: string, id: string): Promise<void> {
  await call('DELETE', `${ofCase(caseId)}/tool-tokens/${encodeURIComponent(id)}`);
}
