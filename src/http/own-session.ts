import type { FastifyRequest } from 'fastify';
import type { Profiles, TimeSource } from '../application/ports.ts';
import type { Principal, Sessions } from '../application/sessions/ports.ts';
import type { Place } from '../application/sessions/sign-in-ports.ts';
import { listsOf } from '../domain/access/list-desks.ts';
import type { Call } from './route.ts';
import { readCookie } from './session-cookie.ts';

/** From where somebody signs in. */
export function placeOf({ origin, request }: Call<unknown, unknown, unknown>): Place {
  return { origin, agent: request.headers['user-agent'] ?? null };
}

/** Who the browser was until now; null: nobody. */
export async function principalBefore(sessions: Sessions, request: FastifyRequest): Promise<Principal | null> {
  const found = await sessions.authenticate({ session: readCookie(request), token: null }, 'anyStep');
  return found.ok ? found.value.principal : null;
}

/** Who somebody is, as it is told to them, with the work lists they have once the sign-in is complete. */
export async function viewPrincipal(
  { profiles, time }: { readonly profiles: Pick<Profiles, 'at'>; readonly time: TimeSource },
  { kind, account, actor, step, mfa, scopes }: Principal,
) {
  const { userId: id, login, name, city, roles, unit } = account;
  const lists = step === null ? listsOf(actor, (await profiles.at(city, time.now())).profile) : [];
  return { kind, account: { id, login, name, city: city as string, roles, unit }, step, mfa, scopes, lists };
}
