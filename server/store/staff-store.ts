import { nanoid } from 'nanoid';
import type { StaffChange, StaffMember } from '../../shared/protocol/account.ts';
import type { StaffRole } from '../../shared/protocol/roles.ts';
import type { Database, StaffTable } from './database.ts';
import { type NewPasskey, passkeyRow } from './passkey-store.ts';
import { hashOfToken } from './secret-token.ts';
import { inTransaction } from './transactions.ts';

/** Why an account was not made or changed; nothing was written. */
export class StaffError extends Error {
  override readonly name = 'StaffError';
  readonly code: 'loginTaken' | 'lastCoordinator' | 'notFound';

  constructor(code: StaffError['code']) {
    super(code);
    this.code = code;
  }
}

export type NewStaff = Pick<StaffMember, 'login' | 'name' | 'department' | 'role'> & {
  /** Absent: a passkey or a provider is the only way in. */
  readonly passwordHash?: string;
  readonly passkey?: NewPasskey & { readonly label: string };
  readonly oidc?: OidcIdentity;
};

export interface OidcIdentity {
  readonly issuer: string;
  readonly subject: string;
}

/** The accounts of the town's staff. */
export class StaffStore {
  readonly #db: Database;

  constructor(db: Database) {
    this.#db = db;
  }

  async isEmpty(): Promise<boolean> {
    return !(await this.#db.selectFrom('staff').select('id').limit(1).executeTakeFirst());
  }

  /** By department, then by name. */
  async list(): Promise<StaffMember[]> {
    const rows = await this.#db
      .selectFrom('staff')
      .selectAll()
      .orderBy('department')
      .orderBy('name')
      .orderBy('login')
      .execute();
    return rows.map(memberOf);
  }

  async find(id: string): Promise<StaffMember | undefined> {
    const row = await this.#row(id);
    return row && memberOf(row);
  }

  /** An account with a password of ours, whatever the case of its login. */
  async findByLogin(
    login: string,
  ): Promise<{ readonly member: StaffMember; readonly passwordHash: string | null } | undefined> {
    const row = await this.#db
      .selectFrom('staff')
      .selectAll()
      .where('login', '=', login.toLowerCase())
      .where('oidc_subject', 'is', null)
      .executeTakeFirst();
    return row && { member: memberOf(row), passwordHash: row.password_hash };
  }

  async passwordHashOf(id: string): Promise<string | null> {
    return (await this.#row(id))?.password_hash ?? null;
  }

  async setPassword(id: string, passwordHash: string): Promise<void> {
    await this.#db
      .updateTable('staff')
      .set({ password_hash: passwordHash })
      .where('id', '=', id)
      .execute();
  }

  /** The first account of a store. Undefined: there is one already. */
  async createFirst(staff: NewStaff): Promise<StaffMember | undefined> {
    return inTransaction(this.#db, async (transaction) => {
      const store = new StaffStore(transaction);
      return (await store.isEmpty()) ? store.create(staff) : undefined;
    });
  }

  /** Several rows: within a transaction. Throws StaffError `loginTaken`. */
  async create(staff: NewStaff): Promise<StaffMember> {
    const login = staff.login.toLowerCase();
    if (!staff.oidc && (await this.findByLogin(login))) throw new StaffError('loginTaken');
    const row: StaffTable = {
      id: nanoid(),
      login,
      name: staff.name,
      department: staff.department,
      role: staff.role,
      password_hash: staff.passwordHash ?? null,
      oidc_issuer: staff.oidc?.issuer ?? null,
      oidc_subject: staff.oidc?.subject ?? null,
      disabled_at: null,
      created_at: Date.now(),
    };
    await this.#db.insertInto('staff').values(row).execute();
    if (staff.passkey)
      await this.#db
        .insertInto('passkeys')
        .values(passkeyRow(row.id, staff.passkey, staff.passkey.label))
        .execute();
    return memberOf(row);
  }

  /**
   * Uses up an invitation, which names all but the login, or opens the account it was made for again.
   * Undefined: unknown, used or expired. Throws StaffError `loginTaken`.
   */
  async join(
    token: string,
    { login, ...way }: Pick<NewStaff, 'login' | 'passwordHash' | 'passkey'>,
  ): Promise<StaffMember | undefined> {
    return inTransaction(this.#db, async (transaction) => {
      const invitation = await transaction
        .deleteFrom('staff_invitations')
        .where('token_hash', '=', hashOfToken(token))
        .where('expires_at', '>', Date.now())
        .returningAll()
        .executeTakeFirst();
      if (!invitation) return undefined;
      if (invitation.staff_id !== null) {
        const row = await transaction
          .updateTable('staff')
          .set({ password_hash: way.passwordHash ?? null })
          .where('id', '=', invitation.staff_id)
          .where('disabled_at', 'is', null)
          .returningAll()
          .executeTakeFirst();
        return row && memberOf(row);
      }
      const { name, department } = invitation;
      return new StaffStore(transaction).create({
        login,
        name,
        department,
        role: invitation.role as StaffRole,
        ...way,
      });
    });
  }

  /** Somebody a provider vouches for: what it says now holds, the name chosen here stays. */
  async signInByProvider(
    oidc: OidcIdentity,
    said: Pick<StaffMember, 'login' | 'name' | 'department' | 'role'>,
  ): Promise<StaffMember> {
    return inTransaction(this.#db, async (transaction) => {
      const known = await transaction
        .updateTable('staff')
        .set({ login: said.login.toLowerCase(), department: said.department, role: said.role })
        .where('oidc_issuer', '=', oidc.issuer)
        .where('oidc_subject', '=', oidc.subject)
        .returningAll()
        .executeTakeFirst();
      return known ? memberOf(known) : new StaffStore(transaction).create({ ...said, oidc });
    });
  }

  /** Throws StaffError. */
  async change(id: string, change: StaffChange): Promise<StaffMember> {
    const { disabled, ...fields } = change;
    return this.#guarded(async (transaction) => {
      const row = await transaction
        .updateTable('staff')
        .set({
          ...fields,
          ...(disabled === undefined ? {} : { disabled_at: disabled ? Date.now() : null }),
        })
        .where('id', '=', id)
        .returningAll()
        .executeTakeFirst();
      if (!row) throw new StaffError('notFound');
      return memberOf(row);
    });
  }

  /** Its sessions and passkeys go with it. Throws StaffError. */
  async remove(id: string): Promise<void> {
    await this.#guarded(async (transaction) => {
      const { numDeletedRows } = await transaction
        .deleteFrom('staff')
        .where('id', '=', id)
        .executeTakeFirst();
      if (numDeletedRows === 0n) throw new StaffError('notFound');
    });
  }

  /** Undoes `change` where nobody would be left who can bring the others in. */
  async #guarded<T>(change: (transaction: Database) => Promise<T>): Promise<T> {
    return inTransaction(this.#db, async (transaction) => {
      const before = await hasCoordinator(transaction);
      const changed = await change(transaction);
      if (before && !(await hasCoordinator(transaction))) throw new StaffError('lastCoordinator');
      return changed;
    });
  }

  #row(id: string): Promise<StaffTable | undefined> {
    return this.#db.selectFrom('staff').selectAll().where('id', '=', id).executeTakeFirst();
  }
}

async function hasCoordinator(db: Database): Promise<boolean> {
  const one = await db
    .selectFrom('staff')
    .select('id')
    .where('role', '=', 'coordinator')
    .where('disabled_at', 'is', null)
    .limit(1)
    .executeTakeFirst();
  return one !== undefined;
}

function memberOf(row: StaffTable): StaffMember {
  return {
    id: row.id,
    login: row.login,
    name: row.name,
    department: row.department,
    role: row.role as StaffRole,
    disabled: row.disabled_at !== null,
    byProvider: row.oidc_subject !== null,
  };
}
