import type * as Y from 'yjs';
import type { Extension } from '../method/retention.ts';
import type { Consent } from '../protocol/privacy.ts';
import type { Snapshot } from '../protocol/snapshots.ts';
import { type Addendum, type ClosedMinutes, readClosedMinutes } from './closed-minutes.ts';
import { definitionOf } from './definitions.ts';
import { type DirectionDecision, readDirectionDecisions } from './direction-decision.ts';
import { type EntityBase, kindEntries, readEntity } from './entity.ts';
import { type InkRecord, readInk } from './ink.ts';
import { type CaseMeta, readMeta } from './meta.ts';
import { normaliseInsert } from './normalise.ts';
import { type NoteBlock, readAllNotes } from './notes.ts';
import type { ResourceField } from './resource-field.ts';
import { type RootName, rootMap, rootNames } from './roots.ts';
import { type Given, type Round, readRounds, revealedRounds } from './round.ts';
import { readSittingEvents, type SittingEvent } from './sitting.ts';
import { type Outcome, readStrategyDecisions, type StrategyDecision } from './strategy-decision.ts';
import { allStored, openVaults, type Transfer, transferOf } from './vaults.ts';

export const caseFileFormat = 'fallrunde-case';
/** Counts up with whatever an earlier reader would misunderstand: see docs/export-format.md. */
export const caseFileVersion = 2;

/** What may be entrusted says as well to whom, and who entrusted or opened it last. */
export type FiledEntity = EntityBase & { readonly transfer?: Transfer };

export type BoardFile = Readonly<Record<RootName, readonly FiledEntity[]>> & {
  readonly meta: CaseMeta;
  /** Taken away and can come back. */
  readonly removed: Readonly<Record<RootName, readonly FiledEntity[]>>;
  readonly ink: readonly InkRecord[];
  /** What was noted for the minutes, by sitting. */
  readonly notes: readonly { readonly sittingId: string; readonly blocks: readonly NoteBlock[] }[];
};

/** What was decided and how the consultations went. Who has the chair now, and rounds that are not revealed, stay where they are. */
export interface ChairFile {
  readonly directionDecisions: readonly DirectionDecision[];
  readonly strategyDecisions: readonly (Omit<StrategyDecision, 'outcomes'> & {
    readonly outcomes: Readonly<Record<string, Outcome>>;
  })[];
  readonly sittingEvents: readonly SittingEvent[];
  readonly rounds: readonly (Omit<Round, 'given'> & {
    readonly given: Readonly<Record<string, Given>>;
  })[];
  /** By sitting: `id` is its id. */
  readonly closedMinutes: readonly (Omit<ClosedMinutes, 'addenda'> & { readonly id: string })[];
  readonly addenda: readonly (Addendum & { readonly sittingId: string })[];
}

export interface SnapshotFile extends Snapshot {
  readonly board: BoardFile;
  readonly chair: ChairFile;
}

/** A whole case as one file. */
export interface CaseFile {
  readonly format: typeof caseFileFormat;
  readonly version: typeof caseFileVersion;
  /** Of the case where it was first entered; a copy of it is saved under the same. */
  readonly id: string;
  /** "F-0617". */
  readonly number: string;
  /** ms since epoch. */
  readonly createdAt: number;
  readonly leadDepartment: string;
  /** ISO date. */
  readonly leadSince: string;
  readonly earlierLeads: readonly {
    readonly department: string;
    readonly since: string;
    readonly until: string;
  }[];
  readonly departments: readonly string[];
  readonly consents: readonly Consent[];
  readonly extensions: readonly Extension[];
  readonly board: BoardFile;
  readonly chair: ChairFile;
  /** The oldest first. */
  readonly snapshots: readonly SnapshotFile[];
  /** What could not be taken along. */
  readonly leftOut: {
    /** How many entries of each field whoever saved it may not see. */
    readonly entrusted: Readonly<Record<ResourceField, number>>;
    /** Moments of snapshots that are not what was kept. */
    readonly snapshots: readonly number[];
  };
}

const byId = (a: { readonly id: string }, b: { readonly id: string }) => (a.id < b.id ? -1 : 1);

/** A board with the vaults beside it, in a canonical order: equal boards give equal files. */
export function fileOfBoard(board: Y.Doc): BoardFile {
  const found = Object.fromEntries(
    rootNames.map((root) => [root, entriesOf(board, root)]),
  ) as unknown as Record<RootName, readonly EntityBase[]>;
  const ids = Object.fromEntries(
    rootNames.map((root) => [root, new Set(found[root].map(({ id }) => id))]),
  ) as unknown as Record<RootName, ReadonlySet<string>>;
  const filed = (root: RootName, wanted: (entry: EntityBase) => boolean): FiledEntity[] =>
    found[root]
      .filter(wanted)
      .map((entry) => ({
        ...withKnownReferences(entry, root, ids),
        ...placeOf(board, root, entry.id),
      }))
      .sort(byId);
  const all = (wanted: (entry: EntityBase) => boolean) =>
    Object.fromEntries(rootNames.map((root) => [root, filed(root, wanted)])) as unknown as Record<
      RootName,
      readonly FiledEntity[]
    >;
  return {
    meta: readMeta(board).meta,
    ...all(({ removed }) => removed === undefined),
    removed: all(({ removed }) => removed !== undefined),
    ink: [...readInk(board).values()],
    notes: [...readAllNotes(board)].map(([sittingId, blocks]) => ({
      sittingId,
      blocks: blocks.map(withJoinedRuns),
    })),
  };
}

/** What stands side by side and looks alike is one: how it came to be in pieces is nobody's concern. */
function withJoinedRuns({ runs, ...block }: NoteBlock): NoteBlock {
  const joined: { text: string; strong: boolean }[] = [];
  for (const { text, strong } of runs) {
    const last = joined.at(-1);
    if (last?.strong === strong) last.text = normaliseInsert(last.text + text, false);
    else joined.push({ text, strong });
  }
  return { ...block, runs: joined };
}

function entriesOf(board: Y.Doc, root: RootName): readonly EntityBase[] {
  return [...allStored(board, root)].flatMap(
    ([id, raw]) => readEntity(definitionOf(root), id, raw).entity ?? [],
  );
}

/** Without references to what is not in the file: nothing in it points nowhere. */
function withKnownReferences(
  entry: EntityBase,
  root: RootName,
  ids: Readonly<Record<RootName, ReadonlySet<string>>>,
): EntityBase {
  const known: Record<string, unknown> = { ...entry };
  for (const [field, { refersTo }] of kindEntries(definitionOf(root))) {
    if (!refersTo) continue;
    const value = known[field];
    if (Array.isArray(value)) known[field] = value.filter((id) => ids[refersTo].has(id as string));
    else if (typeof value === 'string' && !ids[refersTo].has(value)) delete known[field];
  }
  return known as unknown as EntityBase;
}

function placeOf(
  board: Y.Doc,
  root: RootName,
  id: string,
): Pick<FiledEntity, 'entrusted' | 'transfer'> {
  const transfer = transferOf(board, { root, id });
  const vault =
    rootMap(board, root)?.has(id) === true
      ? undefined
      : openVaults(board).find(({ doc }) => rootMap(doc, root)?.has(id));
  return {
    ...(vault ? { entrusted: { key: vault.key, departments: vault.departments } } : {}),
    ...(transfer ? { transfer } : {}),
  };
}

export function fileOfChair(chair: Y.Doc): ChairFile {
  const closed = [...readClosedMinutes(chair)].sort(([a], [b]) => (a < b ? -1 : 1));
  return {
    directionDecisions: [...readDirectionDecisions(chair).all.values()].sort(byId),
    strategyDecisions: [...readStrategyDecisions(chair).all.values()]
      .sort(byId)
      .map((decision) => ({
        ...decision,
        outcomes: sorted(decision.outcomes),
      })),
    sittingEvents: [...readSittingEvents(chair)].sort(byId),
    rounds: revealedRounds(readRounds(chair)).map((round) => ({
      ...round,
      given: sorted(round.given),
    })),
    closedMinutes: closed.map(([id, { addenda: _, ...closing }]) => ({ id, ...closing })),
    addenda: closed
      .flatMap(([sittingId, { addenda }]) => addenda.map((each) => ({ ...each, sittingId })))
      .sort(byId),
  };
}

function sorted<V>(map: ReadonlyMap<string, V>): Readonly<Record<string, V>> {
  return Object.fromEntries([...map].sort(([a], [b]) => (a < b ? -1 : 1)));
}
