import type { Result } from '../kernel/result.ts';
import { fail, ok } from '../kernel/result.ts';
import { codesOf, isCodeOf } from '../vocabulary/label.ts';
import type { Role } from '../vocabulary/roles.ts';
import { roles } from '../vocabulary/roles.ts';

/** The three who keep each other in check 三员分立: one runs the system, one gives rights, one looks at what both did. */
export const administratorRoles = ['systemAdministrator', 'securityAdministrator', 'auditAdministrator'] as const;
export type AdministratorRole = (typeof administratorRoles)[number];

/** Roles of people of handling units. */
export const unitRoles: readonly Role[] = ['unitReceiver', 'handler', 'unitReviewer', 'unitLeader'];

/** Why somebody cannot have these roles together, or in this place. `role` names the one that is in the way. */
export type DutyConflict =
  | { readonly code: 'unknownRole'; readonly role: string }
  | { readonly code: 'rolesExclude'; readonly role: Role; readonly other: Role }
  | { readonly code: 'unitMissing'; readonly role: Role }
  | { readonly code: 'unitSurplus'; readonly role: Role };

/** The roles, each once, if one person may hold them in this place (null: outside all units). */
export function checkDuties(wanted: readonly string[], unit: string | null): Result<readonly Role[], DutyConflict> {
  const held: Role[] = [];
  for (const role of new Set(wanted)) {
    if (!canBeHeld(role)) return fail({ code: 'unknownRole', role });
    held.push(role);
  }
  const administrator = held.find(isAdministratorRole);
  const other = held.find((role) => role !== administrator);
  if (administrator !== undefined && other !== undefined) return fail({ code: 'rolesExclude', role: administrator, other });
  for (const role of held) {
    if (unitRoles.includes(role) && unit === null) return fail({ code: 'unitMissing', role });
    if (!unitRoles.includes(role) && unit !== null) return fail({ code: 'unitSurplus', role });
  }
  return ok(held);
}

/** True for the roles of the three administrators. */
export function isAdministratorRole(role: Role): role is AdministratorRole {
  return administratorRoles.some((administrator) => administrator === role);
}

/** The roles that an account can be given: callers do not sign in, and the worker is nobody. */
export const holdableRoles: readonly Role[] = codesOf(roles).filter((role) => role !== 'caller' && role !== 'system');

function canBeHeld(role: string): role is Role {
  return isCodeOf(roles, role) && holdableRoles.includes(role);
}
