import { type PhaseKind, phaseKinds } from '../../../shared/method/phases.ts';
import type { CaseFigures } from '../../../shared/protocol/http.ts';

export interface Total {
  readonly used: number;
  readonly planned: number;
}

/** Minutes of all cases together: per phase as their plans say, in all as the agenda says. */
export function phaseTotals(cases: readonly CaseFigures[]): {
  readonly phases: Readonly<Record<PhaseKind, Total>>;
  readonly all: Total;
} {
  const phases = cases.flatMap(({ sitting }) => sitting?.phases ?? []);
  const sum = (values: readonly number[]) => values.reduce((total, value) => total + value, 0);
  const totals = phaseKinds.map((kind): [PhaseKind, Total] => {
    const of = phases.filter((phase) => phase.kind === kind);
    return [
      kind,
      {
        used: sum(of.map(({ usedMinutes }) => usedMinutes)),
        planned: sum(of.map(({ plannedMinutes }) => plannedMinutes)),
      },
    ];
  });
  return {
    phases: Object.fromEntries(totals) as Record<PhaseKind, Total>,
    all: {
      used: sum(phases.map(({ usedMinutes }) => usedMinutes)),
      planned: sum(cases.map((each) => (each.postponed === undefined ? each.plannedMinutes : 0))),
    },
  };
}
