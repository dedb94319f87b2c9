import * as Y from 'yjs';
import { readBoard } from '../../shared/case/board.ts';
import { readChair } from '../../shared/case/chair.ts';
import type { Moment } from '../../shared/case/compare.ts';
import { migrateBoard } from '../../shared/case/migrate.ts';
import { attachVault } from '../../shared/case/vaults.ts';
import type { OpenedSnapshot, Snapshot } from '../../shared/protocol/snapshots.ts';
import { ofCase, read } from './api.ts';

/** The newest first. */
export function fetchSnapshots(caseId: string): Promise<readonly Snapshot[]> {
  return read('GET', `${ofCase(caseId)}/snapshots`);
}

export function takeSnapshot(caseId: string, name: string): Promise<Snapshot> {
  return read('POST', `${ofCase(caseId)}/snapshots`, { name });
}

/** The documents of the case as they were, brought to the current schema. */
export interface OpenedMoment {
  readonly snapshot: Snapshot;
  readonly board: Y.Doc;
  readonly chair: Y.Doc;
}

export async function openDocuments(caseId: string, at: number): Promise<OpenedMoment> {
  const opened = await read<OpenedSnapshot>('GET', `${ofCase(caseId)}/snapshots/${at}`);
  const board = documentOf(opened.board);
  for (const { key, departments, update } of opened.vaults)
    attachVault(board, { key, departments, doc: documentOf(update) });
  migrateBoard(board);
  return { snapshot: opened, board, chair: documentOf(opened.chair) };
}

export async function openSnapshot(caseId: string, at: number): Promise<Moment> {
  const { board, chair } = await openDocuments(caseId, at);
  return { at, board: readBoard(board), chair: readChair(chair) };
}

function documentOf(base64: string): Y.Doc {
  const doc = new Y.Doc();
  const bytes = Uint8Array.from(atob(base64), (char) => char.charCodeAt(0));
  Y.applyUpdate(doc, bytes);
  return doc;
}
