import type { TownContent } from '../method/town-settings.ts';
import { type CompetitionFigure, Competitions } from './competitions.ts';
import type { CaseFacts } from './facts.ts';
import type { HalfYear } from './half-year.ts';
import {
  type EffectFigure,
  type HandOverFigure,
  HandOvers,
  type RuleInForce,
} from './hand-overs.ts';
import { type QuestionFigure, Questions } from './questions.ts';
import { defaultMinimumCases } from './suppression.ts';
import { namingOf, type Telling, tellingOf } from './telling.ts';
import { type CaseRecord, type FigureFilter, releasedOf, Topic } from './topic.ts';

export interface Learning {
  readonly town: Pick<TownContent, 'departments' | 'chains' | 'questions'>;
  readonly filter?: FigureFilter;
  readonly rules?: readonly RuleInForce[];
  /** Never fewer than five: decision 0034. */
  readonly minimumCases?: number;
}

/** What a town learns. Whatever is absent is not told: too few cases, or others could be worked out from it. */
export interface Figures {
  readonly minimumCases: number;
  readonly cases?: number;
  /** The half-years the released ones lie in. */
  readonly from?: HalfYear;
  readonly until?: HalfYear;
  /** Cases with a step whose days contradict each other. */
  readonly contradictory?: number;
  readonly handOvers: readonly HandOverFigure[];
  readonly questions: readonly QuestionFigure[];
  readonly competitions: readonly CompetitionFigure[];
  readonly effects: readonly EffectFigure[];
}

/** Figures of all these cases, which are given in the order in which they were released or closed. */
export function learn(all: Iterable<CaseFacts>, learning: Learning): Figures {
  const { filter = {}, minimumCases = defaultMinimumCases } = learning;
  return { minimumCases, ...figuresOf(all, learning, tellingOf(filter, minimumCases)) };
}

/** What is told of them. */
export function figuresOf(
  all: Iterable<CaseFacts>,
  { town, rules = [] }: Pick<Learning, 'town' | 'rules'>,
  telling: Telling,
): Omit<Figures, 'minimumCases'> {
  const naming = namingOf(town.departments);
  const handOvers = new HandOvers(naming, town.chains, rules);
  const questions = new Questions(naming, town.questions);
  const competitions = new Competitions(naming);
  const cases = new Topic<CaseRecord>();
  const contradictory = new Topic<CaseRecord>();
  for (const facts of all) {
    const whens = [
      ...handOvers.add(facts),
      ...questions.add(facts),
      ...competitions.add(facts),
    ].sort();
    const [when] = whens;
    if (!when) continue;
    cases.add({ facts, when });
    if (facts.contradictory > 0) contradictory.add({ facts, when });
  }
  const told = telling.tell(cases);
  const whens =
    told &&
    releasedOf(told)
      .map(({ when }) => when)
      .sort();
  const [from, until] = [whens?.[0], whens?.at(-1)];
  const wrong = telling.tell(contradictory);
  return {
    ...(told ? { cases: told.length } : {}),
    ...(from && until ? { from, until } : {}),
    ...(wrong ? { contradictory: wrong.length } : {}),
    handOvers: handOvers.figures(telling),
    questions: questions.figures(telling),
    competitions: competitions.figures(telling),
    effects: handOvers.effects(telling),
  };
}
