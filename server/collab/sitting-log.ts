import { type Extension, isTransactionOrigin } from '@hocuspocus/server';
import { readChair } from '../../shared/case/chair.ts';
import { rootMap } from '../../shared/case/roots.ts';
import { sittingEventsRoot } from '../../shared/case/sitting.ts';
import { parseDocumentName } from '../../shared/protocol/documents.ts';
import type { AccessLog } from '../store/access-log.ts';
import type { SyncContext } from './context.ts';

/** Tells the log of access who began and who closed a consultation. */
export function sittingLog(
  accessLog: Pick<AccessLog, 'record'>,
  onError: (error: unknown) => void,
): Extension<SyncContext> {
  return {
    extensionName: 'sitting log',

    async afterLoadDocument({ document, documentName }) {
      const ref = parseDocumentName(documentName);
      if (ref?.kind !== 'chair') return;
      const { caseId } = ref;
      let running = readChair(document).sitting?.id;
      rootMap(document, sittingEventsRoot)?.observe((_, { origin }) => {
        const before = running;
        running = readChair(document).sitting?.id;
        if (running === before) return;
        if (!isTransactionOrigin(origin) || origin.source !== 'connection') return;
        const { participant } = (origin.connection.context as SyncContext).socket;
        const action = running ? 'sittingStarted' : 'sittingFinished';
        accessLog.record({ caseId, participant, action, detail: {} }).catch(onError);
      });
    },
  };
}
