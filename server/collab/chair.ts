import type { Extension } from '@hocuspocus/server';
import { takeChair } from '../../shared/case/chair.ts';
import { parseDocumentName } from '../../shared/protocol/documents.ts';
import { limits } from '../../shared/protocol/limits.ts';
import { type ClientMessages, decodeMessage } from '../../shared/protocol/messages.ts';
import { policy } from '../access/policy.ts';
import type { SyncContext } from './context.ts';

const messageTypes = ['takeChair'] as const satisfies readonly (keyof ClientMessages)[];

/** "Moderation übernehmen": the server writes who has the chair; `rights` follows what is written. */
export const chair: Extension<SyncContext> = {
  extensionName: 'chair',

  // Hocuspocus does not await this hook: a throw here would end the process.
  async onStateless({ connection, document, documentName, payload }) {
    const { participant } = (connection.context as SyncContext).socket;
    const message = decodeMessage(payload, messageTypes);
    if (!message || parseDocumentName(documentName)?.kind !== 'chair') return;
    if (!policy.mayTakeChair(participant)) return;
    const author = {
      participantId: participant.id,
      department: participant.department,
      now: Date.now,
    };
    takeChair(document, author, limits.chairGraceMs);
  },
};
