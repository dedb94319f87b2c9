import { promisify } from 'node:util';
import { deflateRaw, inflateRaw } from 'node:zlib';
import type { Checkpoint } from '../../shared/protocol/checkpoints.ts';
import type { DocumentPart } from '../../shared/protocol/documents.ts';
import type { Snapshot } from '../../shared/protocol/snapshots.ts';
import type { CaseKeys } from './case-keys.ts';
import { type CheckpointsTable, type Database, scrubDeleted } from './database.ts';
import { seal, unseal } from './seal.ts';
import { hashOf } from './snapshot-hash.ts';
import { StoreError } from './store-error.ts';
import { checkpointsToDrop } from './thin-checkpoints.ts';
import { inTransaction } from './transactions.ts';

const deflate = promisify(deflateRaw);
const inflate = promisify(inflateRaw);

/** Copies of the documents of a case as they were at a moment, each one Yjs update. */
export type Copies = ReadonlyMap<DocumentPart, Uint8Array>;

interface SaveOptions {
  readonly now?: number;
  readonly before?: Checkpoint['before'];
  /** What makes it a snapshot, by the moment it is kept under. */
  readonly snapshot?: (at: number) => Snapshot;
}

/** Earlier states of the cases, whole and sealed with the case's key; fewer the older they are. */
export class CheckpointStore {
  readonly #db: Database;
  readonly #keys: CaseKeys;
  readonly #onDamage: (caseId: string) => void;

  constructor(db: Database, keys: CaseKeys, onDamage: (caseId: string) => void) {
    this.#db = db;
    this.#keys = keys;
    this.#onDamage = onDamage;
  }

  /** The newest first. */
  async list(caseId: string): Promise<Checkpoint[]> {
    const rows = await this.#db
      .selectFrom('checkpoints')
      .selectAll()
      .where('case_id', '=', caseId)
      .orderBy('at', 'desc')
      .execute();
    await this.#keys.know([caseId]);
    return rows.map((row) => ({
      ...momentOf(row),
      ...this.#snapshotOf(caseId, Number(row.at), row.snapshot),
    }));
  }

  #snapshotOf(
    caseId: string,
    at: number,
    sealed: string | null,
  ): Pick<Checkpoint, 'snapshot'> | undefined {
    if (sealed === null) return undefined;
    const place = placeOf(caseId, at, 'snapshot');
    const plain = unseal(this.#keys.get(caseId), Buffer.from(sealed, 'base64'), place);
    if (plain) return { snapshot: JSON.parse(Buffer.from(plain).toString('utf8')) };
    this.#onDamage(caseId);
    return undefined;
  }

  /**
   * Keeps a state and lets go of those that stand too close together by now. Returns the moment by which it is found, ms
   * since epoch: no two of a case have the same. Throws StoreError `unknownCase`.
   */
  async save(
    caseId: string,
    copies: Copies,
    { now = Date.now(), before, snapshot }: SaveOptions = {},
  ): Promise<number> {
    const packed = await pack(copies);
    await this.#keys.know([caseId]);
    const at = await inTransaction(this.#db, async (transaction) => {
      const last = await transaction
        .selectFrom('checkpoints')
        .select((expression) => expression.fn.max('at').as('at'))
        .where('case_id', '=', caseId)
        .executeTakeFirst();
      const moment = Math.max(now, Number(last?.at ?? 0) + 1);
      await this.#insert(transaction, caseId, moment, packed, {
        before,
        snapshot: snapshot?.(moment),
      });
      return moment;
    });
    await this.#thin(caseId, now);
    return at;
  }

  async #insert(
    db: Database,
    caseId: string,
    at: number,
    packed: Packed,
    {
      before,
      snapshot,
    }: { before?: Checkpoint['before'] | undefined; snapshot?: Snapshot | undefined },
  ): Promise<void> {
    const key = this.#keys.get(caseId);
    await db
      .insertInto('checkpoints')
      .values({
        case_id: caseId,
        at,
        restored_by: before?.department ?? null,
        restored_state: before?.state ?? null,
        snapshot: snapshot
          ? sealed(key, JSON.stringify(snapshot), placeOf(caseId, at, 'snapshot'))
          : null,
      })
      .execute();
    for (const { document, plain } of packed)
      await db
        .insertInto('checkpoint_documents')
        .values({
          case_id: caseId,
          at,
          document,
          sealed: sealed(key, plain, placeOf(caseId, at, document)),
        })
        .execute();
  }

  /** The snapshots a new case comes with, the oldest first. */
  async take(
    db: Database,
    caseId: string,
    snapshots: readonly { readonly facts: Omit<Snapshot, 'hash'>; readonly copies: Copies }[],
  ): Promise<void> {
    let previous: string | undefined;
    for (const { facts, copies } of snapshots) {
      const snapshot = { ...facts, hash: hashOf(facts, copies, previous) };
      await this.#insert(db, caseId, facts.at, await pack(copies), { snapshot });
      previous = snapshot.hash;
    }
  }

  /** As `save`, for as long as the case is. */
  async saveSnapshot(
    caseId: string,
    copies: Copies,
    facts: Omit<Snapshot, 'at' | 'hash'>,
    now = Date.now(),
  ): Promise<Snapshot> {
    const previous = (await this.list(caseId)).find(({ snapshot }) => snapshot)?.snapshot;
    const snapshot = (at: number): Snapshot => {
      const all = { ...facts, at };
      return { ...all, hash: hashOf(all, copies, previous?.hash) };
    };
    return snapshot(await this.save(caseId, copies, { now, snapshot }));
  }

  /** A document as it was then; undefined where there was none. Throws StoreError `damaged`. */
  async load(caseId: string, at: number, document: DocumentPart): Promise<Uint8Array | undefined> {
    const row = await this.#db
      .selectFrom('checkpoint_documents')
      .select('sealed')
      .where('case_id', '=', caseId)
      .where('at', '=', at)
      .where('document', '=', document)
      .executeTakeFirst();
    if (!row) return undefined;
    await this.#keys.know([caseId]);
    const sealed = Buffer.from(row.sealed, 'base64');
    const plain = unseal(this.#keys.get(caseId), sealed, placeOf(caseId, at, document));
    if (plain) return inflate(plain);
    this.#onDamage(caseId);
    throw new StoreError('damaged', 'A checkpoint cannot be read');
  }

  /** Lets go of what has become too old, or stands too close together by now, of all cases. */
  async thin(now: number): Promise<void> {
    const rows = await this.#db.selectFrom('checkpoints').select('case_id').distinct().execute();
    let dropped = 0;
    for (const { case_id: caseId } of rows) dropped += await this.#thin(caseId, now);
    if (dropped > 0) await scrubDeleted(this.#db);
  }

  /** Needs no key: a case that cannot be opened keeps no other one from being thinned. */
  async #thin(caseId: string, now: number): Promise<number> {
    const rows = await this.#db
      .selectFrom('checkpoints')
      .selectAll()
      .where('case_id', '=', caseId)
      // A snapshot is kept for as long as the case is.
      .where('snapshot', 'is', null)
      .execute();
    const drop = checkpointsToDrop(rows.map(momentOf), now);
    for (const table of ['checkpoint_documents', 'checkpoints'] as const)
      if (drop.length > 0)
        await this.#db
          .deleteFrom(table)
          .where('case_id', '=', caseId)
          .where('at', 'in', drop)
          .execute();
    return drop.length;
  }
}

type Packed = readonly { readonly document: DocumentPart; readonly plain: Uint8Array }[];

function pack(copies: Copies): Promise<Packed> {
  return Promise.all(
    [...copies].map(async ([document, copy]) => ({ document, plain: await deflate(copy) })),
  );
}

function momentOf({ at, restored_by: department, restored_state: state }: CheckpointsTable) {
  return {
    at: Number(at),
    ...(department === null || state === null
      ? {}
      : { before: { department, state: Number(state) } }),
  };
}

function placeOf(caseId: string, at: number, document: DocumentPart | 'snapshot'): string {
  return ['checkpoint', caseId, at, document].join('\n');
}

function sealed(key: Uint8Array, plain: string | Uint8Array, place: string): string {
  return Buffer.from(seal(key, Buffer.from(plain), place)).toString('base64');
}
