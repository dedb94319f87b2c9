import type { Kysely } from 'kysely';
import type { Migration } from 'kysely/migration';

export const door: Migration = {
  async up(db: Kysely<unknown>): Promise<void> {
    await db.schema
      .createTable('case_staff')
      .addColumn('case_id', 'text', (column) => column.notNull())
      .addColumn('staff_id', 'text', (column) => column.notNull())
      .addPrimaryKeyConstraint('case_staff_key', ['case_id', 'staff_id'])
      .execute();
    await db.schema
      .createTable('case_leads')
      .addColumn('case_id', 'text', (column) => column.notNull())
      .addColumn('position', 'integer', (column) => column.notNull())
      .addColumn('department', 'text', (column) => column.notNull())
      .addColumn('since', 'text', (column) => column.notNull())
      .addColumn('until', 'text', (column) => column.notNull())
      .addPrimaryKeyConstraint('case_leads_key', ['case_id', 'position'])
      .execute();
    await db.schema
      .createTable('links')
      .addColumn('id', 'text', (column) => column.primaryKey())
      .addColumn('token_hash', 'text', (column) => column.notNull().unique())
      .addColumn('case_id', 'text', (column) => column.notNull())
      .addColumn('conference_id', 'text')
      .addColumn('department', 'text', (column) => column.notNull())
      .addColumn('person', 'text', (column) => column.notNull())
      .addColumn('role', 'text', (column) => column.notNull())
      .addColumn('until_end', 'integer', (column) => column.notNull())
      .addColumn('expires_at', 'bigint', (column) => column.notNull())
      .addColumn('created_by', 'text', (column) => column.notNull())
      .addColumn('created_at', 'bigint', (column) => column.notNull())
      .addColumn('used_at', 'bigint')
      .addColumn('last_used_at', 'bigint')
      .addColumn('refused_at', 'bigint')
      .addColumn('ended_at', 'bigint')
      .addColumn('ended_why', 'text')
      .execute();
    await db.schema.createIndex('links_case').on('links').column('case_id').execute();
    await db.schema
      .createTable('guests')
      .addColumn('id', 'text', (column) => column.primaryKey())
      .addColumn('link_id', 'text')
      .addColumn('case_id', 'text', (column) => column.notNull())
      .addColumn('name', 'text', (column) => column.notNull())
      .addColumn('department', 'text', (column) => column.notNull())
      .addColumn('role', 'text', (column) => column.notNull())
      .addColumn('device', 'text', (column) => column.notNull())
      .addColumn('until_end', 'integer', (column) => column.notNull())
      .addColumn('expires_at', 'bigint', (column) => column.notNull())
      .addColumn('state', 'text', (column) => column.notNull())
      .addColumn('state_at', 'bigint', (column) => column.notNull())
      .addColumn('why', 'text')
      .execute();
    await db.schema.createIndex('guests_case').on('guests').column('case_id').execute();
  },
};
