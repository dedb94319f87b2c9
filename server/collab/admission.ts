import type { Connection, Extension } from '@hocuspocus/server';
import { type DocumentRef, parseDocumentName } from '../../shared/protocol/documents.ts';
import { limits } from '../../shared/protocol/limits.ts';
import type { CaseAccess } from '../access/case-access.ts';
import type { Person } from '../access/person.ts';
import { policy } from '../access/policy.ts';
import type { AccessLog } from '../store/access-log.ts';
import type { VaultStore } from '../store/vault-store.ts';
import type { SyncContext } from './context.ts';
import { Refused } from './refused.ts';

/** Which documents exist, who may open them, and how many at once. */
export function admission(
  access: Pick<CaseAccess, 'roleAt'>,
  accessLog: Pick<AccessLog, 'opened'>,
  vaults: Pick<VaultStore, 'find'>,
): Extension<SyncContext> {
  const isOpenTo = async (person: Person, ref: DocumentRef) => {
    if (ref.kind !== 'vault') return true;
    const vault = await vaults.find(ref.caseId, ref.key);
    return vault !== undefined && policy.mayReadVault(person, vault);
  };

  return {
    extensionName: 'admission',

    // Here and not when loading: Hocuspocus leaves timers behind when loading is refused.
    async onAuthenticate({ context: { socket }, documentName }) {
      const ref = parseDocumentName(documentName);
      const role = ref && (await access.roleAt(socket.participant, ref.caseId));
      // What is others' gets the answer of what does not exist.
      if (!role || !(await isOpenTo(socket.person, ref))) {
        socket.refuse('unknownDocument');
        throw new Refused();
      }
      // Before anything of it is delivered: what cannot be recorded is not opened.
      await accessLog.opened(ref.caseId, socket.participant);
      socket.roles.set(ref.caseId, role);
      // Asked again now that a change of rights finds this connection: one may have come in between.
      const person = await socket.identify();
      // Others are shown, and vaults opened to, whom the socket was opened by: a guest may be somebody else since.
      const isOther = person && !socket.isOf(person);
      if (!person || isOther || (await access.roleAt(person, ref.caseId)) !== role) {
        socket.refuse(isOther ? 'rightsChanged' : 'accessEnded');
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
