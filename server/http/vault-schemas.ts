import { entrustReasonMax } from '../../shared/case/vaults.ts';
import { departmentIds, filledLine, id } from './schemas.ts';

/** JSON schemas of what is entrusted. */

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
