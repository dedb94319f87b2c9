import { DatabaseSync, type SQLInputValue } from 'node:sqlite';
import { Kysely, SqliteDialect } from 'kysely';
import { Migrator } from 'kysely/migration';
import { migrations } from './migrations/migrations.ts';

type KeepKey = Parameters<typeof migrations>[0];

/** For tests: a store on SQLite that can be stopped at any earlier version of itself. */
export function earlierStore(path: string, keepKey: KeepKey = () => undefined) {
  const database = new DatabaseSync(path);
  const prepare = (text: string) => {
    const statement = database.prepare(text);
    const values = (parameters: readonly unknown[]) => parameters as SQLInputValue[];
    return {
      reader: statement.columns().length > 0,
      all: (parameters: readonly unknown[]) => statement.all(...values(parameters)),
      run: (parameters: readonly unknown[]) => statement.run(...values(parameters)),
      iterate: (parameters: readonly unknown[]) => statement.iterate(...values(parameters)),
    };
  };
  const db = new Kysely<unknown>({
    dialect: new SqliteDialect({ database: { close: () => undefined, prepare } }),
  });
  const migrator = new Migrator({
    db,
    provider: { getMigrations: () => Promise.resolve(migrations(keepKey)) },
  });
  return {
    database,
    async migrateTo(version: string): Promise<void> {
      const { error } = await migrator.migrateTo(version);
      if (error) throw error;
    },
  };
}
