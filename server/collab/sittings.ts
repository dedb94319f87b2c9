import type { Extension } from '@hocuspocus/server';
import { readChair } from '../../shared/case/chair.ts';
import type { Sitting } from '../../shared/case/sitting.ts';
import { parseDocumentName } from '../../shared/protocol/documents.ts';
import type { SyncContext } from './context.ts';

/** Also told when a case is opened, of what stands there: the server may have been killed before it could act on it. */
export interface SittingEvents {
  /** `since`: it started then, while nobody listened. */
  readonly started: (caseId: string, sitting: Sitting, since?: number) => void;
  readonly finished: (caseId: string, finishedAt: number) => void;
}

/** Hears where a consultation starts and where it ends. */
export function sittings(events: SittingEvents): Extension<SyncContext> {
  return {
    extensionName: 'sittings',

    async afterLoadDocument({ document, documentName }) {
      const ref = parseDocumentName(documentName);
      if (ref?.kind !== 'chair') return;
      const { caseId } = ref;
      const { sitting: running, sittings: all } = readChair(document);
      // A moment to come, which whoever had the chair may have written, would concern what is to come as well.
      const isPast = (at: number) => at <= Date.now();
      if (running) {
        if (isPast(running.startedAt)) events.started(caseId, running, running.startedAt);
      } else {
        const finished = all.map(({ finishedAt = 0 }) => finishedAt);
        events.finished(caseId, Math.max(0, ...finished.filter(isPast)));
      }
      let before = running?.id;
      document.on('update', () => {
        const { sitting } = readChair(document);
        if (sitting?.id === before) return;
        // By the clock of the server: what the document says comes from whoever has the chair.
        if (before !== undefined) events.finished(caseId, Date.now());
        before = sitting?.id;
        if (sitting) events.started(caseId, sitting);
      });
    },
  };
}
