import { spawnSync } from 'node:child_process';
import { existsSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

/** The fault tests in full, then what came of them. TRIALS and SEED of the environment hold; words are paths of tests. */
const root = join(import.meta.dirname, '..');
const folder = mkdtempSync(join(tmpdir(), 'fallrunde-chaos-'));
const report = join(folder, 'report.jsonl');
const longestMs = 3_600_000;

const words = process.argv.slice(2);
const { status } = spawnSync(
  join(root, 'node_modules', '.bin', 'vitest'),
  ['run', ...(words.length > 0 ? words : ['tests/chaos']), `--testTimeout=${longestMs}`],
  {
    cwd: root,
    stdio: ['ignore', 'inherit', 'inherit'],
    env: { TRIALS: 'full', ...process.env, CHAOS_REPORT: report },
    shell: process.platform === 'win32',
  },
);
if (existsSync(report)) {
  const outcomes = readFileSync(report, 'utf8').trimEnd().split('\n');
  console.table(outcomes.map((line): unknown => JSON.parse(line)));
}
rmSync(folder, { recursive: true });
process.exitCode = status ?? 1;
