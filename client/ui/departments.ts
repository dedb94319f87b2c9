import type { Department } from '../../shared/method/departments.ts';
import { townDepartment } from '../sync/town.ts';

/** The department with that id; one the town does not know keeps its abbreviation in neutral slate. */
export function departmentOf(id: string): Department {
  return townDepartment(id) ?? { id, name: id, shortName: id, legalSphere: 'none', hue: 2 };
}
