import { sql } from 'kysely';
import type { KeyPlace } from './case-keys.ts';
import type { Database } from './database.ts';
import { tellErased } from './erasure-news.ts';
import { macFor } from './mac.ts';
import { StoreError } from './store-error.ts';

/** Says of a master key that it is the same one for all nodes. */
export function proofOf(masterKey: Uint8Array): string {
  return macFor(masterKey, 'proof of the master key')([]);
}

/** Keys and receipts in a schema of their own on PostgreSQL: a dump that leaves it out holds no key. */
export class KeyRows implements KeyPlace {
  readonly isShared = true;
  readonly #db: Database;

  private constructor(db: Database) {
    this.#db = db;
  }

  /** `proof`: of the master key. Throws StoreError `keysMissing`, `masterKeyWrong`. */
  static async open(db: Database, proof: string): Promise<KeyRows> {
    const rows = await KeyRows.read(db);
    await db
      .insertInto('fallrunde_keys.installation')
      .values({ id: 1, proof })
      .onConflict((conflict) => conflict.doNothing())
      .execute();
    const kept = await db
      .selectFrom('fallrunde_keys.installation')
      .select('proof')
      .executeTakeFirstOrThrow();
    if (kept.proof !== proof)
      throw new StoreError('masterKeyWrong', 'The master key is not the one of the other nodes');
    return rows;
  }

  /** Changes nothing. Throws StoreError `keysMissing`. */
  static async read(db: Database): Promise<KeyRows> {
    const { rows } = await sql<{ found: string | null }>`
      SELECT to_regclass('fallrunde_keys.case_keys') AS found`.execute(db);
    if (!rows[0]?.found)
      throw new StoreError('keysMissing', 'The schema "fallrunde_keys" is missing; restore it');
    return new KeyRows(db);
  }

  async keys(caseIds?: readonly string[]): Promise<ReadonlyMap<string, string>> {
    let query = this.#db.selectFrom('fallrunde_keys.case_keys').select(['case_id', 'wrapped']);
    if (caseIds) query = query.where('case_id', 'in', caseIds);
    return new Map((await query.execute()).map((row) => [row.case_id, row.wrapped]));
  }

  async receipts(db = this.#db): Promise<ReadonlyMap<string, string>> {
    const rows = await db
      .selectFrom('fallrunde_keys.receipts')
      .select(['case_id', 'receipt'])
      .execute();
    return new Map(rows.map((row) => [row.case_id, row.receipt]));
  }

  async add(caseId: string, wrapped: string): Promise<boolean> {
    const { numAffectedRows } = await sql`
      INSERT INTO fallrunde_keys.case_keys (case_id, wrapped)
      SELECT ${caseId}, ${wrapped}
      WHERE NOT EXISTS (SELECT FROM fallrunde_keys.receipts WHERE case_id = ${caseId})
      ON CONFLICT DO NOTHING`.execute(this.#db);
    return numAffectedRows === 1n;
  }

  /**
   * Key, receipt and all rows in one step. Not serializable: whoever is just writing of the case is waited for by the
   * first statements, and what they wrote has to be seen by the next.
   */
  async erase(
    caseId: string,
    receipt: string,
    onErased: () => void,
    removeRows: (db: Database) => Promise<void>,
  ): Promise<void> {
    await this.#db.transaction().execute(async (transaction) => {
      const found = await transaction
        .selectFrom('cases')
        .select('id')
        .where('id', '=', caseId)
        .forUpdate()
        .executeTakeFirst();
      if (!found) throw new StoreError('unknownCase', 'Another node has erased it');
      await transaction
        .deleteFrom('fallrunde_keys.case_keys')
        .where('case_id', '=', caseId)
        .execute();
      await transaction
        .insertInto('fallrunde_keys.receipts')
        .values({ case_id: caseId, receipt })
        .execute();
      await removeRows(transaction);
      await tellErased(transaction, caseId);
    });
    onErased();
    await this.#scrub();
  }

  async destroy(caseId: string): Promise<void> {
    await this.#db.deleteFrom('fallrunde_keys.case_keys').where('case_id', '=', caseId).execute();
    await this.#scrub();
  }

  /**
   * A deleted row stays in the table's file until its space is used again; this writes the file anew. Nobody is kept
   * waiting for it: where somebody reads the keys for long, a dump perhaps, the next time does it.
   */
  async #scrub(): Promise<void> {
    await this.#db.connection().execute(async (connection) => {
      await sql`SET lock_timeout = '1s'`.execute(connection);
      try {
        await sql`VACUUM (FULL) fallrunde_keys.case_keys`.execute(connection);
      } catch (error) {
        if (!(error instanceof StoreError && error.code === 'inUse')) throw error;
      } finally {
        await sql`RESET lock_timeout`.execute(connection);
      }
    });
  }
}
