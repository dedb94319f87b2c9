import type { IncomingMessage } from 'node:http';
import { isLoopback } from '../env.ts';

/**
 * Whether a browser page of ours sent this request: its Origin is the host it talks to, or one the operator allows.
 * A missing Origin is foreign: every browser sends one with a websocket and with a state-changing request.
 */
export function isOwnOrigin(
  headers: IncomingMessage['headers'],
  allowedOrigins: readonly string[],
): boolean {
  const { origin, host } = headers;
  if (!origin || !URL.canParse(origin)) return false;
  if (allowedOrigins.includes(origin)) return true;
  return (
    host !== undefined && new URL(origin).host === normalisedHost(new URL(origin).protocol, host)
  );
}

/** Whether the request names this machine: a foreign name that resolves to 127.0.0.1 does not (DNS rebinding). */
export function isLoopbackRequest(headers: IncomingMessage['headers']): boolean {
  const url = `http://${headers.host}`;
  return headers.host !== undefined && URL.canParse(url) && isLoopback(new URL(url).hostname);
}

/** `URL.host` drops a scheme's default port; a Host header may carry it. */
function normalisedHost(protocol: string, host: string): string | undefined {
  const url = `${protocol}//${host}`;
  return URL.canParse(url) ? new URL(url).host : undefined;
}
