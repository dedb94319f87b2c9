import { applyUpdate, Doc, encodeStateAsUpdate } from 'yjs';
import { type ChairState, readChair } from '../../shared/case/chair.ts';
import { rootMap } from '../../shared/case/roots.ts';
import { expectedDepartments, type Sitting } from '../../shared/case/sitting.ts';
import { entryRoots, transfersRoot, type Vault } from '../../shared/case/vaults.ts';
import type { DocumentPart } from '../../shared/protocol/documents.ts';
import { limits } from '../../shared/protocol/limits.ts';
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
  readonly accessLog: Pick<AccessLog, 'opened' | 'record'>;
}

/** A consultation that ended longer ago is not caught up on, ms: the board is no longer what it was. */
const lateMs = 60 * 60_000;
/** The server takes no two within this time, ms: whoever has the chair could begin and end consultations without end. */
const spacingMs = 5 * 60_000;

/** Momentaufnahmen: taken at the end of each consultation and whenever somebody wants one. */
export class Snapshots {
  readonly #options: SnapshotsOptions;

  constructor(options: SnapshotsOptions) {
    this.#options = options;
  }

  /** The newest first. */
  async list(caseId: string, person: Person): Promise<Snapshot[]> {
    await this.#options.accessLog.opened(caseId, person);
    return this.#list(caseId);
  }

  /** Keeps the case as it is now. Undefined: it has as many as it may have. */
  take(caseId: string, participant: Person, name: string): Promise<Snapshot | undefined> {
    return this.#options.documents.inTurn(caseId, async () => {
      if (await this.isFull(caseId)) return undefined;
      const { accessLog } = this.#options;
      await accessLog.record({ caseId, participant, action: 'snapshotTaken', detail: {} });
      return this.#take(caseId, { name, by: participant.department });
    });
  }

  /** Keeps the case as the minutes of a consultation are to say it. Called in the turn of the case. Undefined: as `take`. */
  async takeForMinutes(
    caseId: string,
    participant: Person,
    sitting: Sitting,
  ): Promise<Snapshot | undefined> {
    if (await this.isFull(caseId)) return undefined;
    const { accessLog } = this.#options;
    await accessLog.record({ caseId, participant, action: 'snapshotTaken', detail: {} });
    return this.#take(caseId, { name: '', by: participant.department }, sitting);
  }

  /** Keeps the case as the last consultation leaves it, once. */
  async takeAtEnd(caseId: string): Promise<void> {
    await this.#options.documents.inTurn(caseId, async () => {
      const { sittings } = readChair(await this.#options.documents.copy(caseId, 'chair'));
      const ended = sittings.findLast(({ finishedAt }) => finishedAt !== undefined);
      if (!ended?.finishedAt || Date.now() - ended.finishedAt > lateMs) return;
      const all = await this.#list(caseId);
      const { finishedAt } = ended;
      // With its minutes it is kept already.
      if (all.some(({ sittingId, at }) => sittingId === ended.id && at >= finishedAt)) return;
      const kept = all.filter(({ by }) => by === undefined);
      if (kept.length >= limits.snapshotsPerCase) return;
      const isNear = (at: number) => Math.abs(Date.now() - at) < spacingMs;
      if (kept.some(({ sittingId, at }) => sittingId === ended.id || isNear(at))) return;
      await this.#take(caseId, { name: '' }, ended);
    });
  }

  /**
   * As it was, for this reader. What was entrusted to others since is left out, wherever it lay then. Undefined: there is none
   * of that moment. Throws StoreError `damaged` where it is not what was kept.
   */
  async open(caseId: string, person: Person, at: number): Promise<OpenedSnapshot | undefined> {
    const { checkpoints, vaults } = this.#options;
    const all = await this.list(caseId, person);
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
    const closed = await this.#entrustedTo(
      caseId,
      every.filter((vault) => !open.includes(vault)),
    );
    const empty = encodeStateAsUpdate(new Doc());
    return {
      ...snapshot,
      board: base64(without(copies.get('board') ?? empty, closed)),
      chair: base64(copies.get('chair') ?? empty),
      vaults: open.flatMap((vault) => {
        const copy = copies.get(partOf(vault));
        return copy ? [{ ...vault, update: base64(without(copy, closed)) }] : [];
      }),
    };
  }

  /** Whether people have kept as many as they may. */
  async isFull(caseId: string): Promise<boolean> {
    const kept = (await this.#list(caseId)).filter(({ by }) => by !== undefined);
    return kept.length >= limits.snapshotsPerCase;
  }

  async #list(caseId: string): Promise<Snapshot[]> {
    const all = await this.#options.checkpoints.list(caseId);
    return all.flatMap(({ snapshot }) => snapshot ?? []);
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

  /**
   * What lies in these vaults now. Only what the server itself noted says so: otherwise anybody could hide from others what
   * they saw, by an entry of the same id in a vault of theirs.
   */
  async #entrustedTo(caseId: string, vaults: readonly Vault[]): Promise<readonly string[]> {
    const ids: string[] = [];
    for (const vault of vaults) {
      const now = await this.#options.documents.copy(caseId, partOf(vault));
      ids.push(...(rootMap(now, transfersRoot)?.keys() ?? []));
    }
    return ids;
  }
}

function without(update: Uint8Array, entries: readonly string[]): Uint8Array {
  if (entries.length === 0) return update;
  const doc = new Doc();
  applyUpdate(doc, update);
  doc.transact(() => {
    for (const root of [...entryRoots, transfersRoot])
      for (const id of entries) rootMap(doc, root)?.delete(id);
  });
  return encodeStateAsUpdate(doc);
}

function base64(bytes: Uint8Array): string {
  return Buffer.from(bytes).toString('base64');
}
