import * as Y from 'yjs';
import { type CaseFile, caseFileFormat, caseFileVersion, fileOfChair } from './case-file.ts';
import { isRecord, rootMap } from './roots.ts';

/** Brings a file of an earlier version to the current one; everything else is left as it is, to be checked. Total. */
export function currentCaseFile(raw: unknown): unknown {
  return isRecord(raw) && raw.format === caseFileFormat && raw.version === 1 ? fromFirst(raw) : raw;
}

/** Version 1 had neither snapshots nor what is kept beside the documents, and wrote the chair document as it was stored. */
function fromFirst(raw: Record<string, unknown>): unknown {
  const { entrustedToOthers, board, chair, ...rest } = raw;
  const stored = new Y.Doc();
  for (const [root, entries] of isRecord(chair) ? Object.entries(chair) : [])
    for (const [id, entry] of isRecord(entries) ? Object.entries(entries) : [])
      rootMap(stored, root)?.set(id, entry);
  const file: Record<keyof CaseFile, unknown> & Record<string, unknown> = {
    ...rest,
    format: caseFileFormat,
    version: caseFileVersion,
    id: raw.id,
    number: raw.number,
    createdAt: Date.parse(`${String(raw.leadSince)}T00:00:00Z`),
    leadDepartment: raw.leadDepartment,
    leadSince: raw.leadSince,
    earlierLeads: [],
    departments: raw.departments,
    consents: [],
    extensions: [],
    board,
    chair: fileOfChair(stored),
    leftOut: { entrusted: entrustedToOthers, snapshots: [] },
    snapshots: [],
  };
  return file;
}
