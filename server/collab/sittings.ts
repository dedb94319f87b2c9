import type { Extension } from '@hocuspocus/server';
import { readChair } from '../../shared/case/chair.ts';
import type { Sitting } from '../../shared/case/sitting.ts';
import { parseDocumentName } from '../../shared/protocol/documents.ts';
import type { SyncContext } from './context.ts';

export interface SittingEvents {
  readonly started: (caseId: string, sitting: Sitting) => void;
  /** Also told when a case is opened, of its last one: the server may have been killed before it could act on it. */
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
      let before = readChair(document).sitting?.id;
      // A moment to come, which whoever had the chair may have written, would end what is to come as well.
      const tellFinished = (isPast: (at: number) => boolean) => {
        const finished = readChair(document).sittings.map(({ finishedAt = 0 }) => finishedAt);
        events.finished(caseId, Math.min(Date.now(), Math.max(0, ...finished.filter(isPast))));
      };
      if (before === undefined) tellFinished((at) => at <= Date.now());
      document.on('update', () => {
        const { sitting } = readChair(document);
        if (sitting?.id === before) return;
        if (before !== undefined) tellFinished(() => true);
        before = sitting?.id;
        if (sitting) events.started(caseId, sitting);
      });
    },
  };
}
