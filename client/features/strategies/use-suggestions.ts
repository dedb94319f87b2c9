import { useMemo } from 'react';
import { supportPhases } from '../../../shared/method/instruments.ts';
import { type Suggestion, suggestInstruments } from '../../../shared/method/suggest.ts';
import { useTown } from '../../sync/town.ts';
import { useBoard } from '../../sync/use-case.tsx';
import { useToday } from '../../ui/use-today.ts';

/** What suits the case. Its phase is the furthest of a strategy, or the first. `phase`: of the strategy that is written. */
export function useSuggestions(phase?: (typeof supportPhases)[number]): readonly Suggestion[] {
  const catalogue = useTown().instruments;
  const persons = useBoard((board) => board.persons);
  const resources = useBoard((board) => board.resources);
  const strategies = useBoard((board) => board.strategies);
  const today = useToday();
  return useMemo(() => {
    const reached = [...strategies.values()].map(({ phase: each }) =>
      each ? supportPhases.indexOf(each) : 0,
    );
    return suggestInstruments(
      catalogue,
      {
        persons: [...persons.values()].map(({ id, kinship, ageGroup, birthYear }) => ({
          id,
          isChild: kinship === 'child',
          ageGroup,
          birthYear,
        })),
        phase: phase ?? supportPhases[Math.max(0, ...reached)] ?? 'access',
        resources: [...resources.values()],
      },
      today,
    );
  }, [catalogue, persons, resources, strategies, phase, today]);
}
