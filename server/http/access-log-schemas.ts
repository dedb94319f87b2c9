/** JSON schemas of the types in shared/protocol/access-log.ts. */

const text = { type: 'string' } as const;
const texts = { type: 'array', items: text } as const;

const entry = {
  type: 'object',
  required: ['seq', 'at', 'participantId', 'department', 'action', 'detail', 'hash'],
  properties: {
    seq: { type: 'integer' },
    at: { type: 'number', description: 'ms since epoch' },
    participantId: text,
    department: text,
    action: text,
    detail: {
      type: 'object',
      properties: {
        what: text,
        department: text,
        departments: texts,
        role: text,
        linkFrom: text,
        added: texts,
        removed: texts,
        from: text,
        to: text,
        until: text,
        state: text,
      },
    },
    hash: text,
  },
} as const;

const check = {
  type: 'object',
  required: ['entries'],
  properties: { entries: { type: 'integer' }, brokenAt: { type: 'integer' } },
} as const;

export const accessQuery = {
  type: 'object',
  additionalProperties: false,
  properties: { before: { type: 'integer', minimum: 1 } },
} as const;

export const accessPage = {
  type: 'object',
  required: ['entries', 'check', 'months'],
  properties: {
    entries: { type: 'array', items: entry },
    check,
    months: { type: 'integer' },
  },
} as const;

export const accessExport = {
  type: 'object',
  required: ['format', 'version', 'caseNumber', 'exportedAt', 'check', 'entries'],
  properties: {
    format: text,
    version: { type: 'integer' },
    caseNumber: text,
    exportedAt: { type: 'number', description: 'ms since epoch' },
    check,
    entries: { type: 'array', items: entry },
  },
} as const;
