import { accountLimits } from '../../shared/protocol/account.ts';
import { staffRoles } from '../../shared/protocol/roles.ts';
import * as schemas from './schemas.ts';

/** JSON schemas of the types in shared/protocol/account.ts. */

const role = { type: 'string', enum: staffRoles } as const;
const department = { type: 'string', pattern: '^[\\p{L}\\p{N}_-]{1,8}$' } as const;
const name = {
  type: 'string',
  minLength: 1,
  maxLength: accountLimits.name,
  pattern: '\\S',
} as const;
const login = { type: 'string', format: 'email', maxLength: accountLimits.login } as const;
const token = { type: 'string', pattern: '^[A-Za-z0-9_-]{20,100}$' } as const;
const id = { type: 'string', pattern: '^[A-Za-z0-9_-]{1,64}$' } as const;
/** Any text: what is wrong with it is not told. */
const triedPassword = { type: 'string', maxLength: 1_000 } as const;
const newPassword = {
  type: 'string',
  minLength: accountLimits.passwordMin,
  maxLength: accountLimits.passwordMax,
} as const;

export const signInInfo = {
  type: 'object',
  required: ['by', 'available', 'setUp'],
  properties: {
    by: { type: 'string', enum: ['password', 'provider'] },
    available: { type: 'boolean' },
    setUp: { type: 'boolean' },
  },
} as const;

export const oidcStart = {
  type: 'object',
  properties: { nach: { type: 'string' } },
} as const;

export const passwordSignIn = {
  type: 'object',
  required: ['login', 'password'],
  additionalProperties: false,
  properties: { login: { type: 'string', maxLength: 1_000 }, password: triedPassword },
} as const;

export const invitationToken = {
  type: 'object',
  required: ['token'],
  additionalProperties: false,
  properties: { token },
} as const;

export const accountInvitation = {
  type: 'object',
  required: ['role', 'departments'],
  properties: {
    role,
    name: { type: 'string' },
    department: { type: 'string' },
    login: { type: 'string' },
    departments: schemas.departments,
  },
} as const;

/** Checked by the library that made it. */
const passkeyAnswer = {
  type: 'object',
  required: ['id', 'response'],
  properties: { id: { type: 'string', maxLength: 1_400 }, response: { type: 'object' } },
} as const;

export const passkeyOptions = { type: 'object', additionalProperties: true } as const;

export const passkeySignIn = {
  type: 'object',
  required: ['answer'],
  additionalProperties: false,
  properties: { answer: passkeyAnswer },
} as const;

export const passkeyRequest = {
  type: 'object',
  additionalProperties: false,
  properties: { token, login, current: triedPassword },
} as const;

export const newPasskey = {
  type: 'object',
  required: ['label', 'answer'],
  additionalProperties: false,
  properties: {
    label: { type: 'string', minLength: 1, maxLength: accountLimits.passkeyLabel, pattern: '\\S' },
    answer: passkeyAnswer,
  },
} as const;

export const passkeyId = {
  type: 'object',
  required: ['id'],
  properties: { id: { type: 'string', pattern: '^[A-Za-z0-9_-]{1,1400}$' } },
} as const;

export const newAccount = {
  type: 'object',
  required: ['token'],
  additionalProperties: false,
  properties: { token, login, password: newPassword, passkey: newPasskey, name, department },
} as const;

export const ownAccount = {
  type: 'object',
  required: ['login', 'name', 'department', 'role'],
  properties: {
    login: { type: 'string' },
    name: { type: 'string' },
    department: { type: 'string' },
    role,
    local: {
      type: 'object',
      required: ['hasPassword', 'passkeys'],
      properties: {
        hasPassword: { type: 'boolean' },
        passkeys: {
          type: 'array',
          items: {
            type: 'object',
            required: ['id', 'label', 'createdAt'],
            properties: {
              id: { type: 'string' },
              label: { type: 'string' },
              createdAt: { type: 'number', description: 'ms since epoch' },
            },
          },
        },
      },
    },
  },
} as const;

export const passwordChange = {
  type: 'object',
  required: ['password'],
  additionalProperties: false,
  properties: { current: triedPassword, password: newPassword },
} as const;

export const staffMember = {
  type: 'object',
  required: ['id', 'login', 'name', 'department', 'role', 'disabled', 'byProvider'],
  properties: {
    id: { type: 'string' },
    login: { type: 'string' },
    name: { type: 'string' },
    department: { type: 'string' },
    role,
    disabled: { type: 'boolean' },
    byProvider: { type: 'boolean' },
  },
} as const;

const staffInvitation = {
  type: 'object',
  required: ['id', 'name', 'department', 'role', 'expiresAt'],
  properties: {
    id: { type: 'string' },
    staffId: { type: 'string' },
    name: { type: 'string' },
    department: { type: 'string' },
    role,
    expiresAt: { type: 'number', description: 'ms since epoch' },
  },
} as const;

export const staffList = {
  type: 'object',
  required: ['staff', 'invitations', 'mayInvite'],
  properties: {
    staff: { type: 'array', items: staffMember },
    invitations: { type: 'array', items: staffInvitation },
    mayInvite: { type: 'boolean' },
  },
} as const;

export const staffId = { type: 'object', required: ['id'], properties: { id } } as const;

export const staffChange = {
  type: 'object',
  additionalProperties: false,
  properties: { name, department, role, disabled: { type: 'boolean' } },
} as const;

export const newStaffInvitation = {
  type: 'object',
  required: ['name', 'department', 'role'],
  additionalProperties: false,
  properties: { name, department, role },
} as const;

export const createdInvitation = {
  type: 'object',
  required: ['invitation', 'token'],
  properties: { invitation: staffInvitation, token: { type: 'string' } },
} as const;

export const signedOut = {
  type: 'object',
  properties: { next: { type: 'string' } },
} as const;
