import { isDeepStrictEqual } from 'node:util';
import { nanoid } from 'nanoid';
import type { TemplateStep } from '../../shared/method/chain-templates.ts';
import {
  applyRule,
  type RuleContent,
  readRuleContent,
  ruleLimits,
  stepOf,
} from '../../shared/method/rule.ts';
import { readStep, readTownContent } from '../../shared/method/town-settings.ts';
import {
  type Rule,
  type RuleDecision,
  type RuleState,
  type RuleVoice,
  type RuleVoiceInput,
  type RuleVoiceKind,
  ruleStates,
  ruleVoiceKinds,
} from '../../shared/protocol/rules.ts';
import type { Database, RulesTable, RuleVoicesTable } from './database.ts';
import type { SettingsStore } from './settings-store.ts';
import { inTransaction } from './transactions.ts';

/** Why nothing was written. */
export class RuleError extends Error {
  override readonly name = 'RuleError';
  readonly code: 'notFound' | 'stale' | 'tooMany' | 'ruleOutdated' | 'ruleDiscussed' | 'damaged';

  constructor(code: RuleError['code']) {
    super(code);
    this.code = code;
  }
}

interface Somebody {
  readonly id: string;
  readonly name: string;
  readonly department: string;
}

/** The state of a row which only keeps a number from being given again. */
const thrownAway = 'thrownAway';

interface KeptContent extends RuleContent {
  /** The step it changes, as it was when the rule was written; absent also in rules that are older than this field. */
  readonly was?: TemplateStep;
}

/** Rules of the town. They and what is said to them are kept as they are: nothing in them is about a family. */
export class RuleStore {
  readonly #db: Database;
  readonly #settingsIn: (db: Database) => SettingsStore;
  readonly #onDamage: (rule: number) => void;

  constructor(
    db: Database,
    settingsIn: (db: Database) => SettingsStore,
    onDamage: (rule: number) => void,
  ) {
    this.#db = db;
    this.#settingsIn = settingsIn;
    this.#onDamage = onDamage;
  }

  /** The newest first. `reader`: whose own voices are marked. What cannot be read is reported and left out. */
  async list(reader: string): Promise<Rule[]> {
    const rows = await this.#db
      .selectFrom('rules')
      .selectAll()
      .where('state', '!=', thrownAway)
      .orderBy('number', 'desc')
      .execute();
    const voices = await this.#db
      .selectFrom('rule_voices')
      .selectAll()
      .orderBy('at')
      .orderBy('id')
      .execute();
    const byRule = Map.groupBy(voices, ({ rule }) => Number(rule));
    return rows.flatMap(
      (row) => this.#read(row, byRule.get(Number(row.number)) ?? [], reader) ?? [],
    );
  }

  /** Throws RuleError `notFound`. */
  async get(number: number, reader: string): Promise<Rule> {
    const rule = (await this.list(reader)).find((each) => each.number === number);
    if (!rule) throw new RuleError('notFound');
    return rule;
  }

  /** Throws RuleError `tooMany`. */
  async draft(content: RuleContent, department: string): Promise<number> {
    return inTransaction(this.#db, async (transaction) => {
      const newest = await transaction
        .selectFrom('rules')
        .select('number')
        .orderBy('number', 'desc')
        .executeTakeFirst();
      const number = Number(newest?.number ?? 0) + 1;
      const { count } = await transaction
        .selectFrom('rules')
        .select((eb) => eb.fn.countAll().as('count'))
        .where('state', '!=', thrownAway)
        .executeTakeFirstOrThrow();
      if (Number(count) >= ruleLimits.rules) throw new RuleError('tooMany');
      await transaction
        .insertInto('rules')
        .values({
          number,
          revision: 1,
          state: 'draft' satisfies RuleState,
          created_at: Date.now(),
          department,
          review_until: null,
          valid_from: null,
          decided_at: null,
          reason: null,
          settings_version: null,
          content: JSON.stringify(await this.#withStep(transaction, content)),
        })
        .execute();
      return number;
    });
  }

  /**
   * A draft, or what the steering group looks at. Whoever only gives it to them or takes it back builds on the step of the
   * template it was written for; whoever saves it, on the step as it is now. Throws RuleError.
   */
  async change(
    number: number,
    basedOn: number,
    content: RuleContent,
    reviewUntil: string | undefined,
  ): Promise<void> {
    await inTransaction(this.#db, async (transaction) => {
      const { row, content: before } = await this.#at(transaction, number, basedOn, [
        'draft',
        'review',
      ]);
      const { was: _, ...said } = before;
      const until = reviewUntil ?? null;
      const isOnlyMoved = until !== row.review_until && isDeepStrictEqual(said, content);
      const next = isOnlyMoved ? before : await this.#withStep(transaction, content);
      // Nobody is taken to agree with what they have not read.
      if (!isDeepStrictEqual(before, next))
        await transaction
          .deleteFrom('rule_voices')
          .where('rule', '=', number)
          .where('kind', 'in', opinions)
          .execute();
      await this.#set(transaction, number, basedOn, {
        state: (reviewUntil === undefined ? 'draft' : 'review') satisfies RuleState,
        review_until: until,
        content: JSON.stringify(next),
      });
    });
  }

  /** A draft only to which nobody has said anything; its number is not given again. Throws RuleError. */
  async remove(number: number, basedOn: number): Promise<void> {
    await inTransaction(this.#db, async (transaction) => {
      await this.#at(transaction, number, basedOn, ['draft']);
      const said = await transaction
        .selectFrom('rule_voices')
        .select('id')
        .where('rule', '=', number)
        .executeTakeFirst();
      if (said) throw new RuleError('ruleDiscussed');
      await this.#set(transaction, number, basedOn, { state: thrownAway, content: '' });
    });
  }

  /** Throws RuleError. */
  async say(
    number: number,
    { id, name, department }: Somebody,
    { basedOn, ...said }: RuleVoiceInput,
  ): Promise<void> {
    await inTransaction(this.#db, async (transaction) => {
      await this.#at(transaction, number, basedOn, ['review']);
      if (isOpinion(said.kind))
        await transaction
          .deleteFrom('rule_voices')
          .where('rule', '=', number)
          .where('staff_id', '=', id)
          .where('kind', 'in', opinions)
          .execute();
      else {
        const { count } = await transaction
          .selectFrom('rule_voices')
          .select((eb) => eb.fn.countAll().as('count'))
          .where('rule', '=', number)
          .where('staff_id', '=', id)
          .where('kind', 'not in', opinions)
          .executeTakeFirstOrThrow();
        if (Number(count) >= ruleLimits.voicesEach) throw new RuleError('tooMany');
      }
      await transaction
        .insertInto('rule_voices')
        .values({
          id: nanoid(),
          rule: number,
          at: Date.now(),
          staff_id: id,
          name,
          department,
          ...said,
        })
        .execute();
    });
  }

  /**
   * What is accepted changes its chain template in the same breath: a new version of the town's settings. Throws RuleError,
   * SettingsError.
   */
  async decide(number: number, decision: RuleDecision, department: string): Promise<void> {
    const { basedOn } = decision;
    await inTransaction(this.#db, async (transaction) => {
      const isEnd = decision.decision === 'end';
      const { content } = await this.#at(transaction, number, basedOn, [
        isEnd ? 'valid' : 'review',
      ]);
      const decided = { decided_at: Date.now() };
      if (decision.decision !== 'accept') {
        await this.#set(transaction, number, basedOn, {
          ...decided,
          state: (isEnd ? 'ended' : 'rejected') satisfies RuleState,
          reason: decision.reason ?? '',
        });
        return;
      }
      await this.#set(transaction, number, basedOn, {
        ...decided,
        state: 'valid' satisfies RuleState,
        valid_from: decision.validFrom ?? null,
        settings_version: await this.#applied(transaction, number, content, department),
      });
    });
  }

  /** The version of the settings with the changed chain; null: the rule changes none. */
  async #applied(
    transaction: Database,
    number: number,
    { change, was }: KeptContent,
    department: string,
  ): Promise<number | null> {
    if (!change) return null;
    const settings = this.#settingsIn(transaction);
    const current = await settings.current();
    if (was && !isDeepStrictEqual(was, stepOf(current.chains, change)))
      throw new RuleError('ruleOutdated');
    const chains = applyRule(current.chains, change, number);
    const read = chains && readTownContent({ ...current, chains });
    if (!read || 'problem' in read) throw new RuleError('ruleOutdated');
    const { version } = await settings.saveByRule(current.version, read.content, department);
    return version;
  }

  async #withStep(transaction: Database, content: RuleContent): Promise<KeptContent> {
    if (!content.change) return content;
    const { chains } = await this.#settingsIn(transaction).current();
    const was = stepOf(chains, content.change);
    return { ...content, ...(was ? { was } : {}) };
  }

  async #row(transaction: Database, number: number): Promise<RulesTable> {
    const row = await transaction
      .selectFrom('rules')
      .selectAll()
      .where('number', '=', number)
      .where('state', '!=', thrownAway)
      .executeTakeFirst();
    if (!row) throw new RuleError('notFound');
    return row;
  }

  async #at(
    transaction: Database,
    number: number,
    basedOn: number,
    states: readonly RuleState[],
  ): Promise<{ readonly row: RulesTable; readonly content: KeptContent }> {
    const row = await this.#row(transaction, number);
    if (Number(row.revision) !== basedOn || !states.some((state) => state === row.state))
      throw new RuleError('stale');
    const content = this.#content(row);
    if (!content) throw new RuleError('damaged');
    return { row, content };
  }

  async #set(
    transaction: Database,
    number: number,
    basedOn: number,
    values: Partial<RulesTable>,
  ): Promise<void> {
    await transaction
      .updateTable('rules')
      .set({ ...values, revision: basedOn + 1 })
      .where('number', '=', number)
      .execute();
  }

  #content(row: RulesTable): KeptContent | undefined {
    const content = readKept(row.content);
    if (!content) this.#onDamage(Number(row.number));
    return content;
  }

  #read(row: RulesTable, voices: readonly RuleVoicesTable[], reader: string): Rule | undefined {
    const kept = this.#content(row);
    if (!kept) return undefined;
    const { was: _, ...content } = kept;
    const state = ruleStates.find((each) => each === row.state);
    if (!state) {
      this.#onDamage(Number(row.number));
      return undefined;
    }
    return {
      ...content,
      number: Number(row.number),
      revision: Number(row.revision),
      state,
      createdAt: Number(row.created_at),
      createdBy: row.department,
      ...(row.review_until === null ? {} : { reviewUntil: row.review_until }),
      ...(row.valid_from === null ? {} : { validFrom: row.valid_from }),
      ...(row.decided_at === null ? {} : { decidedAt: Number(row.decided_at) }),
      ...(row.reason === null ? {} : { reason: row.reason }),
      ...(row.settings_version === null ? {} : { settingsVersion: Number(row.settings_version) }),
      voices: voices.flatMap((voice) => this.#voice(voice, reader) ?? []),
    };
  }

  #voice(row: RuleVoicesTable, reader: string): RuleVoice | undefined {
    const { id, at, name, department, text, staff_id: staffId } = row;
    const kind = ruleVoiceKinds.find((each) => each === row.kind);
    if (kind)
      return { id, at: Number(at), name, department, kind, text, isOwn: staffId === reader };
    this.#onDamage(Number(row.rule));
    return undefined;
  }
}

/** Undefined: it cannot be read. */
function readKept(text: string): KeptContent | undefined {
  let raw: unknown;
  try {
    raw = JSON.parse(text);
  } catch {
    return undefined;
  }
  const content = readRuleContent(raw);
  const { was: kept } = (raw ?? {}) as { readonly was?: unknown };
  if (!content || kept === undefined) return content;
  const was = readStep(kept);
  return was && { ...content, was };
}

/** What somebody thinks of it; the latest counts. */
const opinions: readonly RuleVoiceKind[] = ['agree', 'reject'];

function isOpinion(kind: RuleVoiceKind): boolean {
  return opinions.includes(kind);
}
