import type { Collections } from './board.ts';
import { byAge } from './entity.ts';
import { type Kinship, kinships, type Person } from './person.ts';
import { evidenceCount, notAskedPersons, type Will } from './will.ts';
import { willQuestion } from './will-question.ts';

/** One line about somebody's Wille. Without `person`: the family's. */
export interface WillRow {
  readonly key: string;
  readonly person?: Person;
  readonly will?: Will;
  /** What is said where there is none: what was answered on the map may still become a wish. */
  readonly lack: 'notAsked' | 'answered';
  /** How much shows own action: with one piece of evidence the wish is a Wille. */
  readonly evidence: number;
}

export type WillBoard = Pick<Collections, 'persons' | 'wills' | 'resources' | 'gaps'>;

const rank = (kinship: Kinship) => kinships.indexOf(kinship);

/** What each person wills, adults nobody has asked yet included; the family's last. */
export function willRows(board: WillBoard): WillRow[] {
  const oldestFirst = [...board.wills.values()].sort(byAge);
  const people = [...board.persons.values()].sort(
    (a, b) => rank(a.kinship) - rank(b.kinship) || (a.label < b.label ? -1 : 1),
  );
  const notAsked = new Set(notAskedPersons(board));
  const rowsOf = (person?: Person): WillRow[] =>
    oldestFirst
      .filter(({ personId }) => personId === person?.id)
      .map((will) => ({
        key: will.id,
        ...(person && { person }),
        will,
        lack: 'notAsked',
        evidence: evidenceCount(will, board),
      }));
  const rows = people.flatMap((person): WillRow[] =>
    notAsked.has(person)
      ? [
          {
            key: person.id,
            person,
            lack: willQuestion(board, person.id).answer ? 'answered' : 'notAsked',
            evidence: 0,
          },
        ]
      : rowsOf(person),
  );
  return [...rows, ...rowsOf()];
}
