import { type CaseFacts, caseFactsVersion } from './facts.ts';

/** Of a released case that says nothing but `some`: for tests. */
export function facts(some: Partial<CaseFacts>): CaseFacts {
  return {
    version: caseFactsVersion,
    source: 'released',
    fields: [],
    ageGroups: [],
    spheres: [],
    phases: [],
    handOvers: [],
    contradictory: 0,
    gaps: [],
    strategies: [],
    resources: [],
    ...some,
  };
}
