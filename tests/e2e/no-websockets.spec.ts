import { once } from 'node:events';
import { createServer, type IncomingMessage, request, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { test as base, expect, openSample, saved } from './fixtures.ts';
import { addEntry, row } from './list-steps.ts';

/** The proxy of an office: it passes requests on one by one, and knows no websockets. */
async function officeProxy() {
  const pass = (near: IncomingMessage, answer: ServerResponse) => {
    const far = request(near.url ?? '', { method: near.method, headers: near.headers }, (reply) => {
      answer.writeHead(reply.statusCode ?? 502, reply.headers);
      reply.pipe(answer);
    });
    far.on('error', () => answer.destroy());
    answer.on('close', () => far.destroy());
    near.pipe(far);
  };
  let refused = 0;
  const proxy = createServer(pass).on('connect', (_request, socket) => {
    refused += 1;
    socket.end('HTTP/1.1 403 Forbidden\r\n\r\n');
  });
  proxy.listen(0, '127.0.0.1');
  await once(proxy, 'listening');
  return {
    // Browsers go straight to their own machine otherwise.
    options: {
      proxy: {
        server: `http://127.0.0.1:${(proxy.address() as AddressInfo).port}`,
        bypass: '<-loopback>',
      },
    },
    refused: () => refused,
    close: () => {
      proxy.closeAllConnections();
      proxy.close();
    },
  };
}

const test = base.extend<{ office: Awaited<ReturnType<typeof officeProxy>> }>({
  // biome-ignore lint/correctness/noEmptyPattern: Playwright reads the fixtures a function needs from its pattern
  office: async ({}, use) => {
    const office = await officeProxy();
    await use(office);
    office.close();
  },
});

test('in a network that forbids websockets two people work together all the same', async ({
  office,
  enter,
}) => {
  const inside = await enter('SAF', office.options);
  const colleague = await enter('AA', office.options);
  const outside = await enter('IFK');
  const people = [inside, colleague, outside];
  for (const person of people) await openSample(person);

  for (const { page, department } of people) {
    const text = `Beitrag von ${department}`;
    await addEntry(page, 'Sozial', text);
    await saved(page);
    for (const other of people) await expect(row(other.page, text)).toBeVisible();
  }
  expect(office.refused()).toBeGreaterThan(0);
  const way = 'Die Verbindung läuft über HTTPS';
  const badge = inside.page.locator('[data-state="saved"]');
  await expect(badge).toContainText(way);
  await expect(outside.page.locator('[data-state="saved"]')).not.toContainText(way);
  await badge.hover();
  await expect(inside.page.locator('[popover]').filter({ hasText: way })).toBeVisible();
});
