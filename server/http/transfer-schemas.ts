import { caseListItem } from './schemas.ts';

/** JSON schemas of what comes of the file of a case; the file itself has its own, at /schema/fallrunde-case.json. */

const { id, number, leadDepartment, departments } = caseListItem.properties;
const count = { type: 'integer' } as const;

export const importCheck = {
  type: 'object',
  required: [
    'pseudonym',
    'number',
    'keepsNumber',
    'leadDepartment',
    'departments',
    'entries',
    'entrusted',
    'sittings',
    'snapshots',
    'leftOut',
  ],
  properties: {
    pseudonym: { type: 'string' },
    number,
    keepsNumber: { type: 'boolean' },
    leadDepartment,
    departments,
    entries: count,
    entrusted: count,
    sittings: count,
    snapshots: count,
    leftOut: {
      type: 'object',
      required: ['entrusted', 'snapshots'],
      properties: { entrusted: count, snapshots: count },
    },
  },
} as const;

export const imported = {
  type: 'object',
  required: ['id', 'number', 'mayOpen'],
  properties: { id, number, mayOpen: { type: 'boolean' } },
} as const;
