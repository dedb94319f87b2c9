import { belongsTo, type Conference } from '../../shared/method/agenda.ts';
import type { CaseFigures } from '../../shared/protocol/http.ts';
import type { CaseRecord } from '../store/case-store.ts';

/** What a conference planned and took, case by case. */
export function conferenceFigures(
  conference: Conference,
  cases: ReadonlyMap<string, CaseRecord>,
): CaseFigures[] {
  return conference.items.flatMap((item) => {
    if (item.kind !== 'case') return [];
    const record = cases.get(item.caseId);
    const sitting = item.postponed
      ? undefined
      : record?.summary?.sittings.findLast((each) => belongsTo(each, conference));
    const seconds = record?.preparationSeconds;
    return {
      caseId: item.caseId,
      pseudonym: record?.summary?.pseudonym ?? '',
      plannedMinutes: item.minutes,
      ...(sitting ? { sitting } : {}),
      ...(seconds === undefined ? {} : { preparationMinutes: Math.ceil(seconds / 60) }),
      ...(item.postponed ? { postponed: item.postponed.reason } : {}),
    };
  });
}
