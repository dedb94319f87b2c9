import type { BoardState } from '../../../shared/case/board.ts';
import { boardFor } from '../../../shared/case/minutes.ts';
import type { Basis } from '../../../shared/case/resource.ts';
import { type ResourceField, resourceFields } from '../../../shared/case/resource-field.ts';
import { entriesByField } from '../../../shared/case/select.ts';
import { willRows } from '../../../shared/case/will-rows.ts';

/** What may be handed over, each chosen on its own. */
export const handoverParts = [...resourceFields, 'wishes', 'gaps', 'languages'] as const;
export type HandoverPart = (typeof handoverParts)[number];

/** One thing that is handed over. */
export interface HandoverLine {
  readonly part: HandoverPart;
  /** Labels of the case, never names; empty: the whole family. */
  readonly person: string;
  readonly text: string;
  readonly basis?: Basis;
  readonly caveat?: string;
  /** ISO date. */
  readonly day?: string;
  /** The department that knows it, or that is asked. */
  readonly department?: string;
}

/** The chosen parts of what everybody at the case may read: nothing that is entrusted, to whomever. */
export function handoverLines(
  all: BoardState,
  parts: ReadonlySet<HandoverPart>,
  interpreter: string,
): HandoverLine[] {
  const board = boardFor(all, undefined);
  const { persons } = board;
  const personOf = (ids: readonly string[]) => {
    const labels = ids.flatMap((id) => persons.get(id)?.label ?? []).sort();
    return labels.length === persons.size ? '' : labels.join(', ');
  };
  const fields = entriesByField(board);
  const known = resourceFields.flatMap((part) =>
    fields[part].flatMap((entry): HandoverLine[] => {
      if (entry.root === 'gaps') return [];
      const { text, personIds, basis, caveat, recordedOn, department } = entry.entity;
      return [
        {
          part,
          person: personOf(personIds),
          text,
          basis,
          department,
          ...(caveat && { caveat }),
          ...(recordedOn && { day: recordedOn }),
        },
      ];
    }),
  );
  const wishes = willRows(board).flatMap(({ person, will }): HandoverLine[] =>
    will ? [{ part: 'wishes', person: person?.label ?? '', text: will.statement }] : [],
  );
  const gaps = resourceFields.flatMap((field) =>
    fields[field].flatMap((entry): HandoverLine[] => {
      if (entry.root !== 'gaps') return [];
      const { question, personIds, askedDepartment } = entry.entity;
      return [
        {
          part: 'gaps',
          person: personOf(personIds),
          text: question,
          ...(askedDepartment && { department: askedDepartment }),
        },
      ];
    }),
  );
  const languages = [...persons.values()].flatMap((person): HandoverLine[] => {
    const said = [person.languages, person.interpreter ? interpreter : undefined].filter(Boolean);
    return said.length > 0
      ? [{ part: 'languages', person: person.label, text: said.join(', ') }]
      : [];
  });
  return [...known, ...wishes, ...gaps, ...languages].filter(({ part }) => parts.has(part));
}

/** The names by which the import of questionnaires knows the columns: see `suggestedTargets`. */
const columnOf: Record<HandoverPart, string> = {
  personal: 'Persönlich',
  social: 'Sozial',
  material: 'Materiell',
  infrastructural: 'Infrastrukturell',
  wishes: 'Wunsch',
  gaps: 'Offene Frage',
  languages: 'Verständigung',
};

/** What only one of the parts says, right behind it. */
const caveatOf = (field: ResourceField) => `Einschränkung ${columnOf[field]}`;

/** A row for each line, the same columns in each: the import takes it over again. */
export function handoverTable(
  lines: readonly HandoverLine[],
  basisWords: Readonly<Record<Basis, string>>,
): Record<string, string>[] {
  const parts = handoverParts.filter((part) => lines.some((line) => line.part === part));
  const isField = (part: HandoverPart): part is ResourceField =>
    resourceFields.some((field) => field === part);
  return lines.map(({ part: own, person, text, basis, caveat, day, department }) => {
    const row: Record<string, string> = {
      Person: person,
      Datum: day ?? '',
      Grundlage: basis ? basisWords[basis] : '',
    };
    for (const part of parts) {
      row[columnOf[part]] = part === own ? text : '';
      if (isField(part)) row[caveatOf(part)] = part === own ? (caveat ?? '') : '';
    }
    row.Dienststelle = department ?? '';
    return row;
  });
}

export interface BlockWords {
  /** Whose case, for whom, by what right. */
  readonly head: readonly string[];
  readonly part: Readonly<Record<HandoverPart, string>>;
  readonly basis: Readonly<Record<Basis, string>>;
  date(iso: string): string;
  asked(department: string): string;
}

/** As text, for the case system of a town. */
export function handoverBlock(lines: readonly HandoverLine[], words: BlockWords): string {
  const parts = handoverParts.flatMap((part) => {
    const own = lines.filter((line) => line.part === part);
    if (own.length === 0) return [];
    const said = own.map(({ person, text, basis, caveat, day, department }) => {
      const more = [
        person,
        basis && words.basis[basis],
        caveat,
        day && words.date(day),
        part === 'gaps' && department ? words.asked(department) : department,
      ].filter(Boolean);
      return more.length > 0 ? `- ${text} (${more.join('; ')})` : `- ${text}`;
    });
    return ['', words.part[part], ...said];
  });
  return [...words.head, ...parts, ''].join('\n');
}
