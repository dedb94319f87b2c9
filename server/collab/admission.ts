import type { Connection, Extension } from '@hocuspocus/server';
import { parseDocumentName } from '../../shared/protocol/documents.ts';
import { limits } from '../../shared/protocol/limits.ts';
import { policy } from '../access/policy.ts';
import type { SyncContext } from './context.ts';
import { Refused } from './refused.ts';

/** Which documents exist, who may open them, and how many at once. */
export function admission(cases: {
  caseExists(id: string): boolean | Promise<boolean>;
}): Extension<SyncContext> {
  return {
    extensionName: 'admission',

    // Here and not when loading: Hocuspocus leaves timers behind when loading is refused.
    async onAuthenticate({ context: { socket }, documentName }) {
      const ref = parseDocumentName(documentName);
      if (!ref || !(await cases.caseExists(ref.caseId))) {
        socket.refuse('unknownDocument');
        throw new Refused();
      }
      if (!policy.mayRead(socket.participant, ref.kind)) {
        socket.refuse('forbidden');
        throw new Refused();
      }
    },

    async connected({ context: { socket }, connection }) {
      const people = new Set<string>();
      for (const other of connection.document.getConnections() as Connection<SyncContext>[]) {
        people.add(other.context.socket.participant.id);
        if (other === connection) break;
      }
      // Counted up to this connection, so that two late-comers at once do not turn each other away.
      if (people.size > limits.peoplePerBoard) socket.refuse('tooManyPeople');
    },
  };
}
