import type { CaseListItem, DueAgreement } from '../../../shared/protocol/http.ts';

/** Ahead of its date an agreement shows up so many days. */
const aheadDays = 14;
const dayMs = 86_400_000;

export interface DueOfCase extends DueAgreement {
  readonly caseId: string;
  readonly pseudonym: string;
}

/** Overdue, due and soon due agreements of all cases, the earliest first. Dates are ISO dates. */
export function dueSoon(items: readonly CaseListItem[], today: string): DueOfCase[] {
  const until = new Date(Date.parse(today) + aheadDays * dayMs).toISOString().slice(0, 10);
  return items
    .flatMap(({ id, summary }) =>
      summary.due.map((each) => ({ ...each, caseId: id, pseudonym: summary.pseudonym })),
    )
    .filter(({ due }) => due <= until)
    .sort((a, b) => a.due.localeCompare(b.due));
}
