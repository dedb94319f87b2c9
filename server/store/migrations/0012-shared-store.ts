import { type Kysely, sql } from 'kysely';
import type { Migration } from 'kysely/migration';

const tablesOfCase = [
  'agenda_items',
  'case_departments',
  'case_leads',
  'case_staff',
  'checkpoint_documents',
  'checkpoints',
  'consents',
  'guests',
  'links',
  'retention_extensions',
  'stances',
  'tool_tokens',
  'vaults',
];

/** What lies in files of their own beside SQLite, for PostgreSQL; and that no node writes of a case which another erased. */
export const sharedStore: Migration = {
  async up(db: Kysely<unknown>): Promise<void> {
    const keys = db.schema.withSchema('fallrunde_keys');
    await db.schema.createSchema('fallrunde_keys').execute();
    await keys
      .createTable('case_keys')
      .addColumn('case_id', 'text', (column) => column.primaryKey())
      .addColumn('wrapped', 'text', (column) => column.notNull())
      .execute();
    await keys
      .createTable('receipts')
      .addColumn('case_id', 'text', (column) => column.primaryKey())
      .addColumn('receipt', 'text', (column) => column.notNull())
      .execute();
    await keys
      .createTable('installation')
      .addColumn('id', 'integer', (column) => column.primaryKey())
      .addColumn('proof', 'text', (column) => column.notNull())
      .execute();
    await db.schema
      .createTable('log')
      .addColumn('seq', 'bigint', (column) => column.primaryKey())
      .addColumn('case_id', 'text', (column) => column.notNull())
      .addColumn('document', 'text', (column) => column.notNull())
      .addColumn('kind', 'text', (column) => column.notNull())
      .addColumn('sealed', sql`bytea`, (column) => column.notNull())
      .execute();
    // What is encrypted gets no smaller by compressing it.
    await sql`ALTER TABLE log ALTER COLUMN sealed SET STORAGE EXTERNAL`.execute(db);
    await db.schema
      .createIndex('log_document')
      .on('log')
      .columns(['case_id', 'document', 'seq'])
      .execute();
    // A node takes as many numbers at once.
    await sql`CREATE SEQUENCE log_seq INCREMENT BY 64`.execute(db);
    await db.schema
      .createTable('log_heartbeat')
      .addColumn('beats', 'bigint', (column) => column.notNull())
      .execute();
    await sql`INSERT INTO log_heartbeat VALUES (0)`.execute(db);
    // Asked for by numbers that anybody can send; in SQLite an integer is as large.
    await sql`ALTER TABLE town_settings ALTER COLUMN version TYPE bigint`.execute(db);
    await sql`ALTER TABLE access_log ALTER COLUMN seq TYPE bigint`.execute(db);
    for (const table of tablesOfCase)
      await db.schema
        .alterTable(table)
        .addForeignKeyConstraint(`${table}_of_case`, ['case_id'], 'cases', ['id'])
        .onDelete('cascade')
        .execute();
  },
};
