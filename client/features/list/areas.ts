import { resourceFields } from '../../../shared/case/resource-field.ts';

/** The areas of the list in reading order: what F6 walks through and the rail points to. */
export const listAreas = ['direction', ...resourceFields, 'will', 'strategies'] as const;
export type ListArea = (typeof listAreas)[number];

export function areaElementId(area: ListArea): string {
  return `liste-${area}`;
}
