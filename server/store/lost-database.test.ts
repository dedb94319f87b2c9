import { randomBytes } from 'node:crypto';
import { expect, inject, test } from 'vitest';
import { runSql, startPostgres } from '../../tests/fixtures/postgres.ts';
import { openPostgres } from './database.ts';
import { author } from './log-fixture.ts';
import { openUpdateLog } from './update-log.ts';

// Without PostgreSQL; the run says so loudly and counts it as not run.
test.skipIf(!inject('postgresUrl'))(
  'when the database stays away the log says so and acknowledges nothing more',
  async () => {
    const server = await startPostgres();
    if (!server) return expect.unreachable();
    await (await openPostgres(server.url)).destroy();
    await runSql(server.url, "INSERT INTO fallrunde_keys.case_keys VALUES ('one', '')");
    const key = randomBytes(32);
    const log = await openUpdateLog({
      databaseUrl: server.url,
      patienceMs: 2_000,
      keyOf: () => key,
    });
    const person = author();
    person.put('a', 'kept');
    const [update = new Uint8Array()] = person.updates;
    await log.append('one', 'board', update);
    await server.stop();
    await expect(log.append('one', 'board', update)).rejects.toMatchObject({
      code: 'connectionLost',
    });
    expect((await log.failed).code).toBe('connectionLost');
    await expect(log.check()).rejects.toMatchObject({ code: 'connectionLost' });
    await log.close();
  },
);
