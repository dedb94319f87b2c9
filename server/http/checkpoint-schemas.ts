import { caseId } from './schemas.ts';

/** JSON schemas of the types in shared/protocol/checkpoints.ts. */

const at = { type: 'integer', minimum: 0, description: 'ms since epoch' } as const;
const count = { type: 'integer' } as const;

export const checkpointOfCase = {
  type: 'object',
  required: ['id', 'at'],
  properties: { ...caseId.properties, at },
} as const;

export const checkpoints = {
  type: 'array',
  items: {
    type: 'object',
    required: ['at'],
    properties: {
      at,
      before: {
        type: 'object',
        required: ['department', 'state'],
        properties: { department: { type: 'string' }, state: at },
      },
    },
  },
} as const;

export const difference = {
  type: 'object',
  required: ['since'],
  properties: {
    since: {
      type: 'object',
      required: ['added', 'changed', 'removed', 'drawn'],
      properties: { added: count, changed: count, removed: count, drawn: count },
    },
  },
} as const;

export const restored = {
  type: 'object',
  properties: { before: at },
} as const;
