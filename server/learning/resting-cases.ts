import { applyUpdate, Doc } from 'yjs';
import { fileOfBoard, fileOfChair } from '../../shared/case/case-file.ts';
import { migrateBoard } from '../../shared/case/migrate.ts';
import { caseFacts } from '../../shared/learning/case-facts.ts';
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
  #isReading = false;
  #lookedAt = Number.NEGATIVE_INFINITY;
  #known: readonly LearntCase[] = [];

  constructor(options: RestingCasesOptions) {
    this.#options = options;
  }

  /** In the order in which they came to rest; the same array as long as they are the same. */
  facts(town: TownSettings): readonly LearntCase[] {
    const { restingMonths } = town.conference;
    if (restingMonths === undefined) {
      this.forget();
      return this.#known;
    }
    if (!this.#isReading && performance.now() - this.#lookedAt > lookAgainAfterMs) {
      this.#isReading = true;
      this.#lookedAt = performance.now();
      this.#look(town, restingMonths)
        .catch(this.#options.onError)
        .finally(() => {
          this.#isReading = false;
        });
    }
    return this.#known;
  }

  /** A case was erased, or none is to count any more: nothing of it stays. */
  forget(caseId?: string): void {
    if (caseId === undefined) this.#read.clear();
    else this.#read.delete(caseId);
    this.#lookedAt = Number.NEGATIVE_INFINITY;
    if (this.#known.length > 0) this.#known = this.#inOrder();
  }

  async #look(town: TownSettings, months: number): Promise<void> {
    const limit = new Date();
    limit.setUTCMonth(limit.getUTCMonth() - months);
    const resting = new Map<string, number>();
    for (const record of await this.#options.cases.listCases()) {
      const since = lastConsulted(record);
      if (since < limit.getTime()) resting.set(record.id, since);
    }
    for (const [id, { since }] of this.#read) if (resting.get(id) !== since) this.#read.delete(id);
    for (const [id, since] of resting) {
      if (this.#read.has(id)) continue;
      const [board, chair] = [await this.#load(id, 'board'), await this.#load(id, 'chair')];
      migrateBoard(board);
      const how = { source: 'closed', town } as const;
      const facts = caseFacts(fileOfBoard(board), fileOfChair(chair), how);
      board.destroy();
      chair.destroy();
      this.#read.set(id, { id, since, facts });
    }
    this.#known = this.#inOrder();
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

function lastConsulted({ createdAt, summary }: CaseRecord): number {
  return Math.max(createdAt, ...(summary?.sittings ?? []).map(({ startedAt }) => startedAt));
}
