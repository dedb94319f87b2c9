import { createHash, randomBytes } from 'node:crypto';
import type { Role } from '../../shared/protocol/roles.ts';
import type { Database } from './database.ts';

export interface Session {
  readonly participantId: string;
  /** A function, not a personal name. */
  readonly name: string;
  readonly department: string;
  readonly role: Role;
  /** ms since epoch. */
  readonly createdAt: number;
  readonly expiresAt: number;
}

export type NewSession = Pick<Session, 'participantId' | 'name' | 'department' | 'role'>;

const tokenBytes = 32;

/** Who is signed in. The token is known to its bearer only: the store keeps its hash. */
export class SessionStore {
  readonly #db: Database;

  constructor(db: Database) {
    this.#db = db;
  }

  /** Returns the token, base64url. */
  async create(session: NewSession, lifetimeMs: number): Promise<string> {
    const token = randomBytes(tokenBytes).toString('base64url');
    const now = Date.now();
    await this.#db.deleteFrom('sessions').where('expires_at', '<=', now).execute();
    await this.#db
      .insertInto('sessions')
      .values({
        token_hash: hashOf(token),
        participant_id: session.participantId,
        name: session.name,
        department: session.department,
        role: session.role,
        created_at: now,
        expires_at: now + lifetimeMs,
      })
      .execute();
    return token;
  }

  /** Undefined: unknown, removed or expired. */
  async find(token: string): Promise<Session | undefined> {
    const row = await this.#db
      .selectFrom('sessions')
      .selectAll()
      .where('token_hash', '=', hashOf(token))
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
      }
    );
  }

  async remove(token: string): Promise<void> {
    await this.#db.deleteFrom('sessions').where('token_hash', '=', hashOf(token)).execute();
  }
}

function hashOf(token: string): string {
  return createHash('sha256').update(token).digest('base64url');
}
