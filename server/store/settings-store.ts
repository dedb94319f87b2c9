import {
  defaultTownSettings,
  keepingRules,
  missingFrom,
  readTownContent,
  type TownContent,
  type TownSettings,
  withChainVersions,
} from '../../shared/method/town-settings.ts';
import type { TownVersion } from '../../shared/protocol/http.ts';
import type { Database, TownSettingsTable } from './database.ts';
import { inTransaction } from './transactions.ts';

/** Why a version was not saved; nothing was written. */
export class SettingsError extends Error {
  override readonly name = 'SettingsError';
  readonly code: 'stale' | 'departmentInUse' | 'instrumentInUse';
  /** Which department or instrument. */
  readonly id: string | undefined;

  constructor(code: SettingsError['code'], id?: string) {
    super(code);
    this.code = code;
    this.id = id;
  }
}

/** The versions of the town's settings. They are only ever added to. Nothing in them is about a family. */
export class SettingsStore {
  readonly #db: Database;
  readonly #onDamage: (version: number) => void;

  constructor(db: Database, onDamage: (version: number) => void) {
    this.#db = db;
    this.#onDamage = onDamage;
  }

  /** The newest version; before a town saved any, what Fallrunde comes with. One that cannot be read keeps its number. */
  async current(): Promise<TownSettings> {
    const rows = await this.#rows(this.#db);
    const settings = rows
      .values()
      .map((row) => this.#read(row))
      .find((each) => each !== undefined);
    return { ...(settings ?? defaultTownSettings), version: newestOf(rows) };
  }

  /** Whether that is a department one can belong to now. */
  async knows(department: string): Promise<boolean> {
    const { departments } = await this.current();
    return departments.some(({ id, retired }) => id === department && !retired);
  }

  /** Undefined: there is none, or it cannot be read. */
  async get(version: number): Promise<TownSettings | undefined> {
    if (version === defaultTownSettings.version) return defaultTownSettings;
    const row = await this.#db
      .selectFrom('town_settings')
      .selectAll()
      .where('version', '=', version)
      .executeTakeFirst();
    return row && this.#read(row);
  }

  /** The newest first. */
  async list(): Promise<TownVersion[]> {
    const rows = await this.#db
      .selectFrom('town_settings')
      .select(['version', 'valid_from', 'department'])
      .orderBy('version', 'desc')
      .execute();
    const { version, validFrom } = defaultTownSettings;
    return [
      ...rows.map((row) => ({
        version: Number(row.version),
        validFrom: Number(row.valid_from),
        by: row.department,
      })),
      { version, validFrom },
    ];
  }

  /**
   * Adds a version that holds from now on; its chains keep their rules. Whoever leads a case or is signed in belongs to a
   * department of some version, so none of an earlier version may be missing. Throws SettingsError.
   */
  save(basedOn: number, content: TownContent, by: string): Promise<TownSettings> {
    return this.#add(basedOn, by, (before) => keepingRules(content, before));
  }

  /** As `save`, with the rules its chains come with. Throws SettingsError. */
  saveByRule(basedOn: number, content: TownContent, by: string): Promise<TownSettings> {
    return this.#add(basedOn, by, () => content);
  }

  #add(
    basedOn: number,
    by: string,
    contentAfter: (before: TownSettings) => TownContent,
  ): Promise<TownSettings> {
    return inTransaction(this.#db, async (transaction) => {
      const rows = await this.#rows(transaction);
      if (basedOn !== newestOf(rows)) throw new SettingsError('stale');
      const saved = rows.flatMap((row) => this.#read(row) ?? []);
      const before = saved[0] ?? defaultTownSettings;
      const content = contentAfter(before);
      const earlier = [defaultTownSettings, ...saved];
      const missing = missingFrom(content, {
        departments: earlier.flatMap(({ departments }) => departments.map(({ id }) => id)),
        instruments: earlier.flatMap(({ instruments }) => instruments.map(({ id }) => id)),
      });
      if (missing) throw new SettingsError(`${missing.kind}InUse`, missing.id);
      const version = basedOn + 1;
      const versioned = withChainVersions(content, before, version);
      const settings = { ...versioned, version, validFrom: Date.now(), by };
      await transaction
        .insertInto('town_settings')
        .values({
          version: settings.version,
          valid_from: settings.validFrom,
          department: by,
          content: JSON.stringify(versioned),
        })
        .execute();
      return settings;
    });
  }

  /** The newest first. */
  #rows(db: Database): Promise<TownSettingsTable[]> {
    return db.selectFrom('town_settings').selectAll().orderBy('version', 'desc').execute();
  }

  #read(row: TownSettingsTable): TownSettings | undefined {
    const version = Number(row.version);
    const read = readTownContent(parsed(row.content));
    if ('content' in read)
      return { ...read.content, version, validFrom: Number(row.valid_from), by: row.department };
    this.#onDamage(version);
    return undefined;
  }
}

function newestOf([newest]: readonly TownSettingsTable[]): number {
  return newest ? Number(newest.version) : defaultTownSettings.version;
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}
