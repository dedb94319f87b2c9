import { snapshotNameMax } from '../../shared/protocol/snapshots.ts';

/** JSON schemas of the types in shared/protocol/snapshots.ts. */

const texts = { type: 'array', items: { type: 'string' } } as const;
const base64 = { type: 'string', description: 'a Yjs update, base64' } as const;

export const snapshot = {
  type: 'object',
  required: ['at', 'name', 'departments', 'direction', 'hash'],
  properties: {
    at: { type: 'integer', description: 'ms since epoch' },
    name: { type: 'string' },
    by: { type: 'string' },
    sittingId: { type: 'string' },
    departments: texts,
    direction: texts,
    decision: { type: 'string' },
    hash: { type: 'string', description: 'SHA-256, hex' },
  },
} as const;

export const snapshots = { type: 'array', items: snapshot } as const;

export const newSnapshot = {
  type: 'object',
  additionalProperties: false,
  required: ['name'],
  properties: { name: { type: 'string', maxLength: snapshotNameMax, pattern: '\\S' } },
} as const;

export const openedSnapshot = {
  type: 'object',
  required: [...snapshot.required, 'board', 'chair', 'vaults'],
  properties: {
    ...snapshot.properties,
    board: base64,
    chair: base64,
    vaults: {
      type: 'array',
      items: {
        type: 'object',
        required: ['key', 'departments', 'update'],
        properties: { key: { type: 'string' }, departments: texts, update: base64 },
      },
    },
  },
} as const;
