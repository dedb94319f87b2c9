import { departmentToday, type TownDepartment } from '../method/town-settings.ts';

import type { Question } from './suppression.ts';

import type { CaseRecord, FigureFilter, Told, Topic } from './topic.ts';
import { wordingKey } from './wording.ts';

/** What one and the same thing is called, whoever wrote it and when. */
export interface Naming {
  /** The department as it is today. */
  department(id: string): string;
  wording(text: string): string;
}

export function namingOf(departments: readonly TownDepartment[]): Naming {
  const wordings = new Map<string, string>();
  return {
    department: departmentToday(departments),
    wording(text) {
      const known = wordings.get(text);
      if (known !== undefined) return known;
      const key = wordingKey(text);
      wordings.set(text, key);
      return key;
    },
  };
}

/** Which records may be told, under one filter. */
export interface Telling {
  /** Undefined where there is nothing to tell: of none as well, so that nobody can count what is withheld. */
  tell<R extends CaseRecord>(topic: Topic<R>): Told<R> | undefined;
  /** Those among the records told for which the answer is yes, if that may be told as well. */
  tellPart<R extends CaseRecord>(topic: Topic<R>, question: Question<R>): Told<R> | undefined;
}

export function tellingOf(filter: FigureFilter, minimum: number): Telling {
  const isWhole = Object.values(filter).every((each) => each === undefined);
  return {
    tell(topic) {
      const told = topic.tell(filter, minimum);
      return told && told.length > 0 ? told : undefined;
    },
    tellPart: (topic, question) => (isWhole ? topic.tellPart(question, minimum) : undefined),
  };
}
