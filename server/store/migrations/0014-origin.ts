import type { Kysely } from 'kysely';
import type { Migration } from 'kysely/migration';

export const origin: Migration = {
  async up(db: Kysely<unknown>): Promise<void> {
    for (const column of ['origin_id', 'origin_number'])
      await db.schema.alterTable('cases').addColumn(column, 'text').execute();
  },
};
