import { describe, expect, it } from 'vitest';
import { EnvError, isLoopback, readEnv } from './env.ts';

describe('readEnv', () => {
  it('needs nothing', () => {
    expect(readEnv({})).toEqual({
      host: '127.0.0.1',
      port: 3000,
      dataDir: './data',
      allowedOrigins: [],
      logLevel: 'info',
      retentionMonths: 24,
      accessLogMonths: 24,
      clientDir: 'dist',
      trustedProxies: [],
      probe: true,
    });
  });

  it('takes empty variables for missing ones', () => {
    expect(readEnv({ PORT: '', HOST: ' ', MASTER_KEY: '' })).toEqual(readEnv({}));
  });

  it('reads origins separated by commas', () => {
    const { allowedOrigins } = readEnv({
      ALLOWED_ORIGINS: 'https://a.example, https://b.example:8443/',
    });
    expect(allowedOrigins).toEqual(['https://a.example', 'https://b.example:8443']);
  });

  it('allows the address people know', () => {
    const { publicUrl, allowedOrigins } = readEnv({ PUBLIC_URL: 'https://a.example/' });
    expect(publicUrl).toBe('https://a.example');
    expect(allowedOrigins).toEqual(['https://a.example']);
  });

  it('reads what the claims of a sign-in service mean', () => {
    const provider = {
      OIDC_ISSUER: 'https://sso.example/realms/stadt',
      OIDC_CLIENT_ID: 'fallrunde',
      OIDC_CLIENT_SECRET: 'secret',
    };
    const { oidc } = readEnv(provider);
    expect(oidc?.issuer.href).toBe('https://sso.example/realms/stadt');
    expect(oidc?.departments).toBeUndefined();
    expect(oidc?.roles.get('administrator')).toBe('administrator');
    const mapped = readEnv({
      ...provider,
      OIDC_DEPARTMENTS: 'Amt 50=SOZ, OU=51=KJS',
      OIDC_ROLES: 'fallrunde-leitung=coordinator, alle=member',
    }).oidc;
    expect([...(mapped?.departments ?? [])]).toEqual([
      ['Amt 50', 'SOZ'],
      ['OU=51', 'KJS'],
    ]);
    expect([...(mapped?.roles ?? [])]).toEqual([
      ['fallrunde-leitung', 'coordinator'],
      ['alle', 'member'],
    ]);
    for (const [name, value] of [
      ['OIDC_ISSUER', 'http://sso.example'],
      ['OIDC_CLIENT_SECRET', ''],
      ['OIDC_ROLES', 'x=king'],
      ['OIDC_DEPARTMENTS', 'x'],
    ] as const)
      expect(() => readEnv({ ...provider, [name]: value })).toThrow(name);
    expect(() => readEnv({ ...provider, HOST: '0.0.0.0' })).toThrow('PUBLIC_URL');
  });

  it('reads proxies and their networks', () => {
    const { trustedProxies } = readEnv({ TRUSTED_PROXIES: '10.0.0.2, fd00::/8' });
    expect(trustedProxies).toEqual(['10.0.0.2', 'fd00::/8']);
  });

  it.each([
    ['PORT', '70000'],
    ['PORT', '3000x'],
    ['HOST', 'a b'],
    ['LOG_LEVEL', 'loud'],
    ['MASTER_KEY', 'secret'],
    ['ALLOWED_ORIGINS', 'https://a.example/path'],
    ['PUBLIC_URL', 'a.example'],
    ['TRUSTED_PROXIES', 'proxy'],
    ['TRUSTED_PROXIES', '10.0.0.0/33'],
    ['PROBE', 'maybe'],
  ])('names %s when it is "%s"', (name, value) => {
    expect(() => readEnv({ [name]: value })).toThrow(EnvError);
    expect(() => readEnv({ [name]: value })).toThrow(name);
  });

  it('takes a PostgreSQL only together with a master key of its own', () => {
    const MASTER_KEY = Buffer.alloc(32).toString('base64');
    const DATABASE_URL = 'postgresql:///fallrunde?host=/run/postgresql';
    expect(readEnv({ DATABASE_URL, MASTER_KEY }).databaseUrl).toBe(DATABASE_URL);
    expect(() => readEnv({ DATABASE_URL })).toThrow('DATABASE_URL needs MASTER_KEY');
    const wrong = { DATABASE_URL: 'mysql://root:secret@db/fallrunde', MASTER_KEY };
    expect(() => readEnv(wrong)).toThrow(/^DATABASE_URL must(?!.*secret)/);
  });

  it('never repeats a master key', () => {
    expect(() => readEnv({ MASTER_KEY: 'secret' })).toThrow(/^(?!.*secret)/);
  });
});

describe('isLoopback', () => {
  it.each(['localhost', '127.0.0.1', '127.9.9.9', '::1', '[::1]'])('%s', (host) => {
    expect(isLoopback(host)).toBe(true);
  });

  it.each(['0.0.0.0', '::', '10.0.0.1', '127.0.0.1.example', 'localhost.example', ''])(
    'not %s',
    (host) => {
      expect(isLoopback(host)).toBe(false);
    },
  );
});
