import type { Kysely } from 'kysely';
import type { Migration } from 'kysely/migration';

export const checkpoints: Migration = {
  async up(db: Kysely<unknown>): Promise<void> {
    await db.schema
      .createTable('checkpoints')
      .addColumn('case_id', 'text', (column) => column.notNull())
      .addColumn('at', 'bigint', (column) => column.notNull())
      .addColumn('restored_by', 'text')
      .addColumn('restored_state', 'bigint')
      .addPrimaryKeyConstraint('checkpoints_key', ['case_id', 'at'])
      .execute();
    await db.schema
      .createTable('checkpoint_documents')
      .addColumn('case_id', 'text', (column) => column.notNull())
      .addColumn('at', 'bigint', (column) => column.notNull())
      .addColumn('document', 'text', (column) => column.notNull())
      .addColumn('sealed', 'text', (column) => column.notNull())
      .addPrimaryKeyConstraint('checkpoint_documents_key', ['case_id', 'at', 'document'])
      .execute();
  },
};
