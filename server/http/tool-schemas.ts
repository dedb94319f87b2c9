import { caseId, id } from './schemas.ts';

/** JSON schemas of the types in shared/protocol/tools.ts. */

export const caseToolToken = {
  type: 'object',
  required: ['id', 'tokenId'],
  properties: { id: caseId.properties.id, tokenId: id(32) },
} as const;

const token = {
  type: 'object',
  required: ['id', 'createdAt', 'expiresAt'],
  properties: {
    id: { type: 'string' },
    createdAt: { type: 'number', description: 'ms since epoch' },
    expiresAt: {
      type: 'number',
      description: 'ms since epoch; earlier when the session it was made in ends',
    },
  },
} as const;

export const toolTokens = { type: 'array', items: token } as const;

export const newToolToken = {
  ...token,
  required: [...token.required, 'token'],
  properties: {
    ...token.properties,
    token: { type: 'string', description: 'Told this once' },
  },
} as const;
