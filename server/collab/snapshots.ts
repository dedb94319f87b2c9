import { applyUpdate, Doc, encodeStateAsUpdate } from 'yjs';
import { type ChairState, readChair } from '../../shared/case/chair.ts';
import { rootMap } from '../../shared/case/roots.ts';
import { expectedDepartments, type Sitting } from '../../shared/case/sitting.ts';
import { entryRoots, type Vault } from '../../shared/case/vaults.ts';
import type { DocumentPart } from '../../shared/protocol/documents.ts';
import type { OpenedSnapshot, Snapshot } from '../../shared/protocol/snapshots.ts';
import type { Person } from '../access/person.ts';
import type { AccessLog } from '../store/access-log.ts';
import type { CheckpointStore } from '../store/checkpoint-store.ts';
import { hashOf } from '../store/snapshot-hash.ts';
import { StoreError } from '../store/store-error.ts';
import type { VaultStore } from '../store/vault-store.ts';
import type { CaseDocuments } from './case-documents.ts';
import { partOf } from './entrusting.ts';
import { readableBy } from './vaults.ts';

export interface SnapshotsOptions {
  readonly documents: CaseDocuments;
  readonly vaults: Pick<VaultStore, 'list'>;
  readonly checkpoints: Pick<CheckpointStore, 'load' | 'saveSnapshot' | 'list'>;
  readonly accessLog: Pick<AccessLog, 'record'>;
}

/** A consultation that ended longer ago is not caught up on, ms: the board is no longer what it was. */
const lateMs = 60 * 60_000;

/** Momentaufnahmen: taken at the end of each consultation and whenever somebody wants one. */
export class Snapshots {
  readonly #options: SnapshotsOptions;

  constructor(options: SnapshotsOptions) {
    this.#options = options;
  }

  /** The newest first. */
  async list(caseId: string): Promise<Snapshot[]> {
    const all = await this.#options.checkpoints.list(caseId);
    return all.flatMap(({ snapshot }) => snapshot ?? []);
  }

  /** Keeps the case as it is now. */
  take(caseId: string, participant: Person, name: string): Promise<Snapshot> {
    return this.#options.documents.inTurn(caseId, async () => {
      const { accessLog } = this.#options;
      await accessLog.record({ caseId, participant, action: 'snapshotTaken', detail: {} });
      return this.#take(caseId, { name, by: participant.department });
    });
  }

  /** Keeps the case as the last consultation leaves it, once. */
  async takeAtEnd(caseId: string): Promise<void> {
    await this.#options.documents.inTurn(caseId, async () => {
      const { sittings } = readChair(await this.#options.documents.copy(caseId, 'chair'));
      const ended = sittings.findLast(({ finishedAt }) => finishedAt !== undefined);
      if (!ended?.finishedAt || Date.now() - ended.finishedAt > lateMs) return;
      const kept = await this.list(caseId);
      if (kept.some(({ sittingId, by }) => sittingId === ended.id && by === undefined)) return;
      await this.#take(caseId, { name: '' }, ended);
    });
  }

  /**
   * As it was, for this reader. What was entrusted to others since is left out: it lay on the board then. Undefined: there is
   * none of that moment. Throws StoreError `damaged` where it is not what was kept.
   */
  async open(caseId: string, person: Person, at: number): Promise<OpenedSnapshot | undefined> {
    const { checkpoints, vaults } = this.#options;
    const all = await this.list(caseId);
    const index = all.findIndex((each) => each.at === at);
    const snapshot = all[index];
    if (!snapshot) return undefined;
    const every = await vaults.list(caseId);
    const copies = new Map<DocumentPart, Uint8Array>();
    for (const part of ['board', 'chair', ...every.map(partOf)] as const) {
      const copy = await checkpoints.load(caseId, at, part);
      if (copy) copies.set(part, copy);
    }
    if (hashOf(snapshot, copies, all[index + 1]?.hash) !== snapshot.hash)
      throw new StoreError('damaged', 'A snapshot is not what was kept');
    const open = readableBy(person, every);
    const closed = every.filter((vault) => !open.includes(vault));
    const empty = encodeStateAsUpdate(new Doc());
    return {
      ...snapshot,
      board: base64(await this.#without(caseId, copies.get('board') ?? empty, closed)),
      chair: base64(copies.get('chair') ?? empty),
      vaults: open.flatMap(({ key, departments }) => {
        const update = copies.get(`vault/${key}`);
        return update ? [{ key, departments, update: base64(update) }] : [];
      }),
    };
  }

  async #take(
    caseId: string,
    said: Pick<Snapshot, 'name' | 'by'>,
    ended?: Sitting,
  ): Promise<Snapshot> {
    const { documents, vaults, checkpoints } = this.#options;
    const parts = ['board', 'chair', ...(await vaults.list(caseId)).map(partOf)] as const;
    const copies = new Map<DocumentPart, Uint8Array>();
    for (const part of parts)
      copies.set(part, encodeStateAsUpdate(await documents.copy(caseId, part)));
    const chair = new Doc();
    applyUpdate(chair, copies.get('chair') ?? new Uint8Array());
    return checkpoints.saveSnapshot(caseId, copies, {
      ...said,
      ...this.#factsOf(caseId, readChair(chair), ended),
    });
  }

  #factsOf(
    caseId: string,
    { sitting: running, current, strategyDecisions }: ChairState,
    ended: Sitting | undefined,
  ): Pick<Snapshot, 'sittingId' | 'departments' | 'direction' | 'decision'> {
    const sitting = ended ?? running;
    const here = this.#options.documents.participants(caseId).map(({ department }) => department);
    const decision = strategyDecisions.current.map(({ text }) => text).join('\n\n');
    return {
      ...(sitting ? { sittingId: sitting.id } : {}),
      departments: expectedDepartments(sitting, here),
      direction: current.map(({ text }) => text),
      ...(decision ? { decision } : {}),
    };
  }

  /** A board without the entries that lie in these vaults by now. */
  async #without(
    caseId: string,
    update: Uint8Array,
    closed: readonly Vault[],
  ): Promise<Uint8Array> {
    if (closed.length === 0) return update;
    const board = new Doc({ gc: true });
    applyUpdate(board, update);
    for (const vault of closed) {
      const now = await this.#options.documents.copy(caseId, partOf(vault));
      board.transact(() => {
        for (const root of entryRoots)
          for (const id of rootMap(now, root)?.keys() ?? []) rootMap(board, root)?.delete(id);
      });
    }
    return encodeStateAsUpdate(board);
  }
}

function base64(bytes: Uint8Array): string {
  return Buffer.from(bytes).toString('base64');
}
