import * as schemas from './schemas.ts';

/** JSON schemas of the types in shared/protocol/door.ts. */

const id = { type: 'string', pattern: '^[A-Za-z0-9_-]{1,64}$' } as const;
const department = { type: 'string', pattern: '^[\\p{L}\\p{N}_-]{1,8}$' } as const;
const guestRole = { type: 'string', enum: ['contributor', 'observer'] } as const;
const time = { type: 'integer' } as const;
const text = (maxLength: number) => ({ type: 'string', maxLength }) as const;
const filled = (maxLength: number) =>
  ({ type: 'string', minLength: 1, maxLength, pattern: '\\S' }) as const;
const date = { type: 'string', format: 'date' } as const;

export const nameMax = 80;
const reasonMax = 280;

export const linkOpening = {
  type: 'object',
  required: ['token'],
  additionalProperties: false,
  properties: { token: text(200) },
} as const;

export const knock = {
  type: 'object',
  required: ['name', 'department'],
  additionalProperties: false,
  properties: { name: filled(nameMax), department },
} as const;

export const lobbyQuery = {
  type: 'object',
  additionalProperties: false,
  properties: { after: time },
} as const;

export const lobbyInfo = {
  type: 'object',
  required: [
    'state',
    'stateAt',
    'name',
    'department',
    'role',
    'untilEnd',
    'expiresAt',
    'departments',
    'notice',
  ],
  properties: {
    state: {
      type: 'object',
      required: ['kind'],
      properties: { kind: text(20), caseId: text(64), reason: text(reasonMax), why: text(20) },
    },
    stateAt: time,
    name: text(nameMax),
    department: text(8),
    role: guestRole,
    untilEnd: { type: 'boolean' },
    expiresAt: time,
    departments: schemas.departments,
    notice: text(600),
    sitting: {
      type: 'object',
      required: ['startedAt'],
      properties: { startedAt: time, chair: schemas.department },
    },
  },
} as const;

export const caseGuest = {
  type: 'object',
  required: ['id', 'guestId'],
  properties: { id: schemas.caseId.properties.id, guestId: id },
} as const;

export const caseLink = {
  type: 'object',
  required: ['id', 'linkId'],
  properties: { id: schemas.caseId.properties.id, linkId: id },
} as const;

export const guests = {
  type: 'array',
  items: {
    type: 'object',
    required: ['id', 'state', 'since', 'name', 'department', 'role', 'device', 'consent'],
    properties: {
      id,
      state: text(20),
      since: time,
      name: text(nameMax),
      department: text(8),
      role: guestRole,
      device: text(20),
      linkFrom: time,
      consent: text(20),
    },
  },
} as const;

export const admission = {
  type: 'object',
  additionalProperties: false,
  properties: { since: time, reason: filled(reasonMax) },
} as const;

export const denial = {
  type: 'object',
  required: ['reason'],
  additionalProperties: false,
  properties: { reason: filled(reasonMax) },
} as const;

export const linkInput = {
  type: 'object',
  required: ['department', 'person', 'role', 'until'],
  additionalProperties: false,
  properties: {
    department,
    person: text(nameMax),
    role: guestRole,
    until: { anyOf: [{ type: 'string', const: 'sittingEnd' }, time] },
    conferenceId: id,
  },
} as const;

const linkItem = {
  type: 'object',
  required: [
    'id',
    'department',
    'person',
    'role',
    'untilEnd',
    'expiresAt',
    'createdAt',
    'standing',
  ],
  properties: {
    id,
    department: text(8),
    person: text(nameMax),
    role: guestRole,
    conferenceId: text(64),
    untilEnd: { type: 'boolean' },
    expiresAt: time,
    createdAt: time,
    lastUsedAt: time,
    refusedAt: time,
    standing: text(20),
  },
} as const;

export const links = { type: 'array', items: linkItem } as const;

export const newLink = {
  type: 'object',
  required: ['link', 'token'],
  properties: { link: linkItem, token: text(64) },
} as const;

const departments = { type: 'array', maxItems: 60, uniqueItems: true, items: department } as const;
const staffIds = { type: 'array', maxItems: 200, uniqueItems: true, items: id } as const;

export const roundTable = {
  type: 'object',
  required: ['departments', 'staffIds', 'lead', 'earlierLeads', 'people', 'mayChange'],
  properties: {
    departments: { type: 'array', items: text(8) },
    staffIds: { type: 'array', items: text(64) },
    mayChange: { type: 'boolean' },
    people: {
      type: 'array',
      items: {
        type: 'object',
        required: ['id', 'name', 'department'],
        properties: { id, name: text(200), department: text(8) },
      },
    },
    lead: {
      type: 'object',
      required: ['department', 'since'],
      properties: { department: text(8), since: date },
    },
    earlierLeads: {
      type: 'array',
      items: {
        type: 'object',
        required: ['department', 'since', 'until'],
        properties: { department: text(8), since: date, until: date },
      },
    },
  },
} as const;

export const roundTableInput = {
  type: 'object',
  required: ['departments', 'staffIds'],
  additionalProperties: false,
  properties: { departments, staffIds },
} as const;

export const leadInput = {
  type: 'object',
  required: ['department'],
  additionalProperties: false,
  properties: { department },
} as const;
