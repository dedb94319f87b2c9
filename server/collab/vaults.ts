import type { Connection, Document, Extension } from '@hocuspocus/server';
import type { Transaction, YEvent, Map as YMap } from 'yjs';
import { tellCounts } from '../../shared/case/entrust.ts';
import { rootMap } from '../../shared/case/roots.ts';
import { entryRoots, type Vault } from '../../shared/case/vaults.ts';
import { parseDocumentName } from '../../shared/protocol/documents.ts';
import { encodeMessage, type ServerMessages } from '../../shared/protocol/messages.ts';
import type { Person } from '../access/person.ts';
import { policy } from '../access/policy.ts';
import type { VaultStore } from '../store/vault-store.ts';
import { durableOrigin } from './ack-gate.ts';
import type { CaseDocuments } from './case-documents.ts';
import type { SyncContext } from './context.ts';

export interface VaultsOptions {
  readonly vaults: Pick<VaultStore, 'list'>;
  readonly documents: () => CaseDocuments;
  readonly onError: (error: unknown) => void;
}

/** What changes how many entries a field shows. */
const counted = ['field', 'removed', 'state'];

/** Tells everybody which vaults they may open, and the board how many entries are in each. */
export class Vaults {
  readonly #options: VaultsOptions;
  /** Cases whose counts are right since this process looked: a killed one may have left old ones. */
  readonly #counted = new Set<string>();
  readonly #due = new Set<string>();
  #stopped = false;

  readonly extension: Extension<SyncContext> = {
    extensionName: 'vaults',

    connected: async ({ connection, documentName }) => {
      const ref = parseDocumentName(documentName);
      if (ref?.kind === 'board') await this.#tell(ref.caseId, [connection]);
    },

    afterLoadDocument: async ({ document, documentName }) => {
      const ref = parseDocumentName(documentName);
      if (ref?.kind === 'vault') this.#follow(ref.caseId, ref.key, document);
      if (ref?.kind !== 'board' || this.#counted.has(ref.caseId)) return;
      this.#counted.add(ref.caseId);
      for (const { key } of await this.#options.vaults.list(ref.caseId))
        this.#schedule(ref.caseId, key);
    },
  };

  constructor(options: VaultsOptions) {
    this.#options = options;
  }

  /** To be called when a vault was added: who may open it is told. */
  async tellAll(caseId: string, board: Document | undefined): Promise<void> {
    if (board) await this.#tell(caseId, board.getConnections());
  }

  stop(): void {
    this.#stopped = true;
  }

  async #tell(caseId: string, connections: readonly Connection[]): Promise<void> {
    const all = await this.#options.vaults.list(caseId);
    if (all.length === 0) return;
    for (const connection of connections) {
      const vaults = readableBy((connection.context as SyncContext).socket.person, all);
      if (vaults.length > 0)
        connection.sendStateless(encodeMessage<ServerMessages>({ type: 'vaults', vaults }));
    }
  }

  #follow(caseId: string, key: string, vault: Document): void {
    const observer = (events: readonly YEvent<YMap<unknown>>[], { origin }: Transaction) => {
      // Counted in the same step.
      if (origin === durableOrigin) return;
      const isCounted = events.some(
        ({ path, keys }) =>
          path.length === 0 || (path.length === 1 && counted.some((field) => keys.has(field))),
      );
      if (isCounted) this.#schedule(caseId, key);
    };
    for (const root of entryRoots) rootMap(vault, root)?.observeDeep(observer as never);
  }

  /** Not at once: what Hocuspocus is just loading cannot be opened. */
  #schedule(caseId: string, key: string): void {
    const name = `${caseId}/${key}`;
    if (this.#due.has(name)) return;
    this.#due.add(name);
    setImmediate(() => {
      this.#due.delete(name);
      if (!this.#stopped) this.#count(caseId, key).catch(this.#options.onError);
    });
  }

  async #count(caseId: string, key: string): Promise<void> {
    const documents = this.#options.documents();
    await documents.use(caseId, `vault/${key}`, (vault) =>
      documents.use(caseId, 'board', (board) => tellCounts(board, key, vault)),
    );
  }
}

export function readableBy(person: Person, vaults: readonly Vault[]): readonly Vault[] {
  return vaults.filter((vault) => policy.mayReadVault(person, vault));
}
