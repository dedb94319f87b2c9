import type { Kysely } from 'kysely';
import type { Migration } from 'kysely/migration';

export const stances: Migration = {
  async up(db: Kysely<unknown>): Promise<void> {
    await db.schema
      .createTable('stances')
      .addColumn('case_id', 'text', (column) => column.notNull())
      .addColumn('round_id', 'text', (column) => column.notNull())
      .addColumn('strategy_id', 'text', (column) => column.notNull())
      .addColumn('department', 'text', (column) => column.notNull())
      .addColumn('sealed', 'text', (column) => column.notNull())
      .addPrimaryKeyConstraint('stances_key', ['case_id', 'round_id', 'strategy_id', 'department'])
      .execute();
  },
};
