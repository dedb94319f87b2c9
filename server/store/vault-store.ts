import { nanoid } from 'nanoid';
import type { Vault } from '../../shared/case/vaults.ts';
import type { Database } from './database.ts';

/** Which departments the entrusted entries of a case are entrusted to; the entries are in the log. */
export class VaultStore {
  readonly #db: Database;

  constructor(db: Database) {
    this.#db = db;
  }

  async list(caseId: string): Promise<Vault[]> {
    const rows = await this.#db
      .selectFrom('vaults')
      .selectAll()
      .where('case_id', '=', caseId)
      .orderBy('key')
      .execute();
    return rows.map(({ key, departments }) => ({ key, departments: departments.split(' ') }));
  }

  async find(caseId: string, key: string): Promise<Vault | undefined> {
    return (await this.list(caseId)).find((vault) => vault.key === key);
  }

  /** The vaults a new case comes with. */
  async take(db: Database, caseId: string, vaults: readonly Vault[]): Promise<void> {
    for (const { key, departments } of vaults)
      await db
        .insertInto('vaults')
        .values({ case_id: caseId, key, departments: departments.join(' ') })
        .execute();
  }

  /** The vault of exactly these departments; a new one where there is none yet. */
  async of(caseId: string, departments: readonly string[]): Promise<Vault> {
    // Ids of departments hold no space.
    const stored = [...new Set(departments)].sort().join(' ');
    await this.#db
      .insertInto('vaults')
      .values({ case_id: caseId, key: nanoid(), departments: stored })
      .onConflict((conflict) => conflict.columns(['case_id', 'departments']).doNothing())
      .execute();
    const { key } = await this.#db
      .selectFrom('vaults')
      .select('key')
      .where('case_id', '=', caseId)
      .where('departments', '=', stored)
      .executeTakeFirstOrThrow();
    return { key, departments: stored.split(' ') };
  }
}
