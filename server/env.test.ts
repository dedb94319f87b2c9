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
      clientDir: 'dist',
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

  it.each([
    ['PORT', '70000'],
    ['PORT', '3000x'],
    ['HOST', 'a b'],
    ['LOG_LEVEL', 'loud'],
    ['MASTER_KEY', 'secret'],
    ['ALLOWED_ORIGINS', 'https://a.example/path'],
  ])('names %s when it is "%s"', (name, value) => {
    expect(() => readEnv({ [name]: value })).toThrow(EnvError);
    expect(() => readEnv({ [name]: value })).toThrow(name);
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
