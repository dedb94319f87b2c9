import { isIP } from 'node:net';

export interface Env {
  readonly host: string;
  readonly port: number;
  readonly dataDir: string;
  /** 32 bytes as Base64; without it the store keeps a key file of its own. */
  readonly masterKey?: string;
  /** Origins allowed besides the server's own, e.g. "https://fallrunde.example.de" behind a proxy. */
  readonly allowedOrigins: readonly string[];
  readonly logLevel: LogLevel;
  readonly tldrawLicenseKey?: string;
  /** Where the built client lies. */
  readonly clientDir: string;
}

const logLevels = ['fatal', 'error', 'warn', 'info', 'debug', 'trace', 'silent'] as const;
type LogLevel = (typeof logLevels)[number];

/** A variable of the environment that cannot be used; the message names it and says what would do. */
export class EnvError extends Error {
  override readonly name = 'EnvError';
}

export function readEnv(variables: Readonly<Record<string, string | undefined>>): Env {
  const text = (name: string) => variables[name]?.trim() || undefined;

  const host = text('HOST') ?? '127.0.0.1';
  if (isIP(host) === 0 && !/^[a-zA-Z0-9.-]+$/.test(host))
    throw new EnvError(`HOST must be an address or a host name, not "${host}".`);

  const port = Number(text('PORT') ?? 3000);
  if (!Number.isInteger(port) || port < 0 || port > 65_535)
    throw new EnvError(`PORT must be a number from 0 to 65535, not "${text('PORT')}".`);

  const logLevel = logLevels.find((level) => level === (text('LOG_LEVEL') ?? 'info'));
  if (!logLevel)
    throw new EnvError(
      `LOG_LEVEL must be one of ${logLevels.join(', ')}, not "${text('LOG_LEVEL')}".`,
    );

  const masterKey = text('MASTER_KEY');
  // The value itself never appears in a message: it would end in somebody's log.
  if (masterKey && !/^[A-Za-z0-9+/]{43}=?$/.test(masterKey))
    throw new EnvError(
      'MASTER_KEY must be 32 bytes as Base64; "openssl rand -base64 32" makes one.',
    );

  const tldrawLicenseKey = text('TLDRAW_LICENSE_KEY');
  return {
    host,
    port,
    dataDir: text('DATA_DIR') ?? './data',
    ...(masterKey ? { masterKey } : {}),
    allowedOrigins: (text('ALLOWED_ORIGINS') ?? '')
      .split(',')
      .map(trimmed)
      .filter(Boolean)
      .map(origin),
    logLevel,
    ...(tldrawLicenseKey ? { tldrawLicenseKey } : {}),
    clientDir: text('CLIENT_DIR') ?? 'dist',
  };
}

/** Whether only this machine can reach a server listening on `host`. */
export function isLoopback(host: string): boolean {
  const name = host.replace(/^\[|\]$/g, '').toLowerCase();
  return name === 'localhost' || name === '::1' || (isIP(name) === 4 && name.startsWith('127.'));
}

function trimmed(value: string): string {
  return value.trim();
}

function origin(value: string): string {
  if (!URL.canParse(value) || new URL(value).origin !== value.replace(/\/$/, ''))
    throw new EnvError(
      `ALLOWED_ORIGINS must be origins separated by commas, such as "https://fallrunde.example.de", not "${value}".`,
    );
  return new URL(value).origin;
}
