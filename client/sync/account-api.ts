import type {
  AccountInvitation,
  CreatedInvitation,
  NewAccount,
  NewStaffInvitation,
  OwnAccount,
  PasswordChange,
  PasswordSignIn,
  SignedOut,
  SignInInfo,
  StaffChange,
  StaffList,
  StaffMember,
} from '../../shared/protocol/account.ts';
import type { SessionInfo } from '../../shared/protocol/http.ts';
import { call, read } from './api.ts';

export function fetchSignIn(): Promise<SignInInfo> {
  return read('GET', '/sign-in');
}

export function signInByPassword(input: PasswordSignIn): Promise<SessionInfo> {
  return read('POST', '/sign-in', input);
}

/** What the token of a personal link is for. */
export function readInvitation(token: string): Promise<AccountInvitation> {
  return read('POST', '/account/invitation', { token });
}

export function createAccount(input: NewAccount): Promise<SessionInfo> {
  return read('POST', '/account', input);
}

export function fetchOwnAccount(): Promise<OwnAccount> {
  return read('GET', '/account');
}

export async function changePassword(input: PasswordChange): Promise<void> {
  await call('PUT', '/account/password', input);
}

export function signOutEverywhere(): Promise<SignedOut> {
  return read('DELETE', '/account/sessions');
}

export function fetchStaff(): Promise<StaffList> {
  return read('GET', '/staff');
}

const ofMember = (id: string) => `/staff/${encodeURIComponent(id)}`;

export function changeMember(id: string, change: StaffChange): Promise<StaffMember> {
  return read('PATCH', ofMember(id), change);
}

export async function removeMember(id: string): Promise<void> {
  await call('DELETE', ofMember(id));
}

/** A link for somebody who cannot come in any more. */
export function linkForMember(id: string): Promise<CreatedInvitation> {
  return read('POST', `${ofMember(id)}/link`);
}

export function inviteStaff(input: NewStaffInvitation): Promise<CreatedInvitation> {
  return read('POST', '/staff/invitations', input);
}

export async function revokeInvitation(id: string): Promise<void> {
  await call('DELETE', `/staff/invitations/${encodeURIComponent(id)}`);
}
