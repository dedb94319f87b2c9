import type { Kysely } from 'kysely';
import type { Migration } from 'kysely/migration';

export const toolTokens: Migration = {
  async up(db: Kysely<unknown>): Promise<void> {
    await db.schema
      .createTable('tool_tokens')
      .addColumn('id', 'text', (column) => column.primaryKey())
      .addColumn('token_hash', 'text', (column) => column.notNull().unique())
      // However a session ends, its tools end with it.
      .addColumn('session_hash', 'text', (column) =>
        column.notNull().references('sessions.token_hash').onDelete('cascade'),
      )
      .addColumn('case_id', 'text', (column) => column.notNull())
      .addColumn('created_at', 'bigint', (column) => column.notNull())
      .execute();
    await db.schema
      .createIndex('tool_tokens_session')
      .on('tool_tokens')
      .column('session_hash')
      .execute();
  },
};
