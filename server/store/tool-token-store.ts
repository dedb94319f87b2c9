import { nanoid } from 'nanoid';
import type { ToolToken } from '../../shared/protocol/tools.ts';
import type { Database } from './database.ts';
import { hashOfToken, newToken } from './secret-token.ts';

/** Whose tool it is is what its session says. */
export interface Tool {
  readonly sessionHash: string;
  readonly caseId: string;
  /** ms since epoch. */
  readonly createdAt: number;
}

/**
 * What lets a tool into one case for whoever has the session it was made in. It lasts as long as that session and not a
 * moment longer; the store keeps its hash.
 */
export class ToolTokenStore {
  readonly #db: Database;

  constructor(db: Database) {
    this.#db = db;
  }

  /** Returns the token, base64url, which is told this once. */
  async create(tool: Tool): Promise<{ readonly id: string; readonly token: string }> {
    const id = nanoid();
    const token = newToken();
    await this.#db
      .insertInto('tool_tokens')
      .values({
        id,
        token_hash: hashOfToken(token),
        session_hash: tool.sessionHash,
        case_id: tool.caseId,
        created_at: tool.createdAt,
      })
      .execute();
    return { id, token };
  }

  /** Undefined: unknown or revoked; its session may be over. */
  async find(token: string): Promise<Tool | undefined> {
    const row = await this.#db
      .selectFrom('tool_tokens')
      .selectAll()
      .where('token_hash', '=', hashOfToken(token))
      .executeTakeFirst();
    return (
      row && {
        sessionHash: row.session_hash,
        caseId: row.case_id,
        createdAt: Number(row.created_at),
      }
    );
  }

  /** Those of somebody for a case, the newest first. */
  async list(participantId: string, caseId: string): Promise<ToolToken[]> {
    const rows = await this.#db
      .selectFrom('tool_tokens')
      .innerJoin('sessions', 'sessions.token_hash', 'tool_tokens.session_hash')
      .select(['tool_tokens.id', 'tool_tokens.created_at', 'sessions.expires_at'])
      .where('sessions.participant_id', '=', participantId)
      .where('sessions.expires_at', '>', Date.now())
      .where('tool_tokens.case_id', '=', caseId)
      .orderBy('tool_tokens.created_at', 'desc')
      .orderBy('tool_tokens.id')
      .execute();
    return rows.map(({ id, created_at, expires_at }) => ({
      id,
      createdAt: Number(created_at),
      expiresAt: Number(expires_at),
    }));
  }

  async remove(id: string): Promise<void> {
    await this.#db.deleteFrom('tool_tokens').where('id', '=', id).execute();
  }
}
