import type { Kysely } from 'kysely';
import type { Migration } from 'kysely/migration';

export const exemplary: Migration = {
  async up(db: Kysely<unknown>): Promise<void> {
    await db.schema
      .createTable('exemplary_cases')
      .addColumn('id', 'text', (column) => column.primaryKey())
      .addColumn('case_id', 'text')
      .addColumn('key_id', 'text')
      .addColumn('state', 'text', (column) => column.notNull())
      .addColumn('proposed_at', 'bigint', (column) => column.notNull())
      .addColumn('proposed_by', 'text', (column) => column.notNull())
      .addColumn('proposed_department', 'text', (column) => column.notNull())
      .addColumn('reviewed_at', 'bigint')
      .addColumn('reviewed_department', 'text')
      .addColumn('reason', 'text')
      .addColumn('facts', 'text', (column) => column.notNull())
      .addColumn('content', 'text', (column) => column.notNull())
      .addForeignKeyConstraint('exemplary_cases_of_case', ['case_id'], 'cases', ['id'], (key) =>
        key.onDelete('cascade'),
      )
      .execute();
  },
};
