import type { Kysely } from 'kysely';
import type { Migration } from 'kysely/migration';

export const learning: Migration = {
  async up(db: Kysely<unknown>): Promise<void> {
    await db.schema.alterTable('exemplary_cases').addColumn('learning', 'text').execute();
  },
};
