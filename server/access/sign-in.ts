import type { StaffMember } from '../../shared/protocol/account.ts';
import type { Participant } from '../../shared/protocol/http.ts';
import type { GuestStore } from '../store/guest-store.ts';
import type { Session, SessionStore } from '../store/session-store.ts';
import type { StaffStore } from '../store/staff-store.ts';

/** A cookie holds the token, the store knows whose it is. */
export const sessionCookie = 'fallrunde';
/** A working day; then the session ends, s. */
export const sessionSeconds = 12 * 60 * 60;

/** Who signs in: somebody with an account, or somebody the server knows for this session only. */
export type NewSignIn =
  | {
      readonly member: StaffMember;
      /** What the town's sign-in service wants back when somebody signs out. */
      readonly idToken?: string;
    }
  | { readonly participant: Participant };

export class SignIn {
  readonly #sessions: SessionStore;
  readonly #staff: Pick<StaffStore, 'find'>;
  readonly #guests: Pick<GuestStore, 'find'>;
  readonly #onEnd: (participantId: string) => void;

  /** `onEnd`: a session of theirs has ended; what they have open with it is theirs no more. */
  constructor(
    sessions: SessionStore,
    staff: Pick<StaffStore, 'find'>,
    guests: Pick<GuestStore, 'find'>,
    onEnd: (participantId: string) => void,
  ) {
    this.#sessions = sessions;
    this.#staff = staff;
    this.#guests = guests;
    this.#onEnd = onEnd;
  }

  async identify(token: string | undefined): Promise<Participant | undefined> {
    const session = token ? await this.#sessions.find(token) : undefined;
    if (!session) return undefined;
    if (session.staffId !== undefined) {
      const member = await this.#member(session);
      return member && participantOf(member);
    }
    const { participantId: id, name, department, role } = session;
    if (role === 'contributor' || role === 'observer') {
      const guest = await this.#guests.find(id);
      return guest && { id, name: guest.name, department: guest.department, role: guest.role };
    }
    return { id, name, department, role };
  }

  /** The account somebody is signed in with. */
  async account(token: string | undefined): Promise<StaffMember | undefined> {
    const session = token ? await this.#sessions.find(token) : undefined;
    return session && this.#member(session);
  }

  /** Returns the token. */
  async begin(who: NewSignIn): Promise<string> {
    const { id, name, department, role } =
      'member' in who ? participantOf(who.member) : who.participant;
    const session = { participantId: id, name, department, role };
    const account =
      'member' in who
        ? { staffId: id, ...(who.idToken === undefined ? {} : { idToken: who.idToken }) }
        : {};
    return this.#sessions.create({ ...session, ...account }, sessionSeconds * 1000);
  }

  /** Returns the session that ended. */
  async end(token: string | undefined): Promise<Session | undefined> {
    const session = token ? await this.#sessions.find(token) : undefined;
    if (!token || !session) return undefined;
    await this.#sessions.remove(token);
    this.#onEnd(session.participantId);
    return session;
  }

  async endAll(staffId: string): Promise<void> {
    await this.#sessions.removeOf(staffId);
    this.#onEnd(staffId);
  }

  /** Asked anew every time: a role or an account may have ended since. */
  async #member({ staffId }: Session): Promise<StaffMember | undefined> {
    const member = staffId === undefined ? undefined : await this.#staff.find(staffId);
    return member?.disabled ? undefined : member;
  }
}

/** How the others see somebody with an account. */
export function participantOf({ id, name, department, role }: StaffMember): Participant {
  return { id, name, department, role };
}
