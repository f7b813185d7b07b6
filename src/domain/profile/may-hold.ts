import type { AreaCode, ClassCode, UnitCode } from '../kernel/ids.ts';
import type { Refusal } from '../kernel/refusal.ts';
import { fail, ok, type Result } from '../kernel/result.ts';
import type { LocalDate } from '../kernel/time.ts';
import { findDuty, type Duty } from './find-duty.ts';
import type { ProfileIndex } from './profile-index.ts';

/** Why a unit may not hold a class: it does not exist, the class does not, or the catalogue keeps the class above its level. */
export type MayHoldRefusal = Refusal<'unknownUnit' | 'unknownClass' | 'unknownArea' | 'classNotForLevel'>;

/**
 * D-8: whether a unit's level may hold a class in an area on a day. A level-2 unit always may; a level-3 unit only where the
 * catalogue line that applies says so, hence never where no line applies. Which level-2 unit is right is the dispatcher's
 * judgement, not a right: this only keeps matters of a department from being pushed down.
 * Answers with the line that applies (`undefined` when there is none), to be stored as the basis (D-1).
 */
export function mayHold(
  index: ProfileIndex,
  unitCode: UnitCode,
  classCode: ClassCode,
  area: AreaCode | null,
  on: LocalDate,
): Result<Duty | undefined, MayHoldRefusal> {
  const unit = index.units.get(unitCode);
  if (unit === undefined) return fail({ code: 'unknownUnit', rule: 'D-1', params: { unit: unitCode } });
  if (!index.classes.has(classCode)) return fail({ code: 'unknownClass', rule: 'D-1', params: { classCode } });
  if (area !== null && !index.areas.has(area)) return fail({ code: 'unknownArea', rule: 'D-1', params: { area } });
  const duty = findDuty(index, classCode, area, on);
  if (unit.level === 3 && duty?.entry.lowestLevel !== 3) {
    return fail({
      code: 'classNotForLevel',
      rule: 'D-8',
      params: { unit: unitCode, classCode, lowestLevel: 2, entry: duty?.entry.id ?? null },
    });
  }
  return ok(duty);
}
