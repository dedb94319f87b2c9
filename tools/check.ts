import { spawnSync } from 'node:child_process';
import { chmodSync, existsSync, mkdtempSync, readFileSync, rmSync, statfsSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { checkBundle } from './check-bundle.ts';
import { checkNotices } from './check-notices.ts';
import { findChromium } from './find-chromium.ts';
import { findServers } from './find-servers.ts';
import { reportAudit } from './report-audit.ts';

/** Everything that must be true before a change goes in. Runs all of it, then says what passed and what failed. */
const root = join(import.meta.dirname, '..');
const reports = mkdtempSync(join(roomInMemory() ?? tmpdir(), 'fallrunde-check-'));
// The PostgreSQL of the tests is another user and has its folder in there.
chmodSync(reports, 0o711);
const bin = (name: string) => join(root, 'node_modules', '.bin', name);
let passed = 0;
let failed = 0;
const skipped: string[] = [];

/** Every store of every test waits for its disk, and none of them needs what outlives the machine. */
function roomInMemory(): string | undefined {
  const folder = '/dev/shm';
  if (!existsSync(folder)) return undefined;
  const { bavail, bsize } = statfsSync(folder);
  return bavail * bsize > 4 * 1024 ** 3 ? folder : undefined;
}

function title(name: string): void {
  console.log(`\n── ${name}`);
}

function tool(name: string, command: string, args: string[], env: NodeJS.ProcessEnv = {}): boolean {
  title(name);
  const { status } = spawnSync(bin(command), args, {
    cwd: root,
    stdio: ['ignore', 'inherit', 'inherit'],
    env: { ...process.env, ...env },
    shell: process.platform === 'win32',
  });
  return status === 0;
}

function count(ok: boolean): void {
  if (ok) passed++;
  else failed++;
}

interface VitestReport {
  readonly numPassedTests: number;
  readonly numFailedTests: number;
  readonly testResults: readonly {
    readonly assertionResults: readonly { readonly fullName: string; readonly status: string }[];
  }[];
}

interface PlaywrightSuite {
  readonly specs: readonly {
    readonly title: string;
    readonly tests: readonly { readonly status: string }[];
  }[];
  readonly suites?: readonly PlaywrightSuite[];
}

interface PlaywrightReport {
  readonly stats: {
    readonly expected: number;
    readonly unexpected: number;
    readonly flaky: number;
  };
  readonly suites: readonly PlaywrightSuite[];
}

function specsOf(suites: readonly PlaywrightSuite[] = []): PlaywrightSuite['specs'] {
  return suites.flatMap((suite) => [...suite.specs, ...specsOf(suite.suites)]);
}

/** What a test runner says of its tests. */
interface Report {
  readonly good: number;
  readonly bad: number;
  /** Names of those that did not run. */
  readonly left: readonly string[];
}

/** Counts a test runner's own report; a runner that reports nothing has failed. */
function countReport(file: string, ok: boolean, read: (report: unknown) => Report): void {
  try {
    const { good, bad, left } = read(JSON.parse(readFileSync(file, 'utf8')));
    passed += good;
    failed += bad;
    skipped.push(...left);
    if (good + bad === 0 || (!ok && bad === 0)) failed++;
  } catch {
    failed++;
  }
}

function step(name: string, run: () => void): void {
  title(name);
  try {
    run();
    passed++;
  } catch (error) {
    console.error(error instanceof Error ? error.message : error);
    failed++;
  }
}

count(tool('format, lint, boundaries', 'biome', ['ci', '.']));
count(tool('types', 'tsc', []));
count(tool('unused code and dependencies', 'knip', []));
step('third-party notices', checkNotices);

title('servers for the tests');
findServers();
// What Node has compiled once, every process of the tests loads; a server that a test kills would leave nothing for the next.
process.env.NODE_COMPILE_CACHE = join(reports, 'compiled');
process.env.TMPDIR = reports;
count(tool('a server loads', 'node', ['server/server.ts']));

const unitReport = join(reports, 'unit.json');
const unitOk = tool('unit, simulation, integration', 'vitest', [
  'run',
  '--reporter=default',
  '--reporter=json',
  `--outputFile.json=${unitReport}`,
]);
countReport(unitReport, unitOk, (report) => {
  const { numPassedTests: good, numFailedTests: bad, testResults } = report as VitestReport;
  const tests = testResults.flatMap(({ assertionResults }) => assertionResults);
  const left = tests.filter(({ status }) => status !== 'passed' && status !== 'failed');
  return { good, bad, left: left.map(({ fullName }) => fullName) };
});

count(tool('build', 'node', ['tools/build.ts']));
step('bundle budget', checkBundle);

title('browser');
let chromium: string | undefined;
try {
  chromium = findChromium();
} catch (error) {
  console.error(error instanceof Error ? error.message : error);
  failed++;
}
if (chromium) {
  const browserReport = join(reports, 'browser.json');
  const browserOk = tool(
    'browser tests',
    'playwright',
    ['test', '--project=tests', '--reporter=list,json'],
    {
      CHROMIUM_PATH: chromium,
      PLAYWRIGHT_JSON_OUTPUT_NAME: browserReport,
    },
  );
  countReport(browserReport, browserOk, (report) => {
    const { stats, suites } = report as PlaywrightReport;
    const left = specsOf(suites).filter(({ tests }) =>
      tests.every(({ status }) => status === 'skipped'),
    );
    return {
      good: stats.expected,
      bad: stats.unexpected + stats.flaky,
      left: left.map(({ title: name }) => name),
    };
  });
}

title('known vulnerabilities of what is shipped');
reportAudit(root);

rmSync(reports, { recursive: true, force: true });
if (skipped.length > 0) console.log(`\nNOT RUN:\n${skipped.map((name) => `  ${name}`).join('\n')}`);
console.log(`\n${passed} passed, ${failed} failed, ${skipped.length} not run`);
process.exit(failed === 0 ? 0 : 1);
