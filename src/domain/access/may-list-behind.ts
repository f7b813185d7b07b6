import type { Refusal } from '../kernel/refusal.ts';
import type { Result } from '../kernel/result.ts';
import { fail, ok } from '../kernel/result.ts';
import type { UnitCode } from '../kernel/ids.ts';
import type { ProfileIndex } from '../profile/profile-index.ts';
import type { Actor } from '../loop/actor.ts';
import type { RefusalCode } from '../vocabulary/refusals.ts';
import { worksWithTickets } from './may-see.ts';

/**
 * M-7: who may list the tickets behind a figure: whoever may see them all, which is the centre; a unit those behind figures narrowed to
 * itself, and a level-2 unit those of its level 3.
 */
export function mayListBehind(actor: Actor, unit: string | null, profile: Pick<ProfileIndex, 'units'>): Result<true, Refusal<RefusalCode>> {
  const seeing = worksWithTickets(actor);
  if (!seeing.ok || actor.unit === null) return seeing;
  const own = unit === actor.unit || (unit !== null && profile.units.get(unit as UnitCode)?.parent === actor.unit);
  return own ? ok(true) : fail({ code: 'NOT_YOUR_UNIT', rule: 'M-7', params: {} });
}
