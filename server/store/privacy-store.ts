import { nanoid } from 'nanoid';
import type { Extension } from '../../shared/method/retention.ts';
import { type Consent, type ConsentInput, consentForms } from '../../shared/protocol/privacy.ts';
import type { CaseKeys } from './case-keys.ts';
import type { ConsentsTable, Database } from './database.ts';
import { seal, unseal } from './seal.ts';
import { inTransaction } from './transactions.ts';

/** Why a consent was not changed; nothing was written. */
export class PrivacyError extends Error {
  override readonly name = 'PrivacyError';
  readonly code: 'notFound' | 'stale';

  constructor(code: PrivacyError['code']) {
    super(code);
    this.code = code;
  }
}

/** Who may be told of a case, and how long it is kept. What people wrote of it is sealed with the case's key. */
export class PrivacyStore {
  readonly #db: Database;
  readonly #keys: CaseKeys;
  readonly #onDamage: (caseId: string) => void;

  constructor(db: Database, keys: CaseKeys, onDamage: (caseId: string) => void) {
    this.#db = db;
    this.#keys = keys;
    this.#onDamage = onDamage;
  }

  /** In the order in which they were entered; of several for one department the last one counts. */
  async consents(caseId: string): Promise<Consent[]> {
    const rows = await this.#db
      .selectFrom('consents')
      .selectAll()
      .where('case_id', '=', caseId)
      .orderBy('position')
      .execute();
    await this.#keys.know([caseId]);
    return rows.map((row) => this.#readConsent(row));
  }

  async addConsent(caseId: string, input: ConsentInput): Promise<void> {
    const id = nanoid();
    await this.#keys.know([caseId]);
    const purpose = this.#seal(caseId, placeOf('consent', caseId, id), input.purpose);
    await inTransaction(this.#db, async (transaction) => {
      const { last } = await transaction
        .selectFrom('consents')
        .select((expression) => expression.fn.max('position').as('last'))
        .where('case_id', '=', caseId)
        .executeTakeFirstOrThrow();
      await transaction
        .insertInto('consents')
        .values({
          case_id: caseId,
          id,
          position: last === null ? 0 : Number(last) + 1,
          department: input.department,
          form: input.form,
          given_on: input.givenOn,
          withdrawn_on: null,
          purpose,
        })
        .execute();
    });
  }

  /** What a new case comes with. */
  async take(
    db: Database,
    caseId: string,
    consents: readonly Consent[],
    extensions: readonly Extension[],
  ): Promise<void> {
    for (const [
      position,
      { id, department, form, givenOn, withdrawnOn, purpose },
    ] of consents.entries())
      await db
        .insertInto('consents')
        .values({
          case_id: caseId,
          id,
          position,
          department,
          form,
          given_on: givenOn,
          withdrawn_on: withdrawnOn ?? null,
          purpose: this.#seal(caseId, placeOf('consent', caseId, id), purpose),
        })
        .execute();
    for (const extension of extensions) await this.#extend(db, caseId, extension);
  }

  /** Throws PrivacyError `notFound`, `stale` where it was withdrawn already. */
  async withdrawConsent(caseId: string, id: string, on: string): Promise<void> {
    const { numUpdatedRows } = await this.#db
      .updateTable('consents')
      .set({ withdrawn_on: on })
      .where('case_id', '=', caseId)
      .where('id', '=', id)
      .where('withdrawn_on', 'is', null)
      .executeTakeFirst();
    if (numUpdatedRows > 0n) return;
    const known = (await this.consents(caseId)).some((consent) => consent.id === id);
    throw new PrivacyError(known ? 'stale' : 'notFound');
  }

  /** Of which cases (or of that one alone) a department may be told no more: withdrawn, and nothing entered after it. */
  async withdrawnFrom(department: string, caseId?: string): Promise<ReadonlySet<string>> {
    let query = this.#db
      .selectFrom('consents')
      .select(['case_id', 'withdrawn_on'])
      .where('department', '=', department);
    if (caseId !== undefined) query = query.where('case_id', '=', caseId);
    const rows = await query.orderBy('position').execute();
    const last = new Map(rows.map((row) => [row.case_id, row.withdrawn_on]));
    return new Set([...last].flatMap(([caseId, on]) => (on === null ? [] : [caseId])));
  }

  /** The oldest first. */
  async extensions(caseId: string): Promise<Extension[]> {
    const rows = await this.#db
      .selectFrom('retention_extensions')
      .selectAll()
      .where('case_id', '=', caseId)
      .orderBy('at')
      .orderBy('id')
      .execute();
    await this.#keys.know([caseId]);
    return rows.map(({ id, at, until, department, reason }) => ({
      at: Number(at),
      until,
      department,
      reason: this.#open(caseId, placeOf('extension', caseId, id), reason),
    }));
  }

  async extend(caseId: string, extension: Extension): Promise<void> {
    await this.#keys.know([caseId]);
    await this.#extend(this.#db, caseId, extension);
  }

  async #extend(
    db: Database,
    caseId: string,
    { at, until, department, reason }: Extension,
  ): Promise<void> {
    const id = nanoid();
    await db
      .insertInto('retention_extensions')
      .values({
        case_id: caseId,
        id,
        at,
        until,
        department,
        reason: this.#seal(caseId, placeOf('extension', caseId, id), reason),
      })
      .execute();
  }

  /** To which days each case was extended. */
  async extendedTo(): Promise<ReadonlyMap<string, readonly string[]>> {
    const rows = await this.#db
      .selectFrom('retention_extensions')
      .select(['case_id', 'until'])
      .execute();
    const byCase = Map.groupBy(rows, (row) => row.case_id);
    return new Map([...byCase].map(([id, own]) => [id, own.map(({ until }) => until)]));
  }

  #readConsent(row: ConsentsTable): Consent {
    return {
      id: row.id,
      department: row.department,
      form: consentForms.find((form) => form === row.form) ?? 'paper',
      givenOn: row.given_on,
      ...(row.withdrawn_on === null ? {} : { withdrawnOn: row.withdrawn_on }),
      purpose: this.#open(row.case_id, placeOf('consent', row.case_id, row.id), row.purpose),
    };
  }

  #seal(caseId: string, place: string, text: string): string {
    return Buffer.from(seal(this.#keys.get(caseId), Buffer.from(text), place)).toString('base64');
  }

  #open(caseId: string, place: string, sealed: string): string {
    try {
      const plain = unseal(this.#keys.get(caseId), Buffer.from(sealed, 'base64'), place);
      if (plain) return Buffer.from(plain).toString();
    } catch {
      // Reported like one that does not open.
    }
    this.#onDamage(caseId);
    return '';
  }
}

function placeOf(kind: 'consent' | 'extension', caseId: string, id: string): string {
  return [kind, caseId, id].join('\n');
}
