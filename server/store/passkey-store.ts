import type { OwnPasskey } from '../../shared/protocol/account.ts';
import type { Database, PasskeysTable } from './database.ts';

export interface NewPasskey {
  /** Of the credential, base64url. */
  readonly id: string;
  /** COSE, base64url. */
  readonly publicKey: string;
  readonly counter: number;
}

export interface Passkey extends NewPasskey {
  readonly staffId: string;
}

/** Public halves of the keys people sign in with. */
export class PasskeyStore {
  readonly #db: Database;

  constructor(db: Database) {
    this.#db = db;
  }

  async add(staffId: string, passkey: NewPasskey, label: string): Promise<void> {
    await this.#db
      .insertInto('passkeys')
      .values(passkeyRow(staffId, passkey, label))
      .execute();
  }

  /** The oldest first. */
  async list(staffId: string): Promise<OwnPasskey[]> {
    const rows = await this.#db
      .selectFrom('passkeys')
      .select(['id', 'label', 'created_at'])
      .where('staff_id', '=', staffId)
      .orderBy('created_at')
      .orderBy('id')
      .execute();
    return rows.map((row) => ({ id: row.id, label: row.label, createdAt: Number(row.created_at) }));
  }

  async find(id: string): Promise<Passkey | undefined> {
    const row = await this.#db
      .selectFrom('passkeys')
      .selectAll()
      .where('id', '=', id)
      .executeTakeFirst();
    return (
      row && {
        id: row.id,
        staffId: row.staff_id,
        publicKey: row.public_key,
        counter: Number(row.counter),
      }
    );
  }

  /** A key that counts can be told from its copy. */
  async count(id: string, counter: number): Promise<void> {
    await this.#db.updateTable('passkeys').set({ counter }).where('id', '=', id).execute();
  }

  async remove(staffId: string, id: string): Promise<void> {
    await this.#db
      .deleteFrom('passkeys')
      .where('id', '=', id)
      .where('staff_id', '=', staffId)
      .execute();
  }
}

export function passkeyRow(
  staffId: string,
  { id, publicKey, counter }: NewPasskey,
  label: string,
): PasskeysTable {
  return {
    id,
    staff_id: staffId,
    public_key: publicKey,
    counter,
    label,
    created_at: Date.now(),
  };
}
