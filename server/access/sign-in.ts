import type { Participant } from '../../shared/protocol/http.ts';
import type { SessionStore } from '../store/session-store.ts';

/** A cookie holds the token, the store knows whose it is. */
export const sessionCookie = 'fallrunde';
/** A working day; then the session ends, s. */
export const sessionSeconds = 12 * 60 * 60;

export class SignIn {
  readonly #sessions: SessionStore;
  readonly #onEnd: (participant: Participant) => void;

  /** `onEnd`: somebody signed out; what they have open is theirs no more. */
  constructor(sessions: SessionStore, onEnd: (participant: Participant) => void) {
    this.#sessions = sessions;
    this.#onEnd = onEnd;
  }

  async identify(token: string | undefined): Promise<Participant | undefined> {
    const session = token ? await this.#sessions.find(token) : undefined;
    if (!session) return undefined;
    const { participantId: id, name, department, role } = session;
    return { id, name, department, role };
  }

  /** Returns the token. */
  async begin({ id: participantId, name, department, role }: Participant): Promise<string> {
    return this.#sessions.create({ participantId, name, department, role }, sessionSeconds * 1000);
  }

  async end(token: string | undefined): Promise<void> {
    const participant = await this.identify(token);
    if (!token || !participant) return;
    await this.#sessions.remove(token);
    this.#onEnd(participant);
  }
}
