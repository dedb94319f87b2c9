import { resourceFields } from '../../shared/case/resource-field.ts';
import { stanceObjectionMax } from '../../shared/case/round.ts';
import { resistanceMax } from '../../shared/method/consensus.ts';
import { ageGroups } from '../../shared/method/instruments.ts';
import { legalSpheres } from '../../shared/method/legal-spheres.ts';

/** JSON schemas of the types in shared/protocol/http.ts: they check what comes in and describe the API. */

const isoDate = { type: 'string', format: 'date' } as const;
const legalSphere = { type: 'string', enum: [...legalSpheres, 'none'] } as const;
const line = (maxLength: number) => ({ type: 'string', maxLength }) as const;
const filledLine = (maxLength: number) =>
  ({ type: 'string', minLength: 1, maxLength, pattern: '\\S' }) as const;

const countByField = {
  type: 'object',
  required: [...resourceFields],
  properties: Object.fromEntries(resourceFields.map((field) => [field, { type: 'integer' }])),
};

const participant = {
  type: 'object',
  required: ['id', 'name', 'department'],
  properties: { id: line(64), name: line(200), department: line(8) },
} as const;

export const sessionInfo = {
  type: 'object',
  required: ['probe', 'serverTime', 'version'],
  properties: {
    participant,
    probe: { type: 'boolean' },
    serverTime: { type: 'number', description: 'ms since epoch' },
    version: { type: 'string' },
  },
} as const;

export const probeEntry = {
  type: 'object',
  required: ['department'],
  additionalProperties: false,
  properties: { department: filledLine(8) },
} as const;

export const caseListItem = {
  type: 'object',
  required: ['id', 'number', 'leadDepartment', 'leadSince', 'summary'],
  properties: {
    id: line(40),
    number: line(40),
    leadDepartment: line(8),
    leadSince: isoDate,
    summary: {
      type: 'object',
      required: ['pseudonym', 'origin', 'persons', 'directions', 'resources', 'openGaps'],
      properties: {
        pseudonym: { type: 'string' },
        origin: { type: 'string' },
        persons: { type: 'integer' },
        legalSphere,
        legalSphereSince: isoDate,
        directions: { type: 'array', items: { type: 'string' } },
        resources: countByField,
        openGaps: countByField,
      },
    },
  },
} as const;

export const caseList = { type: 'array', items: caseListItem } as const;

export const newCase = {
  type: 'object',
  required: ['pseudonym', 'persons', 'legalSphere', 'legalSphereSince'],
  additionalProperties: false,
  properties: {
    pseudonym: filledLine(60),
    origin: line(60),
    persons: {
      type: 'array',
      maxItems: 30,
      items: {
        type: 'object',
        required: ['label', 'kinship'],
        additionalProperties: false,
        properties: {
          label: filledLine(40),
          kinship: { type: 'string', enum: ['father', 'mother', 'child', 'relative', 'other'] },
          ageGroup: { type: 'string', enum: [...ageGroups] },
          interpreter: { type: 'boolean' },
          languages: line(80),
        },
      },
    },
    legalSphere,
    legalSphereSince: isoDate,
  },
} as const;

export const caseId = {
  type: 'object',
  required: ['id'],
  properties: { id: { type: 'string', pattern: '^[A-Za-z0-9_-]{8,40}$' } },
} as const;

const id = (maxLength: number) =>
  ({ type: 'string', pattern: `^[A-Za-z0-9_-]{1,${maxLength}}$` }) as const;

export const caseStrategy = {
  type: 'object',
  required: ['id', 'strategyId'],
  properties: { ...caseId.properties, strategyId: id(64) },
} as const;

const stance = {
  resistance: { type: ['integer', 'null'], minimum: 0, maximum: resistanceMax },
  objection: line(stanceObjectionMax),
} as const;

export const stanceInput = {
  type: 'object',
  required: ['resistance'],
  additionalProperties: false,
  properties: { roundId: id(64), ...stance },
} as const;

export const ownStances = {
  type: 'object',
  required: ['stances'],
  properties: {
    roundId: id(64),
    stances: {
      type: 'array',
      items: {
        type: 'object',
        required: ['strategyId', 'resistance'],
        properties: { strategyId: id(64), ...stance },
      },
    },
  },
} as const;

export const newRound = {
  type: 'object',
  additionalProperties: false,
  properties: { strategyIds: { type: 'array', maxItems: 200, items: id(64) } },
} as const;

export const revealInput = {
  type: 'object',
  required: ['roundId'],
  additionalProperties: false,
  properties: { roundId: id(64) },
} as const;

const roomCode = { type: 'string', pattern: '^[0-9]{6}$' } as const;

export const roomInfo = { type: 'object', properties: { code: roomCode } } as const;

export const joinInput = {
  type: 'object',
  required: ['code'],
  additionalProperties: false,
  properties: { code: roomCode },
} as const;

export const roomCase = {
  type: 'object',
  required: ['caseId'],
  properties: { caseId: { type: 'string' } },
} as const;

const apiError = {
  type: 'object',
  required: ['error'],
  properties: {
    error: {
      type: 'object',
      required: ['code'],
      properties: { code: { type: 'string' }, field: { type: 'string' } },
    },
  },
} as const;

/** The answers of a route: `schema` where it went well, else `ApiError`. */
export function answers(status: 200 | 201, schema: object) {
  return { [status]: schema, '4xx': apiError, '5xx': apiError };
}
