import { randomBytes } from 'node:crypto';
import { existsSync, readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import fastifyStatic from '@fastify/static';
import type { FastifyInstance, FastifyReply } from 'fastify';
import type { RuntimeConfig } from '../../shared/protocol/http.ts';
import { type SignIn, sessionCookie } from '../access/sign-in.ts';
import { withoutContent } from '../logging.ts';
import { sendError } from './api-error.ts';
import { PageLinks } from './page-links.ts';

/** tldraw adds style elements at run time and gets the nonce for them; see docs/architecture.md. */
export function contentSecurityPolicy(nonce?: string): string {
  return [
    "default-src 'self'",
    `style-src 'self'${nonce ? ` 'nonce-${nonce}'` : ''}`,
    "img-src 'self' data: blob:",
    // What a data address holds leaves nobody's page; Chromium sometimes counts an image of tldraw's among these.
    "connect-src 'self' data:",
    "object-src 'none'",
    "base-uri 'none'",
    "form-action 'self'",
    "frame-ancestors 'none'",
  ].join('; ');
}

/** Serves the built client; every path that is no file is a page of the client. */
export function serveClient(
  app: FastifyInstance,
  clientDir: string,
  config: RuntimeConfig,
  signIn: Pick<SignIn, 'identify'>,
): void {
  const indexFile = join(clientDir, 'index.html');
  const page = existsSync(indexFile) ? readFileSync(indexFile, 'utf8') : undefined;
  const links = new PageLinks(clientDir);

  if (page !== undefined)
    app.register(fastifyStatic, {
      root: resolve(clientDir),
      index: false,
      preCompressed: true,
      schemaHide: true,
      // The files there are get a route each: no other path reaches the disk, and without `Accept-Encoding` the wildcard
      // would call "/" a bad request. The page itself goes out with a nonce, never as a file.
      wildcard: false,
      globIgnore: ['index.html*'],
      setHeaders: (reply, path) => {
        const isHashed = path.includes('/assets/');
        reply.header(
          'cache-control',
          isHashed ? 'public, max-age=31536000, immutable' : 'no-cache',
        );
      },
    });

  app.setNotFoundHandler(async (request, reply) => {
    const path = request.url.split('?')[0] ?? '';
    const isPage = request.method === 'GET' && !/^\/(api|assets)\/|\.\w+$/.test(path);
    if (page === undefined || !isPage) return sendError(reply, 'notFound');
    // A store that does not answer is told by the page, which needs nothing of it itself.
    const person = await signIn.identify(request.cookies[sessionCookie]).catch((error: unknown) => {
      request.log.error({ error: withoutContent(error) }, 'request failed');
    });
    return sendPage(reply, page, config, links.of(path, person !== undefined));
  });
}

function sendPage(
  reply: FastifyReply,
  page: string,
  config: RuntimeConfig,
  links: string,
): FastifyReply {
  const nonce = randomBytes(16).toString('base64');
  const meta = `<meta name="fallrunde" content="${attribute(JSON.stringify(config))}" nonce="${nonce}">`;
  return reply
    .code(200)
    .header('content-security-policy', contentSecurityPolicy(nonce))
    .header('cache-control', 'no-store')
    .type('text/html; charset=utf-8')
    .send(page.replace(/<head[^>]*>/, (head) => `${head}\n    ${meta}\n    ${links}`));
}

function attribute(text: string): string {
  return text
    .replaceAll('&', '&amp;')
    .replaceAll('"', '&quot;')
    .replaceAll('<', '&lt;')
    .replaceAll('>', '&gt;');
}
