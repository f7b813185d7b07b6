import type { UnitCode } from '../kernel/ids.ts';
import type { ProfileIndex } from '../profile/profile-index.ts';

/** LOOP section 8: the units whose tickets somebody of a unit sees: its own, and those of its level 3. */
export function seenUnits(unit: UnitCode, profile: Pick<ProfileIndex, 'childUnits'>): readonly UnitCode[] {
  return [unit, ...profile.childUnits(unit).map(({ code }) => code)];
}
