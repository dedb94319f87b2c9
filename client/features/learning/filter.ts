import { type HalfYear, isHalfYear } from '../../../shared/learning/half-year.ts';
import type { FigureFilter } from '../../../shared/learning/topic.ts';
import { actionFields } from '../../../shared/method/action-fields.ts';
import { ageGroups } from '../../../shared/method/instruments.ts';
import { legalSpheres } from '../../../shared/method/legal-spheres.ts';

export const spheres = [...legalSpheres, 'none'] as const;

/** What can be chosen beside a Handlungsfeld; one of them at a time, since more is never told. */
export type Aspect = Exclude<keyof FigureFilter, 'field'>;

/** Total: what is no filter in the address does not count, nor what would never be told. */
export function filterOf(params: URLSearchParams): FigureFilter {
  const one = <T extends string>(all: readonly T[], key: keyof FigureFilter) =>
    all.find((each) => each === params.get(key));
  const field = one(actionFields, 'field');
  const halfYear = params.get('halfYear');
  const ageGroup = one(ageGroups, 'ageGroup');
  const sphere = one(spheres, 'sphere');
  return {
    ...(field ? { field } : {}),
    ...(isHalfYear(halfYear) ? { halfYear } : ageGroup ? { ageGroup } : sphere ? { sphere } : {}),
  };
}

/** With that Handlungsfeld, or without any. */
export function withField({ field: _, ...rest }: FigureFilter, field: string): FigureFilter {
  return filterOf(new URLSearchParams(Object.entries({ ...rest, field })));
}

/** That aspect takes the place of another. */
export function withAspect({ field }: FigureFilter, aspect: Aspect, value: string): FigureFilter {
  return filterOf(
    new URLSearchParams(Object.entries({ ...(field ? { field } : {}), [aspect]: value })),
  );
}

/** One and the same for the same filter. */
export function queryOf(filter: FigureFilter): string {
  return new URLSearchParams(Object.entries(filter)).toString();
}

/** Both included; empty where they are the wrong way round. */
export function halfYearsBetween(from: HalfYear, until: HalfYear): readonly HalfYear[] {
  const all: HalfYear[] = [];
  const last = Number(until.slice(0, 4));
  for (let year = Number(from.slice(0, 4)); year <= last; year++)
    all.push(`${year}-H1`, `${year}-H2`);
  return all.filter((each) => each >= from && each <= until);
}
