import type { Role } from '../../shared/protocol/roles.ts';
import type { Database } from './database.ts';
import { hashOfToken, newToken } from './secret-token.ts';

export interface Session {
  readonly participantId: string;
  /** A function, not a personal name. */
  readonly name: string;
  readonly department: string;
  readonly role: Role;
  /** ms since epoch. */
  readonly createdAt: number;
  readonly expiresAt: number;
  /** Absent: no account stands behind it. */
  readonly staffId?: string;
  readonly idToken?: string;
}

export type NewSession = Omit<Session, 'createdAt' | 'expiresAt'>;

/** Who is signed in. The token is known to its bearer only: the store keeps its hash. */
export class SessionStore {
  readonly #db: Database;

  constructor(db: Database) {
    this.#db = db;
  }

  /** Returns the token, base64url. */
  async create(session: NewSession, lifetimeMs: number): Promise<string> {
    const token = newToken();
    const now = Date.now();
    await this.#db.deleteFrom('sessions').where('expires_at', '<=', now).execute();
    await this.#db
      .insertInto('sessions')
      .values({
        token_hash: hashOfToken(token),
        participant_id: session.participantId,
        name: session.name,
        department: session.department,
        role: session.role,
        created_at: now,
        expires_at: now + lifetimeMs,
        staff_id: session.staffId ?? null,
        id_token: session.idToken ?? null,
      })
      .execute();
    return token;
  }

  /** Undefined: unknown, removed or expired. */
  find(token: string): Promise<Session | undefined> {
    return this.findByHash(hashOfToken(token));
  }

  async findByHash(hash: string): Promise<Session | undefined> {
    const row = await this.#db
      .selectFrom('sessions')
      .selectAll()
      .where('token_hash', '=', hash)
      .where('expires_at', '>', Date.now())
      .executeTakeFirst();
    return (
      row && {
        participantId: row.participant_id,
        name: row.name,
        department: row.department,
        role: row.role as Role,
        createdAt: Number(row.created_at),
        expiresAt: Number(row.expires_at),
        ...(row.staff_id === null ? {} : { staffId: row.staff_id }),
        ...(row.id_token === null ? {} : { idToken: row.id_token }),
      }
    );
  }

  async remove(token: string): Promise<void> {
    await this.#db.deleteFrom('sessions').where('token_hash', '=', hashOfToken(token)).execute();
  }

  /** Every session of an account. */
  async removeOf(staffId: string): Promise<void> {
    await this.#db.deleteFrom('sessions').where('staff_id', '=', staffId).execute();
  }

  /** Those of the probe, where it is no longer offered. */
  async removeProbe(): Promise<void> {
    await this.#db
      .deleteFrom('sessions')
      .where('staff_id', 'is', null)
      .where('role', 'not in', ['contributor', 'observer'] satisfies Role[])
      .execute();
  }
}
