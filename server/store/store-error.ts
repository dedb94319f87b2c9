export type StoreErrorCode =
  | 'diskFull'
  | 'ioError'
  /** The file cannot be read as a database any more. */
  | 'damaged'
  /** Another process works on the same data. */
  | 'inUse'
  /** The database server does not answer. */
  | 'connectionLost'
  /** Somebody else changed the same at the same time. */
  | 'conflict'
  | 'workerDied'
  | 'closed'
  | 'unknownCase'
  | 'caseExists'
  | 'numberTaken'
  | 'numberInvalid'
  | 'newerSchema'
  | 'olderSchema'
  | 'masterKeyInvalid'
  | 'masterKeyExposed'
  | 'masterKeyMissing'
  | 'masterKeyWrong'
  | 'keysMissing'
  | 'notEmpty';

/** Everything the store refuses or fails with. The message is for the operator and holds no content. */
export class StoreError extends Error {
  override readonly name = 'StoreError';
  readonly code: StoreErrorCode;

  constructor(code: StoreErrorCode, message: string, options?: ErrorOptions) {
    super(message, options);
    this.code = code;
  }
}

/** https://sqlite.org/rescode.html; extended codes carry the primary one in the low byte. */
const codeByPrimaryResult = new Map<number, StoreErrorCode>([
  [5, 'inUse'],
  [11, 'damaged'],
  [13, 'diskFull'],
  [26, 'damaged'],
]);

/** https://www.postgresql.org/docs/current/errcodes-appendix.html */
const codeBySqlState = new Map<string, StoreErrorCode>([
  ['23505', 'conflict'],
  ['40001', 'conflict'],
  ['40P01', 'conflict'],
  ['53100', 'diskFull'],
  ['53300', 'connectionLost'],
  ['55P03', 'inUse'],
  // For a moment, while another server takes over.
  ['25006', 'connectionLost'],
  ['57P01', 'connectionLost'],
  ['57P02', 'connectionLost'],
  ['57P03', 'connectionLost'],
  ['XX001', 'damaged'],
  ['XX002', 'damaged'],
]);

const lostConnection =
  /^(08\w{3}|ECONN\w+|E(HOST|NET)UNREACH|EPIPE|ETIMEDOUT|ENOTFOUND|EAI_AGAIN)$/;
/** pg has no code for what it finds out by itself. */
const lostInWords =
  /^Connection terminated|timeout exceeded when trying to connect|read timeout|not queryable/;

/** What an error of node:sqlite, of pg or of the file system means for the store. */
export function toStoreError(error: unknown): StoreError {
  if (error instanceof StoreError) return error;
  const message = error instanceof Error ? error.message : String(error);
  const code = codeOf(error, message);
  return new StoreError(code, message || code, { cause: error });
}

function codeOf(error: unknown, message: string): StoreErrorCode {
  if (typeof error !== 'object' || error === null) return 'ioError';
  if ('errcode' in error && typeof error.errcode === 'number') {
    return codeByPrimaryResult.get(error.errcode & 0xff) ?? 'ioError';
  }
  const code = 'code' in error ? String(error.code) : '';
  if (code === 'ENOSPC') return 'diskFull';
  // A row of a case that is erased by now: migration 0012.
  if (code === '23503' && 'constraint' in error && String(error.constraint).endsWith('_of_case'))
    return 'unknownCase';
  const isConnect = 'syscall' in error && error.syscall === 'connect';
  if (isConnect || lostConnection.test(code) || lostInWords.test(message)) return 'connectionLost';
  return codeBySqlState.get(code) ?? 'ioError';
}
