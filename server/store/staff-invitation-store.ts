import { nanoid } from 'nanoid';
import type { NewStaffInvitation, StaffInvitation } from '../../shared/protocol/account.ts';
import type { StaffRole } from '../../shared/protocol/roles.ts';
import type { Database, StaffInvitationsTable } from './database.ts';
import { hashOfToken, newToken } from './secret-token.ts';

const lifetimeMs = 7 * 24 * 60 * 60 * 1000;

/** Personal links that make an account, once. A used one is gone: `StaffStore.join`. */
export class StaffInvitationStore {
  readonly #db: Database;

  constructor(db: Database) {
    this.#db = db;
  }

  /** The token is told here and never again. */
  async create(
    { name, department, role }: NewStaffInvitation,
    createdBy: string,
    staffId: string | null = null,
  ): Promise<{ readonly invitation: StaffInvitation; readonly token: string }> {
    const token = newToken();
    const row: StaffInvitationsTable = {
      id: nanoid(),
      token_hash: hashOfToken(token),
      name,
      department,
      role,
      staff_id: staffId,
      created_by: createdBy,
      expires_at: Date.now() + lifetimeMs,
    };
    await this.#db
      .deleteFrom('staff_invitations')
      .where((is) =>
        // One way back at a time.
        is.or([is('expires_at', '<=', Date.now()), is('staff_id', '=', staffId)]),
      )
      .execute();
    await this.#db.insertInto('staff_invitations').values(row).execute();
    return { invitation: invitationOf(row), token };
  }

  /** Those that can still be used, the one that ends first first. */
  async list(): Promise<StaffInvitation[]> {
    const rows = await this.#db
      .selectFrom('staff_invitations')
      .selectAll()
      .where('expires_at', '>', Date.now())
      .orderBy('expires_at')
      .orderBy('id')
      .execute();
    return rows.map(invitationOf);
  }

  /** Undefined: unknown, used, revoked or expired. */
  async find(token: string): Promise<StaffInvitation | undefined> {
    const row = await this.#db
      .selectFrom('staff_invitations')
      .selectAll()
      .where('token_hash', '=', hashOfToken(token))
      .where('expires_at', '>', Date.now())
      .executeTakeFirst();
    return row && invitationOf(row);
  }

  async revoke(id: string): Promise<void> {
    await this.#db.deleteFrom('staff_invitations').where('id', '=', id).execute();
  }
}

function invitationOf(row: StaffInvitationsTable): StaffInvitation {
  return {
    id: row.id,
    ...(row.staff_id === null ? {} : { staffId: row.staff_id }),
    name: row.name,
    department: row.department,
    role: row.role as StaffRole,
    expiresAt: Number(row.expires_at),
  };
}
