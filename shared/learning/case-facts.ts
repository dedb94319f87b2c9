import type { Agreement } from '../case/agreement.ts';
import type { BoardFile, ChairFile } from '../case/case-file.ts';
import { type ChainStep, chainOf, contradictionsIn, waitOf } from '../case/chain.ts';
import type { ChronicleEntry } from '../case/chronicle.ts';
import type { Condition } from '../case/condition.ts';
import { addDays, daysBetween } from '../case/days.ts';
import type { EntityBase } from '../case/entity.ts';
import { date } from '../case/field-kinds.ts';
import type { Gap } from '../case/gap.ts';
import type { HandoverItem } from '../case/handover.ts';
import { handoverListOf } from '../case/handover-list.ts';
import type { Person } from '../case/person.ts';
import { registerAt } from '../case/register.ts';
import type { Resource } from '../case/resource.ts';
import { resourceFields } from '../case/resource-field.ts';
import { type RootName, rootNames } from '../case/roots.ts';
import { type Strategy, statusQuoId } from '../case/strategy.ts';
import { outcomeOf } from '../case/strategy-decision.ts';
import { lastInstant } from '../case/time.ts';
import { type ActionField, actionFields } from '../method/action-fields.ts';
import { ageGroups, supportPhases } from '../method/instruments.ts';
import { type LegalSphere, legalSpheres } from '../method/legal-spheres.ts';
import type { TownContent } from '../method/town-settings.ts';
import {
  type CaseFacts,
  caseFactsVersion,
  factLimits,
  type GapFact,
  type HandOverFact,
  type StrategyFact,
} from './facts.ts';
import { halfYearOf } from './half-year.ts';
import { wordsOf } from './wording.ts';

export interface FactsOf {
  readonly source: CaseFacts['source'];
  /** Absent: those of the templates its chain was made from. */
  readonly fields?: readonly ActionField[];
  /** So many days all days of a pseudonymised copy were moved. */
  readonly movedDays?: number;
  readonly town: Pick<TownContent, 'chains' | 'questions'>;
}

type Board = Pick<BoardFile, RootName>;
type Chair = Pick<ChairFile, 'rounds' | 'strategyDecisions' | 'sittingEvents'>;

/**
 * What is learnt from a case, live or closed. What is entrusted to some departments is left out, and whatever is beyond the
 * limits of facts: however large a board somebody makes, it is read in a moment.
 */
export function caseFacts(board: Board, chair: Chair, how: FactsOf): CaseFacts {
  return new Reading(board, chair, how).facts();
}

/**
 * Who handed over to the step at `index`: who last said so before it, else whoever did what comes before. Undefined where
 * the chain begins or a department goes on by itself.
 */
export function handedOverBy(
  steps: readonly { readonly department: string; readonly handsTo: readonly string[] }[],
  index: number,
): string | undefined {
  const to = steps[index]?.department;
  const before = steps.slice(0, index).reverse();
  const from = (before.find(({ handsTo }) => handsTo.includes(to ?? '')) ?? before[0])?.department;
  return from === to ? undefined : from;
}

/** A case that says more of its days than its writing may be wrong in the year. */
const slipDays = 366;

class Reading {
  readonly #board: Board;
  readonly #chair: Chair;
  readonly #how: FactsOf;
  /** The last day the case knows, as ISO date. */
  readonly #lastDay: string;
  readonly #steps: readonly ChainStep[];
  #contradictory = 0;

  constructor(board: Board, chair: Chair, how: FactsOf) {
    this.#board = Object.fromEntries(
      rootNames.map((root) => [
        root,
        board[root].filter(({ entrusted }) => !entrusted).slice(0, factLimits.entries),
      ]),
    ) as unknown as Board;
    this.#chair = {
      rounds: chair.rounds.slice(0, factLimits.rounds),
      strategyDecisions: chair.strategyDecisions.slice(-factLimits.entries),
      sittingEvents: chair.sittingEvents.slice(-factLimits.entries),
    };
    this.#how = how;
    this.#steps = chainOf(this.#map<ChronicleEntry>('chronicle'));
    this.#lastDay = this.#findLastDay();
  }

  facts(): CaseFacts {
    const { source, fields } = this.#how;
    const strategies = this.#strategies();
    const compared = this.#firstComparedOn();
    const handOvers = this.#handOvers();
    return {
      version: caseFactsVersion,
      source,
      fields: fields ?? this.#templateFields(),
      ageGroups: this.#ageGroups(),
      spheres: this.#spheres(),
      phases: supportPhases.filter((phase) => strategies.some((each) => each.phase === phase)),
      handOvers,
      contradictory: this.#contradictory,
      gaps: this.#all<Gap>('gaps').flatMap((gap) => this.#gap(gap) ?? []),
      ...(compared && strategies.length > 0 ? { compared: this.#halfYear(compared) } : {}),
      strategies,
      resources: source === 'closed' ? [] : this.#words(),
    };
  }

  #all<E extends EntityBase>(root: RootName): readonly E[] {
    return this.#board[root] as readonly EntityBase[] as E[];
  }

  #map<E extends EntityBase>(root: RootName): ReadonlyMap<string, E> {
    return new Map(this.#all<E>(root).map((entry) => [entry.id, entry]));
  }

  #halfYear(day: string) {
    return halfYearOf(addDays(day, -(this.#how.movedDays ?? 0)));
  }

  #findLastDay(): string {
    const { rounds, strategyDecisions, sittingEvents } = this.#chair;
    const written = [
      ...rootNames.flatMap((root) => this.#all(root).map(({ createdAt }) => createdAt)),
      ...rounds.flatMap(({ openedAt, revealed }) => [openedAt, revealed?.at ?? openedAt]),
      ...[...strategyDecisions, ...sittingEvents].map(({ at }) => at),
    ];
    const lastWritten = dayOf(written.reduce((last, at) => Math.max(last, at), 0));
    const end = addDays(lastWritten, slipDays);
    const days = [
      ...this.#steps.flatMap(({ startedOn, doneOn }) => [startedOn, doneOn]),
      ...this.#all<Agreement>('agreements').map(({ settledOn }) => settledOn),
      ...this.#all<HandoverItem>('handovers').map(({ doneOn }) => doneOn),
    ];
    return days.reduce<string>(
      (last, day) => (isDay(day) && day > last && day <= end ? day : last),
      lastWritten,
    );
  }

  #templateFields(): readonly ActionField[] {
    const used = new Set(this.#steps.map(({ templateId }) => templateId));
    const templates = this.#how.town.chains.filter(({ id }) => used.has(id));
    return actionFields.filter((field) => templates.some((each) => each.field === field));
  }

  /** Of the grown-ups; of children where nobody else's is known. */
  #ageGroups(): CaseFacts['ageGroups'] {
    const known = this.#all<Person>('persons').flatMap(
      ({ kinship, ageGroup, birthYear, createdAt }) => {
        if (ageGroup) return { kinship, ageGroup };
        if (birthYear === undefined) return [];
        const age = new Date(createdAt).getUTCFullYear() - birthYear;
        return { kinship, ageGroup: age < 25 ? ('under25' as const) : ('over25' as const) };
      },
    );
    const grown = known.filter(({ kinship }) => kinship !== 'child');
    const counted = grown.length > 0 ? grown : known;
    return ageGroups.filter((group) => counted.some(({ ageGroup }) => ageGroup === group));
  }

  /** Those a change led into. */
  #spheres(): CaseFacts['spheres'] {
    const led = this.#steps.filter(({ kind }) => kind === 'transition');
    const beside = this.#all<ChronicleEntry>('chronicle').filter(
      ({ kind }) => kind === 'transition',
    );
    const into = new Set([...led, ...beside].map(({ legalSphere }) => legalSphere));
    return [...legalSpheres, 'none' as const].filter((each: LegalSphere) => into.has(each));
  }

  /** What the town calls a step, else what is written in the case; undefined where that may not be told. */
  #nameOf({ templateId, templateStepId, what }: ChainStep): string | undefined {
    const template = this.#how.town.chains.find(({ id }) => id === templateId);
    const step = template?.steps.find(({ id }) => id === templateStepId);
    return step?.what ?? (this.#how.source === 'closed' ? undefined : what);
  }

  #handOvers(): readonly HandOverFact[] {
    return this.#steps.flatMap((step, index) => {
      const name = this.#nameOf(step);
      if (name === undefined) return [];
      if (step.kind === 'transition') {
        const days = this.#afterChange(step);
        return step.handsTo
          .filter((to) => to !== step.department)
          .flatMap((to) => this.#wait(days, name, step.department, to) ?? []);
      }
      // Until the Rechtskreis changes nobody hands over.
      if (step.legalSphere) return [];
      const from = handedOverBy(this.#steps, index);
      return (from && this.#wait(step, name, from, step.department)) || [];
    });
  }

  /** Where the Rechtskreis changed it is waited until all is handed over. */
  #afterChange({ on, doneOn, copies, targetDays }: ChainStep): Days {
    const list = handoverListOf(this.#map<HandoverItem>('handovers'), copies);
    const days = list.map((item) => item.doneOn ?? '');
    const over = doneOn ?? (days.includes('') ? undefined : days.sort().at(-1));
    return {
      needFoundOn: on,
      ...(over ? { startedOn: over } : {}),
      ...(targetDays ? { targetDays } : {}),
    };
  }

  #wait(step: Days, name: string, from: string, to: string): HandOverFact | undefined {
    const { needFoundOn, startedOn, doneOn, targetDays } = step;
    if (!needFoundOn) return undefined;
    const isWrong =
      contradictionsIn(step).length > 0 ||
      [needFoundOn, startedOn, doneOn].some((day) => day !== undefined && !isDay(day));
    const wait = isWrong ? undefined : waitOf(step, this.#lastDay);
    if (isWrong || (wait && wait.days > factLimits.days)) {
      this.#contradictory += 1;
      return undefined;
    }
    if (!wait) return undefined;
    return {
      from,
      to,
      step: name,
      need: this.#halfYear(wait.from),
      days: wait.days,
      ended: wait.to !== undefined,
      ...(targetDays ? { targetDays } : {}),
    };
  }

  #gap(gap: Gap): GapFact | undefined {
    const { askedDepartment, field, state, answerResourceId, createdAt, questionId } = gap;
    const known = this.#how.town.questions.find(({ id }) => id === questionId)?.text;
    const question = known ?? (this.#how.source === 'closed' ? undefined : gap.question);
    if (!askedDepartment || !question) return undefined;
    const answer = this.#all<Resource>('resources').find(({ id }) => id === answerResourceId);
    const asked = dayOf(createdAt);
    const until = state === 'closed' && answer ? dayOf(answer.createdAt) : this.#lastDay;
    const days = Math.max(0, daysBetween(asked, until));
    if (days > factLimits.days) return undefined;
    return {
      question,
      department: askedDepartment,
      field,
      asked: this.#halfYear(asked),
      days,
      ended: state === 'closed',
    };
  }

  #firstComparedOn(): string | undefined {
    const moments = [
      ...this.#chair.rounds.flatMap(({ revealed }) => revealed?.at ?? []),
      ...this.#all('strategies')
        .filter(({ id }) => id !== statusQuoId)
        .map(({ createdAt }) => createdAt),
    ];
    return moments.length > 0 ? dayOf(moments.reduce((a, b) => Math.min(a, b))) : undefined;
  }

  /** Each with its changed copies, the Passivlösung left out. */
  #strategies(): readonly StrategyFact[] {
    const all = this.#map<Strategy>('strategies');
    const own = [...all.values()].filter(({ id }) => id !== statusQuoId);
    return [...Map.groupBy(own, (strategy) => firstOf(strategy, all)).values()].flatMap(
      (versions) => this.#strategy(versions) ?? [],
    );
  }

  #strategy(versions: readonly Strategy[]): StrategyFact | undefined {
    const isChanged = (strategy: Strategy) => versions.some(({ id }) => id === strategy.amendsId);
    const first = versions.find((strategy) => !isChanged(strategy)) ?? versions[0];
    if (!first) return undefined;
    const outcomes = new Map(versions.map(({ id }) => [id, this.#outcome(id)]));
    const pursued = versions.findLast(({ id }) => outcomes.get(id) === 'pursue');
    const outcome = (['pursue', 'rest', 'drop'] as const).find((each) =>
      [...outcomes.values()].includes(each),
    );
    const phase = (pursued ?? first).phase;
    const ids = new Set(versions.map(({ id }) => id));
    const isOpen = this.#how.source !== 'closed';
    return {
      ...(isOpen ? { title: (pursued ?? first).title } : {}),
      department: first.department,
      ...(phase ? { phase } : {}),
      instruments: [...new Set(versions.flatMap(({ instrumentIds }) => instrumentIds))].sort(),
      rounds: this.#rounds(ids),
      conditions: this.#all<Condition>('conditions')
        .filter(({ strategyId, text }) => ids.has(strategyId ?? '') && text !== '')
        .map(({ department, text }) => ({ department, ...(isOpen ? { text } : {}) })),
      ...(outcome ? { outcome } : {}),
      agreements: this.#agreements(ids),
    };
  }

  #outcome(strategyId: string) {
    const all = new Map(
      this.#chair.strategyDecisions.map((decision) => [
        decision.id,
        { ...decision, outcomes: new Map(Object.entries(decision.outcomes)) },
      ]),
    );
    return outcomeOf(registerAt({ all }, lastInstant), strategyId);
  }

  /** What was said anew in each round, of the least resisted of the versions. */
  #rounds(ids: ReadonlySet<string>): StrategyFact['rounds'] {
    const rounds = this.#chair.rounds.toSorted((a, b) => a.number - b.number);
    return rounds.flatMap(({ revealed }) => {
      const said = (revealed?.stances ?? []).flatMap(({ strategyId, resistance, carried }) =>
        ids.has(strategyId) && resistance !== null && !carried ? { strategyId, resistance } : [],
      );
      const totals = [...Map.groupBy(said, ({ strategyId }) => strategyId).values()].map((own) => ({
        counted: own.length,
        sum: own.reduce((sum, { resistance }) => sum + resistance, 0),
      }));
      return totals.sort((a, b) => a.sum / a.counted - b.sum / b.counted).slice(0, 1);
    });
  }

  /** What goes on in another agreement has not ended. */
  #agreements(ids: ReadonlySet<string>): StrategyFact['agreements'] {
    const all = this.#all<Agreement>('agreements');
    const renewed = new Set(all.map(({ renewsId }) => renewsId));
    const own = all.filter(({ id, strategyId }) => ids.has(strategyId ?? '') && !renewed.has(id));
    const count = (wanted: Agreement['state']) =>
      own.filter(({ state }) => state === wanted).length;
    return { done: count('done'), notDone: count('notDone'), open: count('open') };
  }

  #words(): CaseFacts['resources'] {
    const resources = this.#all<Resource>('resources');
    return resourceFields.flatMap((field) => {
      const said = resources.filter((each) => each.field === field).map(({ text }) => text);
      const words = [...wordsOf(said.join('\n')).values()].slice(0, factLimits.words);
      return words.length > 0 ? { field, words } : [];
    });
  }
}

/** After it a day needs more than four digits. */
const lastDayMs = Date.UTC(9999, 0, 1);

type Days = Parameters<typeof waitOf>[0];

/** The strategy a changed copy goes back to. */
function firstOf(strategy: Strategy, all: ReadonlyMap<string, Strategy>): string {
  const seen = new Set<string>();
  let first = strategy;
  for (
    let before = all.get(first.amendsId ?? '');
    before;
    before = all.get(before.amendsId ?? '')
  ) {
    // Two that are copies of each other are one as well.
    if (seen.has(before.id)) return [...seen].sort()[0] ?? before.id;
    seen.add(before.id);
    first = before;
  }
  return first.id;
}

function dayOf(at: number): string {
  return new Date(Math.min(at, lastDayMs)).toISOString().slice(0, 10);
}

function isDay(day: string | undefined): day is string {
  return date.read(day).value !== undefined;
}
