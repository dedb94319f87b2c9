import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { sql } from 'kysely';
import { CaseKeys } from './case-keys.ts';
import { lockData } from './data-lock.ts';
import { type Database, openPostgres, readDatabase } from './database.ts';
import { KeyFiles } from './key-files.ts';
import { KeyRows, proofOf } from './key-rows.ts';
import { readLogDatabase } from './log-database.ts';
import { parseMasterKey } from './master-key.ts';
import { StoreError, toStoreError } from './store-error.ts';

/** Rows and bytes written with one statement. */
const [rowsMax, bytesMax] = [500, 4 * 1024 * 1024];

type Row = Readonly<Record<string, unknown>>;

interface Reference {
  readonly from: string;
  readonly column: string;
  readonly to: string;
  readonly target: string;
}

/** How many rows of each table were moved, and those left behind because what they belong to is not there. */
export interface Moved {
  readonly rows: ReadonlyMap<string, number>;
  readonly leftBehind: ReadonlyMap<string, number>;
}

/**
 * Copies a store from `dataDir`, in which nothing is changed, into an empty PostgreSQL: all of it or, thrown, nothing.
 * Which tables there are is asked of the store itself. Throws StoreError, `notEmpty` and `masterKeyWrong` among others.
 */
export async function moveData(
  dataDir: string,
  databaseUrl: string,
  givenKey: string,
): Promise<Moved> {
  const [cases, log] = ['fallrunde.sqlite', 'log.sqlite'].map((name) => join(dataDir, name));
  if (!cases || !log || !existsSync(cases) || !existsSync(log))
    throw new StoreError('ioError', `There are no data in ${dataDir}`);
  const unlock = lockData(join(dataDir, 'lock'));
  try {
    await (await readDatabase(cases)).destroy();
    const masterKey = parseMasterKey(givenKey);
    const keys = await keysIn(dataDir, masterKey);
    using source = readWhole(cases);
    using logSource = readLogDatabase(log);
    const db = await openPostgres(databaseUrl, refuseFilled);
    try {
      return await db.transaction().execute(async (transaction) => {
        await lockTables(transaction);
        await refuseFilled(transaction);
        await KeyRows.open(transaction, proofOf(masterKey));
        const moving = new Moving(transaction);
        await moving.tables(source);
        await moving.log(logSource);
        await moving.keys(keys);
        return moving;
      });
    } finally {
      await db.destroy();
    }
  } catch (error) {
    const { code, message } = toStoreError(error);
    const advice =
      code === 'damaged' ? `; let the doctor look at ${dataDir} (no DATABASE_URL)` : '';
    throw new StoreError(code, message + advice, { cause: error });
  } finally {
    unlock();
  }
}

class Moving implements Moved {
  readonly rows = new Map<string, number>();
  readonly leftBehind = new Map<string, number>();
  readonly #to: Database;

  constructor(to: Database) {
    this.#to = to;
  }

  /** What others refer to comes before them. */
  async tables(from: DatabaseSync): Promise<void> {
    const references = await referencesIn(this.#to);
    const of = (table: string) => references.filter((each) => each.from === table);
    /** The rows of a table that belong to rows which are moved themselves. */
    const movedOf = (table: string): string => {
      const belongs = of(table).map(
        ({ column, to, target }) =>
          `("${column}" IS NULL OR "${column}" IN (SELECT "${target}" FROM ${movedOf(to)}))`,
      );
      return `"${table}"${belongs.length > 0 ? ` WHERE ${belongs.join(' AND ')}` : ''}`;
    };
    const move = async (table: string) => {
      if (this.rows.has(table)) return;
      this.rows.set(table, 0);
      for (const { to } of of(table)) await move(to);
      await this.#write(table, from.prepare(`SELECT * FROM ${movedOf(table)}`).iterate());
      const all = from.prepare(`SELECT count(*) AS count FROM "${table}"`).get();
      const left = Number(all?.count) - (this.rows.get(table) ?? 0);
      if (left > 0) this.leftBehind.set(table, left);
    };
    const tables = from
      .prepare(
        `SELECT name FROM sqlite_schema WHERE type = 'table'
         AND name NOT LIKE 'sqlite\\_%' ESCAPE '\\' AND name NOT LIKE 'kysely\\_%' ESCAPE '\\'`,
      )
      .all();
    for (const { name } of tables) await move(String(name));
  }

  /** Each row keeps its number, which its seal covers, and none is given again. */
  async log(from: DatabaseSync): Promise<void> {
    await this.#write('log', from.prepare('SELECT * FROM log ORDER BY seq').iterate());
    const last = from.prepare("SELECT seq FROM sqlite_sequence WHERE name = 'log'").get();
    if (last) await sql`SELECT setval('log_seq', ${Number(last.seq)})`.execute(this.#to);
  }

  async keys({ keys, receipts }: Awaited<ReturnType<typeof keysIn>>): Promise<void> {
    const rows = (values: Iterable<readonly [string, string]>, column: string) =>
      [...values].map(([case_id, value]) => ({ case_id, [column]: value }));
    await this.#write('fallrunde_keys.case_keys', rows(keys, 'wrapped'));
    await this.#write('fallrunde_keys.receipts', rows(receipts, 'receipt'));
  }

  async #write(table: string, rows: Iterable<Row>): Promise<void> {
    let [count, bytes] = [0, 0];
    let batch: Row[] = [];
    const write = async () => {
      await this.#insert(table, batch);
      count += batch.length;
      [batch, bytes] = [[], 0];
    };
    for (const row of rows) {
      batch.push(row);
      bytes += sizeOf(row);
      if (batch.length === rowsMax || bytes > bytesMax) await write();
    }
    await write();
    this.rows.set(table, count);
  }

  async #insert(table: string, rows: readonly Row[]): Promise<void> {
    const [first] = rows;
    if (!first) return;
    const columns = Object.keys(first);
    const values = rows.map((row) => sql`(${sql.join(columns.map((column) => row[column]))})`);
    try {
      await sql`
        INSERT INTO ${sql.table(table)} (${sql.join(columns.map((column) => sql.ref(column)))})
        VALUES ${sql.join(values)}`.execute(this.#to);
    } catch (error) {
      const { code, message } = toStoreError(error);
      throw new StoreError(code, `${table}: ${message}`, { cause: error });
    }
  }
}

/** Keys and receipts as they lie there; no key of a case that was erased. */
async function keysIn(dataDir: string, masterKey: Uint8Array) {
  const folder = join(dataDir, 'keys');
  if (!existsSync(folder)) throw new StoreError('keysMissing', `${folder} is missing; restore it`);
  const place = new KeyFiles(folder);
  const [stored, receipts] = [await place.keys(), await place.receipts()];
  const wrong = new StoreError(
    'masterKeyWrong',
    `MASTER_KEY does not open the keys in ${folder}. Where a server made its own, it is in the file: ` +
      `MASTER_KEY="$(cat ${join(dataDir, 'master.key')})"`,
  );
  const unreadable = new Set<string>();
  const opened = await CaseKeys.read(place, masterKey, (id) => unreadable.add(id)).catch(
    (error: unknown) => {
      throw toStoreError(error).code === 'masterKeyWrong' ? wrong : error;
    },
  );
  if (unreadable.size > 0 && [...stored, ...receipts].every(([id]) => unreadable.has(id)))
    throw wrong;
  return { keys: [...stored].filter(([id]) => !opened.isErased(id)), receipts };
}

/** Throws StoreError `damaged`: half of it is not to be taken for all. */
function readWhole(path: string): DatabaseSync {
  const db = new DatabaseSync(path, { readOnly: true, timeout: 5_000 });
  try {
    if (db.prepare('PRAGMA quick_check(1)').get()?.quick_check === 'ok') return db;
    throw new StoreError('damaged', `${path} is damaged`);
  } catch (error) {
    db.close();
    throw error;
  }
}

/** Whether anything but an unused schema is there; of any version, before this one changes it. */
async function refuseFilled(db: Database): Promise<void> {
  for (const table of await tablesIn(db)) {
    const { rows } = await sql`SELECT FROM ${sql.table(table)} LIMIT 1`.execute(db);
    if (rows.length > 0)
      throw new StoreError(
        'notEmpty',
        `DATABASE_URL is of a database that is not empty (${table}); a store moves into an empty one`,
      );
  }
}

/** Nobody else writes until all is there: no server, and not the same command a second time. */
async function lockTables(db: Database): Promise<void> {
  const tables = (await tablesIn(db)).map((table) => sql.table(table));
  await sql`LOCK TABLE ${sql.join(tables)} IN SHARE ROW EXCLUSIVE MODE`.execute(db);
}

/** Those that hold what people have done, with their schemas. */
async function tablesIn(db: Database): Promise<string[]> {
  const { rows } = await sql<{ name: string }>`
    SELECT schemaname || '.' || tablename AS name FROM pg_tables
    WHERE schemaname IN (current_schema(), 'fallrunde_keys')
    AND tablename NOT IN ('kysely_migration', 'kysely_migration_lock', 'log_heartbeat', 'installation')`.execute(
    db,
  );
  return rows.map(({ name }) => name);
}

/** PostgreSQL knows more of them than SQLite can be told (migration 0012). */
async function referencesIn(db: Database): Promise<readonly Reference[]> {
  const { rows } = await sql<Reference>`
    SELECT owner.relname AS "from", own.attname AS "column", referred.relname AS "to", other.attname AS target
    FROM pg_constraint
    JOIN pg_class AS owner ON owner.oid = conrelid
    JOIN pg_class AS referred ON referred.oid = confrelid
    JOIN pg_attribute AS own ON own.attrelid = conrelid AND own.attnum = conkey[1]
    JOIN pg_attribute AS other ON other.attrelid = confrelid AND other.attnum = confkey[1]
    WHERE contype = 'f' AND connamespace = current_schema()::regnamespace`.execute(db);
  return rows;
}

function sizeOf(row: Row): number {
  return Object.values(row).reduce<number>(
    (sum, value) =>
      sum + (typeof value === 'string' || value instanceof Uint8Array ? value.length : 8),
    0,
  );
}
