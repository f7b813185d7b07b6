import type { UnitCode, UserId } from '../../domain/kernel/ids.ts';
import type { Actor } from '../../domain/loop/actor.ts';
import type { Ticket } from '../../domain/ticket/ticket.ts';
import type { Role } from '../../domain/vocabulary/roles.ts';
import type { Chance } from './chance.ts';
import { createChance, drawUuid, seedOf } from './chance.ts';

/** How many people the simulated centre has in each role. */
const centreSize: Partial<Readonly<Record<Role, number>>> = {
  agent: 12,
  dispatcher: 4,
  sendBackJudge: 2,
  qualityChecker: 4,
  followUpOfficer: 6,
  supervisor: 2,
  assessor: 2,
};

/** Somebody with a role: always the same person for the same role, unit and number. */
export function staffMember(role: Role, unit: UnitCode | null, number = 1): Actor {
  const user = drawUuid(createChance(seedOf(`${unit ?? 'centre'} ${role} ${String(number)}`))) as UserId;
  return { user, roles: [role], unit };
}

/** Somebody of the centre. */
export function anyOf(chance: Chance, role: Role): Actor {
  return staffMember(role, null, chance.between(1, centreSize[role] ?? 1));
}

/** Somebody of the centre who is none of these people; undefined when there is none left. */
export function anotherOf(chance: Chance, role: Role, excluded: readonly (UserId | null)[]): Actor | undefined {
  const people = Array.from({ length: centreSize[role] ?? 1 }, (_, index) => staffMember(role, null, index + 1));
  const left = people.filter((person) => !excluded.includes(person.user));
  return left.length === 0 ? undefined : chance.pick(left);
}

/** E-3: everybody who handled the ticket. */
export function handlersOf(ticket: Ticket): readonly UserId[] {
  return ticket.handledBy.map(({ user }) => user);
}

/** The caller, who needs no account. */
export const caller: Actor = { user: null, roles: ['caller'], unit: null };

/** The worker that acts when an instant falls due. */
export const system: Actor = { user: null, roles: ['system'], unit: null };
