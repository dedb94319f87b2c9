import { mkdir, writeFile } from 'node:fs/promises';
import { request } from 'node:http';
import { join } from 'node:path';
import { afterEach, describe, expect, it } from 'vitest';
import { onTeardown, tearDown } from '../fixtures/teardown.ts';
import { startTestServer, temporaryFolder } from '../fixtures/test-server.ts';

afterEach(tearDown);

/** As it is, without the headers and the tidying of paths that `fetch` adds. */
function getPlain(url: string, path: string): Promise<{ status: number; body: string }> {
  const { hostname, port } = new URL(url);
  const { promise, resolve, reject } = Promise.withResolvers<{ status: number; body: string }>();
  request({ hostname, port, path }, (response) => {
    let body = '';
    response.setEncoding('utf8').on('data', (text: string) => {
      body += text;
    });
    response.on('end', () => resolve({ status: response.statusCode ?? 0, body }));
  })
    .on('error', reject)
    .end();
  return promise;
}

async function serverWithClient() {
  const folder = await temporaryFolder();
  const clientDir = join(folder, 'client');
  await mkdir(join(clientDir, 'assets'), { recursive: true });
  await writeFile(join(clientDir, 'index.html'), '<!doctype html><head></head>page');
  await writeFile(join(clientDir, 'assets', 'app-1.js'), 'script');
  await writeFile(join(folder, 'fallrunde-secret'), 'secret');
  return onTeardown(await startTestServer({ variables: { CLIENT_DIR: clientDir } }));
}

describe('plain requests', () => {
  it.each(['/', '/?a=<b>', '/cases/familie-o/'])('%s is the page', async (path) => {
    const { url } = await serverWithClient();
    const { status, body } = await getPlain(url, path);
    expect(status).toBe(200);
    expect(body).toContain('nonce=');
  });

  it('serves the files of the client', async () => {
    const { url } = await serverWithClient();
    expect((await getPlain(url, '/assets/app-1.js')).body).toBe('script');
  });

  it.each([
    '/../fallrunde-secret',
    '/%2e%2e/fallrunde-secret',
    '/assets/..%2f..%2ffallrunde-secret',
    '/assets/%2e%2e/%2e%2e/fallrunde-secret',
    '/..%5cfallrunde-secret',
    '//fallrunde-secret',
    '/assets/app-1.js%00.html',
    '/index.html',
    '/assets/none.js',
  ])('%s is no way to a file', async (path) => {
    const { url } = await serverWithClient();
    const { status, body } = await getPlain(url, path);
    expect(body).not.toContain('secret');
    // A page of the client or an error, never a file as it lies on the disk.
    expect(status === 200 ? body.includes('nonce=') : body.startsWith('{"error"')).toBe(true);
  });

  it('an address that cannot be read is not repeated', async () => {
    const { url } = await serverWithClient();
    expect(await getPlain(url, '/%Familie')).toEqual({
      status: 400,
      body: '{"error":{"code":"invalid"}}',
    });
  });
});
