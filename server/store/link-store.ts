import { createHash, randomBytes } from 'node:crypto';
import { nanoid } from 'nanoid';
import type { GuestRole } from '../../shared/protocol/roles.ts';
import type { Database, LinksTable } from './database.ts';

export const linkEnds = ['revoked', 'expired', 'sittingFinished', 'consentWithdrawn'] as const;
export type LinkEnd = (typeof linkEnds)[number];

/** An invitation to one case, for one device. Its token is known to whoever got it only: the store keeps its hash. */
export interface Link {
  readonly id: string;
  readonly caseId: string;
  /** For the cases of that conference one after the other. */
  readonly conferenceId?: string;
  readonly department: string;
  /** A function; empty: nobody in particular. */
  readonly person: string;
  readonly role: GuestRole;
  /** Ends with the consultation, if not earlier. */
  readonly untilEnd: boolean;
  /** ms since epoch; all times here. */
  readonly expiresAt: number;
  /** Department. */
  readonly createdBy: string;
  readonly createdAt: number;
  readonly usedAt?: number;
  readonly lastUsedAt?: number;
  /** When a second device was turned away. */
  readonly refusedAt?: number;
  readonly ended?: { readonly at: number; readonly why: LinkEnd };
}

export type NewLink = Omit<
  Link,
  'id' | 'createdAt' | 'usedAt' | 'lastUsedAt' | 'refusedAt' | 'ended'
>;

/** 192 bit. */
const tokenBytes = 24;

export class LinkStore {
  readonly #db: Database;

  constructor(db: Database) {
    this.#db = db;
  }

  /** The token, base64url, is told this once. */
  async create(input: NewLink): Promise<{ readonly link: Link; readonly token: string }> {
    const token = randomBytes(tokenBytes).toString('base64url');
    const row: LinksTable = {
      id: nanoid(),
      token_hash: hashOf(token),
      case_id: input.caseId,
      conference_id: input.conferenceId ?? null,
      department: input.department,
      person: input.person,
      role: input.role,
      until_end: Number(input.untilEnd),
      expires_at: input.expiresAt,
      created_by: input.createdBy,
      created_at: Date.now(),
      used_at: null,
      last_used_at: null,
      refused_at: null,
      ended_at: null,
      ended_why: null,
    };
    await this.#db.insertInto('links').values(row).execute();
    return { link: read(row), token };
  }

  /** Compared by its hash in the index: how long that takes says nothing about the token. */
  async findByToken(token: string): Promise<Link | undefined> {
    const row = await this.#db
      .selectFrom('links')
      .selectAll()
      .where('token_hash', '=', hashOf(token))
      .executeTakeFirst();
    return row && read(row);
  }

  async ofConference(conferenceId: string): Promise<Link[]> {
    const rows = await this.#db
      .selectFrom('links')
      .selectAll()
      .where('conference_id', '=', conferenceId)
      .execute();
    return rows.map(read);
  }

  /** Those of `ids` that are for a whole conference. */
  async forConferences(ids: readonly string[]): Promise<ReadonlySet<string>> {
    if (ids.length === 0) return new Set();
    const rows = await this.#db
      .selectFrom('links')
      .select('id')
      .where('id', 'in', ids)
      .where('conference_id', 'is not', null)
      .execute();
    return new Set(rows.map(({ id }) => id));
  }

  /** The newest first. */
  async ofCase(caseId: string): Promise<Link[]> {
    const rows = await this.#db
      .selectFrom('links')
      .selectAll()
      .where('case_id', '=', caseId)
      .orderBy('created_at', 'desc')
      .orderBy('id')
      .execute();
    return rows.map(read);
  }

  /** Binds the link to the first device that opens it; false where another was first. */
  async bind(id: string): Promise<boolean> {
    const now = Date.now();
    const { numUpdatedRows } = await this.#db
      .updateTable('links')
      .set({ used_at: now, last_used_at: now })
      .where('id', '=', id)
      .where('used_at', 'is', null)
      .executeTakeFirst();
    return numUpdatedRows > 0n;
  }

  async used(id: string): Promise<void> {
    await this.#db
      .updateTable('links')
      .set({ last_used_at: Date.now() })
      .where('id', '=', id)
      .execute();
  }

  async refused(id: string): Promise<void> {
    await this.#db
      .updateTable('links')
      .set({ refused_at: Date.now() })
      .where('id', '=', id)
      .execute();
  }

  /** Ends those of `ids` that have not ended yet. */
  async end(ids: readonly string[], why: LinkEnd): Promise<void> {
    if (ids.length === 0) return;
    await this.#db
      .updateTable('links')
      .set({ ended_at: Date.now(), ended_why: why })
      .where('id', 'in', ids)
      .where('ended_at', 'is', null)
      .execute();
  }

  /** Those whose time is over and that have not ended yet. */
  async overdue(now: number): Promise<string[]> {
    const rows = await this.#db
      .selectFrom('links')
      .select('id')
      .where('expires_at', '<=', now)
      .where('ended_at', 'is', null)
      .execute();
    return rows.map(({ id }) => id);
  }
}

function read(row: LinksTable): Link {
  const why = linkEnds.find((each) => each === row.ended_why) ?? 'revoked';
  return {
    id: row.id,
    caseId: row.case_id,
    ...(row.conference_id ? { conferenceId: row.conference_id } : {}),
    department: row.department,
    person: row.person,
    role: row.role === 'contributor' ? 'contributor' : 'observer',
    untilEnd: row.until_end === 1,
    expiresAt: Number(row.expires_at),
    createdBy: row.created_by,
    createdAt: Number(row.created_at),
    ...(row.used_at === null ? {} : { usedAt: Number(row.used_at) }),
    ...(row.last_used_at === null ? {} : { lastUsedAt: Number(row.last_used_at) }),
    ...(row.refused_at === null ? {} : { refusedAt: Number(row.refused_at) }),
    ...(row.ended_at === null ? {} : { ended: { at: Number(row.ended_at), why } }),
  };
}

function hashOf(token: string): string {
  return createHash('sha256').update(token).digest('base64url');
}
