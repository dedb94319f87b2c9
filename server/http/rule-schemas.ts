import { actionFields } from '../../shared/method/action-fields.ts';
import { legalSpheres } from '../../shared/method/legal-spheres.ts';
import { ruleLimits } from '../../shared/method/rule.ts';
import { townLimits } from '../../shared/method/town-settings.ts';
import { ruleStates, ruleVoiceKinds } from '../../shared/protocol/rules.ts';
import { departmentIds, filledLine, isoDate } from './schemas.ts';

/** JSON schemas of the types in shared/protocol/rules.ts. */

const id = { type: 'string', pattern: '^[A-Za-z0-9_-]{1,64}$' } as const;
const text = { type: 'string' } as const;
const time = { type: 'number', description: 'ms since epoch' } as const;
const integer = { type: 'integer' } as const;

const step = {
  type: 'object',
  required: ['id', 'what', 'department', 'handsTo', 'handsWhat'],
  additionalProperties: false,
  properties: {
    id,
    what: filledLine(townLimits.chainStep),
    department: filledLine(8),
    targetDays: {
      type: 'integer',
      minimum: townLimits.targetDays.min,
      maximum: townLimits.targetDays.max,
    },
    handsTo: departmentIds,
    handsWhat: { type: 'string', maxLength: townLimits.handsWhat },
    legalSphere: { type: 'string', enum: [...legalSpheres, 'none'] },
  },
} as const;

/** Which of these go together: `soundContent` of rule-routes.ts. */
const change = {
  type: 'object',
  required: ['kind', 'chainId'],
  additionalProperties: false,
  properties: {
    kind: { type: 'string', enum: ['change', 'add', 'remove'] },
    chainId: id,
    after: id,
    stepId: id,
    step,
  },
} as const;

export const content = {
  type: 'object',
  required: ['title', 'text', 'field', 'cases', 'exceptions'],
  additionalProperties: false,
  properties: {
    title: filledLine(ruleLimits.title),
    text: filledLine(ruleLimits.text),
    field: { type: 'string', enum: [...actionFields] },
    change,
    cases: { type: 'array', maxItems: ruleLimits.cases, uniqueItems: true, items: id },
    exceptions: {
      type: 'array',
      maxItems: ruleLimits.exceptions,
      items: filledLine(ruleLimits.exception),
    },
  },
} as const;

export const number = {
  type: 'object',
  required: ['number'],
  properties: { number: { type: 'integer', minimum: 1, maximum: 1_000_000 } },
} as const;

export const update = {
  type: 'object',
  required: ['basedOn', 'content'],
  additionalProperties: false,
  properties: { basedOn: integer, content, reviewUntil: isoDate },
} as const;

export const deletion = {
  type: 'object',
  required: ['basedOn'],
  additionalProperties: false,
  properties: { basedOn: integer },
} as const;

export const voice = {
  type: 'object',
  required: ['basedOn', 'kind', 'text'],
  additionalProperties: false,
  properties: {
    basedOn: integer,
    kind: { type: 'string', enum: [...ruleVoiceKinds] },
    text: { type: 'string', maxLength: ruleLimits.voice },
  },
} as const;

export const decision = {
  type: 'object',
  required: ['basedOn', 'decision'],
  additionalProperties: false,
  properties: {
    basedOn: integer,
    decision: { type: 'string', enum: ['accept', 'reject', 'end'] },
    validFrom: isoDate,
    reason: filledLine(ruleLimits.voice),
  },
} as const;

export const rule = {
  type: 'object',
  required: [
    ...content.required,
    'number',
    'revision',
    'state',
    'createdAt',
    'createdBy',
    'voices',
  ],
  properties: {
    title: text,
    text,
    field: text,
    change: { type: 'object', additionalProperties: true },
    cases: { type: 'array', items: text },
    exceptions: { type: 'array', items: text },
    number: integer,
    revision: integer,
    state: { type: 'string', enum: [...ruleStates] },
    createdAt: time,
    createdBy: text,
    reviewUntil: text,
    validFrom: text,
    decidedAt: time,
    reason: text,
    settingsVersion: integer,
    voices: {
      type: 'array',
      items: {
        type: 'object',
        required: ['id', 'at', 'name', 'department', 'kind', 'text', 'isOwn'],
        properties: {
          id: text,
          at: time,
          name: text,
          department: text,
          kind: text,
          text,
          isOwn: { type: 'boolean' },
        },
      },
    },
  },
} as const;

export const rules = { type: 'array', items: rule } as const;
