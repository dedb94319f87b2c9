import { once } from 'node:events';
import { request as httpRequest } from 'node:http';
import { createServer } from 'node:https';
import type { AddressInfo } from 'node:net';
import { connect } from 'node:net';
import { chromium } from '@playwright/test';
import { generate } from 'selfsigned';
import { expect, test } from './fixtures.ts';

const host = 'fallrunde.example';

/** The reverse proxy of an operator: https outside, plain http inside, websockets passed through. */
async function httpsProxy(target: URL) {
  const { cert, private: key } = await generate([{ name: 'commonName', value: host }]);
  const proxy = createServer({ cert, key }, (request, response) => {
    const headers = { ...request.headers, 'x-forwarded-proto': 'https' };
    const inner = httpRequest(
      {
        host: target.hostname,
        port: target.port,
        path: request.url,
        method: request.method,
        headers,
      },
      (answer) => {
        response.writeHead(answer.statusCode ?? 502, answer.headers);
        answer.pipe(response);
      },
    );
    request.pipe(inner);
  });
  proxy.on('upgrade', (request, socket, head) => {
    const inner = connect(Number(target.port), target.hostname, () => {
      const lines = Object.entries(request.headers).map(([name, value]) => `${name}: ${value}`);
      inner.write(`${request.method} ${request.url} HTTP/1.1\r\n${lines.join('\r\n')}\r\n\r\n`);
      inner.write(head);
      inner.pipe(socket).pipe(inner);
    });
    for (const end of [inner, socket]) end.on('error', () => inner.destroy());
  });
  proxy.listen(0, '127.0.0.1');
  await once(proxy, 'listening');
  return { port: (proxy.address() as AddressInfo).port, close: () => proxy.close() };
}

test('the watermark of tldraw is visible on an https origin, and no foreign host is reached', async ({
  app,
}, testInfo) => {
  const proxy = await httpsProxy(new URL(app.url));
  const { args = [], ...launch } = testInfo.project.use.launchOptions ?? {};
  const browser = await chromium.launch({
    ...launch,
    args: [
      ...args,
      `--host-resolver-rules=MAP ${host}:443 127.0.0.1:${proxy.port}, MAP * ~NOTFOUND, EXCLUDE 127.0.0.1`,
    ],
  });
  const context = await browser.newContext({
    ignoreHTTPSErrors: true,
    locale: 'de-DE',
    viewport: { width: 1440, height: 900 },
  });
  // Everything foreign that left the page: answered, or stopped by the resolver above and not by our own policy.
  const isForeign = (url: string) =>
    /^https?:/.test(url) && ![host, new URL(app.url).host].includes(new URL(url).host);
  const left: string[] = [];
  context.on('response', (response) => {
    if (isForeign(response.url())) left.push(response.url());
  });
  context.on('requestfailed', (request) => {
    if (isForeign(request.url()) && request.failure()?.errorText !== 'csp')
      left.push(`${request.url()} ${request.failure()?.errorText}`);
  });

  // The Probe lets nobody in under a foreign name: the session comes over loopback.
  const signIn = await context.request.post(`${app.url}/api/probe/session`, {
    headers: { origin: app.url },
    data: { department: 'SAF' },
  });
  expect(signIn.ok()).toBe(true);
  const [cookie] = await context.cookies(app.url);
  if (!cookie) throw new Error('no session');
  await context.addCookies([
    { name: cookie.name, value: cookie.value, domain: host, path: '/', secure: true },
  ]);

  const page = await context.newPage();
  await page.goto(`https://${host}/fall/familie-o/karte`);
  await expect(page.locator('[data-entry]').first()).toBeVisible();
  const watermark = page.locator('[class*="tl-watermark"]');
  await expect(watermark).toBeVisible();
  const box = await watermark.boundingBox();
  expect(box?.width).toBeGreaterThan(80);
  expect(box?.height).toBeGreaterThan(25);
  const isUnobscured = await watermark.evaluate((element) => {
    const { left, top, width, height } = element.getBoundingClientRect();
    return [0.1, 0.5, 0.9].every((x) => {
      const hit = document.elementFromPoint(left + width * x, top + height / 2);
      return element.contains(hit);
    });
  });
  expect(isUnobscured).toBe(true);
  // It stays: later versions of tldraw blank the board after five seconds.
  await page.waitForTimeout(6_000);
  await expect(page.locator('[data-entry]').first()).toBeVisible();
  await expect(watermark).toBeVisible();
  expect(left).toEqual([]);
  await browser.close();
  proxy.close();
});
