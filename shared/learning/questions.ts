import { type ResourceField, resourceFields } from '../case/resource-field.ts';
import type { Question as CatalogueQuestion } from '../method/question-catalogue.ts';
import type { CaseFacts, GapFact } from './facts.ts';
import type { HalfYear } from './half-year.ts';
import type { Naming, Telling } from './telling.ts';
import { type CaseRecord, mostCommon, Topic } from './topic.ts';
import { type WaitingTimes, waitingTimes } from './waiting.ts';

/** A question that comes back. */
export interface QuestionFigure {
  /** As it is worded most often, or as the catalogue has it. */
  readonly question: string;
  readonly department: string;
  readonly field: ResourceField;
  readonly cases: number;
  /** How long it stayed open. */
  readonly times: WaitingTimes;
  /** Of the Fragenkatalog, where it is in there already. */
  readonly questionId?: string;
}

interface QuestionRecord extends CaseRecord {
  readonly fact: GapFact;
}

interface Row {
  readonly department: string;
  readonly wording: string;
  readonly topic: Topic<QuestionRecord>;
}

/** Questions that come back, by wording and by the department that was asked. */
export class Questions {
  readonly #naming: Naming;
  readonly #catalogue: ReadonlyMap<string, CatalogueQuestion>;
  readonly #rows = new Map<string, Row>();

  constructor(naming: Naming, catalogue: readonly CatalogueQuestion[]) {
    this.#naming = naming;
    this.#catalogue = new Map(catalogue.map((each) => [naming.wording(each.text), each]));
  }

  /** Returns since when. A case counts once, with the first time it was asked; of several the longest. */
  add(facts: CaseFacts): readonly HalfYear[] {
    const first = new Map<Row, GapFact>();
    for (const fact of facts.gaps) {
      const row = this.#row(fact);
      const known = first.get(row);
      if (
        !known ||
        fact.asked < known.asked ||
        (fact.asked === known.asked && fact.days > known.days)
      )
        first.set(row, fact);
    }
    for (const [{ topic }, fact] of first) topic.add({ facts, fact, when: fact.asked });
    return [...first.values()].map(({ asked }) => asked);
  }

  /** The most frequent first. Questions of a few cases are not told at all, not even that there are any. */
  figures({ tell }: Telling): readonly QuestionFigure[] {
    return [...this.#rows.values()]
      .flatMap(({ department, wording, topic }): QuestionFigure[] => {
        const said = tell(topic)?.map(({ fact }) => fact);
        const times = said && waitingTimes(said);
        const known = this.#catalogue.get(wording);
        const question = known?.text ?? mostCommon(said?.map((each) => each.question) ?? []);
        if (!said || !times || question === undefined) return [];
        const field = mostCommon(said.map((each) => each.field)) ?? resourceFields[0];
        const own = { question, department, field, cases: said.length, times };
        return [known ? { ...own, questionId: known.id } : own];
      })
      .sort(
        (a, b) =>
          b.cases - a.cases ||
          (`${a.question} ${a.department}` < `${b.question} ${b.department}` ? -1 : 1),
      );
  }

  #row(fact: GapFact): Row {
    const department = this.#naming.department(fact.department);
    const wording = this.#naming.wording(fact.question);
    const key = `${department} ${wording}`;
    const row = this.#rows.get(key) ?? { department, wording, topic: new Topic() };
    this.#rows.set(key, row);
    return row;
  }
}
