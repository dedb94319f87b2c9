import { isIP } from 'node:net';
import { type StaffRole, staffRoles } from '../shared/protocol/roles.ts';

export interface Env {
  readonly host: string;
  readonly port: number;
  readonly dataDir: string;
  /** Of a PostgreSQL several nodes may share; without it the store lies in `dataDir`. */
  readonly databaseUrl?: string;
  /** 32 bytes as Base64; without it the store keeps a key file of its own. */
  readonly masterKey?: string;
  /** Origins allowed besides the server's own, e.g. "https://fallrunde.example.de" behind a proxy. */
  readonly allowedOrigins: readonly string[];
  readonly logLevel: LogLevel;
  readonly tldrawLicenseKey?: string;
  /** How long a case is kept after its last consultation. */
  readonly retentionMonths: number;
  /** How long the log of access keeps an entry. */
  readonly accessLogMonths: number;
  /** Where the built client lies. */
  readonly clientDir: string;
  /** Under which people reach the server, where that is not the address it listens on. */
  readonly publicUrl?: string;
  /** Whose word about the address and the protocol of a request is taken. */
  readonly trustedProxies: readonly string[];
  /** False: an empty store on this machine gets its first account instead of the probe, as one on PostgreSQL does. */
  readonly probe: boolean;
  readonly oidc?: OidcEnv;
  /** What several nodes hear each other through. */
  readonly redisUrl?: string;
}

/** The town's own sign-in service. */
export interface OidcEnv {
  readonly issuer: URL;
  readonly clientId: string;
  readonly clientSecret: string;
  readonly scopes: string;
  readonly departmentClaim: string;
  /** Absent: the claim holds the abbreviation of a department. */
  readonly departments?: ReadonlyMap<string, string>;
  readonly roleClaim: string;
  /** Which value means which role, the one that holds first. */
  readonly roles: ReadonlyMap<string, StaffRole>;
}

const logLevels = ['fatal', 'error', 'warn', 'info', 'debug', 'trace', 'silent'] as const;
type LogLevel = (typeof logLevels)[number];

/** A variable of the environment that cannot be used; the message names it and says what would do. */
export class EnvError extends Error {
  override readonly name = 'EnvError';
}

export function readEnv(variables: Readonly<Record<string, string | undefined>>): Env {
  const text = (name: string) => variables[name]?.trim() || undefined;

  const months = (name: string) => {
    const value = Number(text(name) ?? 24);
    if (Number.isInteger(value) && value >= 1 && value <= 600) return value;
    throw new EnvError(`${name} must be a number of months from 1 to 600, not "${text(name)}".`);
  };

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

  const databaseUrl = text('DATABASE_URL');
  // It may hold a password, which stays out of messages, too.
  if (databaseUrl && !/^postgres(ql)?:$/.test(URL.parse(databaseUrl)?.protocol ?? ''))
    throw new EnvError(
      'DATABASE_URL must be an address such as "postgresql://fallrunde@10.0.0.4/fallrunde".',
    );
  if (databaseUrl && !masterKey)
    throw new EnvError(
      'DATABASE_URL needs MASTER_KEY: the same on all nodes, kept apart from the database. ' +
        'A server that had none has kept its own in DATA_DIR/master.key.',
    );

  const publicUrl = text('PUBLIC_URL');
  const allowedOrigins = [publicUrl, ...list(text('ALLOWED_ORIGINS'))].flatMap((value) =>
    value === undefined
      ? []
      : [origin(value === publicUrl ? 'PUBLIC_URL' : 'ALLOWED_ORIGINS', value)],
  );

  const trustedProxies = list(text('TRUSTED_PROXIES'));
  const noProxy = trustedProxies.find((value) => !isNetwork(value));
  if (noProxy !== undefined)
    throw new EnvError(
      `TRUSTED_PROXIES must be addresses or networks separated by commas, such as "10.0.0.2" or "10.0.0.0/24", not "${noProxy}".`,
    );

  const probe = text('PROBE') ?? 'on';
  if (probe !== 'on' && probe !== 'off')
    throw new EnvError(`PROBE must be on or off, not "${probe}".`);

  const oidc = readOidc(text);
  // The provider has to know where to send people back to.
  if (oidc && !publicUrl && !isLoopback(host))
    throw new EnvError('OIDC_ISSUER needs PUBLIC_URL: the address people open.');

  const redisUrl = text('REDIS_URL');
  // The value stays out of the message: it may hold a password.
  if (redisUrl && !/^rediss?:$/.test(URL.parse(redisUrl)?.protocol ?? ''))
    throw new EnvError('REDIS_URL must be an address such as "redis://10.0.0.5:6379".');

  const tldrawLicenseKey = text('TLDRAW_LICENSE_KEY');
  return {
    host,
    port,
    dataDir: text('DATA_DIR') ?? './data',
    ...(databaseUrl ? { databaseUrl } : {}),
    ...(masterKey ? { masterKey } : {}),
    allowedOrigins,
    logLevel,
    ...(tldrawLicenseKey ? { tldrawLicenseKey } : {}),
    retentionMonths: months('RETENTION_MONTHS'),
    accessLogMonths: months('ACCESS_LOG_MONTHS'),
    clientDir: text('CLIENT_DIR') ?? 'dist',
    ...(publicUrl ? { publicUrl: origin('PUBLIC_URL', publicUrl) } : {}),
    trustedProxies,
    probe: probe === 'on',
    ...(oidc ? { oidc } : {}),
    ...(redisUrl ? { redisUrl } : {}),
  };
}

/** Whether only this machine can reach a server listening on `host`. */
export function isLoopback(host: string): boolean {
  const name = host.replace(/^\[|\]$/g, '').toLowerCase();
  return name === 'localhost' || name === '::1' || (isIP(name) === 4 && name.startsWith('127.'));
}

function readOidc(text: (name: string) => string | undefined): OidcEnv | undefined {
  const issuer = text('OIDC_ISSUER');
  if (!issuer) return undefined;
  if (!URL.canParse(issuer) || !isSafe(new URL(issuer)))
    throw new EnvError(`OIDC_ISSUER must be an https address, not "${issuer}".`);
  const needed = (name: string) => {
    const value = text(name);
    if (!value) throw new EnvError(`OIDC_ISSUER needs ${name}.`);
    return value;
  };
  const departments = pairs('OIDC_DEPARTMENTS', text('OIDC_DEPARTMENTS'));
  const roles = pairs('OIDC_ROLES', text('OIDC_ROLES'));
  return {
    issuer: new URL(issuer),
    clientId: needed('OIDC_CLIENT_ID'),
    clientSecret: needed('OIDC_CLIENT_SECRET'),
    scopes: text('OIDC_SCOPES') ?? 'openid email',
    departmentClaim: text('OIDC_DEPARTMENT_CLAIM') ?? 'department',
    ...(departments.length > 0 ? { departments: new Map(departments) } : {}),
    roleClaim: text('OIDC_ROLE_CLAIM') ?? 'role',
    roles: new Map(
      roles.length > 0
        ? roles.map(([value, role]) => [value, staffRole(role)])
        : staffRoles.map((role) => [role, role]),
    ),
  };
}

/** Passwords and codes go there: in the clear only on this machine. */
function isSafe({ protocol, hostname }: URL): boolean {
  return protocol === 'https:' || (protocol === 'http:' && isLoopback(hostname));
}

/** "their value=ours, …" */
function pairs(name: string, text: string | undefined): [string, string][] {
  return list(text).map((pair) => {
    const at = pair.lastIndexOf('=');
    const [theirs, ours] = [pair.slice(0, at).trim(), pair.slice(at + 1).trim()];
    if (at < 1 || !theirs || !ours)
      throw new EnvError(`${name} must be pairs such as "value=meaning", not "${pair}".`);
    return [theirs, ours];
  });
}

function staffRole(value: string): StaffRole {
  const role = staffRoles.find((each) => each === value);
  if (!role)
    throw new EnvError(`OIDC_ROLES must lead to ${staffRoles.join(', ')}, not "${value}".`);
  return role;
}

function list(text = ''): readonly string[] {
  return text
    .split(',')
    .map((value) => value.trim())
    .filter(Boolean);
}

function origin(name: string, value: string): string {
  if (!URL.canParse(value) || new URL(value).origin !== value.replace(/\/$/, ''))
    throw new EnvError(
      `${name} must be scheme, host and port only, such as "https://fallrunde.example.de", not "${value}".`,
    );
  return new URL(value).origin;
}

function isNetwork(value: string): boolean {
  const [address = '', bits, ...rest] = value.split('/');
  const version = isIP(address);
  if (version === 0 || rest.length > 0) return false;
  return (
    bits === undefined || (/^\d{1,3}$/.test(bits) && Number(bits) <= (version === 4 ? 32 : 128))
  );
}
