import { isIP } from 'node:net';
import type { AuthenticationResponseJSON, RegistrationResponseJSON } from '@simplewebauthn/server';
import type { PasskeyAnswer } from '../../shared/protocol/account.ts';
import type { ShortLived } from '../nodes/short-lived.ts';
import type { NewPasskey, PasskeyStore } from '../store/passkey-store.ts';

/** How long somebody may take with their device, s. */
export const ceremonySeconds = 5 * 60;
/** EdDSA, ES256, RS256, as COSE numbers them: one of them every device knows. */
const algorithms = [-8, -7, -257];

/** A large part of what a server would load before it listens; without passkeys nobody needs it. */
const webAuthn = () => import('@simplewebauthn/server');

/** Where a passkey is good: a page of ours by its origin. */
export interface Place {
  readonly origin: string;
  readonly host: string;
}

/** Undefined: the page is opened by an address without a name, where no browser makes passkeys. */
export function placeOf(origin: string): Place | undefined {
  const host = new URL(origin).hostname;
  return isIP(host.replace(/^\[|\]$/g, '')) === 0 ? { origin, host } : undefined;
}

/** Signing in by a key that never leaves its device. */
export class Passkeys {
  readonly #store: PasskeyStore;
  /** Challenge → what it was given out for. */
  readonly #challenges: ShortLived;

  constructor(store: PasskeyStore, challenges: ShortLived) {
    this.#store = store;
    this.#challenges = challenges;
  }

  /** What a browser needs to make one. `purpose`: whose it will be. */
  async offer(place: Place, purpose: string, login: string, known: readonly string[]) {
    const { generateRegistrationOptions } = await webAuthn();
    const options = await generateRegistrationOptions({
      rpName: 'Fallrunde',
      rpID: place.host,
      userName: login,
      attestationType: 'none',
      supportedAlgorithmIDs: algorithms,
      excludeCredentials: known.map((id) => ({ id })),
      authenticatorSelection: { residentKey: 'required', userVerification: 'required' },
    });
    await this.#challenges.add(options.challenge, purpose);
    return options;
  }

  /** Undefined: not made for this. */
  async made(
    place: Place,
    purpose: string,
    answer: PasskeyAnswer,
  ): Promise<NewPasskey | undefined> {
    const { verifyRegistrationResponse } = await webAuthn();
    try {
      const { verified, registrationInfo } = await verifyRegistrationResponse({
        response: answer as unknown as RegistrationResponseJSON,
        expectedChallenge: async (challenge) =>
          (await this.#challenges.take(challenge)) === purpose,
        expectedOrigin: place.origin,
        expectedRPID: place.host,
        requireUserVerification: true,
        supportedAlgorithmIDs: algorithms,
      });
      if (!verified) return undefined;
      const { id, publicKey, counter } = registrationInfo.credential;
      return { id, publicKey: Buffer.from(publicKey).toString('base64url'), counter };
    } catch {
      // The library tells what was wrong by text only; whoever made it up needs no answer.
      return undefined;
    }
  }

  async ask(place: Place) {
    const { generateAuthenticationOptions } = await webAuthn();
    const options = await generateAuthenticationOptions({
      rpID: place.host,
      userVerification: 'required',
    });
    await this.#challenges.add(options.challenge, 'sign-in');
    return options;
  }

  /** Whose it is. Undefined: nobody's, or not a good answer. */
  async staffIdOf(place: Place, answer: PasskeyAnswer): Promise<string | undefined> {
    const passkey = await this.#store.find(String(answer.id));
    if (!passkey) return undefined;
    const { verifyAuthenticationResponse } = await webAuthn();
    try {
      const { verified, authenticationInfo } = await verifyAuthenticationResponse({
        response: answer as unknown as AuthenticationResponseJSON,
        expectedChallenge: async (challenge) =>
          (await this.#challenges.take(challenge)) === 'sign-in',
        expectedOrigin: place.origin,
        expectedRPID: place.host,
        credential: {
          id: passkey.id,
          publicKey: new Uint8Array(Buffer.from(passkey.publicKey, 'base64url')),
          counter: passkey.counter,
        },
        requireUserVerification: true,
      });
      if (!verified) return undefined;
      await this.#store.count(passkey.id, authenticationInfo.newCounter);
      return passkey.staffId;
    } catch {
      return undefined;
    }
  }
}
