import { applyUpdate, Doc } from 'yjs';
import { fileOfBoard, fileOfChair } from '../../shared/case/case-file.ts';
import { migrateBoard } from '../../shared/case/migrate.ts';
import { caseFacts } from '../../shared/learning/case-facts.ts';
import type { CaseFacts } from '../../shared/learning/facts.ts';
import type { TownSettings } from '../../shared/method/town-settings.ts';
import type { CaseRecord, CaseStore } from '../store/case-store.ts';
import type { UpdateLog } from '../store/update-log.ts';
import type { LearntCase } from './figures-messages.ts';

export interface RestingCasesOptions {
  readonly cases: Pick<CaseStore, 'listCases'>;
  readonly log: Pick<UpdateLog, 'load'>;
  readonly onError: (error: unknown) => void;
}

/** Cases come to rest, or are erased, any day. */
const lookAgainAfterMs = 60_000;

/**
 * What is learnt of cases that rest: kept in memory only, so that nothing of a case outlives it. They are read one after the
 * other while nobody waits; figures are made of those that have been read so far.
 */
export class RestingCases {
  readonly #options: RestingCasesOptions;
  /** By case, since when it rests. */
  readonly #read = new Map<string, LearntCase & { readonly since: number }>();
  #known: readonly LearntCase[] = [];
  #lookedAt = Number.NEGATIVE_INFINITY;
  /** What the town wanted then. */
  #lookedFor = '';
  #looking: Promise<void> | undefined;
  /** Counts up when what is being read may not be kept. */
  #generation = 0;

  constructor(options: RestingCasesOptions) {
    this.#options = options;
  }

  /** In the order in which they came to rest; the same array as long as they are the same. Nothing of a case erased meanwhile. */
  async facts(town: TownSettings): Promise<readonly LearntCase[]> {
    const { restingMonths } = town.conference;
    if (restingMonths === undefined) {
      this.forget();
      return this.#known;
    }
    const wanted = `${town.version} ${restingMonths}`;
    const isOld = performance.now() - this.#lookedAt > lookAgainAfterMs;
    if (isOld || this.#lookedFor !== wanted) {
      // Chains and questions name what is learnt of a case.
      if (this.#lookedFor !== wanted) this.forget();
      this.#lookedFor = wanted;
      this.#lookedAt = performance.now();
      this.#looking = this.#look(town, restingMonths).catch(this.#options.onError);
    }
    await this.#looking;
    return this.#known;
  }

  /** A case was erased, or none is to count any more: nothing of it stays. */
  forget(caseId?: string): void {
    this.#generation++;
    if (caseId === undefined) this.#read.clear();
    else this.#read.delete(caseId);
    this.#lookedAt = Number.NEGATIVE_INFINITY;
    if (this.#known.length > 0) this.#known = this.#inOrder();
  }

  /** Which cases rest; those that are not known yet are read afterwards. */
  async #look(town: TownSettings, months: number): Promise<void> {
    const generation = ++this.#generation;
    const limit = new Date();
    limit.setUTCMonth(limit.getUTCMonth() - months);
    const resting = new Map<string, number>();
    for (const record of await this.#options.cases.listCases()) {
      const since = lastConsulted(record);
      if (since < limit.getTime()) resting.set(record.id, since);
    }
    if (generation !== this.#generation) return;
    for (const [id, { since }] of this.#read)
      if (resting.get(id) !== since) {
        this.#read.delete(id);
        this.#known = this.#inOrder();
      }
    void this.#readMissing(resting, town, generation);
  }

  async #readMissing(
    resting: ReadonlyMap<string, number>,
    town: TownSettings,
    generation: number,
  ): Promise<void> {
    let found = false;
    for (const [id, since] of resting) {
      if (this.#read.has(id)) continue;
      try {
        const facts = await this.#factsOf(id, town);
        if (generation !== this.#generation) return;
        this.#read.set(id, { id, since, facts });
        found = true;
      } catch (error) {
        // Of one that cannot be read nothing is learnt; the others count.
        this.#options.onError(error);
      }
    }
    if (found && generation === this.#generation) this.#known = this.#inOrder();
  }

  async #factsOf(id: string, town: TownSettings): Promise<CaseFacts> {
    const [board, chair] = [await this.#load(id, 'board'), await this.#load(id, 'chair')];
    migrateBoard(board);
    const facts = caseFacts(fileOfBoard(board), fileOfChair(chair), { source: 'closed', town });
    board.destroy();
    chair.destroy();
    return facts;
  }

  async #load(caseId: string, document: string): Promise<Doc> {
    const doc = new Doc();
    const update = await this.#options.log.load(caseId, document);
    if (update) applyUpdate(doc, update);
    return doc;
  }

  #inOrder(): readonly LearntCase[] {
    return [...this.#read.values()].sort((a, b) => a.since - b.since || (a.id < b.id ? -1 : 1));
  }
}

/** An imported case says itself since when it is there. */
function lastConsulted({ createdAt, importedAt, summary }: CaseRecord): number {
  return Math.max(
    createdAt,
    importedAt ?? 0,
    ...(summary?.sittings ?? []).map(({ startedAt }) => startedAt),
  );
}
