import type { Kysely } from 'kysely';
import type { Migration } from 'kysely/migration';

export const snapshots: Migration = {
  async up(db: Kysely<unknown>): Promise<void> {
    await db.schema.alterTable('checkpoints').addColumn('snapshot', 'text').execute();
  },
};
