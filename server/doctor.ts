import { existsSync } from 'node:fs';
import { basename, join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { isDeepStrictEqual } from 'node:util';
import { sql } from 'kysely';
import { applyUpdate, Doc } from 'yjs';
import { readBoard } from '../shared/case/board.ts';
import { readChair } from '../shared/case/chair.ts';
import { schemaVersionOf } from '../shared/case/meta.ts';
import { schemaVersion } from '../shared/case/migrate.ts';
import { summarise } from '../shared/case/summary.ts';
import type { Unreadable } from '../shared/case/unreadable.ts';
import { attachVault } from '../shared/case/vaults.ts';
import type { DocumentPart } from '../shared/protocol/documents.ts';
import type { CaseSummary } from '../shared/protocol/http.ts';
import { AccessLog } from './store/access-log.ts';
import { CaseKeys, type KeyPlace } from './store/case-keys.ts';
import { openSummary, tablesOfCase } from './store/case-store.ts';
import { CheckpointStore } from './store/checkpoint-store.ts';
import { ConferenceStore } from './store/conference-store.ts';
import { lockData } from './store/data-lock.ts';
import { type Database, readDatabase, readPostgres } from './store/database.ts';
import { ExemplaryStore } from './store/exemplary-store.ts';
import { GuestStore } from './store/guest-store.ts';
import { KeyFiles } from './store/key-files.ts';
import { KeyRows } from './store/key-rows.ts';
import { replayRows } from './store/log-replay.ts';
import { macFor } from './store/mac.ts';
import { parseMasterKey, readMasterKeyFile } from './store/master-key.ts';
import { PrivacyStore } from './store/privacy-store.ts';
import { SettingsStore } from './store/settings-store.ts';
import { StanceStore } from './store/stance-store.ts';
import { StoreError, toStoreError } from './store/store-error.ts';
import { VaultStore } from './store/vault-store.ts';

const checks = [
  'files',
  'schema',
  'keys',
  'receipts',
  'documents',
  'summaries',
  'sealed texts',
  'log of access',
  'rows of cases',
] as const;
type Check = (typeof checks)[number];

export interface Finding {
  readonly check: Check;
  /** A case number where there is one, else what it is about. */
  readonly about: string;
  readonly what: string;
}

export interface Examination {
  /** How many things each check has looked at. */
  readonly looked: ReadonlyMap<Check, number>;
  readonly findings: readonly Finding[];
  /** What is no damage and comes right by itself. */
  readonly notes: readonly Finding[];
}

/** Marks that show what people did at the same time, not that something was broken. */
const soundMarks: readonly Unreadable['why'][] = ['dangling', 'tooLong'];

/**
 * Looks at everything that is stored, with the keys, and changes nothing. What it tells holds no content.
 * Throws StoreError where nothing can be looked at: `inUse` while a server works on the data, no data, no master key.
 */
export async function examine(
  dataDir: string,
  masterKey: string | undefined,
): Promise<Examination> {
  if (!existsSync(join(dataDir, 'fallrunde.sqlite')))
    throw new StoreError('ioError', `There are no data in ${dataDir}`);
  const unlock = lockData(join(dataDir, 'lock'));
  try {
    const key =
      masterKey === undefined
        ? readMasterKeyFile(join(dataDir, 'master.key'))
        : parseMasterKey(masterKey);
    if (!key) throw new StoreError('masterKeyMissing', 'The master key is missing; set MASTER_KEY');
    return await new Doctor(key).examineEmbedded(dataDir);
  } finally {
    unlock();
  }
}

/** The same on PostgreSQL: as it is at one moment, also while nodes work on it. */
export function examineShared(databaseUrl: string, masterKey: string): Promise<Examination> {
  return new Doctor(parseMasterKey(masterKey)).examineShared(databaseUrl);
}

/** A row of the log: seq, kind, sealed. */
type LogRow = Record<string, unknown>;

/** What is stored, wherever it lies. */
interface Stored {
  readonly db: Database;
  readonly keyPlace: KeyPlace;
  /** Case and document of every row. */
  documents(): Promise<{ readonly caseId: string; readonly document: string }[]>;
  rows(caseId: string, document: string): Promise<Iterable<LogRow>>;
}

class Doctor {
  readonly #masterKey: Uint8Array;
  readonly #looked = new Map<Check, number>(checks.map((check) => [check, 0]));
  readonly #findings: Finding[] = [];
  readonly #notes: Finding[] = [];
  readonly #numbers = new Map<string, string>();

  constructor(masterKey: Uint8Array) {
    this.#masterKey = masterKey;
  }

  async examineEmbedded(dataDir: string): Promise<Examination> {
    const [cases, log] = ['fallrunde.sqlite', 'log.sqlite'].map((name) => join(dataDir, name));
    const areWhole = [cases, log].map((path) => this.#isWhole(path ?? '')).every(Boolean);
    const db = areWhole && cases && (await this.#open('fallrunde.sqlite', readDatabase(cases)));
    if (!db || !log) return this.#told();
    const stored = new DatabaseSync(log, { readOnly: true });
    try {
      if (!existsSync(join(dataDir, 'keys')))
        throw new StoreError('keysMissing', 'The folder "keys" is missing; restore it');
      await this.#examineStore({
        db,
        keyPlace: new KeyFiles(join(dataDir, 'keys')),
        documents: async () =>
          stored
            .prepare('SELECT DISTINCT case_id, document FROM log')
            .all()
            .map((row) => ({ caseId: String(row.case_id), document: String(row.document) })),
        rows: async (caseId, document) =>
          stored
            .prepare(
              'SELECT seq, kind, sealed FROM log WHERE case_id = ? AND document = ? ORDER BY seq',
            )
            .iterate(caseId, document),
      });
    } finally {
      stored.close();
      await db.destroy();
    }
    return this.#told();
  }

  async examineShared(databaseUrl: string): Promise<Examination> {
    const db = await this.#open('PostgreSQL', readPostgres(databaseUrl));
    if (!db) return this.#told();
    try {
      await db
        .transaction()
        .setIsolationLevel('repeatable read')
        .setAccessMode('read only')
        .execute(async (moment) =>
          this.#examineStore({
            db: moment,
            keyPlace: await KeyRows.read(moment),
            documents: async () => {
              const query = moment.selectFrom('log').select(['case_id', 'document']).distinct();
              const rows = await query.execute();
              return rows.map((row) => ({ caseId: row.case_id, document: row.document }));
            },
            rows: (caseId, document) =>
              moment
                .selectFrom('log')
                .select(['seq', 'kind', 'sealed'])
                .where('case_id', '=', caseId)
                .where('document', '=', document)
                .orderBy('seq')
                .execute(),
          }),
        );
    } finally {
      await db.destroy();
    }
    return this.#told();
  }

  #told(): Examination {
    return { looked: this.#looked, findings: this.#findings, notes: this.#notes };
  }

  async #examineStore(stored: Stored): Promise<void> {
    const { db, keyPlace } = stored;
    for (const { id, number } of await db.selectFrom('cases').select(['id', 'number']).execute())
      this.#numbers.set(id, number);
    const keys = await CaseKeys.read(keyPlace, this.#masterKey, (caseId) =>
      this.#find('keys', caseId, 'its key or its receipt does not open'),
    );
    await this.#checkKeys(db, keyPlace, keys);
    await this.#checkCases(stored, keys);
    await this.#checkSealedTexts(db, keys);
    await this.#checkAccessLog(db);
    await this.#checkRows(db);
  }

  #look(check: Check): void {
    this.#looked.set(check, (this.#looked.get(check) ?? 0) + 1);
  }

  #find(check: Check, about: string, what: string): void {
    this.#findings.push({ check, about: this.#numbers.get(about) ?? about, what });
  }

  #note(check: Check, about: string, what: string): void {
    this.#notes.push({ check, about: this.#numbers.get(about) ?? about, what });
  }

  #isWhole(path: string): boolean {
    const name = basename(path);
    this.#look('files');
    try {
      const db = new DatabaseSync(path, { readOnly: true, timeout: 5_000 });
      try {
        const [first] = db.prepare('PRAGMA integrity_check(1)').all();
        if (first?.integrity_check !== 'ok') throw new StoreError('damaged', 'is damaged');
        if (db.prepare('PRAGMA foreign_key_check').all().length > 0)
          this.#find('files', name, 'has rows that belong to nothing');
      } finally {
        db.close();
      }
      return true;
    } catch (error) {
      const { code } = toStoreError(error);
      this.#find('files', name, code === 'damaged' ? 'is damaged' : 'cannot be read');
      return false;
    }
  }

  async #open(name: string, opening: Promise<Database>): Promise<Database | undefined> {
    this.#look('schema');
    try {
      return await opening;
    } catch (error) {
      const { code, message } = toStoreError(error);
      if (code === 'connectionLost') throw error;
      this.#find('schema', name, message);
      return undefined;
    }
  }

  async #checkKeys(db: Database, place: KeyPlace, keys: CaseKeys): Promise<void> {
    const stored = await keys.stored();
    const released = await db.selectFrom('exemplary_cases').select('key_id').execute();
    const ofExemplary = new Set(released.map((row) => row.key_id));
    for (const caseId of stored) {
      this.#look('keys');
      if (keys.isErased(caseId))
        this.#find('keys', caseId, 'was erased, and its key is still there');
      else if (!this.#numbers.has(caseId) && !ofExemplary.has(caseId))
        this.#find('keys', caseId, 'a key without its case');
    }
    for (const caseId of this.#numbers.keys())
      if (!stored.has(caseId) && !keys.isErased(caseId))
        this.#find('keys', caseId, 'a case without its key');
    for (const caseId of (await place.receipts()).keys()) {
      this.#look('receipts');
      if (keys.isErased(caseId) && this.#numbers.has(caseId))
        this.#find('receipts', caseId, 'was erased, and its rows are still there');
    }
  }

  async #checkCases(stored: Stored, keys: CaseKeys): Promise<void> {
    const { db } = stored;
    const vaults = new VaultStore(db);
    const documents = Map.groupBy(await stored.documents(), ({ caseId }) => caseId);
    for (const caseId of documents.keys())
      if (!this.#numbers.has(caseId))
        this.#find('documents', caseId, 'rows in the log that belong to no case');
    const cases = await db.selectFrom('cases').select(['id', 'summary']).execute();
    for (const { id, summary } of cases) {
      if (!hasKey(keys, id)) continue;
      const names = new Set(documents.get(id)?.map(({ document }) => document));
      const replay = async (name: string) => {
        names.delete(name);
        return this.#replay(await stored.rows(id, name), keys.get(id), id, name);
      };
      if (!names.has('board')) this.#find('documents', id, 'has no board');
      const [board, chair] = [await replay('board'), await replay('chair')];
      this.#checkSummary(keys, id, summary, plain(summarise(readBoard(board), readChair(chair))));
      for (const vault of await vaults.list(id))
        attachVault(board, { ...vault, doc: await replay(`vault/${vault.key}`) });
      const marks = [...readBoard(board).unreadable, ...readChair(chair).unreadable];
      const broken = marks.filter(({ why }) => !soundMarks.includes(why));
      for (const [root, { length }] of Map.groupBy(broken, (mark) => mark.root))
        this.#find('documents', id, `${length} of ${root} cannot be read`);
      for (const name of names)
        this.#find('documents', `${this.#numbers.get(id)} ${name}`, 'nobody can open it');
    }
  }

  #checkSummary(keys: CaseKeys, id: string, sealed: string | null, expected: unknown): void {
    this.#look('summaries');
    const summary = sealed === null ? undefined : openSummary(keys, id, sealed);
    if (sealed !== null && !summary) this.#find('summaries', id, 'does not open');
    else if (!isDeepStrictEqual(summary, expected))
      this.#note('summaries', id, 'is older than the case; comes right when it is opened');
  }

  #replay(rows: Iterable<LogRow>, key: Uint8Array, caseId: string, document: string): Doc {
    const find = (what: string) =>
      this.#find('documents', `${this.#numbers.get(caseId)} ${document}`, what);
    this.#look('documents');
    const { update, damaged } = replayRows(rows, key, { caseId, document });
    if (damaged.length > 0) find(`${damaged.length} rows cannot be read`);
    const doc = new Doc();
    try {
      if (update) applyUpdate(doc, update);
    } catch {
      find('cannot be replayed');
    }
    if (doc.store.pendingStructs ?? doc.store.pendingDs) find('waits for changes that are missing');
    if (schemaVersionOf(doc) > schemaVersion) find('was written by a newer version');
    return doc;
  }

  async #checkSealedTexts(db: Database, keys: CaseKeys): Promise<void> {
    const tell = (what: string) => (caseId: string) => this.#find('sealed texts', caseId, what);
    const stances = new StanceStore(db, keys, tell('a stance does not open'));
    const conferences = new ConferenceStore(db, keys, tell('why it was postponed does not open'));
    const privacy = new PrivacyStore(db, keys, tell('a consent or an extension does not open'));
    const exemplary = new ExemplaryStore(db, keys, tell('an exemplary case does not open'));
    for (const _ of await exemplary.list()) this.#look('sealed texts');
    for (const id of this.#numbers.keys()) {
      if (!hasKey(keys, id)) continue;
      const texts = [...(await privacy.consents(id)), ...(await privacy.extensions(id))];
      for (const _ of texts) this.#look('sealed texts');
    }
    const guests = new GuestStore(db, keys, tell('a word to a guest does not open'));
    for (const id of this.#numbers.keys()) {
      if (!hasKey(keys, id)) continue;
      for (const { state } of await guests.ofCase(id))
        if ('reason' in state) this.#look('sealed texts');
    }
    const rounds = await db
      .selectFrom('stances')
      .select(['case_id', 'round_id'])
      .distinct()
      .execute();
    for (const { case_id: caseId, round_id: roundId } of rounds) {
      this.#look('sealed texts');
      if (hasKey(keys, caseId)) await stances.list(caseId, roundId);
    }
    for (const _ of await conferences.list()) this.#look('sealed texts');
    const checkpoints = new CheckpointStore(db, keys, tell('an earlier state does not open'));
    const copies = await db
      .selectFrom('checkpoint_documents')
      .select(['case_id', 'at', 'document'])
      .execute();
    for (const { case_id: caseId, at, document } of copies) {
      this.#look('sealed texts');
      if (!hasKey(keys, caseId)) continue;
      try {
        await checkpoints.load(caseId, Number(at), document as DocumentPart);
      } catch (error) {
        // Told already.
        if (!(error instanceof StoreError)) throw error;
      }
    }
    const settings = new SettingsStore(db, (version) =>
      this.#find('files', `settings, version ${version}`, 'cannot be read'),
    );
    for (const { version } of await settings.list()) await settings.get(version);
  }

  async #checkAccessLog(db: Database): Promise<void> {
    const accessLog = new AccessLog(db, macFor(this.#masterKey, 'log of access'));
    const entries = await db.selectFrom('access_log').select('case_id').distinct().execute();
    const ends = await db.selectFrom('access_log_ends').select('case_id').execute();
    for (const caseId of new Set([...entries, ...ends].map((row) => row.case_id).sort())) {
      this.#look('log of access');
      const { brokenAt } = await accessLog.check(caseId);
      if (brokenAt !== undefined)
        this.#find('log of access', caseId, `is not as it was written from entry ${brokenAt} on`);
    }
  }

  async #checkRows(db: Database): Promise<void> {
    for (const table of tablesOfCase) {
      this.#look('rows of cases');
      const { rows } = await sql<{ count: number }>`
        SELECT count(*) AS count FROM ${sql.table(table)}
        WHERE case_id IS NOT NULL AND case_id NOT IN (SELECT id FROM cases)`.execute(db);
      const count = Number(rows[0]?.count ?? 0);
      if (count > 0) this.#find('rows of cases', table, `${count} rows belong to no case`);
    }
  }
}

function hasKey(keys: CaseKeys, caseId: string): boolean {
  try {
    keys.get(caseId);
    return true;
  } catch {
    return false;
  }
}

/** As it comes back from the store. */
function plain(value: CaseSummary): unknown {
  return JSON.parse(JSON.stringify(value));
}

/** For the operator: what was looked at, what was found. */
export function tell({ looked, findings, notes }: Examination): string {
  const of = (list: readonly Finding[], check: Check) =>
    list.filter((one) => one.check === check).length;
  const lines = checks.map(
    (check) =>
      `${check.padEnd(16)}${String(looked.get(check)).padStart(8)}${String(of(findings, check)).padStart(10)}`,
  );
  const say = (sign: string) => (one: Finding) => `${sign} ${one.check}: ${one.about}: ${one.what}`;
  return [
    `${'check'.padEnd(16)}${'looked at'.padStart(8)}${'findings'.padStart(10)}`,
    ...lines,
    ...findings.map(say('!')),
    ...notes.map(say('-')),
  ].join('\n');
}
