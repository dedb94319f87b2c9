import { existsSync } from 'node:fs';
import { join } from 'node:path';
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
import { CaseKeys } from './store/case-keys.ts';
import { openSummary, tablesOfCase } from './store/case-store.ts';
import { CheckpointStore } from './store/checkpoint-store.ts';
import { ConferenceStore } from './store/conference-store.ts';
import { lockData } from './store/data-lock.ts';
import { type Database, readDatabase } from './store/database.ts';
import { KeyFiles, keyFiles, keySuffix, receiptSuffix } from './store/key-files.ts';
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
    return await new Doctor(dataDir, key).examine();
  } finally {
    unlock();
  }
}

class Doctor {
  readonly #dataDir: string;
  readonly #masterKey: Uint8Array;
  readonly #looked = new Map<Check, number>(checks.map((check) => [check, 0]));
  readonly #findings: Finding[] = [];
  readonly #notes: Finding[] = [];
  readonly #numbers = new Map<string, string>();

  constructor(dataDir: string, masterKey: Uint8Array) {
    this.#dataDir = dataDir;
    this.#masterKey = masterKey;
  }

  async examine(): Promise<Examination> {
    const files = ['fallrunde.sqlite', 'log.sqlite'].filter((name) => this.#isWhole(name));
    if (files.length === 2) await this.#examineStore();
    return { looked: this.#looked, findings: this.#findings, notes: this.#notes };
  }

  async #examineStore(): Promise<void> {
    this.#look('schema');
    const db = await this.#open();
    if (!db) return;
    const log = new DatabaseSync(join(this.#dataDir, 'log.sqlite'), { readOnly: true });
    try {
      if (!existsSync(join(this.#dataDir, 'keys')))
        throw new StoreError('keysMissing', 'The folder "keys" is missing; restore it');
      for (const { id, number } of await db.selectFrom('cases').select(['id', 'number']).execute())
        this.#numbers.set(id, number);
      const keys = await CaseKeys.read(
        new KeyFiles(join(this.#dataDir, 'keys')),
        this.#masterKey,
        (caseId) => this.#find('keys', caseId, 'its key or its receipt does not open'),
      );
      await this.#checkKeys(keys);
      await this.#checkCases(db, keys, log);
      await this.#checkSealedTexts(db, keys);
      await this.#checkAccessLog(db);
      await this.#checkRows(db);
    } finally {
      log.close();
      await db.destroy();
    }
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

  #isWhole(name: string): boolean {
    this.#look('files');
    try {
      const db = new DatabaseSync(join(this.#dataDir, name), { readOnly: true, timeout: 5_000 });
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

  async #open(): Promise<Database | undefined> {
    try {
      return await readDatabase(join(this.#dataDir, 'fallrunde.sqlite'));
    } catch (error) {
      this.#find('schema', 'fallrunde.sqlite', toStoreError(error).message);
      return undefined;
    }
  }

  async #checkKeys(keys: CaseKeys): Promise<void> {
    const stored = await keys.stored();
    const folder = join(this.#dataDir, 'keys');
    for (const caseId of keyFiles(folder, keySuffix)) {
      this.#look('keys');
      if (keys.isErased(caseId))
        this.#find('keys', caseId, 'was erased, and its key is still there');
      else if (!this.#numbers.has(caseId)) this.#find('keys', caseId, 'a key without its case');
    }
    for (const caseId of this.#numbers.keys())
      if (!stored.has(caseId) && !keys.isErased(caseId))
        this.#find('keys', caseId, 'a case without its key');
    for (const caseId of keyFiles(folder, receiptSuffix)) {
      this.#look('receipts');
      if (keys.isErased(caseId) && this.#numbers.has(caseId))
        this.#find('receipts', caseId, 'was erased, and its rows are still there');
    }
  }

  async #checkCases(db: Database, keys: CaseKeys, log: DatabaseSync): Promise<void> {
    const vaults = new VaultStore(db);
    const stored = Map.groupBy(
      log.prepare('SELECT DISTINCT case_id, document FROM log').all(),
      (row) => String(row.case_id),
    );
    for (const caseId of stored.keys())
      if (!this.#numbers.has(caseId))
        this.#find('documents', caseId, 'rows in the log that belong to no case');
    const cases = await db.selectFrom('cases').select(['id', 'summary']).execute();
    for (const { id, summary } of cases) {
      if (!hasKey(keys, id)) continue;
      const names = new Set(stored.get(id)?.map((row) => String(row.document)));
      const replay = (name: string) => {
        names.delete(name);
        return this.#replay(log, keys.get(id), id, name);
      };
      if (!names.has('board')) this.#find('documents', id, 'has no board');
      const [board, chair] = [replay('board'), replay('chair')];
      this.#checkSummary(keys, id, summary, plain(summarise(readBoard(board), readChair(chair))));
      for (const vault of await vaults.list(id))
        attachVault(board, { ...vault, doc: replay(`vault/${vault.key}`) });
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

  #replay(log: DatabaseSync, key: Uint8Array, caseId: string, document: string): Doc {
    const find = (what: string) =>
      this.#find('documents', `${this.#numbers.get(caseId)} ${document}`, what);
    this.#look('documents');
    const rows = log
      .prepare('SELECT seq, kind, sealed FROM log WHERE case_id = ? AND document = ? ORDER BY seq')
      .iterate(caseId, document);
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
    for (const id of this.#numbers.keys()) {
      if (!hasKey(keys, id)) continue;
      const texts = [...(await privacy.consents(id)), ...(await privacy.extensions(id))];
      for (const _ of texts) this.#look('sealed texts');
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
