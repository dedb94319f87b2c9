import { type Logger, pino } from 'pino';

/** JSON lines on standard error. Nothing that is logged carries content, a name or an address. */
export function createLogger(level: string): Logger {
  return pino({ level, base: null }, pino.destination({ dest: 2, sync: true }));
}

/** What of an error may be logged. Messages may quote what was being parsed, so they stay out. */
export function withoutContent(error: unknown): Record<string, unknown> {
  if (!(error instanceof Error)) return { type: typeof error };
  const code = 'code' in error && typeof error.code === 'string' ? error.code : undefined;
  const frames = error.stack?.split('\n').filter((line) => line.startsWith('    at '));
  return { type: error.name, ...(code ? { code } : {}), at: frames?.map((line) => line.trim()) };
}

/** Libraries write to the console, whole errors included; only their fixed first words go to the log. */
export function redirectConsole(log: Logger): void {
  for (const method of ['error', 'warn', 'info', 'log'] as const)
    console[method] = (...[first]: unknown[]) =>
      log.debug({ console: method, words: typeof first === 'string' ? first.slice(0, 60) : '' });
}
