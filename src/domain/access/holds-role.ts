import type { Actor } from '../loop/actor.ts';
import type { Role } from '../vocabulary/roles.ts';

/** Who acts without an account. */
const withoutAccount: readonly Role[] = ['caller', 'system'];

/**
 * A role counts for whom it is meant. Staff act under their name, since nobody could be told from the one who may not judge; and nobody
 * signs in as the worker, or as a caller, to speak in that name.
 */
export function holdsRole(actor: Actor, role: Role): boolean {
  return actor.roles.includes(role) && withoutAccount.includes(role) === (actor.user === null);
}
