import type { DocumentKind } from '../../shared/protocol/documents.ts';

/** What collaboration needs of the store's update log. */
export interface DurableLog {
  /** Takes its place in the order at once; resolves when the update is on disk. */
  append(caseId: string, document: DocumentKind, update: Uint8Array): Promise<void>;
  load(caseId: string, document: DocumentKind): Promise<Uint8Array | undefined>;
  /** Resolves when the log can no longer keep its promise. */
  readonly failed: Promise<unknown>;
}
