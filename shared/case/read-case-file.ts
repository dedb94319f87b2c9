import * as Y from 'yjs';
import {
  type BoardFile,
  type ChairFile,
  type FiledEntity,
  fileOfBoard,
  fileOfChair,
} from './case-file.ts';
import { definitionOf } from './definitions.ts';
import { kindEntries } from './entity.ts';
import { tellCounts } from './entrust.ts';
import { writeInk } from './ink.ts';
import { metaKinds } from './meta.ts';
import { migrateBoard, schemaVersion } from './migrate.ts';
import { notesRootOf, putNotes } from './notes.ts';
import { isId, type RootName, rootMap, rootNames } from './roots.ts';
import { attachVault, isEntryRoot, type OpenVault, transfersRoot } from './vaults.ts';

export type CaseFileProblem =
  /** No file of a case at all. */
  | 'caseFileUnknown'
  /** Of a version this one does not know. */
  | 'caseFileVersion'
  /** Not what may stand there. */
  | 'caseFileInvalid'
  /** Something that is no part of the format. */
  | 'caseFileForeign'
  /** Refers to what is not in the file. */
  | 'caseFileDangling'
  /** An id that is there already. */
  | 'caseFileDuplicate'
  /** A snapshot is not what was kept. */
  | 'caseFileHash'
  /** A department the town does not have. */
  | 'caseFileDepartment'
  | 'caseFileTooLarge';

/** Why a file is not taken over. `path`: "board.resources[3].personIds[0]"; empty: the file as a whole. */
export class CaseFileError extends Error {
  readonly code: CaseFileProblem;
  readonly path: string;

  constructor(code: CaseFileProblem, path = '') {
    super(code);
    this.name = 'CaseFileError';
    this.code = code;
    this.path = path;
  }
}

/** What a file may leave out: a list that came to the format later is empty where an earlier version did not write it. */
type GivenBoard = Pick<BoardFile, 'meta'> &
  Partial<Omit<BoardFile, 'removed'>> & { readonly removed?: Partial<BoardFile['removed']> };

interface Place {
  readonly entry: FiledEntity;
  readonly root: RootName;
  readonly path: string;
  readonly isRemoved: boolean;
}

/** The documents that say what the file says; `path` is where it stands. The form was checked before. Throws CaseFileError. */
export function boardOfFile(
  file: GivenBoard,
  path: string,
): { readonly board: Y.Doc; readonly vaults: readonly OpenVault[] } {
  if (file.meta.schemaVersion !== schemaVersion)
    throw new CaseFileError('caseFileVersion', `${path}.meta.schemaVersion`);
  const places = [false, true].flatMap((isRemoved) =>
    rootNames.flatMap((root) =>
      ((isRemoved ? file.removed : file)?.[root] ?? []).map((entry, index): Place => {
        const list = isRemoved ? `${path}.removed` : path;
        return { entry, root, path: `${list}.${root}[${index}]`, isRemoved };
      }),
    ),
  );
  requireWhole(places);
  const board = new Y.Doc();
  migrateBoard(board);
  const vaults = vaultsOf(places);
  board.transact(() => {
    for (const field of Object.keys(metaKinds) as (keyof typeof metaKinds)[])
      if (file.meta[field]) rootMap(board, 'meta')?.set(field, file.meta[field]);
    for (const place of places)
      put(vaults.get(place.entry.entrusted?.key ?? '')?.doc ?? board, place);
  });
  const nobody = { participantId: 'import', department: '', now: () => 0 };
  writeInk(board, nobody, { put: file.ink ?? [], remove: [] });
  file.notes?.forEach(({ sittingId, blocks }, index) => {
    if (board.share.has(notesRootOf(sittingId)))
      throw new CaseFileError('caseFileDuplicate', `${path}.notes[${index}].sittingId`);
    board.transact(() => putNotes(board, sittingId, blocks));
  });
  for (const { key, doc } of vaults.values()) tellCounts(board, key, doc);
  for (const vault of vaults.values()) attachVault(board, vault);
  requireSame(file, fileOfBoard(board), path);
  return { board, vaults: [...vaults.values()] };
}

/** No id twice, no reference to nothing. */
function requireWhole(places: readonly Place[]): void {
  const ids = new Map<RootName, Set<string>>(rootNames.map((root) => [root, new Set()]));
  for (const { entry, root, path, isRemoved } of places) {
    if (!isId(entry.id)) throw new CaseFileError('caseFileInvalid', `${path}.id`);
    if (isRemoved !== Boolean(entry.removed))
      throw new CaseFileError('caseFileInvalid', `${path}.removed`);
    if (ids.get(root)?.has(entry.id)) throw new CaseFileError('caseFileDuplicate', `${path}.id`);
    ids.get(root)?.add(entry.id);
  }
  for (const { entry, root, path } of places)
    for (const [field, { refersTo }] of kindEntries(definitionOf(root))) {
      if (!refersTo) continue;
      const value: unknown = entry[field as keyof FiledEntity];
      if (typeof value === 'string' && !ids.get(refersTo)?.has(value))
        throw new CaseFileError('caseFileDangling', `${path}.${field}`);
      const index = Array.isArray(value)
        ? value.findIndex((id: string) => !ids.get(refersTo)?.has(id))
        : -1;
      if (index >= 0) throw new CaseFileError('caseFileDangling', `${path}.${field}[${index}]`);
    }
}

function vaultsOf(places: readonly Place[]): ReadonlyMap<string, OpenVault> {
  const vaults = new Map<string, OpenVault>();
  const keys = new Map<string, string>();
  for (const { entry, root, path } of places) {
    const { entrusted } = entry;
    if (!entrusted) continue;
    const { key, departments } = entrusted;
    const set = departments.join(' ');
    const isOne =
      (keys.get(set) ?? key) === key && (vaults.get(key) ? keys.get(set) === key : true);
    const isSorted = [...departments].sort().join(' ') === set;
    if (!isEntryRoot(root) || !isOne || !isSorted)
      throw new CaseFileError('caseFileInvalid', `${path}.entrusted`);
    if (vaults.has(key)) continue;
    const doc = new Y.Doc();
    migrateBoard(doc);
    vaults.set(key, { key, departments, doc });
    keys.set(set, key);
  }
  return vaults;
}

function put(doc: Y.Doc, { entry, root }: Place): void {
  const { id, createdAt, createdBy, department, removed, transfer } = entry;
  const stored = new Y.Map<unknown>([
    ['createdAt', createdAt],
    ['createdBy', createdBy],
    ['department', department],
  ]);
  if (removed) stored.set('removed', removed);
  for (const [field, kind] of kindEntries(definitionOf(root))) {
    const value: unknown = entry[field as keyof FiledEntity];
    if (value === undefined) continue;
    if (Array.isArray(value)) stored.set(field, new Y.Map(value.map((id: string) => [id, true])));
    else stored.set(field, kind.text ? new Y.Text(String(value)) : value);
  }
  rootMap(doc, root)?.set(id, stored);
  if (transfer) rootMap(doc, transfersRoot)?.set(id, transfer);
}

/** As `boardOfFile`. */
export function chairOfFile(file: ChairFile, path: string): Y.Doc {
  const chair = new Y.Doc();
  chair.transact(() => {
    for (const [root, entries] of Object.entries(file) as [
      keyof ChairFile,
      readonly { readonly id: string }[],
    ][]) {
      entries.forEach(({ id, ...rest }, index) => {
        if (rootMap(chair, root)?.has(id))
          throw new CaseFileError('caseFileDuplicate', `${path}.${root}[${index}].id`);
        rootMap(chair, root)?.set(id, rest);
      });
    }
  });
  requireSame(file, fileOfChair(chair), path);
  return chair;
}

/** What is read back is what the file says, or it does not say it in the way it must. */
function requireSame(given: unknown, read: unknown, path: string): void {
  const different = difference(given, read, path);
  if (different !== undefined) throw new CaseFileError('caseFileInvalid', different);
}

/** Where the two differ; the order of entries that have an id, of sets and of fields does not count. */
function difference(given: unknown, read: unknown, path: string): string | undefined {
  if (Array.isArray(given) && Array.isArray(read)) {
    const [order, sorted] = [inOrder(given), inOrder(read)];
    const at = order.findIndex(
      ({ item }, index) => difference(item, sorted[index]?.item, '') !== undefined,
    );
    const odd = order[at];
    if (odd) return difference(odd.item, sorted[at]?.item, `${path}[${odd.index}]`);
    return given.length === read.length ? undefined : path;
  }
  if (isObject(given) && isObject(read)) {
    // What is read and not given is the value of a field that came later.
    for (const key of Object.keys(given)) {
      const found = difference(given[key], read[key], path === '' ? key : `${path}.${key}`);
      if (found !== undefined) return found;
    }
    return undefined;
  }
  return Object.is(given, read) ? undefined : path || 'value';
}

function inOrder(items: readonly unknown[]): readonly { item: unknown; index: number }[] {
  const keyOf = (item: unknown) =>
    typeof item === 'string' ? item : isObject(item) && typeof item.id === 'string' ? item.id : '';
  return items
    .map((item, index) => ({ item, index }))
    .sort((a, b) => (keyOf(a.item) < keyOf(b.item) ? -1 : keyOf(a.item) > keyOf(b.item) ? 1 : 0));
}

function isObject(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
