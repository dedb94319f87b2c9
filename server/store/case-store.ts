import type { CaseSummary } from '../../shared/protocol/http.ts';
import type { CaseKeys } from './case-keys.ts';
import { type CasesTable, type Database, scrubDeleted } from './database.ts';
import { seal, unseal } from './seal.ts';
import { StoreError } from './store-error.ts';
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
  /** Undefined: none saved yet, or it cannot be read. */
  readonly summary?: CaseSummary;
}

export interface NewCaseRecord {
  readonly id: string;
  /** "F-" and at least four digits; the next free one if left out. */
  readonly number?: string;
  readonly leadDepartment: string;
  readonly leadSince: string;
  readonly departments?: readonly string[];
  readonly preparationSeconds?: number;
}

/** What a new case begins with. */
export interface CaseContent {
  readonly documents: Readonly<Record<string, Uint8Array>>;
  readonly summary: CaseSummary;
}

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
    const { key, wrapped } = this.#keys.create(input.id);
    await refuseDuplicate(this.#db, input.id, input.number);
    this.#keys.add(input.id, key);
    for (const [document, update] of Object.entries(content?.documents ?? {}))
      await this.#log.append(input.id, document, update);
    const summary = content ? this.#sealSummary(input.id, content.summary) : null;
    const departments = [...new Set(input.departments)];
    const row = await this.#db.transaction().execute(async (transaction) => {
      const number = input.number ?? (await nextNumber(transaction));
      await refuseDuplicate(transaction, input.id, number);
      const values: CasesTable = {
        id: input.id,
        number,
        lead_department: input.leadDepartment,
        lead_since: input.leadSince,
        created_at: Date.now(),
        wrapped_key: wrapped,
        summary,
        preparation_seconds: input.preparationSeconds ?? null,
      };
      await transaction.insertInto('cases').values(values).execute();
      if (departments.length > 0)
        await transaction
          .insertInto('case_departments')
          .values(departments.map((department) => ({ case_id: input.id, department })))
          .execute();
      return values;
    });
    return this.#read(row, departments);
  }

  async caseExists(id: string): Promise<boolean> {
    return (
      (await this.#living().select('id').where('id', '=', id).executeTakeFirst()) !== undefined
    );
  }

  async getCase(id: string): Promise<CaseRecord | undefined> {
    const row = await this.#living().selectAll().where('id', '=', id).executeTakeFirst();
    return row && this.#read(row, (await this.#departments(id)).get(id));
  }

  /** The oldest first. */
  async listCases(): Promise<CaseRecord[]> {
    const rows = await this.#living().selectAll().orderBy('created_at').orderBy('id').execute();
    const departments = await this.#departments();
    return rows.map((row) => this.#read(row, departments.get(row.id)));
  }

  async isEmpty(): Promise<boolean> {
    return (await this.#living().select('id').limit(1).executeTakeFirst()) === undefined;
  }

  /** Throws StoreError `unknownCase`. */
  async saveSummary(id: string, summary: CaseSummary): Promise<void> {
    const sealed = this.#sealSummary(id, summary);
    await this.#db.updateTable('cases').set({ summary: sealed }).where('id', '=', id).execute();
  }

  #sealSummary(id: string, summary: CaseSummary): string {
    const plain = Buffer.from(JSON.stringify(summary));
    return Buffer.from(seal(this.#keys.get(id), plain, placeOf(id))).toString('base64');
  }

  /** For good: first the key, so that a crash in the middle leaves nothing readable; `finishDeletions` does the rest. */
  async deleteCase(id: string): Promise<void> {
    await this.#keys.destroy(id);
    await this.#log.eraseCase(id);
    for (const table of ['stances', 'agenda_items', 'case_departments'] as const)
      await this.#db.deleteFrom(table).where('case_id', '=', id).execute();
    await this.#db.deleteFrom('cases').where('id', '=', id).execute();
    await scrubDeleted(this.#db);
  }

  /** Completes deletions an earlier process did not come to finish. */
  async finishDeletions(): Promise<void> {
    const dead = await this.#db
      .selectFrom('cases')
      .select('id')
      .where('wrapped_key', '=', '')
      .execute();
    for (const { id } of dead) await this.deleteCase(id);
  }

  #living() {
    return this.#db.selectFrom('cases').where('wrapped_key', '<>', '');
  }

  /** The round tables by case id. */
  async #departments(caseId?: string): Promise<ReadonlyMap<string, readonly string[]>> {
    let query = this.#db.selectFrom('case_departments').selectAll();
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
      ...(summary && { summary }),
    };
  }

  #readSummary(id: string, sealed: string): CaseSummary | undefined {
    try {
      const plain = unseal(this.#keys.get(id), Buffer.from(sealed, 'base64'), placeOf(id));
      // Its seal says that this store wrote it, from a CaseSummary; an earlier version wrote less.
      if (plain)
        return { ...unknownEarlier, ...(JSON.parse(Buffer.from(plain).toString()) as CaseSummary) };
    } catch {
      // Reported like a summary that does not open.
    }
    this.#onDamagedSummary(id);
    return undefined;
  }
}

async function nextNumber(db: Database): Promise<string> {
  // Longer numbers are higher: F-10000 comes after F-9999.
  const last = await db
    .selectFrom('cases')
    .select('number')
    .orderBy((expression) => expression.fn<number>('length', ['number']), 'desc')
    .orderBy('number', 'desc')
    .limit(1)
    .executeTakeFirst();
  const digits = Number(numberPattern.exec(last?.number ?? '')?.[1] ?? 0);
  return `F-${String(digits + 1).padStart(4, '0')}`;
}

async function refuseDuplicate(db: Database, id: string, number = ''): Promise<void> {
  const taken = await db
    .selectFrom('cases')
    .select('id')
    .where((expression) =>
      expression.or([expression('id', '=', id), expression('number', '=', number)]),
    )
    .executeTakeFirst();
  if (!taken) return;
  if (taken.id === id) throw new StoreError('caseExists', 'There is a case with this id');
  throw new StoreError('numberTaken', `The case number ${number} is taken`);
}

function placeOf(caseId: string): string {
  return `summary\n${caseId}`;
}
