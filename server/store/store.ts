import { mkdirSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { AccessLog } from './access-log.ts';
import { CaseKeys, type KeyPlace } from './case-keys.ts';
import { CaseStore } from './case-store.ts';
import { CheckpointStore } from './checkpoint-store.ts';
import { ConferenceStore } from './conference-store.ts';
import { lockData } from './data-lock.ts';
import { type Database, openDatabase, openPostgres } from './database.ts';
import { ExemplaryStore } from './exemplary-store.ts';
import { GuestStore } from './guest-store.ts';
import { KeyFiles, keepWrappedKey } from './key-files.ts';
import { KeyRows, proofOf } from './key-rows.ts';
import { LinkStore } from './link-store.ts';
import { macFor } from './mac.ts';
import { createMasterKeyFile, parseMasterKey, readMasterKeyFile } from './master-key.ts';
import { PasskeyStore } from './passkey-store.ts';
import { PrivacyStore } from './privacy-store.ts';
import { RuleStore } from './rule-store.ts';
import { SessionStore } from './session-store.ts';
import { SettingsStore } from './settings-store.ts';
import { SharedTurns } from './shared-turns.ts';
import { StaffInvitationStore } from './staff-invitation-store.ts';
import { StaffStore } from './staff-store.ts';
import { StanceStore } from './stance-store.ts';
import { StoreError, toStoreError } from './store-error.ts';
import { ToolTokenStore } from './tool-token-store.ts';
import { Turns } from './turns.ts';
import { openUpdateLog, type UpdateLog } from './update-log.ts';
import type { LogDamage } from './update-log-messages.ts';
import { VaultStore } from './vault-store.ts';

export interface StoreOptions {
  readonly dataDir: string;
  /** Of a PostgreSQL which several nodes may share, in the place of `dataDir`. */
  readonly databaseUrl?: string;
  /** `MASTER_KEY`, base64; without it a key file beside the data. `databaseUrl` needs it. */
  readonly masterKey?: string;
  /** What was stored and cannot be read, without content; for the operator's log. */
  onDamage?(damage: StoreDamage): void;
}

export type StoreDamage =
  | LogDamage
  | {
      readonly kind:
        | 'damagedKey'
        | 'damagedSummary'
        | 'damagedStance'
        | 'damagedReason'
        | 'damagedConsent'
        | 'damagedCheckpoint';
      readonly caseId: string;
    }
  | { readonly kind: 'damagedExemplary'; readonly id: string }
  | { readonly kind: 'damagedRule'; readonly rule: number }
  | { readonly kind: 'damagedSettings'; readonly version: number };

export interface Store {
  readonly accessLog: AccessLog;
  readonly cases: CaseStore;
  readonly sessions: SessionStore;
  readonly toolTokens: ToolTokenStore;
  readonly staff: StaffStore;
  readonly passkeys: PasskeyStore;
  readonly staffInvitations: StaffInvitationStore;
  readonly stances: StanceStore;
  readonly vaults: VaultStore;
  readonly checkpoints: CheckpointStore;
  readonly links: LinkStore;
  readonly guests: GuestStore;
  readonly conferences: ConferenceStore;
  readonly privacy: PrivacyStore;
  readonly exemplary: ExemplaryStore;
  readonly rules: RuleStore;
  readonly settings: SettingsStore;
  readonly log: UpdateLog;
  readonly keys: CaseKeys;
  readonly turns: Turns;
  close(): Promise<void>;
}

/** What the store is made of, where it lies. */
interface Parts {
  readonly db: Database;
  readonly masterKey: Uint8Array;
  readonly keys: CaseKeys;
  readonly log: UpdateLog;
  readonly turns: Turns;
}

/** Has what it opens closed, the last first. */
type Closing = (() => Promise<void> | void)[];

/** Opens all that is kept, creating it where there is nothing yet. Throws StoreError. */
export async function openStore(options: StoreOptions): Promise<Store> {
  const report = (damage: StoreDamage) => options.onDamage?.(damage);
  const closing: Closing = [];
  const close = async () => {
    for (const one of closing.splice(0).reverse()) await one();
  };
  try {
    const { db, masterKey, keys, log, turns } = options.databaseUrl
      ? await openShared(options.databaseUrl, options.masterKey, report, closing)
      : await openEmbedded(options, report, closing);
    const cases = new CaseStore(db, keys, log, (caseId) =>
      report({ kind: 'damagedSummary', caseId }),
    );
    await cases.finishErasures();
    const stances = new StanceStore(db, keys, (caseId) =>
      report({ kind: 'damagedStance', caseId }),
    );
    const conferences = new ConferenceStore(db, keys, (caseId) =>
      report({ kind: 'damagedReason', caseId }),
    );
    const settingsIn = (database: Database) =>
      new SettingsStore(database, (version) => report({ kind: 'damagedSettings', version }));
    return {
      accessLog: new AccessLog(db, macFor(masterKey, 'log of access')),
      cases,
      sessions: new SessionStore(db),
      toolTokens: new ToolTokenStore(db),
      staff: new StaffStore(db),
      passkeys: new PasskeyStore(db),
      staffInvitations: new StaffInvitationStore(db),
      stances,
      vaults: new VaultStore(db),
      checkpoints: new CheckpointStore(db, keys, (caseId) =>
        report({ kind: 'damagedCheckpoint', caseId }),
      ),
      links: new LinkStore(db),
      guests: new GuestStore(db, keys, (caseId) => report({ kind: 'damagedReason', caseId })),
      conferences,
      privacy: new PrivacyStore(db, keys, (caseId) => report({ kind: 'damagedConsent', caseId })),
      exemplary: new ExemplaryStore(db, keys, (id) => report({ kind: 'damagedExemplary', id })),
      rules: new RuleStore(db, settingsIn, (rule) => report({ kind: 'damagedRule', rule })),
      settings: settingsIn(db),
      log,
      keys,
      turns,
      close,
    };
  } catch (error) {
    await close();
    throw toStoreError(error);
  }
}

/** All in files of `dataDir`. */
async function openEmbedded(
  options: StoreOptions,
  report: (damage: StoreDamage) => void,
  closing: Closing,
): Promise<Parts> {
  const { dataDir } = options;
  mkdirSync(dataDir, { recursive: true, mode: 0o700 });
  closing.push(lockData(join(dataDir, 'lock')));
  const keyFolder = join(dataDir, 'keys');
  mkdirSync(keyFolder, { recursive: true, mode: 0o700 });
  const db = await openDatabase(join(dataDir, 'fallrunde.sqlite'), (caseId, wrapped) =>
    keepWrappedKey(keyFolder, caseId, wrapped),
  );
  closing.push(() => db.destroy());
  const masterKey = await masterKeyFor(options, db, keyFolder);
  const keys = await openKeys(db, new KeyFiles(keyFolder), masterKey, report);
  const keyOf = (caseId: string) => keys.get(caseId);
  const log = await openUpdateLog({ path: join(dataDir, 'log.sqlite'), keyOf, onDamage: report });
  closing.push(() => log.close());
  return { db, masterKey, keys, log, turns: new Turns() };
}

/** All on a PostgreSQL. */
async function openShared(
  databaseUrl: string,
  givenKey: string | undefined,
  report: (damage: StoreDamage) => void,
  closing: Closing,
): Promise<Parts> {
  if (!givenKey)
    throw new StoreError(
      'masterKeyMissing',
      'DATABASE_URL needs MASTER_KEY, the same on all nodes',
    );
  const masterKey = parseMasterKey(givenKey);
  const db = await openPostgres(databaseUrl);
  closing.push(() => db.destroy());
  const place = await KeyRows.open(db, proofOf(masterKey));
  const keys = await openKeys(db, place, masterKey, report);
  const keyOf = (caseId: string) => keys.get(caseId);
  const log = await openUpdateLog({ databaseUrl, keyOf, onDamage: report });
  closing.push(() => log.close());
  const turns = new SharedTurns(databaseUrl);
  closing.push(() => turns.close());
  return { db, masterKey, keys, log, turns };
}

/** A database that was put back without its keys is refused before anything in it could be taken for erased. */
async function openKeys(
  db: Database,
  place: KeyPlace,
  masterKey: Uint8Array,
  report: (damage: StoreDamage) => void,
): Promise<CaseKeys> {
  const tell = (caseId: string) => report({ kind: 'damagedKey', caseId });
  const keys = await CaseKeys.open(place, masterKey, tell);
  const rows = await db.selectFrom('cases').select('id').execute();
  const stored = await keys.stored();
  const missing = rows.filter(({ id }) => !stored.has(id) && !keys.isErased(id));
  if (missing.length > 0 && missing.length === rows.length)
    throw new StoreError('keysMissing', 'The keys of the cases are missing; restore them');
  for (const { id } of missing) tell(id);
  return keys;
}

async function masterKeyFor(
  options: StoreOptions,
  db: Database,
  keyFolder: string,
): Promise<Uint8Array> {
  if (options.masterKey !== undefined) return parseMasterKey(options.masterKey);
  const path = join(options.dataDir, 'master.key');
  const key = readMasterKeyFile(path);
  if (key) return key;
  // A new key beside old cases could never open them.
  const hasCases = await db.selectFrom('cases').select('id').limit(1).executeTakeFirst();
  if (hasCases || readdirSync(keyFolder).length > 0) {
    throw new StoreError('masterKeyMissing', `${path} is missing; restore it or set MASTER_KEY`);
  }
  return createMasterKeyFile(path);
}
