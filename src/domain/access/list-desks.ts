import type { Refusal } from '../kernel/refusal.ts';
import type { Result } from '../kernel/result.ts';
import { fail, ok } from '../kernel/result.ts';
import type { ProfileIndex } from '../profile/profile-index.ts';
import type { Actor } from '../loop/actor.ts';
import { CENTRE_DESK, personDesk } from '../ticket/work-items.ts';
import { codesOf } from '../vocabulary/label.ts';
import type { RefusalCode } from '../vocabulary/refusals.ts';
import type { Role } from '../vocabulary/roles.ts';
import { type StoredList, type WorkList, workListAccess, workLists } from '../vocabulary/work-lists.ts';

type Staff = Pick<Actor, 'user' | 'roles' | 'unit'>;

/** The stored list that a list is a view of, or the list itself. */
export function storedList(list: WorkList): StoredList {
  return list === 'due' || list === 'overdue' || list === 'level3' ? 'open' : list;
}

/** Lists of an actor, in the order of the loop; a unit without units under it has no list of theirs. */
export function listsOf(actor: Staff, profile: ProfileIndex): readonly WorkList[] {
  return codesOf(workLists).filter((list) => {
    const desks = listDesks(actor, list, profile);
    return desks.ok && desks.value.length > 0;
  });
}

/**
 * LOOP section 8: at which desks an actor looks at a list. Refuses whose roles do not have the list where he is; a list of nobody
 * under a unit is empty, not refused.
 */
export function listDesks(actor: Staff, list: WorkList, profile: ProfileIndex): Result<readonly string[], Refusal<RefusalCode>> {
  const roles = actor.unit === null ? workListAccess[list].centre : workListAccess[list].unit;
  if (!roles.some((role) => actor.roles.includes(role))) {
    return fail({ code: 'ROLE_MAY_NOT', rule: null, params: { action: list, roles: roles.join(', ') } });
  }
  return ok(desksOf(actor, list, profile));
}

function desksOf(actor: Staff, list: WorkList, profile: ProfileIndex): readonly string[] {
  const { unit, user } = actor;
  if (list === 'mine') return user === null ? [] : [personDesk(user, unit)];
  if (list === 'level3') return unit === null ? [] : profile.childUnits(unit).map(({ code }) => code);
  if (unit !== null) return [unit];
  const { conference, supervision } = profile.profile.policy;
  if (list === 'conferences')
    return stepDesks(
      actor,
      conference.map(({ step, role }) => [step, role] as const),
    );
  if (list === 'sheetsToJudge')
    return stepDesks(
      actor,
      supervision.ladder.map(({ level, role }) => [level, role] as const),
    );
  return [CENTRE_DESK];
}

/** D-7, S-4: a step is for the one who holds it; who holds none, and has the list to prepare it, sees all. */
function stepDesks({ roles }: Staff, steps: readonly (readonly [number, Role])[]): readonly string[] {
  const own = steps.filter(([, role]) => roles.includes(role));
  return [...new Set((own.length > 0 ? own : steps).map(([step]) => String(step)))];
}
