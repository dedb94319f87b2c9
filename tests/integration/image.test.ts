import { execFile } from 'node:child_process';
import { readdir, readFile, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { afterEach, describe, expect, it } from 'vitest';
import { keepServer } from '../../tools/keep-server.ts';
import { startServerProcess } from '../fixtures/server-process.ts';
import { onTeardown, tearDown } from '../fixtures/teardown.ts';
import { temporaryFolder } from '../fixtures/test-server.ts';

afterEach(tearDown);

describe('what the image is made of', () => {
  it('is enough to serve and to administer, and comes with the build', async () => {
    const folder = await temporaryFolder();
    onTeardown({ close: () => rm(folder, { recursive: true }) });
    keepServer(folder);
    const kept = await readdir(folder);
    const packages = await readdir(join(folder, 'node_modules'));
    expect(packages).toContain('fastify');
    expect(packages).not.toContain('react');
    const ofBuild = (await readFile('.dockerignore', 'utf8')).split('\n');
    expect(kept.filter((name) => !ofBuild.includes(`!${name}`))).toEqual(['node_modules']);

    const variables = { DATA_DIR: join(folder, 'data'), LOG_LEVEL: 'warn' };
    const server = await startServerProcess(variables, folder);
    expect((await fetch(`${server.url}/readyz`)).status).toBe(200);
    await server.end('SIGTERM');
    const doctor = await promisify(execFile)(process.execPath, ['server/admin.ts', 'doctor'], {
      cwd: folder,
      env: variables,
    });
    expect(doctor.stdout).toContain('documents');
  });
});
