import type { StoreErrorCode } from './store-error.ts';

export interface LogFileOptions {
  readonly path: string;
  /** Rows in the tail of a document after which it is compacted. */
  readonly compactAfter: number;
  /** Pages of 4 KiB the file may grow to; the disk is the limit where undefined. */
  readonly maxPages: number | undefined;
}

export interface LogTableOptions {
  readonly databaseUrl: string;
  readonly compactAfter: number;
  /** How long a database that does not answer is asked again, ms. */
  readonly patienceMs: number;
}

export type LogWorkerOptions = LogFileOptions | LogTableOptions;

export interface DocumentUpdate {
  readonly document: string;
  readonly update: Uint8Array;
}

/** All of it is written, or nothing. */
export interface Append {
  readonly type: 'append';
  readonly id: number;
  readonly caseId: string;
  readonly updates: readonly DocumentUpdate[];
}

/** To the worker. Ids rise with every message; the worker works in the order of arrival. */
export type LogRequest =
  | { readonly type: 'key'; readonly caseId: string; readonly key: Uint8Array }
  | Append
  | {
      readonly type: 'load';
      readonly id: number;
      readonly caseId: string;
      readonly document: string;
    }
  | { readonly type: 'countRows' | 'eraseCase'; readonly id: number; readonly caseId: string }
  | { readonly type: 'check'; readonly id: number }
  | { readonly type: 'close'; readonly id: number };

/** Something stored could not be read. Told once per row and process. */
export type LogDamage =
  | { readonly kind: 'damagedRows'; readonly document: string; readonly rows: number }
  | {
      /** The file itself was damaged: its readable rows were moved to a new one. */
      readonly kind: 'salvagedFile';
      readonly rows: number;
      /** Where the damaged file was put. */
      readonly damagedFile: string;
    };

export interface LogAnswer {
  readonly update?: Uint8Array;
  readonly rows?: number;
}

export type LogReply =
  | { readonly type: 'ready' }
  /** These appends are of a case that is erased: not written. */
  | { readonly type: 'refused'; readonly caseId: string; readonly id: number }
  /** All other appends up to this id are on disk. */
  | { readonly type: 'committed'; readonly upTo: number }
  | ({ readonly type: 'done'; readonly id: number } & LogAnswer)
  | { readonly type: 'damage'; readonly damage: LogDamage }
  /** The log can no longer be trusted; nothing is written after this. */
  | { readonly type: 'failed'; readonly code: StoreErrorCode; readonly message: string };
