import type { UnitCode, UserId } from '../kernel/ids.ts';
import type { Role } from '../vocabulary/roles.ts';

/** Who acts: a member of staff with roles and a unit, a caller, or the system. Comes from the session, never from the body. */
export type Actor = {
  readonly user: UserId | null;
  readonly roles: readonly Role[];
  readonly unit: UnitCode | null;
};

/** Who did something, as kept in history. */
export type ActorRef = { readonly user: UserId | null; readonly unit: UnitCode | null };

/** A file kept elsewhere: proof, photo, red-header document. */
export type FileRef = { readonly id: string; readonly name: string };

/** The actor as history keeps it. */
export function actorRef(actor: Actor): ActorRef {
  return { user: actor.user, unit: actor.unit };
}

/** "Nobody judges the own act": true when the actor is that person. The system is nobody. */
export function isSamePerson(actor: Actor, other: { readonly user: Actor['user'] } | null): boolean {
  return actor.user !== null && other !== null && actor.user === other.user;
}
