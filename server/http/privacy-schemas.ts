import { consentForms, extensionReasonMax, purposeMax } from '../../shared/protocol/privacy.ts';

/** JSON schemas of the types in shared/protocol/privacy.ts. */

const text = { type: 'string' } as const;
const integer = { type: 'integer' } as const;
const time = { type: 'number', description: 'ms since epoch' } as const;
const isoDate = { type: 'string', format: 'date' } as const;
const filledLine = (maxLength: number) =>
  ({ type: 'string', minLength: 1, maxLength, pattern: '\\S' }) as const;

export const caseConsent = {
  type: 'object',
  required: ['id', 'consentId'],
  properties: {
    id: { type: 'string', pattern: '^[A-Za-z0-9_-]{8,40}$' },
    consentId: { type: 'string', pattern: '^[A-Za-z0-9_-]{8,40}$' },
  },
} as const;

export const consentInput = {
  type: 'object',
  required: ['department', 'form', 'givenOn', 'purpose'],
  additionalProperties: false,
  properties: {
    department: filledLine(8),
    form: { type: 'string', enum: [...consentForms] },
    givenOn: isoDate,
    purpose: { type: 'string', maxLength: purposeMax },
  },
} as const;

export const dataHandoverInput = {
  type: 'object',
  required: ['department'],
  additionalProperties: false,
  properties: { department: filledLine(8) },
} as const;

export const withdrawalInput = {
  type: 'object',
  required: ['on'],
  additionalProperties: false,
  properties: { on: isoDate },
} as const;

export const extensionInput = {
  type: 'object',
  required: ['until', 'reason'],
  additionalProperties: false,
  properties: { until: isoDate, reason: filledLine(extensionReasonMax) },
} as const;

export const erasureInput = {
  type: 'object',
  required: ['pseudonym'],
  additionalProperties: false,
  properties: { pseudonym: { type: 'string', maxLength: 200 } },
} as const;

export const casePrivacy = {
  type: 'object',
  required: ['createdAt', 'leadDepartment', 'consents', 'without', 'retention', 'mayChange'],
  properties: {
    createdAt: time,
    leadDepartment: text,
    consents: {
      type: 'array',
      items: {
        type: 'object',
        required: ['id', 'department', 'form', 'givenOn', 'purpose'],
        properties: {
          id: text,
          department: text,
          form: text,
          givenOn: text,
          purpose: text,
          withdrawnOn: text,
        },
      },
    },
    without: { type: 'array', items: text },
    retention: {
      type: 'object',
      required: ['from', 'until', 'remindOn', 'months', 'state', 'extensions'],
      properties: {
        from: text,
        until: text,
        remindOn: text,
        months: integer,
        state: text,
        extensions: {
          type: 'array',
          items: {
            type: 'object',
            required: ['at', 'until', 'department', 'reason'],
            properties: { at: time, until: text, department: text, reason: text },
          },
        },
      },
    },
    mayChange: { type: 'boolean' },
  },
} as const;

export const erasureReceipt = {
  type: 'object',
  required: ['caseId', 'number', 'at', 'rows', 'snapshots', 'keys', 'hash'],
  properties: {
    caseId: text,
    number: text,
    at: time,
    department: text,
    rows: integer,
    snapshots: integer,
    keys: integer,
    hash: text,
  },
} as const;

export const erasureReceipts = { type: 'array', items: erasureReceipt } as const;
