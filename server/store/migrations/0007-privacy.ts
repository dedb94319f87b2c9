import type { Kysely } from 'kysely';
import type { Migration } from 'kysely/migration';

export type KeepKey = (caseId: string, wrappedKey: string) => void;

/** Takes the keys of the cases out of the database, too: `keepKey` puts each in a place of its own. */
export const privacy = (keepKey: KeepKey): Migration => ({
  async up(db: Kysely<{ cases: { id: string; wrapped_key: string } }>): Promise<void> {
    const rows = await db.selectFrom('cases').select(['id', 'wrapped_key']).execute();
    // Empty: of a case that was being deleted.
    for (const row of rows) if (row.wrapped_key !== '') keepKey(row.id, row.wrapped_key);
    await db.updateTable('cases').set({ wrapped_key: '' }).execute();
    await db.schema.alterTable('cases').dropColumn('wrapped_key').execute();
    await db.schema
      .createTable('access_log')
      .addColumn('case_id', 'text', (column) => column.notNull())
      .addColumn('seq', 'integer', (column) => column.notNull())
      .addColumn('at', 'bigint', (column) => column.notNull())
      .addColumn('participant_id', 'text', (column) => column.notNull())
      .addColumn('department', 'text', (column) => column.notNull())
      .addColumn('action', 'text', (column) => column.notNull())
      .addColumn('detail', 'text', (column) => column.notNull())
      .addColumn('hash', 'text', (column) => column.notNull())
      .addPrimaryKeyConstraint('access_log_key', ['case_id', 'seq'])
      .execute();
    await db.schema
      .createTable('access_log_ends')
      .addColumn('case_id', 'text', (column) => column.primaryKey())
      .addColumn('removed_seq', 'integer', (column) => column.notNull())
      .addColumn('removed_hash', 'text', (column) => column.notNull())
      .addColumn('last_seq', 'integer', (column) => column.notNull())
      .addColumn('last_hash', 'text', (column) => column.notNull())
      .addColumn('hash', 'text', (column) => column.notNull())
      .execute();
    await db.schema
      .createTable('consents')
      .addColumn('case_id', 'text', (column) => column.notNull())
      .addColumn('id', 'text', (column) => column.notNull())
      .addColumn('position', 'integer', (column) => column.notNull())
      .addColumn('department', 'text', (column) => column.notNull())
      .addColumn('form', 'text', (column) => column.notNull())
      .addColumn('given_on', 'text', (column) => column.notNull())
      .addColumn('withdrawn_on', 'text')
      .addColumn('purpose', 'text', (column) => column.notNull())
      .addPrimaryKeyConstraint('consents_key', ['case_id', 'id'])
      .execute();
    await db.schema
      .createTable('retention_extensions')
      .addColumn('case_id', 'text', (column) => column.notNull())
      .addColumn('id', 'text', (column) => column.notNull())
      .addColumn('at', 'bigint', (column) => column.notNull())
      .addColumn('until', 'text', (column) => column.notNull())
      .addColumn('department', 'text', (column) => column.notNull())
      .addColumn('reason', 'text', (column) => column.notNull())
      .addPrimaryKeyConstraint('retention_extensions_key', ['case_id', 'id'])
      .execute();
  },
});
