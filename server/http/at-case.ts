import type { FastifyReply, FastifyRequest } from 'fastify';
import type { CaseRole } from '../../shared/protocol/roles.ts';
import type { CaseAccess } from '../access/case-access.ts';
import type { Person } from '../access/person.ts';
import { sendError } from './api-error.ts';
import type { SignedIn } from './signed-in.ts';

export type OfCase = { Params: { id: string } };

/** Who asks for the case `:id` and what they may do there; where it does not exist for them, the answer has been sent. */
export type AtCase = (
  request: FastifyRequest<OfCase>,
  reply: FastifyReply,
) => Promise<{ readonly participant: Person; readonly role: CaseRole } | undefined>;

export function atCaseBy(signedIn: SignedIn, access: CaseAccess): AtCase {
  return async (request, reply) => {
    const participant = await signedIn(request, reply);
    if (!participant) return undefined;
    const role = await access.roleAt(participant, request.params.id);
    if (role) return { participant, role };
    sendError(reply, 'notFound');
    return undefined;
  };
}
