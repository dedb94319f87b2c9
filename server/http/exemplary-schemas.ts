import { actionFields } from '../../shared/method/action-fields.ts';
import { exemplaryTitleMax, returnReasonMax } from '../../shared/protocol/exemplary.ts';
import { countByField, filledLine } from './schemas.ts';

/** JSON schemas of the types in shared/protocol/exemplary.ts; board and chair are those of the file of a case. */

const id = { type: 'string', pattern: '^[A-Za-z0-9_-]{8,40}$' } as const;
const texts = { type: 'array', items: { type: 'string' } } as const;
const fields = {
  type: 'array',
  minItems: 1,
  uniqueItems: true,
  items: { type: 'string', enum: [...actionFields] },
} as const;
const time = { type: 'number', description: 'ms since epoch' } as const;
const movedDays = { type: 'integer', minimum: -3650, maximum: 3650 } as const;
const part = { type: 'object', additionalProperties: true } as const;

export const exemplaryId = { type: 'object', required: ['id'], properties: { id } } as const;

export const proposal = {
  type: 'object',
  required: ['title', 'fields', 'board', 'chair', 'movedDays'],
  additionalProperties: false,
  properties: { title: filledLine(exemplaryTitleMax), fields, board: part, chair: part, movedDays },
} as const;

export const returned = {
  type: 'object',
  required: ['reason'],
  additionalProperties: false,
  properties: { reason: filledLine(returnReasonMax) },
} as const;

export const item = {
  type: 'object',
  required: [
    'id',
    'state',
    'title',
    'fields',
    'needs',
    'instruments',
    'texts',
    'proposedAt',
    'proposedBy',
    'mayReview',
    'mayWithdraw',
  ],
  properties: {
    id,
    state: { enum: ['proposed', 'returned', 'released'] },
    title: { type: 'string' },
    fields,
    needs: texts,
    instruments: texts,
    texts: { type: 'string' },
    sign: {
      type: 'object',
      required: ['resources', 'openGaps', 'directions'],
      properties: {
        resources: countByField,
        openGaps: countByField,
        directions: { type: 'integer' },
      },
    },
    proposedAt: time,
    proposedBy: { type: 'string' },
    reviewedAt: time,
    reviewedBy: { type: 'string' },
    reason: { type: 'string' },
    mayReview: { type: 'boolean' },
    mayWithdraw: { type: 'boolean' },
  },
} as const;

export const items = { type: 'array', items: item } as const;

export const opened = {
  type: 'object',
  required: [...item.required, 'board', 'chair'],
  properties: { ...item.properties, board: part, chair: part },
} as const;
