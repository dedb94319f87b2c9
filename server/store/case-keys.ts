import { randomBytes } from 'node:crypto';
import { type Database, scrubDeleted } from './database.ts';
import { keyBytes, seal, unseal } from './seal.ts';
import { StoreError } from './store-error.ts';

export interface NewCaseKey {
  readonly key: Uint8Array;
  /** For the column `cases.wrapped_key`. */
  readonly wrapped: string;
}

/**
 * The data key of every case, opened once at start: the log needs them without waiting.
 * A destroyed key makes all that was ever written of its case unreadable, wherever copies of it lie.
 */
export class CaseKeys {
  readonly #db: Database;
  readonly #masterKey: Uint8Array;
  readonly #keys = new Map<string, Uint8Array>();

  private constructor(db: Database, masterKey: Uint8Array) {
    this.#db = db;
    this.#masterKey = masterKey;
  }

  /** `onUnreadable` hears of each case whose key is damaged. A master key that opens none of them is refused. */
  static async open(
    db: Database,
    masterKey: Uint8Array,
    onUnreadable: (caseId: string) => void,
  ): Promise<CaseKeys> {
    const keys = new CaseKeys(db, masterKey);
    const rows = await db
      .selectFrom('cases')
      .select(['id', 'wrapped_key'])
      .where('wrapped_key', '<>', '')
      .execute();
    const unreadable = rows.filter((row) => !keys.#unwrap(row.id, row.wrapped_key));
    if (rows.length > 0 && unreadable.length === rows.length) {
      throw new StoreError(
        'masterKeyWrong',
        'The master key is not the one the cases were kept with',
      );
    }
    for (const row of unreadable) onUnreadable(row.id);
    return keys;
  }

  /** A new key; `add` it before anything is written with it. */
  create(caseId: string): NewCaseKey {
    const key = randomBytes(keyBytes);
    const wrapped = Buffer.from(seal(this.#masterKey, key, placeOf(caseId))).toString('base64');
    return { key, wrapped };
  }

  add(caseId: string, key: Uint8Array): void {
    this.#keys.set(caseId, key);
  }

  /** Throws StoreError `unknownCase`. */
  get(caseId: string): Uint8Array {
    const key = this.#keys.get(caseId);
    if (!key) throw new StoreError('unknownCase', 'There is no key for this case');
    return key;
  }

  async destroy(caseId: string): Promise<void> {
    this.#keys.get(caseId)?.fill(0);
    this.#keys.delete(caseId);
    await this.#db
      .updateTable('cases')
      .set({ wrapped_key: '', summary: null })
      .where('id', '=', caseId)
      .execute();
    await scrubDeleted(this.#db);
  }

  #unwrap(caseId: string, wrapped: string): boolean {
    const key = unseal(this.#masterKey, Buffer.from(wrapped, 'base64'), placeOf(caseId));
    if (key) this.#keys.set(caseId, key);
    return key !== undefined;
  }
}

function placeOf(caseId: string): string {
  return `key\n${caseId}`;
}
