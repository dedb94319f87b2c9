import type { Kysely } from 'kysely';
import type { Migration } from 'kysely/migration';

export const admittedBy: Migration = {
  async up(db: Kysely<unknown>): Promise<void> {
    await db.schema.alterTable('guests').addColumn('admitted_by', 'text').execute();
  },
};
