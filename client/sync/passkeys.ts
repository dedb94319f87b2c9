import type {
  PublicKeyCredentialCreationOptionsJSON,
  PublicKeyCredentialRequestOptionsJSON,
} from '@simplewebauthn/browser';
import type { PasskeyAnswer, PasskeyRequest } from '../../shared/protocol/account.ts';
import type { SessionInfo } from '../../shared/protocol/http.ts';
import { call, read } from './api.ts';

/** Somebody changed their mind, or the device did not take part. */
export class PasskeyFailure extends Error {
  override readonly name = 'PasskeyFailure';
}

/** Whether this browser makes passkeys for this page: it needs https or localhost, and a name instead of a number. */
export function canUsePasskeys(): boolean {
  return 'PublicKeyCredential' in window && !/^[\d.]+$|^\[/.test(location.hostname);
}

/** Asks the device for a new passkey. Throws PasskeyFailure, ApiFailure. */
export async function makePasskey(request: PasskeyRequest): Promise<PasskeyAnswer> {
  const [{ startRegistration }, optionsJSON] = await Promise.all([
    import('@simplewebauthn/browser'),
    read<PublicKeyCredentialCreationOptionsJSON>('POST', '/passkeys/options', request),
  ]);
  return { ...(await onDevice(() => startRegistration({ optionsJSON }))) };
}

/** Throws PasskeyFailure, ApiFailure. */
export async function signInByPasskey(): Promise<SessionInfo> {
  const [{ startAuthentication }, optionsJSON] = await Promise.all([
    import('@simplewebauthn/browser'),
    read<PublicKeyCredentialRequestOptionsJSON>('POST', '/passkeys/sign-in/options', {}),
  ]);
  const answer = await onDevice(() => startAuthentication({ optionsJSON }));
  return read('POST', '/passkeys/sign-in', { answer });
}

export async function addPasskey(label: string, answer: PasskeyAnswer): Promise<void> {
  await call('POST', '/account/passkeys', { label, answer });
}

export async function removePasskey(id: string): Promise<void> {
  await call('DELETE', `/account/passkeys/${encodeURIComponent(id)}`);
}

async function onDevice<T>(ceremony: () => Promise<T>): Promise<T> {
  try {
    return await ceremony();
  } catch (error) {
    // What went wrong is between the person and their device: browsers hardly tell.
    throw new PasskeyFailure('passkey', { cause: error });
  }
}
