import { byAge } from '../../../shared/case/entity.ts';
import type { Gap } from '../../../shared/case/gap.ts';
import { concerns } from '../../../shared/case/person.ts';

/** A question somebody is answering: it stays where they answer it, whatever the others do to it meanwhile. */
export interface Pinned {
  readonly id: string;
  /** Whom it asked when the answering began. */
  readonly department: string | undefined;
}

export interface DepartmentGaps {
  readonly department: string;
  readonly gaps: readonly Gap[];
}

export interface GapGroups {
  readonly own: readonly Gap[];
  readonly others: readonly DepartmentGaps[];
  /** Asked of nobody yet. */
  readonly unasked: readonly Gap[];
  /** The other departments nobody asks anything. */
  readonly without: readonly string[];
}

/** The open questions by whom they ask, what is asked meanwhile behind. `departments`: in their order; `kept`: closed ones that are still shown. */
export function groupGaps(
  gaps: Iterable<Gap>,
  {
    own,
    departments,
    personIds,
    kept,
    pinned,
  }: {
    readonly own: string;
    readonly departments: readonly string[];
    readonly personIds: readonly string[];
    readonly kept: ReadonlySet<string>;
    readonly pinned?: Pinned | undefined;
  },
): GapGroups {
  const all = [...gaps].sort(byAge);
  const askedOf = (gap: Gap) => (gap.id === pinned?.id ? pinned.department : gap.askedDepartment);
  const shown = all.filter(
    (gap) =>
      gap.id === pinned?.id ||
      ((gap.state !== 'closed' || kept.has(gap.id)) && concerns(gap.personIds, personIds)),
  );
  const asked = Map.groupBy(shown, askedOf);
  const busy = new Set(
    all.filter(({ state }) => state !== 'closed').map(({ askedDepartment }) => askedDepartment),
  );
  const known = [...new Set([...departments, ...asked.keys()])].filter(
    (each): each is string => each !== undefined && each !== own,
  );
  return {
    own: asked.get(own) ?? [],
    others: known.flatMap((department) => {
      const theirs = asked.get(department);
      return theirs ? [{ department, gaps: theirs }] : [];
    }),
    unasked: asked.get(undefined) ?? [],
    without: known.filter((department) => !busy.has(department) && !asked.has(department)),
  };
}

/** Whether a question still asks for an answer. */
export const isOpen = ({ state, removed }: Gap) => state !== 'closed' && removed === undefined;

/** The question after that one that can be answered, round and round; never itself. */
export function nextOpen(gaps: readonly Gap[], id: string): Gap | undefined {
  const at = gaps.findIndex((gap) => gap.id === id);
  return [...gaps.slice(at + 1), ...gaps.slice(0, Math.max(at, 0))].find(isOpen);
}

/** Open gaps of one's own that still wait for a word. */
export function waitingGaps(gaps: Iterable<Gap>, own: string): readonly Gap[] {
  return [...gaps]
    .filter(({ askedDepartment, state }) => askedDepartment === own && state === 'open')
    .sort(byAge);
}
