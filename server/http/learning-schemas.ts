import { actionFields } from '../../shared/method/action-fields.ts';
import { ageGroups } from '../../shared/method/instruments.ts';
import { legalSpheres } from '../../shared/method/legal-spheres.ts';

/** JSON schemas of the types in shared/protocol/learning.ts; what the figures mean: docs/learning.md. */

const halfYear = { type: 'string', pattern: '^\\d{4}-H[12]$' } as const;
const count = { type: 'integer' } as const;
const text = { type: 'string' } as const;
const open = { type: 'object', additionalProperties: true } as const;
const rows = { type: 'array', items: open } as const;

const filters = {
  field: { type: 'string', enum: [...actionFields] },
  halfYear,
  ageGroup: { type: 'string', enum: [...ageGroups] },
  sphere: { type: 'string', enum: [...legalSpheres, 'none'] },
} as const;

/** A filter that is not known would otherwise be dropped, and all cases told instead. */
export const filter = {
  type: 'object',
  propertyNames: { enum: Object.keys(filters) },
  properties: filters,
} as const;

export const learning = {
  type: 'object',
  required: [
    'minimumCases',
    'handOvers',
    'questions',
    'competitions',
    'effects',
    'withClosedCases',
  ],
  properties: {
    minimumCases: count,
    cases: count,
    from: text,
    until: text,
    contradictory: count,
    handOvers: rows,
    questions: rows,
    competitions: rows,
    effects: rows,
    withClosedCases: { type: 'boolean' },
  },
} as const;

export const similar = {
  type: 'array',
  items: {
    type: 'object',
    required: ['id', 'title', 'score', 'parts', 'shared', 'helped'],
    properties: {
      id: text,
      title: text,
      score: { type: 'number', description: '0 nothing in common, 1 the same' },
      parts: open,
      shared: open,
      helped: rows,
    },
  },
} as const;
