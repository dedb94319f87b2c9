import type { CaseListItem } from '../../../shared/protocol/http.ts';

export const caseFilters = ['all', 'withoutDirection'] as const;
export type CaseFilter = (typeof caseFilters)[number];

export function passesFilter(item: CaseListItem, filter: CaseFilter): boolean {
  return filter === 'all' || item.summary.directions.length === 0;
}

const fold = (text: string) => text.normalize('NFD').replace(/\p{M}/gu, '').toLocaleLowerCase('de');

/** Whether every word of the query is found: pseudonym, number, origin, legal sphere, lead or direction. */
export function matchesQuery(
  { number, leadDepartment, summary }: CaseListItem,
  query: string,
): boolean {
  const text = fold(
    [
      summary.pseudonym,
      number,
      summary.origin,
      summary.legalSphere,
      leadDepartment,
      ...summary.directions,
    ].join(' '),
  );
  return fold(query)
    .split(/\s+/)
    .every((word) => text.includes(word));
}
