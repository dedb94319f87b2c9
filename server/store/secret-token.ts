import { createHash, randomBytes } from 'node:crypto';

const tokenBytes = 32;

/** What only its bearer knows, base64url. */
export function newToken(): string {
  return randomBytes(tokenBytes).toString('base64url');
}

/** What of a token is kept. */
export function hashOfToken(token: string): string {
  return createHash('sha256').update(token).digest('base64url');
}
