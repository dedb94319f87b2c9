import type { Doc } from 'yjs';
import { CaseError } from '../../shared/case/case-error.ts';
import type { EntryRef } from '../../shared/case/entries.ts';
import { tellCounts, transferEntry } from '../../shared/case/entrust.ts';
import { rootMap } from '../../shared/case/roots.ts';
import type { Vault } from '../../shared/case/vaults.ts';
import type { DocumentPart } from '../../shared/protocol/documents.ts';
import type { EntrustInput, Participant, ReleaseInput } from '../../shared/protocol/http.ts';
import { limits } from '../../shared/protocol/limits.ts';
import type { CaseRole } from '../../shared/protocol/roles.ts';
import type { Person } from '../access/person.ts';
import { policy } from '../access/policy.ts';
import type { AccessLog } from '../store/access-log.ts';
import type { VaultStore } from '../store/vault-store.ts';
import type { CaseDocuments } from './case-documents.ts';

export interface EntrustingOptions {
  readonly documents: CaseDocuments;
  readonly vaults: Pick<VaultStore, 'list' | 'of'>;
  /** Departments with a seat at the case. */
  readonly seats: (caseId: string) => Promise<readonly string[]>;
  /** A vault was added. */
  readonly onVault: (caseId: string) => Promise<void>;
  readonly accessLog: Pick<AccessLog, 'record'>;
}

/** Moves entries between the board and the vaults of a case. */
export class Entrusting {
  readonly #options: EntrustingOptions;

  constructor(options: EntrustingOptions) {
    this.#options = options;
  }

  /**
   * The entry is seen by these departments only from now on. One's own is among them, and all have a seat. Throws CaseError
   * InvalidValue, UnknownEntity.
   */
  entrust(
    caseId: string,
    participant: Person,
    role: CaseRole,
    { departments, reason, ...entry }: EntrustInput,
  ): Promise<void> {
    return this.#options.documents.inTurn(caseId, async () => {
      const { vaults, onVault, accessLog, seats } = this.#options;
      const seated = [participant.department, ...(await seats(caseId))];
      if (
        !policy.mayWriteVault(participant, role, { departments }) ||
        !departments.every((department) => seated.includes(department))
      )
        throw new CaseError({ code: 'InvalidValue', field: 'departments' });
      const from = await this.#find(caseId, participant, role, entry);
      const known = await vaults.list(caseId);
      const isKnown = known.some((each) => isSame(each.departments, departments));
      if (!isKnown && known.length >= limits.vaultsPerCase)
        throw new CaseError({ code: 'InvalidValue', field: 'departments' });
      const vault = await vaults.of(caseId, departments);
      if (from.vault?.key === vault.key) return;
      // Whoever may open it does so before the entry comes.
      await onVault(caseId);
      // Before it happens: what cannot be recorded is not done.
      await accessLog.record({
        caseId,
        participant,
        action: 'entrusted',
        detail: { departments: vault.departments },
      });
      await this.#move(caseId, participant, entry, reason, from.vault, vault);
    });
  }

  /** Everybody at the case sees the entry from now on. Throws CaseError UnknownEntity. */
  release(
    caseId: string,
    participant: Person,
    role: CaseRole,
    { reason, ...entry }: ReleaseInput,
  ): Promise<void> {
    return this.#options.documents.inTurn(caseId, async () => {
      const { vault } = await this.#find(caseId, participant, role, entry);
      if (!vault) return;
      await this.#options.accessLog.record({
        caseId,
        participant,
        action: 'released',
        detail: { departments: vault.departments },
      });
      await this.#move(caseId, participant, entry, reason, vault, undefined);
    });
  }

  /** Where an entry lies, among what this participant may write. */
  async #find(
    caseId: string,
    participant: Person,
    role: CaseRole,
    { root, id }: EntryRef,
  ): Promise<{ readonly vault: Vault | undefined }> {
    const { documents, vaults } = this.#options;
    const open = (await vaults.list(caseId)).filter((vault) =>
      policy.mayWriteVault(participant, role, vault),
    );
    for (const vault of [undefined, ...open]) {
      const holds = (doc: Doc) => rootMap(doc, root)?.has(id) ?? false;
      if (await documents.use(caseId, partOf(vault), holds)) return { vault };
    }
    throw new CaseError({ code: 'UnknownEntity', root, id });
  }

  async #move(
    caseId: string,
    { id: participantId, department }: Participant,
    entry: EntryRef,
    reason: string,
    from: Vault | undefined,
    to: Vault | undefined,
  ): Promise<void> {
    const places = [...new Set([undefined, from, to])];
    await this.#options.documents.changeTogether(caseId, places.map(partOf), (...copies) => {
      const copyOf = (vault: Vault | undefined) => copies[places.indexOf(vault)] as Doc;
      const author = { participantId, department, now: Date.now };
      transferEntry(copyOf(from), copyOf(to), entry, author, reason);
      for (const vault of places)
        if (vault) tellCounts(copyOf(undefined), vault.key, copyOf(vault));
    });
  }
}

function isSame(some: readonly string[], others: readonly string[]): boolean {
  return new Set(some).symmetricDifference(new Set(others)).size === 0;
}

export function partOf(vault: Vault | undefined): DocumentPart {
  return vault ? `vault/${vault.key}` : 'board';
}
