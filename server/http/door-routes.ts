import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import { wallClock } from '../../shared/method/agenda.ts';
import type {
  Admission,
  Denial,
  GuestAtDoor,
  LeadInput,
  LinkInput,
  LinkItem,
  NewLinkAnswer,
  RoundTable,
  RoundTableInput,
} from '../../shared/protocol/door.ts';
import type { Participant } from '../../shared/protocol/http.ts';
import { type ConsentStanding, consentStanding } from '../../shared/protocol/privacy.ts';
import type { CaseRole } from '../../shared/protocol/roles.ts';
import { DoorError, type Lobby, linkMaxMs } from '../access/lobby.ts';
import { isGuest, policy } from '../access/policy.ts';
import type { AccessLog } from '../store/access-log.ts';
import type { CaseStore } from '../store/case-store.ts';
import type { ConferenceStore } from '../store/conference-store.ts';
import type { Guest } from '../store/guest-store.ts';
import type { Link } from '../store/link-store.ts';
import type { PrivacyStore } from '../store/privacy-store.ts';
import type { SettingsStore } from '../store/settings-store.ts';
import type { StaffStore } from '../store/staff-store.ts';
import { sendError } from './api-error.ts';
import type { AtCase, OfCase } from './at-case.ts';
import * as door from './door-schemas.ts';
import * as schemas from './schemas.ts';

export interface DoorRoutesOptions {
  readonly atCase: AtCase;
  readonly lobby: Lobby;
  readonly accessLog: Pick<AccessLog, 'record'>;
  readonly cases: Pick<CaseStore, 'roundTable' | 'tables' | 'setTable' | 'setLead'>;
  readonly conferences: Pick<ConferenceStore, 'isOnAgenda'>;
  readonly privacy: Pick<PrivacyStore, 'consents' | 'withdrawnFrom'>;
  readonly settings: Pick<SettingsStore, 'current'>;
  readonly staff: Pick<StaffStore, 'find' | 'list'>;
  /** Who sits at a case has changed. */
  readonly onTableChanged: (caseId: string) => void;
}

type OfGuest = { Params: { id: string; guestId: string } };
type OfLink = { Params: { id: string; linkId: string } };

/** A link made before the day is of no use to anybody else: it is bound to the first device. */
const dayMs = 24 * 60 * 60 * 1000;

/** The door as those see it who sit inside: links, who waits, who sits at the table. */
export function doorRoutes(app: FastifyInstance, options: DoorRoutesOptions): void {
  const { atCase, lobby, accessLog, cases, conferences, privacy, settings, staff, onTableChanged } =
    options;

  /** Who asks, where they may; otherwise the answer has been sent. */
  const seatOf = async (
    request: FastifyRequest<OfCase>,
    reply: FastifyReply,
    may: (role: CaseRole) => boolean,
  ): ReturnType<AtCase> => {
    const seat = await atCase(request, reply);
    if (!seat || may(seat.role)) return seat;
    sendError(reply, 'forbidden');
    return undefined;
  };

  const answer = async (reply: FastifyReply, work: () => Promise<unknown>) => {
    try {
      await work();
      return reply.code(204).send();
    } catch (error) {
      if (error instanceof DoorError) return sendError(reply, error.code);
      throw error;
    }
  };

  const tableFor = async (
    participant: Participant,
    id: string,
  ): Promise<RoundTable | undefined> => {
    const table = await cases.roundTable(id);
    const seats = (await cases.tables(id)).get(id);
    if (!table || !seats) return undefined;
    const people = isGuest(participant) ? [] : await staff.list();
    return {
      ...table,
      people: people
        .filter(({ disabled, role }) => !disabled && policy.maySitAtTables(role))
        .map(({ id: staffId, name, department }) => ({ id: staffId, name, department })),
      mayChange: policy.mayChangeTable(participant, seats),
    };
  };

  const revoke = async (participant: Participant, caseId: string, linkId?: string) => {
    for (const link of await lobby.revoke(caseId, linkId))
      await accessLog.record({
        caseId,
        participant,
        action: 'linkRevoked',
        detail: { department: link.department, linkFrom: dayOf(link) },
      });
  };

  app.get<OfCase>(
    '/cases/:id/lobby',
    { schema: { params: schemas.caseId, response: schemas.answers(200, door.guests) } },
    async (request, reply): Promise<GuestAtDoor[] | FastifyReply> => {
      const seat = await seatOf(request, reply, policy.mayAdmit);
      if (!seat) return reply;
      const { id } = request.params;
      const links = new Map((await lobby.linksOf(id)).map((link) => [link.id, link]));
      const guests = await lobby.guestsOf(id);
      const consents = await privacy.consents(id);
      return guests.flatMap((guest) =>
        atDoor(guest, links, consentStanding(consents, guest.department)),
      );
    },
  );

  app.post<OfGuest & { Body?: Admission }>(
    '/cases/:id/lobby/:guestId/admit',
    { schema: { params: door.caseGuest, body: door.admission } },
    async (request, reply) => {
      const seat = await seatOf(request, reply, policy.mayAdmit);
      if (!seat) return reply;
      const { id, guestId } = request.params;
      return answer(reply, async () => {
        const guest = await lobby.admit(id, guestId, seat.participant.department, request.body);
        const link = (await lobby.linksOf(id)).find((each) => each.id === guest.linkId);
        await accessLog.record({
          caseId: id,
          participant: seat.participant,
          action: 'admitted',
          detail: { department: guest.department, ...(link ? { linkFrom: dayOf(link) } : {}) },
        });
      });
    },
  );

  app.post<OfGuest & { Body: Denial }>(
    '/cases/:id/lobby/:guestId/deny',
    { schema: { params: door.caseGuest, body: door.denial } },
    async (request, reply) => {
      const seat = await seatOf(request, reply, policy.mayAdmit);
      if (!seat) return reply;
      const { id, guestId } = request.params;
      return answer(reply, async () => {
        const { department } = await lobby.deny(id, guestId, request.body.reason);
        const { participant } = seat;
        await accessLog.record({
          caseId: id,
          participant,
          action: 'denied',
          detail: { department },
        });
      });
    },
  );

  app.post<OfGuest>(
    '/cases/:id/lobby/:guestId/remove',
    { schema: { params: door.caseGuest } },
    async (request, reply) => {
      const seat = await seatOf(request, reply, policy.mayAdmit);
      if (!seat) return reply;
      const { id, guestId } = request.params;
      return answer(reply, async () => {
        const { department } = await lobby.remove(id, guestId);
        const { participant } = seat;
        await accessLog.record({
          caseId: id,
          participant,
          action: 'removed',
          detail: { department },
        });
      });
    },
  );

  app.get<OfCase>(
    '/cases/:id/links',
    { schema: { params: schemas.caseId, response: schemas.answers(200, door.links) } },
    async (request, reply): Promise<LinkItem[] | FastifyReply> => {
      const seat = await seatOf(request, reply, policy.mayInvite);
      if (!seat) return reply;
      const { id } = request.params;
      const guests = await lobby.guestsOf(id);
      const links = await lobby.linksOf(id);
      return links
        .filter(({ ended }) => !ended || ended.at > Date.now() - dayMs)
        .map((link) => linkItem(link, guests));
    },
  );

  app.post<OfCase & { Body: LinkInput }>(
    '/cases/:id/links',
    {
      schema: {
        params: schemas.caseId,
        body: door.linkInput,
        response: schemas.answers(201, door.newLink),
      },
    },
    async (request, reply): Promise<NewLinkAnswer | FastifyReply> => {
      const seat = await seatOf(request, reply, policy.mayInvite);
      if (!seat) return reply;
      const { department, person, role, until, conferenceId } = request.body;
      const { departments } = await settings.current();
      if (!departments.some(({ id, retired }) => id === department && !retired))
        return sendError(reply, 'invalid', 'department');
      if (conferenceId && !(await conferences.isOnAgenda(conferenceId, request.params.id)))
        return sendError(reply, 'invalid', 'conferenceId');
      // Nobody could let them in.
      if ((await privacy.withdrawnFrom(department, request.params.id)).has(request.params.id))
        return sendError(reply, 'consentWithdrawn');
      const now = Date.now();
      const expiresAt = until === 'sittingEnd' ? now + linkMaxMs : until;
      if (expiresAt <= now || expiresAt > now + linkMaxMs)
        return sendError(reply, 'invalid', 'until');
      const { link, token } = await lobby.invite({
        caseId: request.params.id,
        ...(conferenceId ? { conferenceId } : {}),
        department,
        person: person.trim(),
        role,
        untilEnd: until === 'sittingEnd',
        expiresAt,
        createdBy: seat.participant.department,
      });
      await accessLog.record({
        caseId: link.caseId,
        participant: seat.participant,
        action: 'invited',
        detail: { department, role },
      });
      return reply.code(201).send({ link: linkItem(link, []), token });
    },
  );

  app.delete<OfLink>(
    '/cases/:id/links/:linkId',
    { schema: { params: door.caseLink } },
    async (request, reply) => {
      const seat = await seatOf(request, reply, policy.mayInvite);
      if (!seat) return reply;
      await revoke(seat.participant, request.params.id, request.params.linkId);
      return reply.code(204).send();
    },
  );

  app.delete<OfCase>(
    '/cases/:id/links',
    { schema: { params: schemas.caseId } },
    async (request, reply) => {
      const seat = await seatOf(request, reply, policy.mayInvite);
      if (!seat) return reply;
      await revoke(seat.participant, request.params.id);
      return reply.code(204).send();
    },
  );

  app.get<OfCase>(
    '/cases/:id/table',
    { schema: { params: schemas.caseId, response: schemas.answers(200, door.roundTable) } },
    async (request, reply) => {
      const seat = await atCase(request, reply);
      if (!seat) return reply;
      return (await tableFor(seat.participant, request.params.id)) ?? sendError(reply, 'notFound');
    },
  );

  app.put<OfCase & { Body: RoundTableInput }>(
    '/cases/:id/table',
    {
      schema: {
        params: schemas.caseId,
        body: door.roundTableInput,
        response: schemas.answers(200, door.roundTable),
      },
    },
    async (request, reply) => {
      const seat = await atCase(request, reply);
      if (!seat) return reply;
      const { id } = request.params;
      const table = (await cases.tables(id)).get(id);
      if (!table) return sendError(reply, 'notFound');
      if (!policy.mayChangeTable(seat.participant, table)) return sendError(reply, 'forbidden');
      const { departments, staffIds } = request.body;
      const town = (await settings.current()).departments.filter(({ retired }) => !retired);
      // Who sits there already may have been retired since.
      const known = [...table.departments, ...town.map((each) => each.id)];
      if (!departments.every((each) => known.includes(each)))
        return sendError(reply, 'invalid', 'departments');
      const named = await Promise.all(staffIds.map((staffId) => staff.find(staffId)));
      if (named.some((member) => !member)) return sendError(reply, 'invalid', 'staffIds');
      // Whoever leads the case stays at its table.
      const seated = [...new Set([...departments, table.leadDepartment])];
      const removed = table.departments.filter((each) => !seated.includes(each));
      await cases.setTable(id, { departments: seated, staffIds });
      await accessLog.record({
        caseId: id,
        participant: seat.participant,
        action: 'seatsChanged',
        detail: {
          added: seated.filter((each) => !table.departments.includes(each)),
          removed,
        },
      });
      onTableChanged(id);
      for (const each of removed) await lobby.endDepartment(id, each, 'revoked');
      return (await tableFor(seat.participant, id)) ?? sendError(reply, 'notFound');
    },
  );

  app.post<OfCase & { Body: LeadInput }>(
    '/cases/:id/lead',
    {
      schema: {
        params: schemas.caseId,
        body: door.leadInput,
        response: schemas.answers(200, door.roundTable),
      },
    },
    async (request, reply) => {
      const seat = await atCase(request, reply);
      if (!seat) return reply;
      const { id } = request.params;
      const table = (await cases.tables(id)).get(id);
      if (!table) return sendError(reply, 'notFound');
      if (!policy.mayChangeTable(seat.participant, table)) return sendError(reply, 'forbidden');
      const { department } = request.body;
      const { departments } = await settings.current();
      if (!departments.some((each) => each.id === department && !each.retired))
        return sendError(reply, 'invalid', 'department');
      if ((await privacy.withdrawnFrom(department, id)).has(id))
        return sendError(reply, 'consentWithdrawn');
      await cases.setLead(id, department, new Date().toISOString().slice(0, 10));
      await accessLog.record({
        caseId: id,
        participant: seat.participant,
        action: 'leadChanged',
        detail: { from: table.leadDepartment, to: department },
      });
      onTableChanged(id);
      return (await tableFor(seat.participant, id)) ?? sendError(reply, 'notFound');
    },
  );
}

function dayOf({ createdAt }: Link): string {
  return wallClock(createdAt).date;
}

function atDoor(
  guest: Guest,
  links: ReadonlyMap<string, Link>,
  consent: ConsentStanding,
): GuestAtDoor[] {
  const { id, state, stateAt, name, department, role, device, linkId } = guest;
  if (state.kind !== 'waiting' && state.kind !== 'admitted') return [];
  const link = linkId === undefined ? undefined : links.get(linkId);
  return [
    {
      id,
      state: state.kind,
      since: stateAt,
      name,
      department,
      role,
      device: device === 'phone' ? 'phone' : 'computer',
      consent,
      ...(link ? { linkFrom: link.createdAt } : {}),
    },
  ];
}

function linkItem(link: Link, guests: readonly Guest[]): LinkItem {
  const { id, department, person, role, conferenceId, untilEnd, expiresAt, createdAt } = link;
  return {
    id,
    department,
    person,
    role,
    ...(conferenceId === undefined ? {} : { conferenceId }),
    untilEnd,
    expiresAt,
    createdAt,
    ...(link.lastUsedAt === undefined ? {} : { lastUsedAt: link.lastUsedAt }),
    ...(link.refusedAt === undefined ? {} : { refusedAt: link.refusedAt }),
    standing: standingOf(link, guests),
  };
}

function standingOf({ id, ended, usedAt }: Link, guests: readonly Guest[]): LinkItem['standing'] {
  if (ended)
    return ended.why === 'revoked' || ended.why === 'consentWithdrawn' ? 'revoked' : 'expired';
  if (usedAt === undefined) return 'unused';
  const state = guests.find(({ linkId }) => linkId === id)?.state.kind;
  return state === 'admitted' ? 'atTable' : state === 'waiting' ? 'atDoor' : 'used';
}
