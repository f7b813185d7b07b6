import type { FastifyReply, FastifyRequest } from 'fastify';
import type { AuthenticationRefusal, Principal, Sessions } from '../application/sessions/ports.ts';
import { fail, ok, type Result } from '../domain/kernel/result.ts';
import { isCrossSite } from './cross-site.ts';
import { readCookie, setCookie } from './session-cookie.ts';

/**
 * Whose a request is. A renewed session cookie goes out with the answer, and one that is worth nothing any more is taken
 * away. `accepts: 'anyStep'` is for the routes of signing in: everywhere else an incomplete sign-in is refused.
 */
export async function authenticate(
  sessions: Sessions,
  request: FastifyRequest,
  reply: FastifyReply,
  accepts?: 'anyStep',
): Promise<Result<Principal, AuthenticationRefusal | 'auth.crossSite'>> {
  const token = bearerToken(request);
  const session = token === null ? readCookie(request) : null;
  // A token is never sent by a browser on its own accord, a cookie is.
  if (session !== null && isCrossSite(request)) return fail('auth.crossSite');
  const answer = await sessions.authenticate({ session, token }, accepts);
  if (!answer.ok) {
    if (answer.error === 'auth.sessionEnded') setCookie(request, reply, null);
    return answer;
  }
  const { principal, renewed } = answer.value;
  if (renewed !== null) setCookie(request, reply, renewed);
  return ok(principal);
}

/** Another scheme than `Bearer` is a token too, that nobody knows. */
function bearerToken({ headers: { authorization } }: FastifyRequest): string | null {
  return authorization === undefined ? null : authorization.replace(/^bearer +/iu, '');
}
