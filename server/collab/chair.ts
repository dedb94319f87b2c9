import type { Document, Extension } from '@hocuspocus/server';
import { giveChair, readChair, takeChair } from '../../shared/case/chair.ts';
import { documentNameOf, parseDocumentName } from '../../shared/protocol/documents.ts';
import { limits } from '../../shared/protocol/limits.ts';
import {
  type ClientMessages,
  decodeMessage,
  encodeMessage,
  type ServerMessages,
} from '../../shared/protocol/messages.ts';
import type { CaseRole } from '../../shared/protocol/roles.ts';
import { policy } from '../access/policy.ts';
import type { ClientSocket } from './client-socket.ts';
import type { SyncContext } from './context.ts';

const messageTypes = [
  'takeChair',
  'handOverChair',
  'remind',
] as const satisfies readonly (keyof ClientMessages)[];

/** Who has the chair, as the server writes it; `rights` follows what is written. */
export const chair = (
  openDocument: (name: string) => Document | undefined,
): Extension<SyncContext> => ({
  extensionName: 'chair',

  // Hocuspocus does not await this hook: a throw here would end the process.
  async onStateless({ connection, document, documentName, payload }) {
    const { participant, roles } = (connection.context as SyncContext).socket;
    const message = decodeMessage(payload, messageTypes);
    const ref = parseDocumentName(documentName);
    if (!message || ref?.kind !== 'chair') return;
    const author = {
      participantId: participant.id,
      department: participant.department,
      now: Date.now,
    };
    if (message.type === 'takeChair') {
      if (mayTakeChair(roles.get(ref.caseId))) takeChair(document, author, limits.chairGraceMs);
      return;
    }
    if (readChair(document).holder?.participantId !== participant.id) return;
    if (message.type === 'handOverChair') {
      // Only to somebody who is here: the chair must not vanish by being handed over.
      const to = socketsOn(document).find(
        ({ participant: { id }, roles: theirs }) =>
          id === message.participantId && mayTakeChair(theirs.get(ref.caseId)),
      )?.participant;
      if (to)
        giveChair(
          document,
          author,
          { participantId: to.id, department: to.department },
          limits.chairGraceMs,
        );
      return;
    }
    const asked = Array.isArray(message.departments) ? message.departments : [];
    const board = openDocument(documentNameOf(ref.caseId, 'board'));
    for (const other of board?.getConnections() ?? []) {
      const { department } = (other.context as SyncContext).socket.participant;
      if (asked.includes(department))
        other.sendStateless(encodeMessage<ServerMessages>({ type: 'reminder' }));
    }
  },
});

function mayTakeChair(role: CaseRole | undefined): boolean {
  return role !== undefined && policy.mayTakeChair(role);
}

function socketsOn(document: Document): ClientSocket[] {
  return document.getConnections().map((connection) => (connection.context as SyncContext).socket);
}
