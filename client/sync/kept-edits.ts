import { fromBase64, toBase64 } from 'lib0/buffer';
import * as Y from 'yjs';
import { repeatMigrations, schemaVersion } from '../../shared/case/migrate.ts';
import type { CaseSession } from './case-session.ts';
import { keptKey } from './kept-text.ts';

interface Kept {
  readonly caseId: string;
  readonly participantId: string;
  /** What the page that wrote them knew. */
  readonly schema: number;
  readonly documents: readonly (readonly [name: string, update: string])[];
}

/** Leaves what is not saved to the page that comes after a reload of this tab. False where the browser keeps nothing. */
export function keepEdits(session: CaseSession): boolean {
  const kept: Kept = {
    caseId: session.caseId,
    participantId: session.participant.id,
    schema: schemaVersion,
    documents: session.links
      .filter(({ ledger }) => ledger.waiting > 0)
      .map(({ name, doc, durable }) => [name, toBase64(Y.encodeStateAsUpdate(doc, durable))]),
  };
  try {
    if (kept.documents.length > 0) sessionStorage.setItem(keptKey, JSON.stringify(kept));
    return true;
  } catch (error) {
    // Too large, or storage is switched off.
    if (error instanceof DOMException) return false;
    throw error;
  }
}

/**
 * Writes again what the page before left, as edits of now. What is in an earlier form takes the same steps as the stored
 * board has taken; it was written by this person at this case, or it is dropped.
 */
export function bringBackEdits(session: CaseSession, text: string): void {
  const { caseId, participantId, schema, documents } = JSON.parse(text) as Kept;
  if (caseId !== session.caseId || participantId !== session.participant.id) return;
  const waiting = new Map(documents);
  const bringBack = () => {
    for (const { name, doc, loaded } of session.links) {
      const update = waiting.get(name);
      if (update === undefined || !loaded) continue;
      waiting.delete(name);
      Y.applyUpdate(doc, fromBase64(update), 'kept');
      if (doc === session.board) repeatMigrations(doc, schema);
    }
  };
  // Every document that is loaded later makes it anew.
  session.status.subscribe(bringBack);
  bringBack();
}
