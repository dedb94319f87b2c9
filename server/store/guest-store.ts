import { nanoid } from 'nanoid';
import type { GuestEnd } from '../../shared/protocol/door.ts';
import type { GuestRole } from '../../shared/protocol/roles.ts';
import type { CaseKeys } from './case-keys.ts';
import type { Database, GuestsTable } from './database.ts';
import { seal, unseal } from './seal.ts';

/** `joining`: has not knocked yet. */
export type GuestState =
  | { readonly kind: 'joining' | 'waiting' }
  /** `reason`: why without a consent. */
  | { readonly kind: 'admitted'; readonly reason?: string }
  | { readonly kind: 'denied'; readonly reason: string }
  | { readonly kind: 'ended'; readonly why: GuestEnd };

/** Who came in by a link or the code of the room. */
export interface Guest {
  /** Participant id. */
  readonly id: string;
  readonly linkId?: string;
  readonly caseId: string;
  /** A function; empty until the first knock. */
  readonly name: string;
  /** Empty until the first knock of somebody who came by the code of the room. */
  readonly department: string;
  readonly role: GuestRole;
  /** "phone" or "computer". */
  readonly device: string;
  readonly untilEnd: boolean;
  /** ms since epoch. */
  readonly expiresAt: number;
  readonly state: GuestState;
  readonly stateAt: number;
  /** Department of whoever let them in last. */
  readonly admittedBy?: string;
}

export type NewGuest = Omit<Guest, 'id' | 'state' | 'stateAt' | 'admittedBy'>;

export class GuestStore {
  readonly #db: Database;
  readonly #keys: CaseKeys;
  readonly #onDamage: (caseId: string) => void;

  constructor(db: Database, keys: CaseKeys, onDamage: (caseId: string) => void) {
    this.#db = db;
    this.#keys = keys;
    this.#onDamage = onDamage;
  }

  async create(input: NewGuest): Promise<Guest> {
    const row: GuestsTable = {
      id: nanoid(),
      link_id: input.linkId ?? null,
      case_id: input.caseId,
      name: input.name,
      department: input.department,
      role: input.role,
      device: input.device,
      until_end: Number(input.untilEnd),
      expires_at: input.expiresAt,
      state: 'joining',
      state_at: Date.now(),
      why: null,
      admitted_by: null,
    };
    await this.#db.insertInto('guests').values(row).execute();
    return this.#read(row);
  }

  async find(id: string): Promise<Guest | undefined> {
    const row = await this.#db
      .selectFrom('guests')
      .selectAll()
      .where('id', '=', id)
      .executeTakeFirst();
    return row && (await this.#readAll([row]))[0];
  }

  /** Those who are not gone, the longest waiting first. */
  async ofCase(caseId: string): Promise<Guest[]> {
    const rows = await this.#db
      .selectFrom('guests')
      .selectAll()
      .where('case_id', '=', caseId)
      .where('state', '<>', 'ended')
      .orderBy('state_at')
      .orderBy('id')
      .execute();
    return this.#readAll(rows);
  }

  async ofLinks(linkIds: readonly string[]): Promise<Guest[]> {
    if (linkIds.length === 0) return [];
    const rows = await this.#db
      .selectFrom('guests')
      .selectAll()
      .where('link_id', 'in', linkIds)
      .where('state', '<>', 'ended')
      .execute();
    return this.#readAll(rows);
  }

  async overdue(now: number): Promise<Guest[]> {
    const rows = await this.#db
      .selectFrom('guests')
      .selectAll()
      .where('expires_at', '<=', now)
      .where('state', '<>', 'ended')
      .execute();
    return this.#readAll(rows);
  }

  /** What a guest says of themselves, until they are let in; false where nothing changes. */
  async rename({ id, stateAt }: Guest, name: string, department: string): Promise<boolean> {
    const { numUpdatedRows } = await this.#db
      .updateTable('guests')
      // Whoever answers to what was said before comes too late: the moment is another one.
      .set({ name, department, state_at: Math.max(Date.now(), stateAt + 1) })
      .where('id', '=', id)
      .where('state', 'in', ['joining', 'waiting', 'denied'] satisfies GuestState['kind'][])
      .where((where) =>
        where.or([where('name', '<>', name), where('department', '<>', department)]),
      )
      .executeTakeFirst();
    return numUpdatedRows > 0n;
  }

  /** To the door of another case in one step: who was let in or turned away at the one before waits there. */
  async moveTo({ id, caseId: from }: Guest, caseId: string): Promise<boolean> {
    const { numUpdatedRows } = await this.#db
      .updateTable('guests')
      .set((set) => ({
        case_id: caseId,
        state: set.case().when('state', '=', 'joining').then('joining').else('waiting').end(),
        state_at: Date.now(),
        why: null,
      }))
      .where('id', '=', id)
      .where('case_id', '=', from)
      .where('state', '<>', 'ended')
      .executeTakeFirst();
    return numUpdatedRows > 0n;
  }

  /** Lets in who waits, by somebody of that department; false where they are not as they were at `since` any more. */
  async admit(
    { id, caseId }: Guest,
    by: string,
    since: number,
    reason: string | undefined,
  ): Promise<boolean> {
    await this.#keys.know([caseId]);
    const { numUpdatedRows } = await this.#db
      .updateTable('guests')
      .set({
        state: 'admitted',
        state_at: Date.now(),
        why: reason === undefined ? null : this.#seal(caseId, id, reason),
        admitted_by: by,
      })
      .where('id', '=', id)
      .where('state', '=', 'waiting')
      .where('state_at', '=', since)
      .executeTakeFirst();
    return numUpdatedRows > 0n;
  }

  /** Changes a state that is one of `from`; false where it is another one by now. Only `admit` lets in. */
  async setState(
    { id, caseId }: Guest,
    from: readonly GuestState['kind'][],
    state: Exclude<GuestState, { kind: 'admitted' }>,
  ): Promise<boolean> {
    await this.#keys.know([caseId]);
    const why =
      state.kind === 'ended'
        ? state.why
        : state.kind === 'denied'
          ? this.#seal(caseId, id, state.reason)
          : null;
    const { numUpdatedRows } = await this.#db
      .updateTable('guests')
      .set({ state: state.kind, state_at: Date.now(), why })
      .where('id', '=', id)
      .where('state', 'in', from)
      .executeTakeFirst();
    return numUpdatedRows > 0n;
  }

  async #readAll(rows: readonly GuestsTable[]): Promise<Guest[]> {
    await this.#keys.know(rows.map((row) => row.case_id));
    return rows.map((row) => this.#read(row));
  }

  #read(row: GuestsTable): Guest {
    return {
      id: row.id,
      ...(row.link_id === null ? {} : { linkId: row.link_id }),
      caseId: row.case_id,
      name: row.name,
      department: row.department,
      role: row.role === 'contributor' ? 'contributor' : 'observer',
      device: row.device,
      untilEnd: row.until_end === 1,
      expiresAt: Number(row.expires_at),
      state: this.#readState(row),
      stateAt: Number(row.state_at),
      ...(row.admitted_by === null ? {} : { admittedBy: row.admitted_by }),
    };
  }

  #readState({ id, case_id: caseId, state, why }: GuestsTable): GuestState {
    if (state === 'joining' || state === 'waiting') return { kind: state };
    if (state === 'admitted')
      return { kind: state, ...(why === null ? {} : { reason: this.#open(caseId, id, why) }) };
    if (state === 'denied') return { kind: 'denied', reason: this.#open(caseId, id, why ?? '') };
    return { kind: 'ended', why: (why ?? 'removed') as GuestEnd };
  }

  #seal(caseId: string, id: string, reason: string): string {
    const sealed = seal(this.#keys.get(caseId), Buffer.from(reason), placeOf(id));
    return Buffer.from(sealed).toString('base64');
  }

  /** Empty where the case is gone or the reason is damaged, which is told: nothing depends on it. */
  #open(caseId: string, id: string, sealed: string): string {
    try {
      const plain = unseal(this.#keys.get(caseId), Buffer.from(sealed, 'base64'), placeOf(id));
      if (plain) return Buffer.from(plain).toString();
      this.#onDamage(caseId);
      return '';
    } catch {
      return '';
    }
  }
}

function placeOf(id: string): string {
  return `denial\n${id}`;
}
