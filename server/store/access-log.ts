import type {
  AccessAction,
  AccessCheck,
  AccessEntry,
  AccessStep,
} from '../../shared/protocol/access-log.ts';
import type { Participant } from '../../shared/protocol/http.ts';
import type { AccessLogEndsTable, AccessLogTable, Database } from './database.ts';
import type { Mac } from './mac.ts';
import { inTransaction } from './transactions.ts';

/** Somebody and what they did at a case. */
export type AccessRecord = AccessStep & {
  readonly caseId: string;
  readonly participant: Pick<Participant, 'id' | 'department'>;
};

type Ends = Omit<AccessLogEndsTable, 'case_id' | 'hash'>;

const noEnds: Ends = { removed_seq: 0, removed_hash: '', last_seq: 0, last_hash: '' };

/** Who comes back to a case within this time has not opened it anew, ms. */
const sameVisitMs = 60 * 60 * 1000;

/**
 * Who did what at a case. A chain of entries, each hashed together with the one before it, with a key that is not in the
 * database: whoever can write the database but does not have the master key can change nothing unnoticed.
 */
export class AccessLog {
  readonly #db: Database;
  readonly #mac: Mac;

  constructor(db: Database, mac: Mac) {
    this.#db = db;
    this.#mac = mac;
  }

  async record(record: AccessRecord): Promise<void> {
    await inTransaction(this.#db, (transaction) => this.#append(transaction, record));
  }

  /** Records that somebody opened a case, but not that they came back to it after a lost connection. */
  async opened(caseId: string, participant: AccessRecord['participant']): Promise<void> {
    await inTransaction(this.#db, async (transaction) => {
      const now = Date.now();
      const before = await transaction
        .selectFrom('access_log')
        .select('seq')
        .where('case_id', '=', caseId)
        .where('participant_id', '=', participant.id)
        .where('action', '=', 'caseOpened' satisfies AccessAction)
        .where('at', '>', now - sameVisitMs)
        // Later than now: the clock was set back.
        .where('at', '<=', now)
        .limit(1)
        .executeTakeFirst();
      if (!before)
        await this.#append(transaction, { caseId, participant, action: 'caseOpened', detail: {} });
    });
  }

  /** The oldest first. */
  async list(caseId: string): Promise<AccessEntry[]> {
    return (await this.#rows(this.#db, caseId)).map(readEntry);
  }

  /** The newest first, those before `before`. */
  async page(caseId: string, limit: number, before?: number): Promise<AccessEntry[]> {
    let query = this.#db.selectFrom('access_log').selectAll().where('case_id', '=', caseId);
    if (before !== undefined) query = query.where('seq', '<', before);
    return (await query.orderBy('seq', 'desc').limit(limit).execute()).map(readEntry);
  }

  /** Whether all entries are as they were written, from the oldest that is kept to the newest. */
  async check(caseId: string): Promise<AccessCheck> {
    const [rows, row] = await inTransaction(
      this.#db,
      async (transaction) =>
        [await this.#rows(transaction, caseId), await endsOf(transaction, caseId)] as const,
    );
    const brokenAt = this.#brokenAt(row ?? noEnds, rows);
    if (brokenAt !== undefined) return { entries: rows.length, brokenAt };
    const last = rows.at(-1);
    const seq = last?.seq ?? row?.removed_seq ?? 0;
    const hash = last?.hash ?? row?.removed_hash;
    const isWhole =
      row === undefined
        ? rows.length === 0
        : this.#isSealed(row) && row.last_seq === seq && row.last_hash === hash;
    return isWhole ? { entries: rows.length } : { entries: rows.length, brokenAt: seq + 1 };
  }

  /** The first entry that does not follow on the one before it. */
  #brokenAt(ends: Ends, rows: readonly AccessLogTable[]): number | undefined {
    let [seq, before] = [ends.removed_seq, ends.removed_hash];
    for (const entry of rows) {
      seq++;
      if (entry.seq !== seq || entry.hash !== this.#hashOf(before, entry)) return seq;
      before = entry.hash;
    }
    return undefined;
  }

  /** Removes what is older, from the front of each chain. Of an erased case nothing stays in the end. */
  async prune(before: number): Promise<void> {
    const due = await this.#db
      .selectFrom('access_log')
      .select('case_id')
      .distinct()
      .where('at', '<', before)
      .execute();
    for (const { case_id: caseId } of due)
      await inTransaction(this.#db, (transaction) => this.#prune(transaction, caseId, before));
  }

  async #prune(db: Database, caseId: string, before: number): Promise<void> {
    const row = await endsOf(db, caseId);
    const rows = await this.#rows(db, caseId);
    const kept = rows.findIndex((entry) => entry.at >= before);
    const removed = kept === -1 ? rows : rows.slice(0, kept);
    const last = removed.at(-1);
    if (!last) return;
    // A broken chain keeps what shows that it is broken.
    if (!row || !this.#isSealed(row) || this.#brokenAt(row, removed) !== undefined) return;
    await db
      .deleteFrom('access_log')
      .where('case_id', '=', caseId)
      .where('seq', '<=', last.seq)
      .execute();
    const isErased = !(await db
      .selectFrom('cases')
      .select('id')
      .where('id', '=', caseId)
      .executeTakeFirst());
    if (kept === -1 && isErased)
      await db.deleteFrom('access_log_ends').where('case_id', '=', caseId).execute();
    else
      await this.#saveEnds(db, caseId, { ...row, removed_seq: last.seq, removed_hash: last.hash });
  }

  async #append(
    db: Database,
    { caseId, participant, action, detail }: AccessRecord,
  ): Promise<void> {
    const row = await endsOf(db, caseId);
    const rows = row ? undefined : await this.#rows(db, caseId);
    const last = rows?.at(-1);
    const ends = row ?? { ...noEnds, last_seq: last?.seq ?? 0, last_hash: last?.hash ?? '' };
    const entry = {
      case_id: caseId,
      seq: ends.last_seq + 1,
      at: Date.now(),
      participant_id: participant.id,
      department: participant.department,
      action,
      detail: JSON.stringify(detail),
    };
    const hash = this.#hashOf(ends.last_hash, entry);
    await db
      .insertInto('access_log')
      .values({ ...entry, hash })
      .execute();
    const next = { ...ends, last_seq: entry.seq, last_hash: hash };
    // Somebody has cut the chain or written its ends: sealed anew, it would look whole.
    const isTampered = row ? !this.#isSealed(row) : last !== undefined;
    await this.#saveEnds(db, caseId, next, isTampered ? 'broken' : undefined);
  }

  async #saveEnds(db: Database, caseId: string, ends: Ends, hash?: string): Promise<void> {
    const { removed_seq, removed_hash, last_seq, last_hash } = ends;
    const sealed = { removed_seq, removed_hash, last_seq, last_hash };
    const values = { ...sealed, hash: hash ?? this.#hashOfEnds(caseId, sealed) };
    await db
      .insertInto('access_log_ends')
      .values({ case_id: caseId, ...values })
      .onConflict((conflict) => conflict.column('case_id').doUpdateSet(values))
      .execute();
  }

  #isSealed(row: AccessLogEndsTable): boolean {
    return row.hash === this.#hashOfEnds(row.case_id, row);
  }

  #hashOfEnds(caseId: string, ends: Ends): string {
    const { removed_seq, removed_hash, last_seq, last_hash } = ends;
    return this.#mac(['ends', caseId, removed_seq, removed_hash, last_seq, last_hash]);
  }

  #hashOf(before: string, entry: Omit<AccessLogTable, 'hash'>): string {
    const { case_id, seq, at, participant_id, department, action, detail } = entry;
    return this.#mac([
      'entry',
      before,
      case_id,
      seq,
      at,
      participant_id,
      department,
      action,
      detail,
    ]);
  }

  async #rows(db: Database, caseId: string): Promise<AccessLogTable[]> {
    const rows = await db
      .selectFrom('access_log')
      .selectAll()
      .where('case_id', '=', caseId)
      .orderBy('seq')
      .execute();
    return rows.map((row) => ({ ...row, at: Number(row.at) }));
  }
}

async function endsOf(db: Database, caseId: string): Promise<AccessLogEndsTable | undefined> {
  return db
    .selectFrom('access_log_ends')
    .selectAll()
    .where('case_id', '=', caseId)
    .executeTakeFirst();
}

/** Written by `record`, or by somebody whom `check` shows; nobody's reading of it may throw. */
function readEntry({ seq, at, participant_id, department, action, detail, hash }: AccessLogTable) {
  const step = { action, detail: parsed(detail) } as AccessStep;
  return { seq, at: Number(at), participantId: participant_id, department, hash, ...step };
}

function parsed(detail: string): unknown {
  try {
    return JSON.parse(detail);
  } catch {
    return {};
  }
}
