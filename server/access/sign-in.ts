import fastifyCookie from '@fastify/cookie';
import type { Participant } from '../../shared/protocol/http.ts';
import type { SessionStore } from '../store/session-store.ts';

const cookieName = 'fallrunde';
/** Everybody who signs in is a member of the round table. */
const role = 'member';
/** A working day; then the session ends, s. */
const sessionSeconds = 12 * 60 * 60;

/** Cookie sessions: the cookie holds a token, the store knows whose it is. */
export class SignIn {
  readonly #sessions: SessionStore;

  constructor(sessions: SessionStore) {
    this.#sessions = sessions;
  }

  /** Whose the Cookie header of a request is. */
  async identify(cookieHeader: string | undefined): Promise<Participant | undefined> {
    const token = tokenIn(cookieHeader);
    const session = token === undefined ? undefined : await this.#sessions.find(token);
    return (
      session && { id: session.participantId, name: session.name, department: session.department }
    );
  }

  /** Returns the Set-Cookie header that signs in. */
  async begin(participant: Participant, secure: boolean): Promise<string> {
    const { id: participantId, name, department } = participant;
    const token = await this.#sessions.create(
      { participantId, name, department, role },
      sessionSeconds * 1000,
    );
    return fastifyCookie.serialize(cookieName, token, {
      path: '/',
      httpOnly: true,
      sameSite: 'lax',
      secure,
      maxAge: sessionSeconds,
    });
  }

  /** Returns the Set-Cookie header that signs out. */
  async end(cookieHeader: string | undefined): Promise<string> {
    const token = tokenIn(cookieHeader);
    if (token !== undefined) await this.#sessions.remove(token);
    return fastifyCookie.serialize(cookieName, '', {
      path: '/',
      httpOnly: true,
      sameSite: 'lax',
      maxAge: 0,
    });
  }
}

function tokenIn(cookieHeader: string | undefined): string | undefined {
  return (cookieHeader && fastifyCookie.parse(cookieHeader)[cookieName]) || undefined;
}
