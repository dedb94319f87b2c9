import type { FastifyReply, FastifyRequest } from 'fastify';
import { type NewSignIn, type SignIn, sessionCookie } from '../access/sign-in.ts';

/** Every sign-in gets a token of its own; what this browser was signed in as before ends. */
export async function beginSession(
  signIn: SignIn,
  request: FastifyRequest,
  reply: FastifyReply,
  who: NewSignIn,
): Promise<void> {
  await signIn.end(request.cookies[sessionCookie]);
  const { token, seconds } = await signIn.begin(who);
  reply.setCookie(sessionCookie, token, {
    path: '/',
    httpOnly: true,
    sameSite: 'lax',
    secure: request.protocol === 'https',
    maxAge: seconds,
  });
}
