import { type Department, sampleDepartments } from '../../shared/method/departments.ts';

const byId = new Map(sampleDepartments.map((department) => [department.id, department]));

/** The department with that id; one that is not configured (any more) keeps its abbreviation in neutral slate. */
export function departmentOf(id: string): Department {
  return byId.get(id) ?? { id, name: id, shortName: id, legalSphere: 'none', hue: 2 };
}
