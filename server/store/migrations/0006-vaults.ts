import type { Kysely } from 'kysely';
import type { Migration } from 'kysely/migration';

export const vaults: Migration = {
  async up(db: Kysely<unknown>): Promise<void> {
    await db.schema
      .createTable('vaults')
      .addColumn('case_id', 'text', (column) => column.notNull())
      .addColumn('key', 'text', (column) => column.notNull())
      .addColumn('departments', 'text', (column) => column.notNull())
      .addPrimaryKeyConstraint('vaults_key', ['case_id', 'key'])
      .addUniqueConstraint('vaults_departments', ['case_id', 'departments'])
      .execute();
  },
};
