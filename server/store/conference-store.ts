import { nanoid } from 'nanoid';
import {
  type AgendaItem,
  type Answer,
  agendaMax,
  answers,
  type Conference,
} from '../../shared/method/agenda.ts';
import type { ConferenceInput, PostponeInput } from '../../shared/protocol/http.ts';
import type { CaseKeys } from './case-keys.ts';
import type { AgendaItemsTable, Database } from './database.ts';
import { seal, unseal } from './seal.ts';
import { inTransaction } from './transactions.ts';

export type ConferenceErrorCode = 'notFound' | 'stale' | 'invalid';

/** Why a conference was not changed; nothing was written. */
export class ConferenceError extends Error {
  override readonly name = 'ConferenceError';
  readonly code: ConferenceErrorCode;
  readonly field: string | undefined;

  constructor(code: ConferenceErrorCode, field?: string) {
    super(code);
    this.code = code;
    this.field = field;
  }
}

/** Conferences with their agenda and invitations. Why a case was postponed is sealed with the case's key. */
export class ConferenceStore {
  readonly #db: Database;
  readonly #keys: CaseKeys;
  readonly #onDamage: (caseId: string) => void;

  constructor(db: Database, keys: CaseKeys, onDamage: (caseId: string) => void) {
    this.#db = db;
    this.#keys = keys;
    this.#onDamage = onDamage;
  }

  /** The earliest first. */
  async list(): Promise<Conference[]> {
    const rows = await this.#db
      .selectFrom('conferences')
      .selectAll()
      .orderBy('date')
      .orderBy('start')
      .orderBy('id')
      .execute();
    const agendas = await this.#items(this.#db);
    await this.#keys.know(agendas.flatMap((row) => row.case_id ?? []));
    const items = Map.groupBy(agendas, (row) => row.conference_id);
    const invitations = Map.groupBy(
      await this.#db.selectFrom('invitations').selectAll().orderBy('department').execute(),
      (row) => row.conference_id,
    );
    return rows.map((row) => ({
      ...row,
      items: (items.get(row.id) ?? []).map((item) => this.#readItem(item)),
      invitations: (invitations.get(row.id) ?? []).map(({ department, answer }) => ({
        department,
        answer: answers.find((each) => each === answer) ?? 'open',
      })),
    }));
  }

  /** Throws ConferenceError `notFound`. */
  async get(id: string): Promise<Conference> {
    const found = (await this.list()).find((conference) => conference.id === id);
    if (!found) throw new ConferenceError('notFound');
    return found;
  }

  /** Throws ConferenceError `invalid`. */
  async create(input: ConferenceInput): Promise<Conference> {
    const id = nanoid();
    const { date, start, place } = input;
    await inTransaction(this.#db, async (transaction) => {
      await transaction
        .insertInto('conferences')
        .values({ id, version: 1, date, start, place })
        .execute();
      await this.#writeAgenda(transaction, id, input, []);
      await this.#writeInvitations(transaction, id, input.invited);
    });
    return this.get(id);
  }

  /** Throws ConferenceError `notFound`, `invalid`, and `stale` when somebody else was faster. */
  async update(id: string, version: number, input: ConferenceInput): Promise<Conference> {
    const { date, start, place } = input;
    await inTransaction(this.#db, async (transaction) => {
      if ((await versionOf(transaction, id)) !== version) throw new ConferenceError('stale');
      await transaction
        .updateTable('conferences')
        .set({ version: version + 1, date, start, place })
        .where('id', '=', id)
        .execute();
      const before = await this.#items(transaction, id);
      await transaction.deleteFrom('agenda_items').where('conference_id', '=', id).execute();
      await this.#writeAgenda(transaction, id, input, before);
      await this.#writeInvitations(transaction, id, input.invited);
    });
    return this.get(id);
  }

  /** A department says whether it comes. Throws ConferenceError `notFound` where it was not invited. */
  async answer(id: string, department: string, answer: Answer): Promise<Conference> {
    const { numUpdatedRows } = await this.#db
      .updateTable('invitations')
      .set({ answer })
      .where('conference_id', '=', id)
      .where('department', '=', department)
      .executeTakeFirst();
    if (numUpdatedRows === 0n) throw new ConferenceError('notFound');
    return this.get(id);
  }

  /** Takes a case off the agenda and, with `to`, puts it at the end of another. Throws ConferenceError. */
  async postpone(id: string, { itemId, reason, to }: PostponeInput): Promise<Conference> {
    await inTransaction(this.#db, async (transaction) => {
      const version = await versionOf(transaction, id);
      const item = (await this.#items(transaction, id)).find((row) => row.id === itemId);
      if (!item?.case_id || item.postponed_reason !== null) throw new ConferenceError('notFound');
      await this.#keys.know([item.case_id]);
      await transaction
        .updateTable('agenda_items')
        .set({
          postponed_reason: this.#sealReason(item.case_id, id, itemId, reason),
          postponed_to: to ?? null,
        })
        .where('conference_id', '=', id)
        .where('id', '=', itemId)
        .execute();
      await setVersion(transaction, id, version + 1);
      if (to === undefined) return;
      if (to === id) throw new ConferenceError('invalid', 'to');
      await this.#append(transaction, to, item.case_id, item.minutes);
    });
    return this.get(id);
  }

  /** Whether a case is to be consulted there. */
  async isOnAgenda(id: string, caseId: string): Promise<boolean> {
    return (await this.#items(this.#db, id)).some(
      (row) => row.case_id === caseId && row.postponed_reason === null,
    );
  }

  /** Whether there is such a conference with room for one more case. */
  async canTake(id: string): Promise<boolean> {
    const found = (await this.list()).find((conference) => conference.id === id);
    return found !== undefined && found.items.length < agendaMax;
  }

  /** Puts a case at the end of an agenda, where it is not on it already. Throws ConferenceError. */
  async take(id: string, caseId: string, minutes: number): Promise<void> {
    await inTransaction(this.#db, (transaction) => this.#append(transaction, id, caseId, minutes));
  }

  async #append(db: Database, id: string, caseId: string, minutes: number): Promise<void> {
    const version = await versionOf(db, id);
    const there = await this.#items(db, id);
    if (there.some((row) => row.case_id === caseId && row.postponed_reason === null)) return;
    if (there.length >= agendaMax) throw new ConferenceError('invalid', 'to');
    await db
      .insertInto('agenda_items')
      .values({
        conference_id: id,
        id: nanoid(),
        position: there.length,
        minutes,
        case_id: caseId,
        postponed_reason: null,
        postponed_to: null,
      })
      .execute();
    await setVersion(db, id, version + 1);
  }

  /** Rows of agendas in order; with `id` of one conference. */
  async #items(db: Database, id?: string): Promise<AgendaItemsTable[]> {
    let query = db.selectFrom('agenda_items').selectAll();
    if (id !== undefined) query = query.where('conference_id', '=', id);
    return query.orderBy('conference_id').orderBy('position').execute();
  }

  async #writeAgenda(
    db: Database,
    id: string,
    { items }: ConferenceInput,
    before: readonly AgendaItemsTable[],
  ): Promise<void> {
    if (new Set(items.map((item) => item.id)).size < items.length)
      throw new ConferenceError('invalid', 'items');
    // Whoever sends one back has been given it by the routes in the place of a case.
    if (items.some(({ kind }) => kind === 'other')) throw new ConferenceError('invalid', 'items');
    const known = new Map(before.map((row) => [row.id, row]));
    const rows = items.map((item, position) => {
      const caseId = item.kind === 'case' ? item.caseId : null;
      const was = known.get(item.id);
      const stays = was !== undefined && was.case_id === caseId;
      return {
        conference_id: id,
        id: item.id,
        position,
        minutes: item.minutes,
        case_id: caseId,
        postponed_reason: stays ? was.postponed_reason : null,
        postponed_to: stays ? was.postponed_to : null,
      };
    });
    const cases = rows.flatMap((row) => (row.postponed_reason === null ? (row.case_id ?? []) : []));
    if (new Set(cases).size < cases.length) throw new ConferenceError('invalid', 'items');
    await this.#refuseUnknown(db, cases);
    if (rows.length > 0) await db.insertInto('agenda_items').values(rows).execute();
  }

  async #refuseUnknown(db: Database, caseIds: readonly string[]): Promise<void> {
    if (caseIds.length === 0) return;
    const known = await db.selectFrom('cases').select('id').where('id', 'in', caseIds).execute();
    if (known.filter(({ id }) => !this.#keys.isErased(id)).length < caseIds.length)
      throw new ConferenceError('invalid', 'items');
  }

  async #writeInvitations(db: Database, id: string, invited: readonly string[]): Promise<void> {
    let gone = db.deleteFrom('invitations').where('conference_id', '=', id);
    if (invited.length > 0) gone = gone.where('department', 'not in', invited);
    await gone.execute();
    for (const department of invited)
      await db
        .insertInto('invitations')
        .values({ conference_id: id, department, answer: 'open' })
        .onConflict((conflict) => conflict.doNothing())
        .execute();
  }

  #readItem(row: AgendaItemsTable): AgendaItem {
    const { id, minutes, case_id: caseId, postponed_reason: sealed, postponed_to: to } = row;
    if (caseId === null) return { kind: 'break', id, minutes };
    if (sealed === null) return { kind: 'case', id, caseId, minutes };
    const reason = this.#openReason(caseId, row.conference_id, id, sealed);
    return { kind: 'case', id, caseId, minutes, postponed: { reason, ...(to ? { to } : {}) } };
  }

  #sealReason(caseId: string, conferenceId: string, itemId: string, reason: string): string {
    const sealed = seal(this.#keys.get(caseId), Buffer.from(reason), placeOf(conferenceId, itemId));
    return Buffer.from(sealed).toString('base64');
  }

  #openReason(caseId: string, conferenceId: string, itemId: string, sealed: string): string {
    try {
      const stored = Buffer.from(sealed, 'base64');
      const plain = unseal(this.#keys.get(caseId), stored, placeOf(conferenceId, itemId));
      if (plain) return Buffer.from(plain).toString();
    } catch {
      // Reported like a reason that does not open.
    }
    this.#onDamage(caseId);
    return '';
  }
}

async function versionOf(db: Database, id: string): Promise<number> {
  const row = await db
    .selectFrom('conferences')
    .select('version')
    .where('id', '=', id)
    .executeTakeFirst();
  if (!row) throw new ConferenceError('notFound');
  return row.version;
}

async function setVersion(db: Database, id: string, version: number): Promise<void> {
  await db.updateTable('conferences').set({ version }).where('id', '=', id).execute();
}

function placeOf(conferenceId: string, itemId: string): string {
  return ['postponement', conferenceId, itemId].join('\n');
}
