import type { Extension } from '@hocuspocus/server';
import { giveChair, readChair, takeChair } from '../../shared/case/chair.ts';
import { parseDocumentName } from '../../shared/protocol/documents.ts';
import type { Participant } from '../../shared/protocol/http.ts';
import { limits } from '../../shared/protocol/limits.ts';
import { type ClientMessages, decodeMessage } from '../../shared/protocol/messages.ts';
import type { CaseRole } from '../../shared/protocol/roles.ts';
import type { CaseAccess } from '../access/case-access.ts';
import { policy } from '../access/policy.ts';
import type { SyncContext } from './context.ts';

const messageTypes = [
  'takeChair',
  'handOverChair',
  'remind',
] as const satisfies readonly (keyof ClientMessages)[];

export interface ChairOptions {
  readonly access: Pick<CaseAccess, 'roleAt'>;
  /** Who is on the board, at whichever node. */
  readonly presences: (caseId: string) => readonly Participant[];
  readonly remind: (caseId: string, departments: readonly unknown[]) => void;
  readonly onError: (error: unknown) => void;
}

/** Who has the chair, as the server writes it; `rights` follows what is written. */
export const chair = ({
  access,
  presences,
  remind,
  onError,
}: ChairOptions): Extension<SyncContext> => ({
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
    if (message.type === 'remind') {
      remind(ref.caseId, Array.isArray(message.departments) ? message.departments : []);
      return;
    }
    // Only to somebody who is here: the chair must not vanish by being handed over.
    const here = document.getConnections().map(({ context }) => (context as SyncContext).socket);
    const to = [...here.map((socket) => socket.participant), ...presences(ref.caseId)].find(
      ({ id }) => id === message.participantId,
    );
    if (!to) return;
    try {
      if (!mayTakeChair(await access.roleAt(to, ref.caseId))) return;
    } catch (error) {
      return onError(error);
    }
    // It may have been taken meanwhile.
    if (readChair(document).holder?.participantId !== participant.id) return;
    const { id: participantId, department } = to;
    giveChair(document, author, { participantId, department }, limits.chairGraceMs);
  },
});

function mayTakeChair(role: CaseRole | undefined): boolean {
  return role !== undefined && policy.mayTakeChair(role);
}
