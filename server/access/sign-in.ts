import type { StaffMember } from '../../shared/protocol/account.ts';
import type { Participant } from '../../shared/protocol/http.ts';
import type { NewToolToken, ToolToken } from '../../shared/protocol/tools.ts';
import type { GuestStore } from '../store/guest-store.ts';
import { hashOfToken } from '../store/secret-token.ts';
import type { Session, SessionStore } from '../store/session-store.ts';
import type { StaffStore } from '../store/staff-store.ts';
import type { ToolTokenStore } from '../store/tool-token-store.ts';
import type { Person } from './person.ts';

/** A cookie holds the token, the store knows whose it is. */
export const sessionCookie = 'fallrunde';
/** A working day; then the session ends, s. */
const sessionSeconds = 12 * 60 * 60;

/** Who signs in: somebody with an account, or somebody the server knows for this session only. */
export type NewSignIn =
  | {
      readonly member: StaffMember;
      /** What the town's sign-in service wants back when somebody signs out. */
      readonly idToken?: string;
    }
  | {
      readonly participant: Participant;
      /** Of a guest: until when they were invited, ms since epoch. */
      readonly invitedUntil?: number;
    };

export interface BegunSession {
  readonly token: string;
  /** How long it lasts, s. */
  readonly seconds: number;
}

/** A tool, as its token says. */
export interface ToolAccess {
  /** Who let it in. */
  readonly participant: Person;
  readonly caseId: string;
}

export interface SignInStores {
  readonly sessions: SessionStore;
  readonly toolTokens: ToolTokenStore;
  readonly staff: Pick<StaffStore, 'find'>;
  readonly guests: Pick<GuestStore, 'find'>;
}

export class SignIn {
  readonly #sessions: SessionStore;
  readonly #tools: ToolTokenStore;
  readonly #staff: Pick<StaffStore, 'find'>;
  readonly #guests: Pick<GuestStore, 'find'>;
  readonly #onEnd: (participantId: string) => void;

  /** `onEnd`: a session or a tool of theirs has ended; what they have open with it is theirs no more. */
  constructor(
    { sessions, toolTokens, staff, guests }: SignInStores,
    onEnd: (participantId: string) => void,
  ) {
    this.#sessions = sessions;
    this.#tools = toolTokens;
    this.#staff = staff;
    this.#guests = guests;
    this.#onEnd = onEnd;
  }

  async identify(token: string | undefined): Promise<Person | undefined> {
    const session = token ? await this.#sessions.find(token) : undefined;
    return session && this.#participant(session);
  }

  /** A token of a tool is none of a session, and the other way round. */
  async identifyTool(token: string): Promise<ToolAccess | undefined> {
    const tool = await this.#tools.find(token);
    const session = tool && (await this.#sessions.findByHash(tool.sessionHash));
    const participant = session && (await this.#participant(session));
    return participant && { participant, caseId: tool.caseId };
  }

  /** Undefined: that session is over. */
  async issueToolToken(
    token: string | undefined,
    caseId: string,
  ): Promise<NewToolToken | undefined> {
    const session = token ? await this.#sessions.find(token) : undefined;
    if (!token || !session) return undefined;
    const createdAt = Date.now();
    const tool = { sessionHash: hashOfToken(token), caseId, createdAt };
    return { ...(await this.#tools.create(tool)), createdAt, expiresAt: session.expiresAt };
  }

  toolTokens(participantId: string, caseId: string): Promise<ToolToken[]> {
    return this.#tools.list(participantId, caseId);
  }

  /** False: they have no such token for that case. */
  async revokeToolToken(participantId: string, caseId: string, id: string): Promise<boolean> {
    const own = await this.#tools.list(participantId, caseId);
    if (!own.some((tool) => tool.id === id)) return false;
    await this.#tools.remove(id);
    this.#onEnd(participantId);
    return true;
  }

  /** The account somebody is signed in with. */
  async account(token: string | undefined): Promise<StaffMember | undefined> {
    const session = token ? await this.#sessions.find(token) : undefined;
    return session && this.#member(session);
  }

  async begin(who: NewSignIn): Promise<BegunSession> {
    const { id, name, department, role } =
      'member' in who ? participantOf(who.member) : who.participant;
    const session = { participantId: id, name, department, role };
    const account =
      'member' in who
        ? { staffId: id, ...(who.idToken === undefined ? {} : { idToken: who.idToken }) }
        : {};
    // It outlasts what a guest was invited for, so that they are told that it is over.
    const invitedMs =
      'participant' in who && who.invitedUntil ? Math.max(0, who.invitedUntil - Date.now()) : 0;
    const seconds = sessionSeconds + Math.ceil(invitedMs / 1000);
    return {
      token: await this.#sessions.create({ ...session, ...account }, seconds * 1000),
      seconds,
    };
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

  async #participant(session: Session): Promise<Person | undefined> {
    const { expiresAt: sessionEndsAt } = session;
    if (session.staffId !== undefined) {
      const member = await this.#member(session);
      return member && { ...participantOf(member), sessionEndsAt };
    }
    const { participantId: id, name, department, role } = session;
    if (role === 'contributor' || role === 'observer') {
      const guest = await this.#guests.find(id);
      if (!guest) return undefined;
      const { admittedBy } = guest;
      return {
        id,
        name: guest.name,
        department: guest.department,
        role: guest.role,
        sessionEndsAt,
        ...(admittedBy === undefined ? {} : { admittedBy }),
      };
    }
    return { id, name, department, role, sessionEndsAt };
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
