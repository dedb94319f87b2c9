import type { Department } from '../method/departments.ts';
import type { StaffRole } from './roles.ts';

/** How long the texts of an account may be. */
export const accountLimits = {
  login: 200,
  /** A function, not a personal name. */
  name: 80,
  passwordMin: 12,
  passwordMax: 128,
  passkeyLabel: 60,
} as const;

/** GET /api/sign-in: how one comes in here. */
export interface SignInInfo {
  /** `provider`: by the town's own sign-in service, and in no other way. */
  readonly by: 'password' | 'provider';
  /** False: the sign-in service does not answer just now. */
  readonly available: boolean;
  /** Nobody has an account yet: the link that makes the first one is where the server was started. */
  readonly setUp: boolean;
}

/** `anmeldung` in the address of the entrance: why the sign-in service's answer led to no session. */
export const signInProblems = [
  'providerDown',
  'expired',
  'refused',
  'failed',
  'noDepartment',
  'noRole',
  'disabled',
] as const;
export type SignInProblem = (typeof signInProblems)[number];

/** POST /api/sign-in. Answer 200: SessionInfo; `notSignedIn` whatever of it was wrong. */
export interface PasswordSignIn {
  readonly login: string;
  readonly password: string;
}

/** POST /api/account/invitation: what the token of a link is for. `notFound` where it is good for nothing. */
export interface AccountInvitation {
  readonly role: StaffRole;
  /** Both absent: the first account, which chooses them. */
  readonly name?: string;
  readonly department?: string;
  /** Of the account that is opened again. */
  readonly login?: string;
  /** The town's. */
  readonly departments: readonly Department[];
}

/** POST /api/account. Answer 200: SessionInfo. `invalid` with a `field`; `notFound` where the token is good for nothing. */
export interface NewAccount {
  readonly token: string;
  /** Not for an account that is opened again. */
  readonly login?: string;
  /** One of both; an account that is opened again gets a password. */
  readonly password?: string;
  readonly passkey?: NewPasskeyInput;
  /** Only for the first account. */
  readonly name?: string;
  readonly department?: string;
}

/** GET /api/account. */
export interface OwnAccount extends Pick<StaffMember, 'login' | 'name' | 'department' | 'role'> {
  /** Absent: the town's sign-in service vouches for this account. */
  readonly local?: {
    readonly hasPassword: boolean;
    /** The oldest first. */
    readonly passkeys: readonly OwnPasskey[];
  };
}

export interface OwnPasskey {
  readonly id: string;
  /** Which device it is on. */
  readonly label: string;
  /** ms since epoch. */
  readonly createdAt: number;
}

/** What a browser answered in a ceremony of WebAuthn, as JSON. */
export type PasskeyAnswer = Readonly<Record<string, unknown>>;

/**
 * POST /api/passkeys/options: what a browser needs to make a passkey. With the token of a link for the account it makes,
 * else for one's own account; `forbidden` with field `current` where the own password is wrong.
 * POST /api/passkeys/sign-in/options needs nothing. POST /api/passkeys/sign-in with `answer`: SessionInfo.
 */
export interface PasskeyRequest {
  readonly token?: string;
  readonly login?: string;
  readonly current?: string;
}

/** POST /api/account/passkeys. Answer 204. DELETE /api/account/passkeys/:id. `forbidden` for the last way in. */
export interface NewPasskeyInput {
  readonly label: string;
  readonly answer: PasskeyAnswer;
}

/** PUT /api/account/password. Answer 204; ends all other sessions. `forbidden` where the current one is wrong. */
export interface PasswordChange {
  /** Absent: there is none yet. */
  readonly current?: string;
  readonly password: string;
}

export interface StaffMember {
  readonly id: string;
  /** The official e-mail address. */
  readonly login: string;
  readonly name: string;
  readonly department: string;
  readonly role: StaffRole;
  readonly disabled: boolean;
  /** Department and role are decided by the town's sign-in service. */
  readonly byProvider: boolean;
}

/** A personal link that was not used yet. */
export interface StaffInvitation {
  readonly id: string;
  /** The account it opens again; absent: it makes a new one. */
  readonly staffId?: string;
  readonly name: string;
  readonly department: string;
  readonly role: StaffRole;
  /** ms since epoch. */
  readonly expiresAt: number;
}

/** GET /api/staff, for coordinators and administrators. */
export interface StaffList {
  readonly staff: readonly StaffMember[];
  readonly invitations: readonly StaffInvitation[];
  /** False where accounts come from the town's sign-in service. */
  readonly mayInvite: boolean;
}

/** PATCH /api/staff/:id. Answer 200: StaffMember. Conflict `lastCoordinator`. */
export interface StaffChange {
  readonly name?: string;
  readonly department?: string;
  readonly role?: StaffRole;
  readonly disabled?: boolean;
}

/**
 * POST /api/staff/invitations. Answer 201: CreatedInvitation. POST /api/staff/:id/link answers the same for somebody who
 * cannot come in any more.
 */
export type NewStaffInvitation = Pick<StaffInvitation, 'name' | 'department' | 'role'>;

export interface CreatedInvitation {
  readonly invitation: StaffInvitation;
  /** Belongs behind `/beitreten#`; shown once. */
  readonly token: string;
}

/** DELETE /api/session and /api/account/sessions. */
export interface SignedOut {
  /** Where the sign-in service ends its own session. */
  readonly next?: string;
}
