export type StoreErrorCode =
  | 'diskFull'
  | 'ioError'
  /** The file cannot be read as a database any more. */
  | 'damaged'
  /** Another process works on the same data. */
  | 'inUse'
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

/** What an error of node:sqlite or of the file system means for the store. */
export function toStoreError(error: unknown): StoreError {
  if (error instanceof StoreError) return error;
  const message = error instanceof Error ? error.message : String(error);
  return new StoreError(codeOf(error), message, { cause: error });
}

function codeOf(error: unknown): StoreErrorCode {
  if (typeof error !== 'object' || error === null) return 'ioError';
  if ('errcode' in error && typeof error.errcode === 'number') {
    return codeByPrimaryResult.get(error.errcode & 0xff) ?? 'ioError';
  }
  return 'code' in error && error.code === 'ENOSPC' ? 'diskFull' : 'ioError';
}
