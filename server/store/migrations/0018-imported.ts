import type { Kysely } from 'kysely';
import type { Migration } from 'kysely/migration';

export const imported: Migration = {
  async up(db: Kysely<unknown>): Promise<void> {
    await db.schema.alterTable('cases').addColumn('imported_at', 'bigint').execute();
  },
};
