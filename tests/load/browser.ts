import { join } from 'node:path';
import { type Browser, chromium, type Page } from '@playwright/test';
import { build } from 'vite';
import { buildWhenStale } from '../../tools/build-when-stale.ts';
import { findChromium } from '../../tools/find-chromium.ts';

/** Builds our client and the page to compare it with. */
export async function buildPages(): Promise<void> {
  await buildWhenStale();
  const peers = join(import.meta.dirname, 'peers');
  await build({
    root: join(peers, 'page'),
    configFile: false,
    logLevel: 'error',
    build: { outDir: join(peers, 'page-dist'), emptyOutDir: true, chunkSizeWarningLimit: 10_000 },
  });
}

export function openBrowser(): Promise<Browser> {
  return chromium.launch({
    executablePath: findChromium(),
    args: ['--no-sandbox', '--disable-gpu', '--disable-background-networking'],
  });
}

export interface PageVisit {
  readonly address: string;
  readonly cookie?: string | undefined;
  /** What stands on the board. */
  readonly text: string;
  /** As many times slower than this machine. */
  readonly throttle: number;
}

/** A new browser profile opens the address: ms by the page's own clock until the text is drawn, and how long its thread worked for it. */
export async function visit(
  browser: Browser,
  { address, cookie, text, throttle }: PageVisit,
): Promise<{ readonly page: Page; readonly ms: number; readonly busyMs: number }> {
  const context = await browser.newContext({
    viewport: { width: 1440, height: 900 },
    locale: 'de-DE',
  });
  const [name = '', value = ''] = cookie?.split('=') ?? [];
  if (cookie) await context.addCookies([{ name, value, url: new URL(address).origin }]);
  const page = await context.newPage();
  const devTools = await context.newCDPSession(page);
  await devTools.send('Emulation.setCPUThrottlingRate', { rate: throttle });
  await devTools.send('Performance.enable', { timeDomain: 'threadTicks' });
  await page.addInitScript((sought) => {
    const path = `//text()[normalize-space()="${sought}"]`;
    const look = () => {
      const found = document.evaluate(path, document, null, XPathResult.FIRST_ORDERED_NODE_TYPE);
      const isDrawn = found.singleNodeValue?.parentElement?.checkVisibility() ?? false;
      if (isDrawn) requestAnimationFrame((now) => Object.assign(window, { drawnAt: now }));
      else requestAnimationFrame(look);
    };
    requestAnimationFrame(look);
  }, text);
  await page.goto(address, { waitUntil: 'commit' });
  const drawnAt = await page.waitForFunction(
    () => (window as unknown as { drawnAt?: number }).drawnAt,
  );
  const { metrics } = await devTools.send('Performance.getMetrics');
  const busy = metrics.find(({ name: metric }) => metric === 'TaskDuration')?.value ?? Number.NaN;
  return { page, ms: Number(await drawnAt.jsonValue()), busyMs: busy * 1000 };
}

/** One frame at 60 Hz, ms. */
const frameMs = 1000 / 60;

/** How long the frames took while `act` ran. */
export async function framesDuring(
  page: Page,
  act: () => Promise<void>,
): Promise<{ readonly p95: number; readonly late: number }> {
  await page.evaluate(() => {
    const frames: number[] = [];
    let last = performance.now();
    const tick = (now: number) => {
      frames.push(now - last);
      last = now;
      if (frames.length < 10_000) requestAnimationFrame(tick);
    };
    requestAnimationFrame(tick);
    Object.assign(window, { frames });
  });
  await act();
  const frames = await page.evaluate(() => {
    const { frames: all } = window as unknown as { frames: number[] };
    const taken = [...all];
    // Ends the counting.
    all.length = 10_000;
    return taken;
  });
  const sorted = frames.toSorted((a, b) => a - b);
  const p95 = sorted[Math.floor(sorted.length * 0.95)] ?? Number.NaN;
  // A frame that is shown in the next but one slot took at least one and a half.
  const late = sorted.filter((ms) => ms > 1.5 * frameMs).length / sorted.length;
  return { p95, late };
}

const steps = 60;

export async function pan(page: Page): Promise<void> {
  await page.mouse.move(500, 420);
  for (let step = 0; step < steps; step += 1) {
    const there = step < steps / 2 ? 1 : -1;
    await page.mouse.wheel(12 * there, 6 * there);
    await page.waitForTimeout(frameMs);
  }
}

/** Drags the card with that text about and lets it go where it was. */
export async function dragCard(page: Page, text: string): Promise<void> {
  const box = await page.getByText(text, { exact: true }).first().boundingBox();
  if (!box) throw new Error(`${text} is not on the screen`);
  const [x, y] = [box.x + box.width / 2, box.y + box.height / 2];
  await page.mouse.move(x, y);
  await page.mouse.down();
  for (let step = 0; step < steps; step += 1) {
    const angle = (step / steps) * 2 * Math.PI;
    await page.mouse.move(x + 60 * Math.sin(angle), y + 40 * (1 - Math.cos(angle)));
    await page.waitForTimeout(frameMs);
  }
  await page.mouse.move(x, y);
  await page.mouse.up();
}
