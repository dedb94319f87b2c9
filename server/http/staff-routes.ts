import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import type { NewStaffInvitation, StaffChange } from '../../shared/protocol/account.ts';
import { policy } from '../access/policy.ts';
import { participantOf, type SignIn, sessionCookie } from '../access/sign-in.ts';
import type { SettingsStore } from '../store/settings-store.ts';
import type { StaffInvitationStore } from '../store/staff-invitation-store.ts';
import { StaffError, type StaffStore } from '../store/staff-store.ts';
import * as account from './account-schemas.ts';
import { sendError } from './api-error.ts';
import * as schemas from './schemas.ts';

export interface StaffRoutesOptions {
  readonly signIn: SignIn;
  readonly staff: StaffStore;
  readonly staffInvitations: StaffInvitationStore;
  readonly settings: SettingsStore;
  /** Whether accounts come from the town's sign-in service. */
  readonly byProvider: boolean;
  /** Somebody's department or role is another one now. */
  readonly onRightsChanged: (participantId: string) => void;
}

type OfMember = { Params: { id: string } };

/** Who has an account, for those who bring the others in. */
export function staffRoutes(app: FastifyInstance, options: StaffRoutesOptions): void {
  const { signIn, staff, staffInvitations, settings, byProvider, onRightsChanged } = options;

  app.get(
    '/staff',
    { schema: { response: schemas.answers(200, account.staffList) } },
    async (request, reply) => {
      if (!(await manager(request, reply))) return reply;
      return {
        staff: await staff.list(),
        invitations: await staffInvitations.list(),
        mayInvite: !byProvider,
      };
    },
  );

  app.patch<OfMember & { Body: StaffChange }>(
    '/staff/:id',
    {
      schema: {
        params: account.staffId,
        body: account.staffChange,
        response: schemas.answers(200, account.staffMember),
      },
    },
    async (request, reply) => {
      if (!(await manager(request, reply))) return reply;
      const { id } = request.params;
      const { body: change } = request;
      const before = await staff.find(id);
      if (!before) return sendError(reply, 'notFound');
      // The next sign-in would undo it.
      if (before.byProvider && (change.department !== undefined || change.role !== undefined))
        return sendError(reply, 'forbidden');
      if (change.department !== undefined && !(await settings.knows(change.department)))
        return sendError(reply, 'invalid', 'department');
      return guarded(reply, async () => {
        const member = await staff.change(id, change);
        if (member.disabled) await signIn.endAll(id);
        else onRightsChanged(id);
        return member;
      });
    },
  );

  app.delete<OfMember>(
    '/staff/:id',
    { schema: { params: account.staffId } },
    async (request, reply) => {
      if (!(await manager(request, reply))) return reply;
      const { id } = request.params;
      return guarded(reply, async () => {
        await staff.remove(id);
        await signIn.endAll(id);
        return reply.code(204).send();
      });
    },
  );

  app.post<{ Body: NewStaffInvitation }>(
    '/staff/invitations',
    {
      schema: {
        body: account.newStaffInvitation,
        response: schemas.answers(201, account.createdInvitation),
      },
    },
    async (request, reply) => {
      const member = await manager(request, reply);
      if (!member) return reply;
      if (byProvider) return sendError(reply, 'forbidden');
      const { name, department, role } = request.body;
      if (!(await settings.knows(department))) return sendError(reply, 'invalid', 'department');
      const created = await staffInvitations.create(
        { name: name.trim(), department, role },
        member.id,
      );
      return reply.code(201).send(created);
    },
  );

  app.post<OfMember>(
    '/staff/:id/link',
    {
      schema: {
        params: account.staffId,
        response: schemas.answers(201, account.createdInvitation),
      },
    },
    async (request, reply) => {
      const member = await manager(request, reply);
      if (!member) return reply;
      const whom = await staff.find(request.params.id);
      if (!whom || whom.disabled) return sendError(reply, 'notFound');
      if (whom.byProvider || byProvider) return sendError(reply, 'forbidden');
      return reply.code(201).send(await staffInvitations.create(whom, member.id, whom.id));
    },
  );

  app.delete<OfMember>(
    '/staff/invitations/:id',
    { schema: { params: account.staffId } },
    async (request, reply) => {
      if (!(await manager(request, reply))) return reply;
      await staffInvitations.revoke(request.params.id);
      return reply.code(204).send();
    },
  );

  /** Whoever may bring others in; else the answer has been sent. */
  async function manager(request: FastifyRequest, reply: FastifyReply) {
    const member = await signIn.account(request.cookies[sessionCookie]);
    if (member && policy.mayManageStaff(participantOf(member))) return member;
    sendError(reply, member ? 'forbidden' : 'notSignedIn');
    return undefined;
  }
}

async function guarded<T>(reply: FastifyReply, change: () => Promise<T>) {
  try {
    return await change();
  } catch (error) {
    if (error instanceof StaffError && error.code !== 'loginTaken')
      return sendError(reply, error.code);
    throw error;
  }
}
