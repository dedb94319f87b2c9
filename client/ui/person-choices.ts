import type { Person } from '../../shared/case/person.ts';

export interface PersonChoice {
  readonly id: string;
  readonly label: string;
  readonly personIds: readonly string[];
}

const rank = { father: 0, mother: 1, relative: 2, other: 3, child: 4 } as const;

/** Whom an entry can be about with one press: the family, each adult, the children together. */
export function personChoices(
  persons: ReadonlyMap<string, Person>,
  words: { readonly family: string; readonly children: string },
): PersonChoice[] {
  const sorted = [...persons.values()].sort(
    (a, b) =>
      rank[a.kinship] - rank[b.kinship] || a.createdAt - b.createdAt || (a.id < b.id ? -1 : 1),
  );
  const children = sorted.filter(({ kinship }) => kinship === 'child');
  const [only] = children;
  return [
    { id: 'family', label: words.family, personIds: [] },
    ...sorted
      .filter(({ kinship }) => kinship !== 'child')
      .map(({ id, label }) => ({ id, label, personIds: [id] })),
    ...(only
      ? [
          {
            id: 'children',
            label: children.length === 1 ? only.label : words.children,
            personIds: children.map(({ id }) => id),
          },
        ]
      : []),
  ];
}
