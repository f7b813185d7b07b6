import type { FastifyRequest } from 'fastify';
import type { Principal } from '../application/sessions/ports.ts';

const principals = new WeakMap<FastifyRequest, Principal>();

/** Remembers who is behind a request, for the log. */
export function rememberPrincipal(request: FastifyRequest, principal: Principal): void {
  principals.set(request, principal);
}

/** Who is behind a request; undefined for everybody who did not sign in. */
export function principalOf(request: FastifyRequest): Principal | undefined {
  return principals.get(request);
}
