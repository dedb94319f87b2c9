import type { DocumentPart } from '../../shared/protocol/documents.ts';

/** What collaboration needs of the store's update log. */
export interface DurableLog {
  /** Takes its place in the order at once; resolves when the update is on disk. */
  append(caseId: string, document: DocumentPart, update: Uint8Array): Promise<void>;
  /** As `append`, for several documents: whatever happens, all of it is on disk or nothing. */
  appendTogether(
    caseId: string,
    updates: readonly { readonly document: DocumentPart; readonly update: Uint8Array }[],
  ): Promise<void>;
  load(caseId: string, document: DocumentPart): Promise<Uint8Array | undefined>;
  /** Resolves when the log can no longer keep its promise. */
  readonly failed: Promise<unknown>;
}
