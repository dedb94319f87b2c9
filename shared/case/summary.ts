import type { CaseSummary, DueAgreement, SittingSummary } from '../protocol/http.ts';
import { openAgreements } from './agreement.ts';
import type { BoardState } from './board.ts';
import type { ChairState } from './chair.ts';
import { currentLegalSphere } from './chronicle.ts';
import { resourceFields } from './resource-field.ts';
import { entriesByField } from './select.ts';
import type { Sitting } from './sitting.ts';

/** What the list of cases shows of a case. */
export function summarise(board: BoardState, chair: ChairState): CaseSummary {
  const fields = entriesByField(board);
  const count = (root: 'resources' | 'gaps') =>
    Object.fromEntries(
      resourceFields.map((field) => [
        field,
        fields[field].filter((entry) => entry.root === root).length,
      ]),
    ) as CaseSummary['resources'];
  const sphere = currentLegalSphere(board.chronicle);
  return {
    pseudonym: board.meta.pseudonym,
    origin: board.meta.origin ?? '',
    persons: board.persons.size,
    ...(sphere ? { legalSphere: sphere.sphere, legalSphereSince: sphere.since } : {}),
    directions: chair.current.map((decision) => decision.text),
    resources: count('resources'),
    openGaps: count('gaps'),
    due: dueOf(board),
    sittings: chair.sittings.map(sittingSummary),
  };
}

function dueOf(board: BoardState): DueAgreement[] {
  return openAgreements(board).flatMap(({ id, due, what, whoDepartment }) =>
    due
      ? { agreementId: id, what, due, ...(whoDepartment ? { department: whoDepartment } : {}) }
      : [],
  );
}

const minuteMs = 60_000;

function sittingSummary(sitting: Sitting): SittingSummary {
  return {
    id: sitting.id,
    ...(sitting.conferenceId ? { conferenceId: sitting.conferenceId } : {}),
    startedAt: sitting.startedAt,
    ...(sitting.finishedAt === undefined ? {} : { finishedAt: sitting.finishedAt }),
    phases: sitting.plan.map(({ kind, minutes }) => ({
      kind,
      plannedMinutes: minutes,
      usedMinutes: Math.round((sitting.used.get(kind) ?? 0) / minuteMs),
    })),
    openGapsAtStart: sitting.openGapsAtStart,
    ...(sitting.openGapsAtFinish === undefined
      ? {}
      : { openGapsAtFinish: sitting.openGapsAtFinish }),
  };
}
