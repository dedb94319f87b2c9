import { spawnSync } from 'node:child_process';
import { appendFileSync, existsSync } from 'node:fs';
import { findPostgres } from '../tests/fixtures/postgres.ts';
import { run } from './run.ts';

/**
 * PostgreSQL and Redis for the tests, which start their own ones in temporary folders: those of the machine, else by the
 * system's package manager where that needs nobody's password. Without them their tests are skipped.
 */
export function findServers(): void {
  const missing = missingServers();
  if (missing.length === 0) return;
  console.log(`Not on this machine: ${missing.join(', ')}.`);
  if (process.getuid?.() !== 0 || !existsSync('/usr/bin/apt-get')) return;
  console.log('Installing for the tests:');
  const install = (...names: string[]) => run('apt-get', ['install', '-y', '-qq', ...names]);
  run('apt-get', ['update', '-qq']);
  if (missing.includes('postgresql') && install('postgresql-common')) {
    // Only the programs are wanted, not a database of the system.
    appendFileSync('/etc/postgresql-common/createcluster.conf', 'create_main_cluster = false\n');
  }
  for (const name of missing) install(name);
}

/** By the names of their packages. */
function missingServers(): string[] {
  const hasRedis = spawnSync('redis-server', ['--version']).status === 0;
  return [...(findPostgres() ? [] : ['postgresql']), ...(hasRedis ? [] : ['redis-server'])];
}
