import { entrustReasonMax } from '../../shared/case/vaults.ts';
import { caseListItem, countByField, departmentIds, filledLine, id } from './schemas.ts';

/** JSON schemas of what is entrusted, and of the export of a case. */

const entry = {
  root: { type: 'string', enum: ['resources', 'gaps'] },
  id: id(64),
  reason: filledLine(entrustReasonMax),
} as const;

export const entrustInput = {
  type: 'object',
  required: ['root', 'id', 'departments', 'reason'],
  additionalProperties: false,
  properties: { ...entry, departments: { ...departmentIds, minItems: 1 } },
} as const;

export const releaseInput = {
  type: 'object',
  required: ['root', 'id', 'reason'],
  additionalProperties: false,
  properties: entry,
} as const;

const { id: caseId, number, leadDepartment, leadSince, departments } = caseListItem.properties;
const ofCase = { id: caseId, number, leadDepartment, leadSince, departments };

export const caseExport = {
  type: 'object',
  required: ['format', 'version', ...Object.keys(ofCase), 'board', 'chair', 'entrustedToOthers'],
  properties: {
    format: { type: 'string', const: 'fallrunde-case' },
    version: { type: 'integer', const: 1 },
    ...ofCase,
    board: { type: 'object', additionalProperties: true },
    chair: { type: 'object', additionalProperties: true },
    entrustedToOthers: countByField,
  },
} as const;
