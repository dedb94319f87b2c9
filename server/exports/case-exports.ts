import { applyUpdate, Doc } from 'yjs';
import { readBoard } from '../../shared/case/board.ts';
import {
  type CaseFile,
  caseFileFormat,
  caseFileVersion,
  fileOfBoard,
  fileOfChair,
  type SnapshotFile,
} from '../../shared/case/case-file.ts';
import { migrateBoard } from '../../shared/case/migrate.ts';
import { attachVault, type Vault } from '../../shared/case/vaults.ts';
import type { OpenedSnapshot } from '../../shared/protocol/snapshots.ts';
import type { Person } from '../access/person.ts';
import type { CaseDocuments } from '../collab/case-documents.ts';
import type { Snapshots } from '../collab/snapshots.ts';
import { readableBy } from '../collab/vaults.ts';
import type { CaseRecord, CaseStore } from '../store/case-store.ts';
import type { PrivacyStore } from '../store/privacy-store.ts';
import { StoreError } from '../store/store-error.ts';
import type { VaultStore } from '../store/vault-store.ts';
import { filedHash } from './filed-hash.ts';

export interface CaseExportsOptions {
  readonly cases: Pick<CaseStore, 'roundTable'>;
  readonly documents: CaseDocuments;
  readonly vaults: Pick<VaultStore, 'list'>;
  readonly privacy: Pick<PrivacyStore, 'consents' | 'extensions'>;
  readonly snapshots: Pick<Snapshots, 'list' | 'open'>;
}

type BeforeSnapshots = Omit<CaseFile, 'snapshots' | 'leftOut'> & {
  readonly leftOut: Omit<CaseFile['leftOut'], 'snapshots'>;
};

/** A case as a file, as far as whoever saves it may see it. */
export class CaseExports {
  readonly #options: CaseExportsOptions;

  constructor(options: CaseExportsOptions) {
    this.#options = options;
  }

  /** JSON, one snapshot after the other: however many there are, no more than one is held. */
  async *write(record: CaseRecord, person: Person): AsyncGenerator<string> {
    const { snapshots } = this.#options;
    const { leftOut, ...file } = await this.#withoutSnapshots(record, person);
    yield `${JSON.stringify(file).slice(0, -1)},"snapshots":[`;
    const damaged: number[] = [];
    let previous: string | undefined;
    for (const { at } of (await snapshots.list(record.id, person)).reverse()) {
      const opened = await this.#open(record.id, person, at);
      if (!opened) {
        damaged.push(at);
        continue;
      }
      const filed = snapshotOf(opened, previous);
      yield `${previous === undefined ? '' : ','}${JSON.stringify(filed)}`;
      previous = filed.hash;
    }
    yield `],"leftOut":${JSON.stringify({ ...leftOut, snapshots: damaged })}}`;
  }

  async #withoutSnapshots(record: CaseRecord, person: Person): Promise<BeforeSnapshots> {
    const { cases, documents, vaults, privacy } = this.#options;
    const { number, createdAt, leadDepartment, leadSince, departments } = record;
    const { id } = record;
    const board = await documents.copy(id, 'board');
    for (const vault of readableBy(person, await vaults.list(id)))
      attachVault(board, { ...vault, doc: await documents.copy(id, `vault/${vault.key}`) });
    return {
      format: caseFileFormat,
      version: caseFileVersion,
      ...(record.origin ?? { id, number }),
      createdAt,
      leadDepartment,
      leadSince,
      earlierLeads: (await cases.roundTable(id))?.earlierLeads ?? [],
      departments,
      consents: await privacy.consents(id),
      extensions: await privacy.extensions(id),
      board: fileOfBoard(board),
      chair: fileOfChair(await documents.copy(id, 'chair')),
      leftOut: { entrusted: readBoard(board).stubs },
    };
  }

  /** Undefined: it is not what was kept. */
  async #open(caseId: string, person: Person, at: number): Promise<OpenedSnapshot | undefined> {
    try {
      return await this.#options.snapshots.open(caseId, person, at);
    } catch (error) {
      if (error instanceof StoreError && error.code === 'damaged') return undefined;
      throw error;
    }
  }
}

/** In the file a snapshot is plain data of the current schema, with a hash over just that. */
function snapshotOf(opened: OpenedSnapshot, previous: string | undefined): SnapshotFile {
  const { board: boardCopy, chair: chairCopy, vaults, hash: _, ...facts } = opened;
  const board = docOf(boardCopy);
  migrateBoard(board);
  for (const { update, ...vault } of vaults) {
    const doc = docOf(update);
    migrateBoard(doc);
    attachVault(board, { ...(vault satisfies Vault), doc });
  }
  const filed = { ...facts, board: fileOfBoard(board), chair: fileOfChair(docOf(chairCopy)) };
  return { ...filed, hash: filedHash(filed, previous) };
}

function docOf(update: string): Doc {
  const doc = new Doc();
  applyUpdate(doc, Buffer.from(update, 'base64'));
  return doc;
}
