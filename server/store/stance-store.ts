import { isResistance } from '../../shared/method/resistance.ts';
import type { OwnStance } from '../../shared/protocol/http.ts';
import type { CaseKeys } from './case-keys.ts';
import { type Database, scrubDeleted } from './database.ts';
import { seal, unseal } from './seal.ts';

export interface SealedStance extends OwnStance {
  readonly department: string;
  /** Participant id of whoever said it; absent where an earlier version sealed it. */
  readonly by?: string;
}

type StanceContent = Pick<SealedStance, 'resistance' | 'objection' | 'by'>;

export interface StanceKey {
  readonly caseId: string;
  readonly roundId: string;
  readonly strategyId: string;
  readonly department: string;
}

/** What departments said in a round that is not revealed yet. Encrypted with the case's key; nobody reads it but its department and, at the reveal, the server. */
export class StanceStore {
  readonly #db: Database;
  readonly #keys: CaseKeys;
  readonly #onDamage: (caseId: string) => void;

  constructor(db: Database, keys: CaseKeys, onDamage: (caseId: string) => void) {
    this.#db = db;
    this.#keys = keys;
    this.#onDamage = onDamage;
  }

  async put(key: StanceKey, stance: StanceContent): Promise<void> {
    const { resistance, objection, by } = stance;
    const plain = Buffer.from(JSON.stringify({ resistance, objection, by }));
    await this.#keys.know([key.caseId]);
    const sealed = seal(this.#keys.get(key.caseId), plain, placeOf(key));
    const value = { sealed: Buffer.from(sealed).toString('base64') };
    const place = {
      case_id: key.caseId,
      round_id: key.roundId,
      strategy_id: key.strategyId,
      department: key.department,
    };
    await this.#db
      .insertInto('stances')
      .values({ ...place, ...value })
      .onConflict((conflict) =>
        conflict.columns(Object.keys(place) as (keyof typeof place)[]).doUpdateSet(value),
      )
      .execute();
  }

  async remove({ caseId, roundId, strategyId, department }: StanceKey): Promise<void> {
    await this.#db
      .deleteFrom('stances')
      .where('case_id', '=', caseId)
      .where('round_id', '=', roundId)
      .where('strategy_id', '=', strategyId)
      .where('department', '=', department)
      .execute();
  }

  /** The stances of a round; with `department` only its own. */
  async list(caseId: string, roundId: string, department?: string): Promise<SealedStance[]> {
    let query = this.#db
      .selectFrom('stances')
      .selectAll()
      .where('case_id', '=', caseId)
      .where('round_id', '=', roundId);
    if (department !== undefined) query = query.where('department', '=', department);
    const rows = await query.orderBy('strategy_id').orderBy('department').execute();
    await this.#keys.know([caseId]);
    return rows.flatMap((row) => {
      const key = {
        caseId,
        roundId,
        strategyId: row.strategy_id,
        department: row.department,
      };
      const content = this.#open(key, row.sealed);
      return content ? { strategyId: key.strategyId, department: key.department, ...content } : [];
    });
  }

  /** Leaves nothing sealed of a case. */
  async purge(caseId: string): Promise<void> {
    await this.#db.deleteFrom('stances').where('case_id', '=', caseId).execute();
    await scrubDeleted(this.#db);
  }

  #open(key: StanceKey, sealed: string): StanceContent | undefined {
    const plain = unseal(this.#keys.get(key.caseId), Buffer.from(sealed, 'base64'), placeOf(key));
    if (plain) {
      // Its seal says that this store wrote it.
      const value = JSON.parse(Buffer.from(plain).toString()) as StanceContent;
      if (value.resistance === null || isResistance(value.resistance)) return value;
    }
    this.#onDamage(key.caseId);
    return undefined;
  }
}

function placeOf({ caseId, roundId, strategyId, department }: StanceKey): string {
  return ['stance', caseId, roundId, strategyId, department].join('\n');
}
