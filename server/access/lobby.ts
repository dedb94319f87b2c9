import { EventEmitter } from 'node:events';
import type { Sitting } from '../../shared/case/sitting.ts';
import type { CloseReason } from '../../shared/protocol/close-codes.ts';
import type { Admission, GuestEnd } from '../../shared/protocol/door.ts';
import type { Participant } from '../../shared/protocol/http.ts';
import { consentStanding } from '../../shared/protocol/privacy.ts';
import type { GuestRole } from '../../shared/protocol/roles.ts';
import type { ConferenceStore } from '../store/conference-store.ts';
import type { Guest, GuestState, GuestStore } from '../store/guest-store.ts';
import type { Link, LinkEnd, LinkStore, NewLink } from '../store/link-store.ts';
import type { PrivacyStore } from '../store/privacy-store.ts';
import { isGuest } from './policy.ts';

export type DoorErrorCode =
  | 'linkUnknown'
  | 'linkRevoked'
  | 'linkExpired'
  | 'linkInUse'
  | 'accessOver'
  | 'lobbyFull'
  | 'notWaiting'
  | 'consentMissing'
  | 'consentWithdrawn';

/** Why the door stays as it is; nothing was changed. */
export class DoorError extends Error {
  override readonly name = 'DoorError';
  readonly code: DoorErrorCode;

  constructor(code: DoorErrorCode) {
    super(code);
    this.code = code;
  }
}

export interface LobbyOptions {
  readonly links: LinkStore;
  readonly guests: GuestStore;
  readonly privacy: Pick<PrivacyStore, 'consents'>;
  readonly conferences: Pick<ConferenceStore, 'isOnAgenda'>;
  /** Who sits at the case shall look who is at the door. */
  readonly onDoor: (caseId: string) => void;
  /** A guest's right has changed; what they have open is closed with `reason`. */
  readonly onRights: (participantId: string, reason: CloseReason) => void;
  /** Something about a guest has changed; other nodes `hear` it. */
  readonly onGuest: (guestId: string) => void;
  readonly onError: (error: unknown) => void;
}

const dayMs = 24 * 60 * 60 * 1000;
/** How long a guest is known who came by the code of the room, ms. */
const byCodeMs = 8 * 60 * 60 * 1000;
/** As many can wait at one case. */
const waitingMax = 40;
/** How exactly the end of a link is kept, ms. */
const lookEveryMs = 1_000;

const closeReasons = {
  revoked: 'linkRevoked',
  expired: 'linkExpired',
  removed: 'removed',
  sittingFinished: 'sittingFinished',
  consentWithdrawn: 'accessEnded',
} as const satisfies Record<GuestEnd, CloseReason>;

/** Links, who came in by them, and who was let in. What it decides is on disk before anybody is told. */
export class Lobby {
  readonly #links: LinkStore;
  readonly #guests: GuestStore;
  readonly #options: LobbyOptions;
  readonly #news = new EventEmitter().setMaxListeners(0);
  readonly #looking: NodeJS.Timeout;

  constructor(options: LobbyOptions) {
    this.#options = options;
    this.#links = options.links;
    this.#guests = options.guests;
    this.#looking = setInterval(() => this.#act(() => this.#endOverdue()), lookEveryMs).unref();
  }

  stop(): void {
    clearInterval(this.#looking);
    this.#news.emit('stop');
  }

  invite(input: NewLink): Promise<{ readonly link: Link; readonly token: string }> {
    return this.#links.create(input);
  }

  linksOf(caseId: string): Promise<Link[]> {
    return this.#links.ofCase(caseId);
  }

  guestsOf(caseId: string): Promise<Guest[]> {
    return this.#guests.ofCase(caseId);
  }

  guest(participantId: string): Promise<Guest | undefined> {
    return this.#guests.find(participantId);
  }

  /** What a guest may do at a case: nothing before being let in. */
  async roleAt(participantId: string, caseId: string): Promise<GuestRole | undefined> {
    const guest = await this.#guests.find(participantId);
    const isIn = guest?.state.kind === 'admitted' && guest.caseId === caseId;
    return isIn && guest.expiresAt > Date.now() ? guest.role : undefined;
  }

  /**
   * The guest a link makes of the first device that opens it; that device, known by its session, may come again.
   * Throws DoorError.
   */
  async open(token: string, device: string, already: Participant | undefined): Promise<Guest> {
    const link = await this.#links.findByToken(token);
    if (!link) throw new DoorError('linkUnknown');
    if (link.ended)
      throw new DoorError(link.ended.why === 'expired' ? 'linkExpired' : 'linkRevoked');
    if (link.expiresAt <= Date.now()) throw new DoorError('linkExpired');
    if (already && isGuest(already)) {
      const guest = await this.#guests.find(already.id);
      if (guest?.linkId === link.id) {
        await this.#links.used(link.id);
        return guest;
      }
    }
    if (!(await this.#links.bind(link.id))) {
      await this.#links.refused(link.id);
      this.#options.onDoor(link.caseId);
      throw new DoorError('linkInUse');
    }
    const { id: linkId, caseId, department, role, untilEnd, expiresAt, person: name } = link;
    this.#options.onDoor(caseId);
    const guest = await this.#guests.create({
      linkId,
      caseId,
      department,
      role,
      untilEnd,
      expiresAt,
      name,
      device,
    });
    // Whoever ended the link meanwhile has not seen this guest.
    const { ended } = (await this.#links.findByToken(token)) ?? {};
    if (!ended) return guest;
    await this.#end([guest], ended.why);
    throw new DoorError(ended.why === 'expired' ? 'linkExpired' : 'linkRevoked');
  }

  /** Somebody who knows the code of the room. */
  enterByCode(caseId: string, device: string): Promise<Guest> {
    return this.#guests.create({
      caseId,
      name: '',
      department: '',
      role: 'contributor',
      untilEnd: true,
      expiresAt: Date.now() + byCodeMs,
      device,
    });
  }

  /** Asks to be let in: true; or changes what was said of oneself while waiting. Throws DoorError. */
  async knock(guest: Guest, name: string, department: string): Promise<boolean> {
    if (guest.state.kind === 'ended') throw new DoorError('accessOver');
    if (guest.state.kind === 'admitted') return false;
    const there = await this.#guests.ofCase(guest.caseId);
    const waiting = there.filter(({ id, state }) => state.kind === 'waiting' && id !== guest.id);
    if (waiting.length >= waitingMax) throw new DoorError('lobbyFull');
    const isRenamed = await this.#guests.rename(guest, name, department);
    const hasKnocked = await this.#change(guest, ['joining', 'denied'], { kind: 'waiting' });
    if (isRenamed && !hasKnocked) this.#tell(guest);
    return hasKnocked;
  }

  /** Out of the lobby or of the case; the session stays, so that the same device may knock again. */
  async leave(guest: Guest): Promise<void> {
    await this.#change(guest, ['waiting', 'denied', 'admitted'], { kind: 'joining' });
  }

  /**
   * `by`: the department of whoever lets in. Throws DoorError `notWaiting` where somebody else was faster or the guest
   * is gone or somebody else since `seenAt`.
   */
  async admit(
    caseId: string,
    guestId: string,
    by: string,
    { since: seenAt, reason }: Admission = {},
  ): Promise<Guest> {
    const guest = await this.#atDoor(caseId, guestId);
    const since = seenAt ?? guest.stateAt;
    const consents = await this.#options.privacy.consents(caseId);
    const consent = consentStanding(consents, guest.department);
    if (consent === 'withdrawn') throw new DoorError('consentWithdrawn');
    if (consent === 'missing' && reason === undefined) throw new DoorError('consentMissing');
    if (!(await this.#guests.admit(guest, by, since, reason))) throw new DoorError('notWaiting');
    this.#tell(guest);
    return guest;
  }

  async deny(caseId: string, guestId: string, reason: string): Promise<Guest> {
    const guest = await this.#atDoor(caseId, guestId);
    if (!(await this.#change(guest, ['waiting'], { kind: 'denied', reason })))
      throw new DoorError('notWaiting');
    return guest;
  }

  /** Ends a guest's access, and the link it came by. */
  async remove(caseId: string, guestId: string): Promise<Guest> {
    const guest = await this.#atDoor(caseId, guestId);
    if (guest.linkId) await this.#links.end([guest.linkId], 'revoked');
    await this.#end([guest], 'removed');
    return guest;
  }

  /** Without `linkId`: all of the case. */
  async revoke(caseId: string, linkId?: string): Promise<readonly Link[]> {
    const links = (await this.#links.ofCase(caseId)).filter(
      ({ id, ended }) => !ended && (linkId === undefined || id === linkId),
    );
    await this.#endLinks(
      links.map(({ id }) => id),
      'revoked',
    );
    return links;
  }

  /** The department lost its place at the table. */
  async endDepartment(
    caseId: string,
    department: string,
    why: 'revoked' | 'consentWithdrawn',
  ): Promise<void> {
    const ids = (await this.#links.ofCase(caseId))
      .filter((link) => link.department === department)
      .map(({ id }) => id);
    await this.#endLinks(ids, why);
    const guests = await this.#guests.ofCase(caseId);
    await this.#end(
      guests.filter((guest) => guest.department === department),
      why,
    );
  }

  /**
   * Guests of a whole conference come to the door of the case that is consulted now; with `since`, only those who have
   * been where they are from before that: the others may have come from there.
   */
  sittingStarted(caseId: string, { conferenceId }: Sitting, since = Infinity): void {
    if (conferenceId === undefined) return;
    this.#act(async () => {
      // Written by whoever has the chair there, who must not draw guests out of the cases of others.
      if (!(await this.#options.conferences.isOnAgenda(conferenceId, caseId))) return;
      const ids = (await this.#links.ofConference(conferenceId)).map(({ id }) => id);
      for (const guest of await this.#guests.ofLinks(ids)) {
        if (guest.caseId === caseId || guest.stateAt > since) continue;
        if (!(await this.#guests.moveTo(guest, caseId))) continue;
        this.#options.onRights(guest.id, 'accessEnded');
        this.#tell({ ...guest, caseId });
      }
    });
  }

  /** What was to last until the end of a consultation, and was there before it, is over. */
  sittingFinished(caseId: string, finishedAt: number): void {
    this.#act(async () => {
      const over = (await this.#links.ofCase(caseId)).filter(
        ({ untilEnd, conferenceId, createdAt, ended }) =>
          untilEnd && !conferenceId && !ended && createdAt < finishedAt,
      );
      await this.#endLinks(
        over.map(({ id }) => id),
        'sittingFinished',
      );
      const guests = (await this.#guests.ofCase(caseId)).filter(
        ({ untilEnd, stateAt }) => untilEnd && stateAt < finishedAt,
      );
      // Their links were made at whichever case of the conference.
      const ofConference = await this.#links.forConferences(
        guests.flatMap(({ linkId }) => linkId ?? []),
      );
      for (const guest of guests) {
        if (guest.linkId === undefined || !ofConference.has(guest.linkId))
          await this.#end([guest], 'sittingFinished');
        else await this.#change(guest, ['admitted'], { kind: 'waiting' }, 'sittingFinished');
      }
    });
  }

  /** Resolves when something about this guest changes, at the latest after `ms`. */
  async changed(guestId: string, ms: number, gone: AbortSignal): Promise<void> {
    const { promise, resolve } = Promise.withResolvers<void>();
    const timer = setTimeout(resolve, ms);
    const done = () => resolve();
    for (const event of [guestId, 'stop']) this.#news.on(event, done);
    gone.addEventListener('abort', done);
    await promise;
    clearTimeout(timer);
    for (const event of [guestId, 'stop']) this.#news.off(event, done);
    gone.removeEventListener('abort', done);
  }

  /** Something about a guest has changed: whoever waits for it looks again. */
  hear(guestId: string): void {
    this.#news.emit(guestId);
  }

  async #atDoor(caseId: string, guestId: string): Promise<Guest> {
    const guest = await this.#guests.find(guestId);
    if (guest?.caseId !== caseId || guest.state.kind === 'ended') throw new DoorError('notWaiting');
    return guest;
  }

  async #endOverdue(): Promise<void> {
    const now = Date.now();
    await this.#endLinks(await this.#links.overdue(now), 'expired');
    await this.#end(await this.#guests.overdue(now), 'expired');
  }

  async #endLinks(ids: readonly string[], why: LinkEnd): Promise<void> {
    await this.#links.end(ids, why);
    await this.#end(await this.#guests.ofLinks(ids), why);
  }

  async #end(guests: readonly Guest[], why: GuestEnd): Promise<void> {
    for (const guest of guests)
      await this.#change(
        guest,
        ['joining', 'waiting', 'admitted', 'denied'],
        { kind: 'ended', why },
        closeReasons[why],
      );
  }

  async #change(
    guest: Guest,
    from: readonly GuestState['kind'][],
    to: Exclude<GuestState, { kind: 'admitted' }>,
    reason: CloseReason = 'accessEnded',
  ): Promise<boolean> {
    if (!(await this.#guests.setState(guest, from, to))) return false;
    // Whatever `guest` was when it was read: somebody may have let them in since.
    this.#options.onRights(guest.id, reason);
    this.#tell(guest);
    return true;
  }

  #tell({ id, caseId }: Guest): void {
    this.hear(id);
    this.#options.onGuest(id);
    this.#options.onDoor(caseId);
  }

  #act(work: () => Promise<void>): void {
    work().catch(this.#options.onError);
  }
}

/** The latest a link may end, from now, ms. */
export const linkMaxMs = 30 * dayMs;
