import type { Kysely } from 'kysely';
import type { Migration } from 'kysely/migration';

export const rules: Migration = {
  async up(db: Kysely<unknown>): Promise<void> {
    await db.schema
      .createTable('rules')
      .addColumn('number', 'integer', (column) => column.primaryKey())
      .addColumn('revision', 'integer', (column) => column.notNull())
      .addColumn('state', 'text', (column) => column.notNull())
      .addColumn('created_at', 'bigint', (column) => column.notNull())
      .addColumn('department', 'text', (column) => column.notNull())
      .addColumn('review_until', 'text')
      .addColumn('valid_from', 'text')
      .addColumn('decided_at', 'bigint')
      .addColumn('reason', 'text')
      .addColumn('settings_version', 'integer')
      .addColumn('content', 'text', (column) => column.notNull())
      .execute();
    await db.schema
      .createTable('rule_voices')
      .addColumn('id', 'text', (column) => column.primaryKey())
      .addColumn('rule', 'integer', (column) => column.notNull())
      .addColumn('at', 'bigint', (column) => column.notNull())
      .addColumn('staff_id', 'text', (column) => column.notNull())
      .addColumn('name', 'text', (column) => column.notNull())
      .addColumn('department', 'text', (column) => column.notNull())
      .addColumn('kind', 'text', (column) => column.notNull())
      .addColumn('text', 'text', (column) => column.notNull())
      .addForeignKeyConstraint('rule_voices_of_rule', ['rule'], 'rules', ['number'], (key) =>
        key.onDelete('cascade'),
      )
      .execute();
  },
};
