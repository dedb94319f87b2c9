import type { RoundTable, RoundTableInput } from '../../shared/protocol/door.ts';
import type { CaseSummary } from '../../shared/protocol/http.ts';
import type { ErasureReceipt } from '../../shared/protocol/privacy.ts';
import type { CaseKeys } from './case-keys.ts';
import { type CasesTable, type Database, scrubDeleted } from './database.ts';
import { seal, unseal } from './seal.ts';
import { StoreError } from './store-error.ts';
import { inTransaction, isPostgres } from './transactions.ts';
import type { UpdateLog } from './update-log.ts';

export interface CaseRecord {
  readonly id: string;
  /** "F-0617". */
  readonly number: string;
  readonly leadDepartment: string;
  /** ISO date. */
  readonly leadSince: string;
  /** ms since epoch. */
  readonly createdAt: number;
  /** The round table. */
  readonly departments: readonly string[];
  readonly preparationSeconds?: number;
  /** What it was first entered under, where it came from a file. */
  readonly origin?: CaseOrigin;
  /** ms since epoch; where it came from a file. */
  readonly importedAt?: number;
  /** Undefined: none saved yet, or it cannot be read. */
  readonly summary?: CaseSummary;
}

export interface CaseOrigin {
  readonly id: string;
  readonly number: string;
}

/** Who sits at a case. */
export interface TableSeats {
  readonly leadDepartment: string;
  readonly departments: readonly string[];
  /** Persons named for their department. */
  readonly staff: readonly { readonly staffId: string; readonly department: string }[];
}

export interface NewCaseRecord {
  readonly id: string;
  /** "F-" and at least four digits; the next free one if left out. */
  readonly number?: string;
  readonly leadDepartment: string;
  readonly leadSince: string;
  readonly departments?: readonly string[];
  readonly preparationSeconds?: number;
  /** ms since epoch; now if left out. */
  readonly createdAt?: number;
  readonly origin?: CaseOrigin;
  readonly importedAt?: number;
}

/** What a new case begins with. */
export interface CaseContent {
  readonly documents: Readonly<Record<string, Uint8Array>>;
  readonly summary: CaseSummary;
  /** Rows of the case that come with it, in the same transaction. */
  readonly alsoWrite?: (transaction: Database) => Promise<void>;
}

/** Every table whose rows belong to a case, by `case_id`, and go with it. The log of access outlives it. */
export const tablesOfCase = [
  'agenda_items',
  'case_departments',
  'case_leads',
  'case_staff',
  'checkpoint_documents',
  'checkpoints',
  'consents',
  'exemplary_cases',
  'guests',
  'links',
  'retention_extensions',
  'stances',
  'tool_tokens',
  'vaults',
] as const;

const unknownEarlier = { due: [], sittings: [] };

const numberPattern = /^F-(\d{4,})$/;

export class CaseStore {
  readonly #db: Database;
  readonly #keys: CaseKeys;
  readonly #log: UpdateLog;
  readonly #onDamagedSummary: (caseId: string) => void;

  constructor(
    db: Database,
    keys: CaseKeys,
    log: UpdateLog,
    onDamagedSummary: (caseId: string) => void,
  ) {
    this.#db = db;
    this.#keys = keys;
    this.#log = log;
    this.#onDamagedSummary = onDamagedSummary;
  }

  /**
   * The content is on disk before the case exists: whatever happens in between, there is never a case without what it
   * was created with, only rows nobody has the key of. Throws StoreError `caseExists`, `numberTaken`, `numberInvalid`.
   */
  async createCase(input: NewCaseRecord, content?: CaseContent): Promise<CaseRecord> {
    if (input.number !== undefined && !numberPattern.test(input.number)) {
      throw new StoreError('numberInvalid', 'A case number is F- and at least four digits');
    }
    await this.#refuseDuplicate(this.#db, input.id, input.number);
    await this.#keys.create(input.id);
    try {
      return await this.#write(input, content);
    } catch (error) {
      await this.#keys.destroy(input.id);
      await this.#log.eraseCase(input.id);
      throw error;
    }
  }

  async #write(input: NewCaseRecord, content?: CaseContent): Promise<CaseRecord> {
    for (const [document, update] of Object.entries(content?.documents ?? {}))
      await this.#log.append(input.id, document, update);
    const summary = content ? this.#sealSummary(input.id, content.summary) : null;
    const departments = [...new Set(input.departments)];
    const row = await inTransaction(this.#db, async (transaction) => {
      const number = input.number ?? (await this.#nextNumber(transaction));
      await this.#refuseDuplicate(transaction, input.id, number);
      const values: CasesTable = {
        id: input.id,
        number,
        lead_department: input.leadDepartment,
        lead_since: input.leadSince,
        created_at: input.createdAt ?? Date.now(),
        summary,
        preparation_seconds: input.preparationSeconds ?? null,
        origin_id: input.origin?.id ?? null,
        origin_number: input.origin?.number ?? null,
        imported_at: input.importedAt ?? null,
      };
      await transaction.insertInto('cases').values(values).execute();
      if (departments.length > 0)
        await transaction
          .insertInto('case_departments')
          .values(departments.map((department) => ({ case_id: input.id, department })))
          .execute();
      await content?.alsoWrite?.(transaction);
      return values;
    });
    return this.#read(row, departments);
  }

  /** Of an id and a number what is not in use here and never was. */
  async unused({ id, number }: CaseOrigin): Promise<Partial<CaseOrigin>> {
    const rows = await this.#db
      .selectFrom('cases')
      .select(['id', 'number'])
      .where((expression) =>
        expression.or([expression('id', '=', id), expression('number', '=', number)]),
      )
      .execute();
    const receipts = await this.#keys.receipts();
    const isFree = (is: (each: CaseOrigin) => boolean) =>
      !rows.some(is) && !receipts.some((receipt) => is({ ...receipt, id: receipt.caseId }));
    return {
      ...(isFree((each) => each.id === id) ? { id } : {}),
      ...(isFree((each) => each.number === number) ? { number } : {}),
    };
  }

  /** Who led a new case before it came here. */
  async takeLeads(
    db: Database,
    id: string,
    leads: readonly { department: string; since: string; until: string }[],
  ): Promise<void> {
    for (const [position, { department, since, until }] of leads.entries())
      await db
        .insertInto('case_leads')
        .values({ case_id: id, position, department, since, until })
        .execute();
  }

  async caseExists(id: string): Promise<boolean> {
    return (await this.#row(id)) !== undefined;
  }

  async getCase(id: string): Promise<CaseRecord | undefined> {
    const row = await this.#row(id);
    return row && this.#read(row, (await this.#departments(id)).get(id));
  }

  /** The round tables of the cases there are, or of one. */
  async tables(caseId?: string): Promise<ReadonlyMap<string, TableSeats>> {
    let cases = this.#db.selectFrom('cases').select(['id', 'lead_department']);
    let seats = this.#db
      .selectFrom('case_staff')
      .innerJoin('staff', 'staff.id', 'case_staff.staff_id')
      .select(['case_id', 'staff_id', 'department'])
      .orderBy('staff_id');
    if (caseId !== undefined) {
      cases = cases.where('id', '=', caseId);
      seats = seats.where('case_id', '=', caseId);
    }
    const departments = await this.#departments(caseId);
    const staff = Map.groupBy(await seats.execute(), (row) => row.case_id);
    const living = (await cases.execute()).filter(({ id }) => !this.#keys.isErased(id));
    await this.#keys.know(living.map(({ id }) => id));
    return new Map(
      living.map(({ id, lead_department: leadDepartment }) => [
        id,
        {
          leadDepartment,
          departments: departments.get(id) ?? [],
          staff: (staff.get(id) ?? []).map(({ staff_id: staffId, department }) => ({
            staffId,
            department,
          })),
        },
      ]),
    );
  }

  /** The round table as a whole and who led the case; undefined where there is no such case. */
  async roundTable(id: string): Promise<Omit<RoundTable, 'people' | 'mayChange'> | undefined> {
    const row = await this.#row(id);
    const table = (await this.tables(id)).get(id);
    if (!row || !table) return undefined;
    const earlierLeads = await this.#db
      .selectFrom('case_leads')
      .select(['department', 'since', 'until'])
      .where('case_id', '=', id)
      .orderBy('position')
      .execute();
    return {
      departments: table.departments,
      staffIds: table.staff.map(({ staffId }) => staffId),
      lead: { department: row.lead_department, since: row.lead_since },
      earlierLeads: earlierLeads.map((lead) => ({ ...lead })),
    };
  }

  async setTable(id: string, { departments, staffIds }: RoundTableInput): Promise<void> {
    await inTransaction(this.#db, async (transaction) => {
      await transaction.deleteFrom('case_departments').where('case_id', '=', id).execute();
      await transaction.deleteFrom('case_staff').where('case_id', '=', id).execute();
      for (const department of new Set(departments))
        await transaction
          .insertInto('case_departments')
          .values({ case_id: id, department })
          .execute();
      for (const staffId of new Set(staffIds))
        await transaction
          .insertInto('case_staff')
          .values({ case_id: id, staff_id: staffId })
          .execute();
    });
  }

  /** Hands the case over to a department; who had it is kept. */
  async setLead(id: string, department: string, since: string): Promise<void> {
    await inTransaction(this.#db, async (transaction) => {
      const before = await transaction
        .selectFrom('cases')
        .select(['lead_department', 'lead_since'])
        .where('id', '=', id)
        .executeTakeFirst();
      if (!before || before.lead_department === department) return;
      const { count } = await transaction
        .selectFrom('case_leads')
        .select((expression) => expression.fn.countAll<number>().as('count'))
        .where('case_id', '=', id)
        .executeTakeFirstOrThrow();
      await transaction
        .insertInto('case_leads')
        .values({
          case_id: id,
          position: Number(count),
          department: before.lead_department,
          since: before.lead_since,
          until: since,
        })
        .execute();
      await transaction
        .updateTable('cases')
        .set({ lead_department: department, lead_since: since })
        .where('id', '=', id)
        .execute();
      // Whoever handed it over still sits there.
      await transaction
        .insertInto('case_departments')
        .values(
          [before.lead_department, department].map((each) => ({ case_id: id, department: each })),
        )
        .onConflict((conflict) => conflict.doNothing())
        .execute();
    });
  }

  /** The oldest first. */
  async listCases(): Promise<CaseRecord[]> {
    const rows = await this.#db
      .selectFrom('cases')
      .selectAll()
      .orderBy('created_at')
      .orderBy('id')
      .execute();
    const departments = await this.#departments();
    const living = rows.filter((row) => !this.#keys.isErased(row.id));
    await this.#keys.know(living.map(({ id }) => id));
    return living.map((row) => this.#read(row, departments.get(row.id)));
  }

  async isEmpty(): Promise<boolean> {
    return (
      (await this.#db.selectFrom('cases').select('id').limit(1).executeTakeFirst()) === undefined
    );
  }

  /** Throws StoreError `unknownCase`. */
  async saveSummary(id: string, summary: CaseSummary): Promise<void> {
    const sealed = this.#sealSummary(id, summary);
    const { numUpdatedRows } = await this.#db
      .updateTable('cases')
      .set({ summary: sealed })
      .where('id', '=', id)
      .executeTakeFirst();
    if (numUpdatedRows === 0n) throw new StoreError('unknownCase', 'There is no such case');
  }

  #sealSummary(id: string, summary: CaseSummary): string {
    const plain = Buffer.from(JSON.stringify(summary));
    return Buffer.from(seal(this.#keys.get(id), plain, placeOf(id))).toString('base64');
  }

  /**
   * For good: first the key, so that a crash in the middle leaves nothing readable; `finishErasures` does the rest.
   * `department`: whose people wanted it. Throws StoreError `unknownCase`.
   */
  async eraseCase(id: string, department?: string): Promise<ErasureReceipt> {
    const row = await this.#row(id);
    if (!row) throw new StoreError('unknownCase', 'There is no such case');
    const receipt = await this.#keys.erase(
      {
        caseId: id,
        number: row.number,
        at: Date.now(),
        ...(department === undefined ? {} : { department }),
        rows: await this.#countRows(id),
        snapshots: 0,
        keys: (await this.#keys.stored()).has(id) ? 1 : 0,
      },
      (db = this.#db) => this.#removeRows(db, id),
    );
    await this.#log.eraseCase(id);
    await scrubDeleted(this.#db);
    return receipt;
  }

  /** Completes what an earlier process did not come to finish, or what a copy of the database brought back. */
  async finishErasures(): Promise<void> {
    for (const { caseId } of await this.#keys.receipts()) {
      const row = await this.#db
        .selectFrom('cases')
        .select('id')
        .where('id', '=', caseId)
        .execute();
      if (row.length === 0) continue;
      await this.#removeRows(this.#db, caseId);
      await scrubDeleted(this.#db);
    }
  }

  /** Lets go of what is held here of a case, if it is true that another node has erased it. */
  async erasedElsewhere(id: string): Promise<void> {
    await this.#keys.receipts();
    if (this.#keys.isErased(id)) await this.#log.eraseCase(id);
  }

  /** The newest first. */
  receipts(): Promise<ErasureReceipt[]> {
    return this.#keys.receipts();
  }

  async #countRows(id: string): Promise<number> {
    let rows = 1 + (await this.#log.countRows(id));
    for (const table of tablesOfCase) {
      const { count } = await this.#db
        .selectFrom(table)
        .select((expression) => expression.fn.countAll<number>().as('count'))
        .where('case_id', '=', id)
        .executeTakeFirstOrThrow();
      rows += Number(count);
    }
    return rows;
  }

  async #removeRows(db: Database, id: string): Promise<void> {
    // There the log is a table like the others: all goes in one step.
    if (isPostgres(db)) await db.deleteFrom('log').where('case_id', '=', id).execute();
    else await this.#log.eraseCase(id);
    await db
      .deleteFrom('sessions')
      .where('participant_id', 'in', (expression) =>
        expression.selectFrom('guests').select('guests.id').where('case_id', '=', id),
      )
      .execute();
    for (const table of tablesOfCase)
      await db.deleteFrom(table).where('case_id', '=', id).execute();
    // The last one: as long as it is there, the next start knows that something is left.
    await db.deleteFrom('cases').where('id', '=', id).execute();
  }

  async #row(id: string): Promise<CasesTable | undefined> {
    if (this.#keys.isErased(id)) return undefined;
    const row = await this.#db
      .selectFrom('cases')
      .selectAll()
      .where('id', '=', id)
      .executeTakeFirst();
    if (row) await this.#keys.know([id]);
    return row;
  }

  async #nextNumber(db: Database): Promise<string> {
    // Longer numbers are higher: F-10000 comes after F-9999.
    const last = await db
      .selectFrom('cases')
      .select('number')
      .orderBy((expression) => expression.fn<number>('length', ['number']), 'desc')
      .orderBy('number', 'desc')
      .limit(1)
      .executeTakeFirst();
    // A number of its own for good: receipts and letters name it.
    const receipts = await this.#keys.receipts(db);
    const taken = [last?.number ?? '', ...receipts.map((receipt) => receipt.number)];
    const highest = Math.max(
      ...taken.map((number) => Number(numberPattern.exec(number)?.[1] ?? 0)),
    );
    return `F-${String(highest + 1).padStart(4, '0')}`;
  }

  async #refuseDuplicate(db: Database, id: string, number = ''): Promise<void> {
    const taken = await db
      .selectFrom('cases')
      .select('id')
      .where((expression) =>
        expression.or([expression('id', '=', id), expression('number', '=', number)]),
      )
      .executeTakeFirst();
    if (taken?.id === id) throw new StoreError('caseExists', 'There is a case with this id');
    const receipts = await this.#keys.receipts(db);
    if (taken || receipts.some((receipt) => receipt.number === number))
      throw new StoreError('numberTaken', `The case number ${number} is taken`);
  }

  /** The round tables by case id. */
  async #departments(caseId?: string): Promise<ReadonlyMap<string, readonly string[]>> {
    let query = this.#db.selectFrom('case_departments').selectAll().orderBy('department');
    if (caseId !== undefined) query = query.where('case_id', '=', caseId);
    const byCase = Map.groupBy(await query.execute(), (row) => row.case_id);
    return new Map([...byCase].map(([id, rows]) => [id, rows.map(({ department }) => department)]));
  }

  #read(row: CasesTable, departments: readonly string[] = []): CaseRecord {
    const summary = row.summary === null ? undefined : this.#readSummary(row.id, row.summary);
    return {
      id: row.id,
      number: row.number,
      leadDepartment: row.lead_department,
      leadSince: row.lead_since,
      createdAt: Number(row.created_at),
      departments,
      ...(row.preparation_seconds === null ? {} : { preparationSeconds: row.preparation_seconds }),
      ...(row.origin_id === null || row.origin_number === null
        ? {}
        : { origin: { id: row.origin_id, number: row.origin_number } }),
      ...(row.imported_at === null ? {} : { importedAt: Number(row.imported_at) }),
      ...(summary && { summary }),
    };
  }

  #readSummary(id: string, sealed: string): CaseSummary | undefined {
    const summary = openSummary(this.#keys, id, sealed);
    if (!summary) this.#onDamagedSummary(id);
    return summary;
  }
}

/** Undefined: it does not open. */
export function openSummary(keys: CaseKeys, id: string, sealed: string): CaseSummary | undefined {
  try {
    const plain = unseal(keys.get(id), Buffer.from(sealed, 'base64'), placeOf(id));
    // Its seal says that this store wrote it, from a CaseSummary; an earlier version wrote less.
    return (
      plain && {
        ...unknownEarlier,
        ...(JSON.parse(Buffer.from(plain).toString()) as CaseSummary),
      }
    );
  } catch {
    return undefined;
  }
}

function placeOf(caseId: string): string {
  return `summary\n${caseId}`;
}
