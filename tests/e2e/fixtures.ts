import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import {
  type BrowserContext,
  type BrowserContextOptions,
  test as base,
  expect,
  type Page,
} from '@playwright/test';
import * as Y from 'yjs';
import { sampleCaseId } from '../../server/access/probe.ts';
import { openStore } from '../../server/store/store.ts';
import type { Author } from '../../shared/case/author.ts';
import { type ServerProcess, startServerProcess } from '../fixtures/server-process.ts';

/** The real server as its own process, with an empty store of its own: it starts as the Probe. */
export class App {
  readonly dataDir: string;
  /** The address of the town's sign-in service, where there is one. */
  readonly provider: string | undefined;
  private process: ServerProcess;

  private constructor(dataDir: string, process: ServerProcess, provider?: string) {
    this.dataDir = dataDir;
    this.provider = provider;
    this.process = process;
  }

  static async launch(variables: Readonly<Record<string, string>> = {}): Promise<App> {
    const dataDir = await mkdtemp(join(tmpdir(), 'fallrunde-e2e-'));
    return new App(
      dataDir,
      await startServerProcess({ DATA_DIR: dataDir, ...variables }),
      variables.OIDC_ISSUER,
    );
  }

  get url(): string {
    return this.process.url;
  }

  /** Printed where nobody has an account yet. */
  get setUpLink(): string {
    return /^First account: (\S+)$/m.exec(this.process.output())?.[1] ?? '';
  }

  /** Ends the process without a chance to finish anything. */
  async kill(): Promise<void> {
    await this.process.end('SIGKILL');
  }

  /** Starts it again on the same store and address. */
  async restart(variables: Readonly<Record<string, string>> = {}): Promise<void> {
    const { port } = new URL(this.url);
    this.process = await startServerProcess({ DATA_DIR: this.dataDir, PORT: port, ...variables });
  }

  /** Stops it, and starts it again with a clock that is ahead by that much. */
  async restartLater(aheadMs: number): Promise<void> {
    await this.process.end('SIGTERM');
    await this.restart({
      CLOCK_AHEAD_MS: String(aheadMs),
      NODE_OPTIONS: `--import=${new URL('../fixtures/later-clock.mjs', import.meta.url).href}`,
    });
  }

  /** Stops the server, changes the sample board in its store by the commands of the case model, starts it again. */
  async rewriteSample(change: (board: Y.Doc, author: Author) => void): Promise<void> {
    await this.process.end('SIGTERM');
    const store = await openStore({ dataDir: this.dataDir });
    const board = new Y.Doc();
    const before = await store.log.load(sampleCaseId, 'board');
    if (before) Y.applyUpdate(board, before);
    const known = Y.encodeStateVector(board);
    board.transact(() =>
      change(board, { participantId: 'preparation', department: 'SAF', now: Date.now }),
    );
    await store.log.append(sampleCaseId, 'board', Y.encodeStateAsUpdate(board, known));
    await store.close();
    await this.restart();
  }

  async stop(): Promise<void> {
    await this.kill();
    await rm(this.dataDir, { recursive: true, force: true });
  }
}

/** What a browser must never do in any test: complain in its console, or ask a foreign host. */
function watch(context: BrowserContext, app: App, complaints: string[]): void {
  const isOwn = (url: string) =>
    url.startsWith(app.url) ||
    url.startsWith(app.url.replace('http', 'ws')) ||
    /^(data|blob|about):/.test(url);
  context.on('request', (request) => {
    // A page of the town's sign-in service is opened, never asked by a page of ours.
    const isLedOn =
      app.provider !== undefined &&
      request.url().startsWith(app.provider) &&
      request.isNavigationRequest();
    if (!isOwn(request.url()) && !isLedOn) complaints.push(`foreign request: ${request.url()}`);
  });
  context.on('weberror', (error) => complaints.push(`uncaught: ${error.error().message}`));
  context.on('console', (message) => {
    if (message.type() !== 'error') return;
    // A server that was killed on purpose or a network that was cut cannot be reached: the browser says so itself.
    if (
      /ERR_CONNECTION_REFUSED|ERR_INTERNET_DISCONNECTED|ERR_CONNECTION_RESET|WebSocket connection/.test(
        message.text(),
      )
    )
      return;
    // A part of the page that a test keeps back.
    if (/LaterLens.*\.js/.test(`${message.location().url} ${message.text()}`)) return;
    // Two people changed the same agenda: an answer, not a fault.
    if (/status of 409/.test(message.text())) return;
    // A test that asks for a case nobody has, or a room; a file that was changed by hand.
    const unknown = ['cases/gibt-es-nicht', 'cases/kurz', 'cases/import/check', 'join'].map(
      (path) => `${app.url}/api/${path}`,
    );
    if (unknown.includes(message.location().url)) return;
    // Two who save the same settings.
    if (message.location().url === `${app.url}/api/settings` && message.text().includes('409'))
      return;
    // What was tried at an entrance and refused: a dead link, a weak or wrong password, the last coordinator.
    const tried = [
      'sign-in',
      'account',
      'account/invitation',
      'account/password',
      'passkeys/options',
      'passkeys/sign-in',
    ];
    if (tried.some((path) => message.location().url === `${app.url}/api/${path}`)) return;
    complaints.push(`console: ${message.text()}`);
  });
}

export interface Person {
  readonly page: Page;
  readonly context: BrowserContext;
  readonly department: string;
}

/** Contexts made by hand do not inherit `use` of the configuration. */
const everybody: BrowserContextOptions = {
  locale: 'de-DE',
  timezoneId: 'Europe/Berlin',
  viewport: { width: 1440, height: 900 },
};

interface Fixtures {
  app: App;
  /** A browser of somebody's own at the entrance, not signed in yet. */
  visit: (options?: BrowserContextOptions) => Promise<Pick<Person, 'page' | 'context'>>;
  /** Somebody of that department in a browser of their own, signed in, at the start page. */
  enter: (department: string, options?: BrowserContextOptions) => Promise<Person>;
}

export const test = base.extend<Fixtures>({
  // biome-ignore lint/correctness/noEmptyPattern: Playwright reads the fixtures a function needs from its pattern
  app: async ({}, use) => {
    const app = await App.launch();
    await use(app);
    await app.stop();
  },
  visit: async ({ browser, app }, use) => {
    const complaints: string[] = [];
    const contexts: BrowserContext[] = [];
    await use(async (options) => {
      const context = await browser.newContext({ ...everybody, ...options });
      contexts.push(context);
      watch(context, app, complaints);
      const page = await context.newPage();
      await page.goto(app.url);
      return { page, context };
    });
    for (const context of contexts) await context.close();
    expect(complaints).toEqual([]);
  },
  enter: async ({ visit }, use) => {
    await use(async (department, options) => {
      const { page, context } = await visit(options);
      await page.getByRole('button', { name: departmentNames[department] ?? department }).click();
      await expect(page.getByRole('heading', { level: 1, name: 'Laufende Fälle' })).toBeVisible();
      return { page, context, department };
    });
  },
});

export { expect };

/** How the entrance names them. */
const departmentNames: Record<string, RegExp> = {
  SAF: /Sozialdienst/,
  IFK: /Integrationsfachkräfte/,
  AA: /Agentur für Arbeit/,
  KJS: /Kinder, Jugend/,
  DRK: /Rotes Kreuz/,
  JC: /Jobcenter/,
  SOZ: /Sozialamt/,
  AUS: /Ausländeramt/,
};

/** Opens Familie O. from the list of cases in the given lens. */
export async function openSample(
  person: Person,
  lens: 'Karte' | 'Liste' | 'Strategien' | 'Lücken' = 'Liste',
): Promise<void> {
  const { page } = person;
  await page
    .getByRole('link', { name: /Familie O\./ })
    .first()
    .click();
  await expect(page.getByRole('heading', { name: 'Familie O.', level: 1 })).toBeVisible();
  await page.getByRole('tab', { name: lens }).click();
}

/** Waits until the page says that everything written here is on the server's disk. */
export async function saved(page: Page): Promise<void> {
  await expect(page.locator('[data-state="saved"]')).toBeVisible();
}
