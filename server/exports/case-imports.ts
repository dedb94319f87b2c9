import { setImmediate as nextTurn } from 'node:timers/promises';
import { nanoid } from 'nanoid';
import { type Doc, encodeStateAsUpdate } from 'yjs';
import { readBoard } from '../../shared/case/board.ts';
import {
  type CaseFile,
  caseFileFormat,
  caseFileVersion,
  type SnapshotFile,
} from '../../shared/case/case-file.ts';
import { readChair } from '../../shared/case/chair.ts';
import { currentCaseFile } from '../../shared/case/earlier-case-file.ts';
import { boardOfFile, CaseFileError, chairOfFile } from '../../shared/case/read-case-file.ts';
import { isRecord, rootNames } from '../../shared/case/roots.ts';
import { summarise } from '../../shared/case/summary.ts';
import type { Vault } from '../../shared/case/vaults.ts';
import type { DocumentPart } from '../../shared/protocol/documents.ts';
import type { CaseImportCheck } from '../../shared/protocol/http.ts';
import { limits } from '../../shared/protocol/limits.ts';
import type { CaseRecord, CaseStore } from '../store/case-store.ts';
import type { CheckpointStore, Copies } from '../store/checkpoint-store.ts';
import type { PrivacyStore } from '../store/privacy-store.ts';
import type { SettingsStore } from '../store/settings-store.ts';
import { Turns } from '../store/turns.ts';
import type { VaultStore } from '../store/vault-store.ts';
import { caseFileForm } from './file-forms.ts';
import { pathOf } from './file-path.ts';
import { filedHash } from './filed-hash.ts';

export interface CaseImportsOptions {
  readonly cases: Pick<CaseStore, 'createCase' | 'unused' | 'takeLeads'>;
  readonly vaults: Pick<VaultStore, 'take'>;
  readonly privacy: Pick<PrivacyStore, 'take'>;
  readonly checkpoints: Pick<CheckpointStore, 'take'>;
  readonly settings: Pick<SettingsStore, 'current'>;
}

/** What a file says, as documents. */
interface Opened {
  readonly file: CaseFile;
  readonly board: Doc;
  readonly chair: Doc;
  readonly copies: Copies;
  readonly vaults: readonly Vault[];
  readonly snapshots: readonly {
    readonly facts: Omit<SnapshotFile, 'board' | 'chair' | 'hash'>;
    readonly copies: Copies;
  }[];
}

// Counted over both who take snapshots: people and the server.
const snapshotsMax = limits.snapshotsPerCase * 2;

/** By how much the clock of where the file comes from may be ahead. */
const skewMs = 24 * 60 * 60_000;

/** Takes a case over from a file: all of it or nothing. */
export class CaseImports {
  readonly #options: CaseImportsOptions;
  /** A large file is held in memory several times over. */
  readonly #turns = new Turns();

  constructor(options: CaseImportsOptions) {
    this.#options = options;
  }

  /** What would come of it; nothing is stored. Throws CaseFileError. */
  check(raw: unknown): Promise<CaseImportCheck> {
    return this.#turns.inTurn('', async () => {
      const { file, board, chair, snapshots, vaults } = await this.#open(raw);
      const { number, leadDepartment, departments, leftOut } = file;
      const state = readBoard(board);
      const entries = rootNames.flatMap((root) => [...state[root].values()]);
      return {
        pseudonym: state.meta.pseudonym,
        number,
        keepsNumber: (await this.#options.cases.unused(file)).number !== undefined,
        leadDepartment,
        departments,
        entries: entries.length,
        entrusted: vaults.length === 0 ? 0 : entries.filter(({ entrusted }) => entrusted).length,
        sittings: readChair(chair).sittings.length,
        snapshots: snapshots.length,
        leftOut: {
          entrusted: Object.values(leftOut.entrusted).reduce((sum, each) => sum + each, 0),
          snapshots: leftOut.snapshots.length,
        },
      };
    });
  }

  /** Throws CaseFileError, StoreError `caseExists`, `numberTaken` where somebody else was faster. */
  take(raw: unknown): Promise<CaseRecord> {
    return this.#turns.inTurn('', async () => {
      const { cases, vaults, privacy, checkpoints } = this.#options;
      const opened = await this.#open(raw);
      const { file, board, chair } = opened;
      const free = await cases.unused(file);
      const id = free.id ?? nanoid();
      const isSame = free.id !== undefined && free.number !== undefined;
      const { createdAt, leadDepartment, leadSince, departments } = file;
      return cases.createCase(
        {
          id,
          createdAt,
          importedAt: Date.now(),
          leadDepartment,
          leadSince,
          departments,
          ...(free.number === undefined ? {} : { number: free.number }),
          ...(isSame ? {} : { origin: { id: file.id, number: file.number } }),
        },
        {
          documents: Object.fromEntries(opened.copies),
          summary: summarise(readBoard(board), readChair(chair)),
          alsoWrite: async (transaction) => {
            await cases.takeLeads(transaction, id, file.earlierLeads);
            await vaults.take(transaction, id, opened.vaults);
            await privacy.take(transaction, id, file.consents, file.extensions);
            await checkpoints.take(transaction, id, opened.snapshots);
          },
        },
      );
    });
  }

  async #open(raw: unknown): Promise<Opened> {
    const file = this.#checked(currentCaseFile(raw));
    await this.#requireDepartments(file);
    if (file.createdAt > Date.now() + skewMs)
      throw new CaseFileError('caseFileInvalid', 'createdAt');
    requireDistinct(file.consents, 'consents');
    const { board, vaults } = boardOfFile(file.board, 'board');
    const chair = chairOfFile(file.chair, 'chair');
    const copies = copiesOf(board, vaults, chair, 'board');
    const all = new Map<string, Vault>(vaults.map((vault) => [vault.key, vault]));
    const snapshots: Opened['snapshots'][number][] = [];
    let previous: SnapshotFile | undefined;
    for (const [index, snapshot] of file.snapshots.entries()) {
      // People are writing on this server meanwhile.
      await nextTurn();
      const path = `snapshots[${index}]`;
      const { facts, copies: kept, vaults: own } = openSnapshot(snapshot, previous, path);
      for (const vault of own) {
        const known = all.get(vault.key);
        if (known && known.departments.join() !== vault.departments.join())
          throw new CaseFileError('caseFileInvalid', `${path}.board`);
        all.set(vault.key, vault);
      }
      snapshots.push({ facts, copies: kept });
      previous = snapshot;
    }
    const sets = new Set([...all.values()].map(({ departments }) => departments.join()));
    if (sets.size < all.size || all.size > limits.vaultsPerCase)
      throw new CaseFileError('caseFileInvalid', 'board');
    return {
      file,
      board,
      chair,
      copies,
      vaults: [...all.values()].map(({ key, departments }) => ({ key, departments })),
      snapshots,
    };
  }

  #checked(file: unknown): CaseFile {
    if (!isRecord(file) || file.format !== caseFileFormat)
      throw new CaseFileError('caseFileUnknown');
    if (file.version !== caseFileVersion) throw new CaseFileError('caseFileVersion', 'version');
    const isOfForm = caseFileForm();
    if (!isOfForm(file)) {
      const [problem] = isOfForm.errors ?? [];
      const { instancePath = '', params = {} } = problem ?? {};
      const { additionalProperty, missingProperty } = params as Record<string, unknown>;
      const path = pathOf(instancePath, additionalProperty ?? missingProperty);
      if (path.endsWith('.meta.schemaVersion')) throw new CaseFileError('caseFileVersion', path);
      throw new CaseFileError(
        additionalProperty === undefined ? 'caseFileInvalid' : 'caseFileForeign',
        path,
      );
    }
    if (file.snapshots.length > snapshotsMax)
      throw new CaseFileError('caseFileTooLarge', 'snapshots');
    return file;
  }

  /** Nobody could open a case of a department that does not exist. */
  async #requireDepartments({ leadDepartment, departments }: CaseFile): Promise<void> {
    const { departments: town } = await this.#options.settings.current();
    const isKnown = (department: string) => town.some(({ id }) => id === department);
    if (!isKnown(leadDepartment)) throw new CaseFileError('caseFileDepartment', 'leadDepartment');
    const index = departments.findIndex((department) => !isKnown(department));
    if (index >= 0) throw new CaseFileError('caseFileDepartment', `departments[${index}]`);
  }
}

function requireDistinct(items: readonly { readonly id: string }[], path: string): void {
  const known = new Set<string>();
  const index = items.findIndex(({ id }) => known.has(id) || !known.add(id));
  if (index >= 0) throw new CaseFileError('caseFileDuplicate', `${path}[${index}].id`);
}

function openSnapshot(snapshot: SnapshotFile, previous: SnapshotFile | undefined, path: string) {
  const { board: filedBoard, chair: filedChair, hash, ...facts } = snapshot;
  const isLater = previous === undefined || facts.at > previous.at;
  if (!isLater || !Number.isSafeInteger(facts.at) || facts.at > Date.now() + skewMs)
    throw new CaseFileError('caseFileInvalid', `${path}.at`);
  const { board, vaults } = boardOfFile(filedBoard, `${path}.board`);
  const chair = chairOfFile(filedChair, `${path}.chair`);
  if (filedHash(snapshot, previous?.hash) !== hash)
    throw new CaseFileError('caseFileHash', `${path}.hash`);
  return { facts, vaults, copies: copiesOf(board, vaults, chair, `${path}.board`) };
}

function copiesOf(
  board: Doc,
  vaults: ReturnType<typeof boardOfFile>['vaults'],
  chair: Doc,
  path: string,
): Copies {
  const copies = new Map<DocumentPart, Uint8Array>([
    ['board', encodeStateAsUpdate(board)],
    ['chair', encodeStateAsUpdate(chair)],
  ]);
  for (const { key, doc } of vaults) copies.set(`vault/${key}`, encodeStateAsUpdate(doc));
  for (const copy of copies.values())
    if (copy.length > limits.boardMaxBytes) throw new CaseFileError('caseFileTooLarge', path);
  return copies;
}
