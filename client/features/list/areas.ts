import { resourceFields } from '../../../shared/case/resource-field.ts';

/** The areas of the list in reading order: what F6 walks through and the rail points to. */
export const listAreas = ['direction', ...resourceFields, 'will', 'strategies'] as const;
export type ListArea = (typeof listAreas)[number];

/** The attribute that marks an area, anywhere on the page: the header and the tabs of the app may carry it too. */
export const areaAttribute = 'data-area';

export function areaElementId(area: ListArea): string {
  return `liste-${area}`;
}

/** The area after (or before) the one that holds the focus, round and round; the first without one. */
export function nextArea<T>(
  areas: readonly T[],
  current: T | undefined,
  step: 1 | -1,
): T | undefined {
  if (areas.length === 0) return undefined;
  const index = current === undefined ? -1 : areas.indexOf(current);
  if (index < 0) return step === 1 ? areas[0] : areas.at(-1);
  return areas[(index + step + areas.length) % areas.length];
}
