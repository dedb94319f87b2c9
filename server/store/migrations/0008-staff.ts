import { type Kysely, sql } from 'kysely';
import type { Migration } from 'kysely/migration';

export const staff: Migration = {
  async up(db: Kysely<unknown>): Promise<void> {
    await db.schema
      .createTable('staff')
      .addColumn('id', 'text', (column) => column.primaryKey())
      .addColumn('login', 'text', (column) => column.notNull())
      .addColumn('name', 'text', (column) => column.notNull())
      .addColumn('department', 'text', (column) => column.notNull())
      .addColumn('role', 'text', (column) => column.notNull())
      .addColumn('password_hash', 'text')
      .addColumn('oidc_issuer', 'text')
      .addColumn('oidc_subject', 'text')
      .addColumn('disabled_at', 'bigint')
      .addColumn('created_at', 'bigint', (column) => column.notNull())
      .execute();
    // Who comes by a provider is known by its subject; its e-mail address gives no right to an account of ours.
    await db.schema
      .createIndex('staff_login')
      .unique()
      .on('staff')
      .column('login')
      .where(sql.ref('oidc_subject'), 'is', null)
      .execute();
    await db.schema
      .createIndex('staff_oidc')
      .unique()
      .on('staff')
      .columns(['oidc_issuer', 'oidc_subject'])
      .execute();
    await db.schema
      .createTable('staff_invitations')
      .addColumn('id', 'text', (column) => column.primaryKey())
      .addColumn('token_hash', 'text', (column) => column.notNull().unique())
      .addColumn('name', 'text', (column) => column.notNull())
      .addColumn('department', 'text', (column) => column.notNull())
      .addColumn('role', 'text', (column) => column.notNull())
      .addColumn('staff_id', 'text', (column) => column.references('staff.id').onDelete('cascade'))
      .addColumn('created_by', 'text', (column) => column.notNull())
      .addColumn('expires_at', 'bigint', (column) => column.notNull())
      .execute();
    await db.schema
      .createTable('passkeys')
      .addColumn('id', 'text', (column) => column.primaryKey())
      .addColumn('staff_id', 'text', (column) =>
        column.notNull().references('staff.id').onDelete('cascade'),
      )
      .addColumn('public_key', 'text', (column) => column.notNull())
      .addColumn('counter', 'bigint', (column) => column.notNull())
      .addColumn('label', 'text', (column) => column.notNull())
      .addColumn('created_at', 'bigint', (column) => column.notNull())
      .execute();
    await db.schema
      .alterTable('sessions')
      .addColumn('staff_id', 'text', (column) => column.references('staff.id').onDelete('cascade'))
      .execute();
    await db.schema.alterTable('sessions').addColumn('id_token', 'text').execute();
  },
};
