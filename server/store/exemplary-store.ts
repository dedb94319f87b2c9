import { setImmediate } from 'node:timers/promises';
import { promisify } from 'node:util';
import { deflateRaw, inflateRaw } from 'node:zlib';
import { nanoid } from 'nanoid';
import type { BoardFile, ChairFile } from '../../shared/case/case-file.ts';
import { type CaseFacts, readCaseFacts } from '../../shared/learning/facts.ts';
import {
  type ExemplaryFacts,
  type ExemplaryState,
  proposalsPerCase,
} from '../../shared/protocol/exemplary.ts';
import type { CaseKeys } from './case-keys.ts';
import { type Database, type ExemplaryCasesTable, scrubDeleted } from './database.ts';
import { seal, unseal } from './seal.ts';
import { StoreError } from './store-error.ts';

const deflate = promisify(deflateRaw);
const inflate = promisify(inflateRaw);
const rowsAtOnce = 100;

export interface ExemplaryContent {
  readonly board: BoardFile;
  readonly chair: ChairFile;
}

/** It is not proposed any more; nothing was written. */
export class NotProposedError extends Error {
  override readonly name = 'NotProposedError';
}

/** So many of the case wait already; nothing was written. */
export class TooManyProposalsError extends Error {
  override readonly name = 'TooManyProposalsError';
}

/** Who proposed or reviewed it. */
interface Somebody {
  readonly id: string;
  readonly department: string;
}

export interface ExemplaryRecord {
  readonly id: string;
  readonly state: ExemplaryState;
  readonly facts: ExemplaryFacts;
  /** The case it was made from and who proposed it; absent once it is released: then it leads nowhere. */
  readonly source?: { readonly caseId: string; readonly proposer: string };
  readonly proposedAt: number;
  readonly proposedDepartment: string;
  readonly reviewedAt?: number;
  readonly reviewedDepartment?: string;
  readonly reason?: string;
}

type Part = 'facts' | 'content' | 'reason' | 'learning';

/**
 * Exemplary cases. Until one is released it is of the case it was made from: sealed with that case's key, gone with it.
 * Then it gets a key of its own, which is destroyed when it is withdrawn.
 */
export class ExemplaryStore {
  readonly #db: Database;
  readonly #keys: CaseKeys;
  readonly #onDamage: (id: string) => void;

  constructor(db: Database, keys: CaseKeys, onDamage: (id: string) => void) {
    this.#db = db;
    this.#keys = keys;
    this.#onDamage = onDamage;
  }

  /** The newest first; what cannot be read is reported and left out. */
  async list(): Promise<ExemplaryRecord[]> {
    const rows = await this.#db
      .selectFrom('exemplary_cases')
      .select(listed)
      .orderBy('proposed_at', 'desc')
      .orderBy('id')
      .execute();
    await this.#keys.know(rows.flatMap((row) => keyIdOf(row) ?? []));
    return rows.flatMap((row) => this.#read(row) ?? []);
  }

  async get(id: string): Promise<ExemplaryRecord | undefined> {
    const row = await this.#row(id);
    return row && this.#read(row);
  }

  /** Throws StoreError `damaged`. */
  async content(id: string): Promise<ExemplaryContent | undefined> {
    const row = await this.#row(id);
    if (!row) return undefined;
    const plain = this.#open(row, 'content');
    if (!plain) throw new StoreError('damaged', 'An exemplary case cannot be read');
    return JSON.parse((await inflate(plain)).toString('utf8'));
  }

  /** What is learnt from those that were released, in that order. */
  async learning(): Promise<readonly { readonly id: string; readonly facts: CaseFacts }[]> {
    const rows = await this.#db
      .selectFrom('exemplary_cases')
      .select(['id', 'key_id', 'case_id', 'learning'])
      .where('state', '=', 'released' satisfies ExemplaryState)
      .where('learning', 'is not', null)
      .orderBy('reviewed_at')
      .orderBy('id')
      .execute();
    await this.#keys.know(rows.flatMap((row) => keyIdOf(row) ?? []));
    const learnt: { id: string; facts: CaseFacts }[] = [];
    for (const [index, row] of rows.entries()) {
      // Of many cases it takes a while: others have their turn.
      if (index % rowsAtOnce === rowsAtOnce - 1) await setImmediate();
      const plain = this.#open(row, 'learning');
      const facts = plain && readCaseFacts(JSON.parse(Buffer.from(plain).toString('utf8')));
      if (facts) learnt.push({ id: row.id, facts });
    }
    return learnt;
  }

  /** Throws TooManyProposalsError. */
  async propose(
    caseId: string,
    proposer: Somebody,
    facts: ExemplaryFacts,
    content: ExemplaryContent,
    learning: CaseFacts,
  ): Promise<string> {
    const { count } = await this.#db
      .selectFrom('exemplary_cases')
      .select((eb) => eb.fn.countAll().as('count'))
      .where('case_id', '=', caseId)
      .executeTakeFirstOrThrow();
    if (Number(count) >= proposalsPerCase) throw new TooManyProposalsError();
    const id = nanoid();
    const packed = await deflate(JSON.stringify(content));
    await this.#keys.know([caseId]);
    const key = this.#keys.get(caseId);
    await this.#db
      .insertInto('exemplary_cases')
      .values({
        id,
        case_id: caseId,
        key_id: null,
        state: 'proposed' satisfies ExemplaryState,
        proposed_at: Date.now(),
        proposed_by: proposer.id,
        proposed_department: proposer.department,
        reviewed_at: null,
        reviewed_department: null,
        reason: null,
        facts: sealed(key, id, 'facts', JSON.stringify(facts)),
        content: sealed(key, id, 'content', packed),
        learning: sealed(key, id, 'learning', JSON.stringify(learning)),
      })
      .execute();
    return id;
  }

  /** From now on it is of no case. Throws NotProposedError. */
  async release(id: string, reviewer: Somebody): Promise<void> {
    const row = await this.#row(id);
    const [facts, content, learning] = row
      ? (['facts', 'content', 'learning'] as const).map((part) =>
          row[part] === null ? undefined : this.#open(row, part),
        )
      : [];
    if (row?.state !== 'proposed') throw new NotProposedError();
    if (!facts || !content) throw new StoreError('damaged', 'An exemplary case cannot be read');
    const keyId = nanoid();
    await this.#keys.create(keyId);
    const key = this.#keys.get(keyId);
    try {
      await this.#change(id, {
        case_id: null,
        key_id: keyId,
        state: 'released' satisfies ExemplaryState,
        proposed_by: '',
        reviewed_at: Date.now(),
        reviewed_department: reviewer.department,
        facts: sealed(key, id, 'facts', facts),
        content: sealed(key, id, 'content', content),
        learning: learning ? sealed(key, id, 'learning', learning) : null,
      });
    } catch (error) {
      await this.#keys.destroy(keyId);
      throw error;
    }
    await scrubDeleted(this.#db);
  }

  /** Throws as `release` does. */
  async giveBack(id: string, reviewer: Somebody, reason: string): Promise<void> {
    const row = await this.#row(id);
    const keyId = row && keyIdOf(row);
    if (row?.state !== 'proposed' || !keyId) throw new NotProposedError();
    await this.#change(id, {
      state: 'returned' satisfies ExemplaryState,
      reviewed_at: Date.now(),
      reviewed_department: reviewer.department,
      reason: sealed(this.#keys.get(keyId), id, 'reason', reason),
    });
  }

  async #change(id: string, values: Partial<ExemplaryCasesTable>): Promise<void> {
    const { numUpdatedRows } = await this.#db
      .updateTable('exemplary_cases')
      .set(values)
      .where('id', '=', id)
      .where('state', '=', 'proposed' satisfies ExemplaryState)
      .executeTakeFirst();
    if (numUpdatedRows === 0n) throw new NotProposedError();
  }

  /** For good: first its key, where it has one of its own. */
  async withdraw(id: string): Promise<void> {
    const row = await this.#row(id);
    if (row?.key_id) await this.#keys.destroy(row.key_id);
    await this.#db.deleteFrom('exemplary_cases').where('id', '=', id).execute();
    await scrubDeleted(this.#db);
  }

  async #row(id: string): Promise<ExemplaryCasesTable | undefined> {
    const row = await this.#db
      .selectFrom('exemplary_cases')
      .selectAll()
      .where('id', '=', id)
      .executeTakeFirst();
    const keyId = row && keyIdOf(row);
    if (keyId) await this.#keys.know([keyId]);
    return row;
  }

  #read(row: Listed): ExemplaryRecord | undefined {
    const facts = this.#open(row, 'facts');
    if (!facts) return undefined;
    const reason = row.reason === null ? undefined : this.#open(row, 'reason');
    const { case_id: caseId, proposed_by: proposer } = row;
    return {
      id: row.id,
      state: row.state as ExemplaryState,
      facts: JSON.parse(Buffer.from(facts).toString('utf8')),
      ...(caseId === null ? {} : { source: { caseId, proposer } }),
      proposedAt: Number(row.proposed_at),
      proposedDepartment: row.proposed_department,
      ...(row.reviewed_at === null ? {} : { reviewedAt: Number(row.reviewed_at) }),
      ...(row.reviewed_department === null ? {} : { reviewedDepartment: row.reviewed_department }),
      ...(reason ? { reason: Buffer.from(reason).toString('utf8') } : {}),
    };
  }

  #open<P extends Part>(
    row: Pick<ExemplaryCasesTable, 'id' | 'key_id' | 'case_id' | P>,
    part: P,
  ): Uint8Array | undefined {
    try {
      const key = this.#keys.get(keyIdOf(row) ?? '');
      const plain = unseal(
        key,
        Buffer.from((row[part] as string | null) ?? '', 'base64'),
        placeOf(row.id, part),
      );
      if (plain) return plain;
    } catch (error) {
      // Its key does not open, or its case has just been erased.
      if (!(error instanceof StoreError && error.code === 'unknownCase')) throw error;
    }
    this.#onDamage(row.id);
    return undefined;
  }
}

/** All but what is shown of it, which may be large. */
const listed = [
  'id',
  'case_id',
  'key_id',
  'state',
  'proposed_at',
  'proposed_by',
  'proposed_department',
  'reviewed_at',
  'reviewed_department',
  'reason',
  'facts',
] as const;
type Listed = Pick<ExemplaryCasesTable, (typeof listed)[number]>;

function keyIdOf(row: Pick<ExemplaryCasesTable, 'key_id' | 'case_id'>): string | undefined {
  return row.key_id ?? row.case_id ?? undefined;
}

function placeOf(id: string, part: Part): string {
  return ['exemplary', id, part].join('\n');
}

function sealed(key: Uint8Array, id: string, part: Part, plain: string | Uint8Array): string {
  return Buffer.from(seal(key, Buffer.from(plain), placeOf(id, part))).toString('base64');
}
