import type { Kysely } from 'kysely';
import type { Migration } from 'kysely/migration';

export const conferences: Migration = {
  async up(db: Kysely<unknown>): Promise<void> {
    await db.schema
      .createTable('conferences')
      .addColumn('id', 'text', (column) => column.primaryKey())
      .addColumn('version', 'integer', (column) => column.notNull())
      .addColumn('date', 'text', (column) => column.notNull())
      .addColumn('start', 'text', (column) => column.notNull())
      .addColumn('place', 'text', (column) => column.notNull())
      .execute();
    await db.schema
      .createTable('agenda_items')
      .addColumn('conference_id', 'text', (column) => column.notNull())
      .addColumn('id', 'text', (column) => column.notNull())
      .addColumn('position', 'integer', (column) => column.notNull())
      .addColumn('minutes', 'integer', (column) => column.notNull())
      .addColumn('case_id', 'text')
      .addColumn('postponed_reason', 'text')
      .addColumn('postponed_to', 'text')
      .addPrimaryKeyConstraint('agenda_items_key', ['conference_id', 'id'])
      .execute();
    await db.schema.createIndex('agenda_items_case').on('agenda_items').column('case_id').execute();
    await db.schema
      .createTable('invitations')
      .addColumn('conference_id', 'text', (column) => column.notNull())
      .addColumn('department', 'text', (column) => column.notNull())
      .addColumn('answer', 'text', (column) => column.notNull())
      .addPrimaryKeyConstraint('invitations_key', ['conference_id', 'department'])
      .execute();
    await db.schema
      .createTable('case_departments')
      .addColumn('case_id', 'text', (column) => column.notNull())
      .addColumn('department', 'text', (column) => column.notNull())
      .addPrimaryKeyConstraint('case_departments_key', ['case_id', 'department'])
      .execute();
    await db.schema.alterTable('cases').addColumn('preparation_seconds', 'integer').execute();
  },
};
