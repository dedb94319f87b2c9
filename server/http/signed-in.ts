import type { FastifyReply, FastifyRequest } from 'fastify';
import type { Person } from '../access/person.ts';
import { type SignIn, sessionCookie } from '../access/sign-in.ts';
import { sendError } from './api-error.ts';

/** Who sent a request; where nobody is signed in, the answer has been sent. */
export type SignedIn = (
  request: FastifyRequest,
  reply: FastifyReply,
) => Promise<Person | undefined>;

export function signedInBy(signIn: SignIn): SignedIn {
  return async (request, reply) => {
    const participant = await signIn.identify(request.cookies[sessionCookie]);
    if (!participant) sendError(reply, 'notSignedIn');
    return participant;
  };
}
