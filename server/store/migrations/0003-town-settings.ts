import type { Kysely } from 'kysely';
import type { Migration } from 'kysely/migration';

export const townSettings: Migration = {
  async up(db: Kysely<unknown>): Promise<void> {
    await db.schema
      .createTable('town_settings')
      .addColumn('version', 'integer', (column) => column.primaryKey())
      .addColumn('valid_from', 'bigint', (column) => column.notNull())
      .addColumn('department', 'text', (column) => column.notNull())
      .addColumn('content', 'text', (column) => column.notNull())
      .execute();
  },
};
