import { DatabaseSync, type SQLInputValue } from 'node:sqlite';
import { Kysely, PostgresDialect, SqliteDialect, sql } from 'kysely';
import { type Migration, Migrator } from 'kysely/migration';
import type { KeepKey } from './migrations/0007-privacy.ts';
import { migrations, postgresMigrations } from './migrations/migrations.ts';
import { openPool, typedPool } from './postgres.ts';
import { StoreError, toStoreError } from './store-error.ts';
import { isPostgres } from './transactions.ts';

/** Metadata only: what people wrote about a family is in the log and, sealed, in `summary`. */
export interface CasesTable {
  id: string;
  number: string;
  lead_department: string;
  /** ISO date. */
  lead_since: string;
  /** ms since epoch. */
  created_at: number;
  /** A CaseSummary, sealed with the data key, base64. */
  summary: string | null;
  /** What it took to enter the case; null: not known. */
  preparation_seconds: number | null;
  /** Id and number it was first entered under, where it came from a file that says another; else null. */
  origin_id: string | null;
  origin_number: string | null;
  /** ms since epoch; null: it was entered here. */
  imported_at: number | null;
}

/** The round table of a case. */
interface CaseDepartmentsTable {
  case_id: string;
  department: string;
}

/** Persons at the round table; where a department has some, they sit there for it. */
interface CaseStaffTable {
  case_id: string;
  staff_id: string;
}

/** Who led a case before. */
interface CaseLeadsTable {
  case_id: string;
  position: number;
  department: string;
  /** ISO dates. */
  since: string;
  until: string;
}

export interface LinksTable {
  id: string;
  /** SHA-256 of the token, base64url. */
  token_hash: string;
  case_id: string;
  /** Set: for the cases of that conference one after the other. */
  conference_id: string | null;
  department: string;
  /** A function; empty: nobody in particular. */
  person: string;
  role: string;
  /** 1: ends with the consultation, if not earlier. */
  until_end: number;
  /** ms since epoch; all times here. */
  expires_at: number;
  /** Department. */
  created_by: string;
  created_at: number;
  used_at: number | null;
  last_used_at: number | null;
  /** When a second device was turned away. */
  refused_at: number | null;
  ended_at: number | null;
  ended_why: string | null;
}

/** Who came in by a link or the code of the room, from the lobby on. */
export interface GuestsTable {
  /** Participant id. */
  id: string;
  link_id: string | null;
  case_id: string;
  name: string;
  department: string;
  role: string;
  device: string;
  until_end: number;
  /** ms since epoch. */
  expires_at: number;
  state: string;
  state_at: number;
  /** Why it was denied or let in without consent (sealed with the case's key, base64), or has ended (a code). */
  why: string | null;
  /** Department of whoever let them in. Null: nobody yet, or before this was kept. */
  admitted_by: string | null;
}

interface ConferencesTable {
  id: string;
  version: number;
  /** ISO date. */
  date: string;
  /** "09:05". */
  start: string;
  place: string;
}

export interface AgendaItemsTable {
  conference_id: string;
  id: string;
  position: number;
  minutes: number;
  /** Null: a break. */
  case_id: string | null;
  /** Sealed with the case's data key, base64. Null: not postponed. */
  postponed_reason: string | null;
  postponed_to: string | null;
}

interface InvitationsTable {
  conference_id: string;
  department: string;
  answer: string;
}

interface SessionsTable {
  /** SHA-256 of the token, base64url. */
  token_hash: string;
  participant_id: string;
  name: string;
  department: string;
  role: string;
  /** ms since epoch. */
  created_at: number;
  expires_at: number;
  /** Null: no account stands behind it. */
  staff_id: string | null;
  /** What the town's sign-in service wants back at the end. */
  id_token: string | null;
}

interface ToolTokensTable {
  id: string;
  /** SHA-256 of the token, base64url. */
  token_hash: string;
  session_hash: string;
  case_id: string;
  /** ms since epoch. */
  created_at: number;
}

export interface StaffTable {
  id: string;
  /** Lower case. */
  login: string;
  name: string;
  department: string;
  role: string;
  password_hash: string | null;
  /** Null: an account of ours. */
  oidc_issuer: string | null;
  oidc_subject: string | null;
  /** ms since epoch. */
  disabled_at: number | null;
  created_at: number;
}

export interface StaffInvitationsTable {
  id: string;
  token_hash: string;
  name: string;
  department: string;
  role: string;
  /** The account it opens again; null: it makes a new one. */
  staff_id: string | null;
  created_by: string;
  /** ms since epoch. */
  expires_at: number;
}

export interface PasskeysTable {
  /** Of the credential, base64url. */
  id: string;
  staff_id: string;
  /** COSE, base64url. */
  public_key: string;
  counter: number;
  label: string;
  /** ms since epoch. */
  created_at: number;
}

/** Stances of rounds that are not revealed. */
interface StancesTable {
  case_id: string;
  round_id: string;
  strategy_id: string;
  department: string;
  /** Value and objection, sealed with the case's data key, base64. */
  sealed: string;
}

export interface TownSettingsTable {
  version: number;
  /** ms since epoch. */
  valid_from: number;
  /** Who saved it. */
  department: string;
  /** A TownContent, JSON. */
  content: string;
}

/** Which entrusted entries a case has, without them. */
interface VaultsTable {
  case_id: string;
  key: string;
  /** Sorted, with spaces between. */
  departments: string;
}

export interface AccessLogTable {
  case_id: string;
  seq: number;
  /** ms since epoch. */
  at: number;
  participant_id: string;
  department: string;
  action: string;
  /** JSON. */
  detail: string;
  hash: string;
}

/** Between which entries the log of a case lies, so that none can be cut off unnoticed. */
export interface AccessLogEndsTable {
  case_id: string;
  /** The newest that was removed because it was old. */
  removed_seq: number;
  removed_hash: string;
  last_seq: number;
  last_hash: string;
  /** Covers the others. */
  hash: string;
}

export interface ConsentsTable {
  case_id: string;
  id: string;
  position: number;
  department: string;
  form: string;
  /** ISO dates. */
  given_on: string;
  withdrawn_on: string | null;
  /** Sealed with the case's data key, base64. */
  purpose: string;
}

/** What is shown of a case to learn from. */
export interface ExemplaryCasesTable {
  id: string;
  /** The case it was made from; null once it is released. */
  case_id: string | null;
  /** Its own key once it is released; null: it is sealed with the case's. */
  key_id: string | null;
  state: string;
  /** ms since epoch. */
  proposed_at: number;
  /** Participant id; empty once it is released. */
  proposed_by: string;
  proposed_department: string;
  reviewed_at: number | null;
  reviewed_department: string | null;
  /** Sealed, base64. */
  reason: string | null;
  facts: string;
  content: string;
  /** CaseFacts, sealed; null: proposed by an earlier version, which learnt nothing from it. */
  learning: string | null;
}

/** Rules of the town and what was said to them. Nothing in them is about a family. */
export interface RulesTable {
  number: number;
  revision: number;
  state: string;
  /** ms since epoch. */
  created_at: number;
  department: string;
  /** ISO dates. */
  review_until: string | null;
  valid_from: string | null;
  decided_at: number | null;
  reason: string | null;
  settings_version: number | null;
  /** A RuleContent as JSON. */
  content: string;
}

export interface RuleVoicesTable {
  id: string;
  rule: number;
  /** ms since epoch. */
  at: number;
  staff_id: string;
  name: string;
  department: string;
  kind: string;
  text: string;
}

export interface RetentionExtensionsTable {
  case_id: string;
  id: string;
  /** ms since epoch. */
  at: number;
  /** ISO date. */
  until: string;
  department: string;
  /** Sealed with the case's data key, base64. */
  reason: string;
}

/** Which earlier states of a case are kept. */
export interface CheckpointsTable {
  case_id: string;
  /** ms since epoch. */
  at: number;
  /** Made right before that department restored the state of that moment. */
  restored_by: string | null;
  restored_state: number | null;
  /** A Snapshot, sealed with the case's data key, base64. Null: one of those that are let go of. */
  snapshot: string | null;
}

interface CheckpointDocumentsTable {
  case_id: string;
  at: number;
  document: string;
  /** Packed, sealed with the case's data key, base64. */
  sealed: string;
}

/** PostgreSQL alone; beside SQLite these lie in files. */
interface PostgresTables {
  'fallrunde_keys.case_keys': { case_id: string; wrapped: string };
  'fallrunde_keys.receipts': { case_id: string; receipt: string };
  /** Which master key all of it is kept with. */
  'fallrunde_keys.installation': { id: number; proof: string };
  log: { seq: number; case_id: string; document: string; kind: string; sealed: Uint8Array };
}

interface Tables extends PostgresTables {
  access_log: AccessLogTable;
  access_log_ends: AccessLogEndsTable;
  consents: ConsentsTable;
  exemplary_cases: ExemplaryCasesTable;
  retention_extensions: RetentionExtensionsTable;
  rules: RulesTable;
  rule_voices: RuleVoicesTable;
  agenda_items: AgendaItemsTable;
  case_departments: CaseDepartmentsTable;
  checkpoints: CheckpointsTable;
  checkpoint_documents: CheckpointDocumentsTable;
  case_staff: CaseStaffTable;
  case_leads: CaseLeadsTable;
  links: LinksTable;
  guests: GuestsTable;
  conferences: ConferencesTable;
  invitations: InvitationsTable;
  passkeys: PasskeysTable;
  staff: StaffTable;
  staff_invitations: StaffInvitationsTable;
  town_settings: TownSettingsTable;
  stances: StancesTable;
  vaults: VaultsTable;
  cases: CasesTable;
  sessions: SessionsTable;
  tool_tokens: ToolTokensTable;
}

export type Database = Kysely<Tables>;

/** Opens the embedded relational store and brings it to the current schema. `keepKey` takes the keys earlier versions kept in it. */
export async function openDatabase(path: string, keepKey: KeepKey): Promise<Database> {
  let hadKeys = false;
  const all = migrations((caseId, wrapped) => {
    hadKeys = true;
    keepKey(caseId, wrapped);
  });
  const db = await migrated(embedded(path), all);
  if (hadKeys) {
    await sql`VACUUM`.execute(db);
    await scrubDeleted(db);
  }
  return db;
}

/** The same on PostgreSQL. `before`: looks at it as it is and may refuse it. */
export async function openPostgres(
  databaseUrl: string,
  before: (db: Database) => Promise<void> = async () => undefined,
): Promise<Database> {
  const db = remote(databaseUrl);
  try {
    await before(db);
  } catch (error) {
    await db.destroy();
    throw error;
  }
  return migrated(db, onPostgres);
}

/** Opens it for reading and changes nothing. Throws StoreError `olderSchema`, `newerSchema`. */
export function readDatabase(path: string): Promise<Database> {
  return current(embedded(path, true), migrations(keepNothing));
}

/** The same on PostgreSQL. */
export function readPostgres(databaseUrl: string): Promise<Database> {
  return current(remote(databaseUrl), onPostgres);
}

/**
 * Leaves no trace of deleted rows: they are overwritten in the file, and here in its write-ahead log. PostgreSQL tidies
 * up by itself.
 */
export async function scrubDeleted(db: Database): Promise<void> {
  if (!isPostgres(db)) await sql`PRAGMA wal_checkpoint(TRUNCATE)`.execute(db);
}

/** No earlier version kept keys there. */
const keepNothing: KeepKey = () => undefined;
const onPostgres = { ...migrations(keepNothing), ...postgresMigrations };

function embedded(path: string, readOnly = false): Database {
  return new Kysely<Tables>({ dialect: new SqliteDialect({ database: connect(path, readOnly) }) });
}

function remote(databaseUrl: string): Database {
  return new Kysely<Tables>({
    dialect: new PostgresDialect({ pool: typedPool(openPool(databaseUrl)) }),
  });
}

async function migrated(db: Database, all: Record<string, Migration>): Promise<Database> {
  const migrator = new Migrator({ db, provider: { getMigrations: () => Promise.resolve(all) } });
  const { error } = await migrator.migrateToLatest();
  if (!error) return db;
  await db.destroy();
  // Kysely has no typed error for a migration that was executed and is not known here.
  if (error instanceof Error && /previously executed migration .* is missing/.test(error.message)) {
    throw newerSchema(error);
  }
  throw toStoreError(error);
}

async function current(db: Database, all: Record<string, Migration>): Promise<Database> {
  try {
    const { rows } = await sql<{ name: string }>`SELECT name FROM kysely_migration`.execute(db);
    const done = new Set(rows.map(({ name }) => name));
    const known = Object.keys(all);
    if (!done.isSubsetOf(new Set(known))) throw newerSchema();
    if (done.size < known.length)
      throw new StoreError(
        'olderSchema',
        'The data are of an older version; start the server once',
      );
    return db;
  } catch (error) {
    await db.destroy();
    throw toStoreError(error);
  }
}

function newerSchema(cause?: Error): StoreError {
  return new StoreError('newerSchema', 'The data were written by a newer version of Fallrunde', {
    cause,
  });
}

/** node:sqlite as Kysely's SqliteDialect wants it. */
function connect(path: string, readOnly = false) {
  const db = new DatabaseSync(path, {
    enableForeignKeyConstraints: true,
    timeout: 5_000,
    readOnly,
  });
  try {
    if (!readOnly)
      db.exec('PRAGMA journal_mode=WAL; PRAGMA synchronous=FULL; PRAGMA secure_delete=ON;');
  } catch (error) {
    db.close();
    throw toStoreError(error);
  }
  return {
    close: () => db.close(),
    prepare(text: string) {
      const statement = typed(() => db.prepare(text));
      // Kysely hands over what the dialect's compiler made: values SQLite can bind.
      const values = (parameters: readonly unknown[]) => parameters as SQLInputValue[];
      return {
        reader: statement.columns().length > 0,
        all: (parameters: readonly unknown[]) => typed(() => statement.all(...values(parameters))),
        run: (parameters: readonly unknown[]) => typed(() => statement.run(...values(parameters))),
        iterate: (parameters: readonly unknown[]) => statement.iterate(...values(parameters)),
      };
    },
  };
}

function typed<T>(work: () => T): T {
  try {
    return work();
  } catch (error) {
    throw toStoreError(error);
  }
}
