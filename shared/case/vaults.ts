import type * as Y from 'yjs';
import { readSignature, type Signature } from './author.ts';
import { isRecord, type RootName, rootMap } from './roots.ts';

/** Departments to which entries of a case are entrusted: one key for each set of them. */
export interface Vault {
  readonly key: string;
  readonly departments: readonly string[];
}

/**
 * The document of entrusted entries: the same roots and entries as a board. Held beside its board, both are read and
 * written as one: see `attachVault`.
 */
export interface OpenVault extends Vault {
  readonly doc: Y.Doc;
}

/** The entries that can be entrusted. */
export const entryRoots = ['resources', 'gaps'] as const satisfies readonly RootName[];

export const isEntryRoot = (root: RootName): root is (typeof entryRoots)[number] =>
  root === 'resources' || root === 'gaps';

const nothing: readonly OpenVault[] = [];
const vaultsByBoard = new WeakMap<Y.Doc, readonly OpenVault[]>();
const boardByVault = new WeakMap<Y.Doc, Y.Doc>();

/** From now on commands on the board find the vault's entries too and write them where they lie. */
export function attachVault(board: Y.Doc, vault: OpenVault): void {
  vaultsByBoard.set(board, [...openVaults(board), vault]);
  boardByVault.set(vault.doc, board);
}

export function openVaults(board: Y.Doc): readonly OpenVault[] {
  return vaultsByBoard.get(board) ?? nothing;
}

/** The board beside which a document is held; a board itself. */
export function boardOf(doc: Y.Doc): Y.Doc {
  return boardByVault.get(doc) ?? doc;
}

/** Where entries of a root lie, the board first. */
function docsOf(board: Y.Doc, root: RootName): Y.Doc[] {
  return isEntryRoot(root) ? [board, ...openVaults(board).map(({ doc }) => doc)] : [board];
}

/** What is stored under an id, in the board or in a vault beside it. */
export function storedIn(board: Y.Doc, root: RootName, id: string): unknown {
  for (const doc of docsOf(board, root)) {
    const stored = rootMap(doc, root)?.get(id);
    if (stored !== undefined) return stored;
  }
  return undefined;
}

/**
 * Everything stored under a root, in the board and in the vaults beside it. What is on its way from one to the other, and
 * seen in both for a moment, is there once.
 */
export function allStored(board: Y.Doc, root: RootName): ReadonlyMap<string, unknown> {
  const all = new Map<string, unknown>();
  for (const doc of docsOf(board, root).reverse())
    for (const [id, stored] of rootMap(doc, root)?.entries() ?? []) all.set(id, stored);
  return all;
}

/** Why an entry is entrusted or opened. */
export const entrustReasonMax = 280;

/** In the board: key of a vault → how many entries it has in each field. Only the server writes it. */
export const entrustedRoot = 'entrusted';

/** In board and vault: id of an entry → who put it there last, and why. Only the server writes it. */
export const transfersRoot = 'transfers';

/** Who entrusted an entry or opened it for all, and why. */
export interface Transfer extends Signature {
  readonly reason: string;
}

/** The last transfer of an entry that is seen here. */
export function transferOf(board: Y.Doc, { root, id }: { root: RootName; id: string }) {
  for (const doc of docsOf(board, root)) {
    const raw = rootMap(doc, root)?.has(id) && rootMap(doc, transfersRoot)?.get(id);
    if (!isRecord(raw) || typeof raw.reason !== 'string') continue;
    const { at, by, department } = readSignature(raw.at, raw.by, raw.department);
    const transfer: Transfer = { at, by, department, reason: raw.reason };
    return transfer;
  }
  return undefined;
}

/** Whether an entry that is not found may be an entrusted one. */
export function mayBeEntrusted(board: Y.Doc, root: RootName): boolean {
  return isEntryRoot(root) && (rootMap(board, entrustedRoot)?.size ?? 0) > 0;
}
