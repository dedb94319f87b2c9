import { applyUpdate, Doc, encodeStateAsUpdate } from 'yjs';
import { tellCounts } from '../../shared/case/entrust.ts';
import { migrateBoard } from '../../shared/case/migrate.ts';
import { markRestored } from '../../shared/case/restored-mark.ts';
import { planTurnBack, type Since, type TurnBack } from '../../shared/case/turn-back.ts';
import type { Vault } from '../../shared/case/vaults.ts';
import type { Restored } from '../../shared/protocol/checkpoints.ts';
import type { DocumentPart } from '../../shared/protocol/documents.ts';
import type { CaseRole } from '../../shared/protocol/roles.ts';
import type { Person } from '../access/person.ts';
import { policy } from '../access/policy.ts';
import type { AccessLog } from '../store/access-log.ts';
import type { CheckpointStore } from '../store/checkpoint-store.ts';
import type { VaultStore } from '../store/vault-store.ts';
import type { CaseDocuments } from './case-documents.ts';
import { partOf } from './entrusting.ts';

export interface RestoringOptions {
  readonly documents: CaseDocuments;
  readonly vaults: Pick<VaultStore, 'list'>;
  readonly checkpoints: Pick<CheckpointStore, 'load' | 'save'>;
  readonly accessLog: Pick<AccessLog, 'record'>;
}

/** Where entries of a case lie: the board, then its vaults. */
type Places = readonly (Vault | undefined)[];

/** By place; undefined: not to be turned back. */
type Thens = readonly (Doc | undefined)[];

/** Makes board and vaults of a case say again what they said at a checkpoint. */
export class Restoring {
  readonly #options: RestoringOptions;

  constructor(options: RestoringOptions) {
    this.#options = options;
  }

  /** What has become different since a checkpoint, of what this participant may restore. Undefined: there is none of that moment. */
  async since(
    caseId: string,
    participant: Person,
    role: CaseRole,
    at: number,
  ): Promise<Since | undefined> {
    const places = await this.#places(caseId);
    const thens = await this.#thens(caseId, participant, role, at, places);
    if (!thens) return undefined;
    const now: Doc[] = [];
    for (const place of places) now.push(await this.#options.documents.copy(caseId, partOf(place)));
    return plansOf(now, thens)
      .map((plan) => plan.since)
      .reduce((sum, each) => ({
        added: sum.added + each.added,
        changed: sum.changed + each.changed,
        removed: sum.removed + each.removed,
        drawn: sum.drawn + each.drawn,
      }));
  }

  /**
   * One step forward, signed by this participant; the state of just before is kept first. Undefined: there is no
   * checkpoint of that moment. Throws CaseError NewerSchema.
   */
  restore(
    caseId: string,
    participant: Person,
    role: CaseRole,
    at: number,
  ): Promise<Restored | undefined> {
    const { documents, checkpoints, accessLog } = this.#options;
    return documents.inTurn(caseId, async () => {
      const places = await this.#places(caseId);
      const thens = await this.#thens(caseId, participant, role, at, places);
      if (!thens) return undefined;
      const parts: DocumentPart[] = [...places.map(partOf), 'chair'];
      const restored: { before?: number } = {};
      await documents.changeTogether(caseId, parts, async (...copies) => {
        const plans = plansOf(copies.slice(0, places.length), thens);
        if (!plans.some(({ isNeeded }) => isNeeded)) return;
        const { id: participantId, department } = participant;
        // Both before it happens: what cannot be undone or is not recorded is not done.
        const before = await checkpoints.save(
          caseId,
          new Map(parts.map((part, index) => [part, encodeStateAsUpdate(copies[index] as Doc)])),
          { before: { department, state: at } },
        );
        const state = new Date(at).toISOString();
        await accessLog.record({ caseId, participant, action: 'stateRestored', detail: { state } });
        const author = { participantId, department, now: Date.now };
        for (const plan of plans) plan.apply(author);
        const [board] = copies as [Doc];
        markRestored(board, author, { state: at, before });
        for (const [index, vault] of places.entries())
          if (vault) tellCounts(board, vault.key, copies[index] as Doc);
        restored.before = before;
      });
      return restored;
    });
  }

  async #places(caseId: string): Promise<Places> {
    return [undefined, ...(await this.#options.vaults.list(caseId))];
  }

  async #thens(
    caseId: string,
    participant: Person,
    role: CaseRole,
    at: number,
    places: Places,
  ): Promise<Thens | undefined> {
    const thens: (Doc | undefined)[] = [];
    for (const vault of places) {
      if (vault && !policy.mayWriteVault(participant, role, vault)) {
        thens.push(undefined);
        continue;
      }
      const copy = await this.#options.checkpoints.load(caseId, at, partOf(vault));
      if (!copy && !vault) return undefined;
      // A vault that is not in it was added since.
      const then = new Doc();
      if (copy) applyUpdate(then, copy);
      migrateBoard(then);
      thens.push(then);
    }
    return thens;
  }
}

function plansOf(now: readonly Doc[], thens: Thens): TurnBack[] {
  return now.flatMap((doc, index) => {
    const then = thens[index];
    return then
      ? [
          planTurnBack(
            doc,
            then,
            now.filter((other) => other !== doc),
          ),
        ]
      : [];
  });
}
