import type { ClassCode } from '../../domain/kernel/ids.ts';
import type { ProfileIndex } from '../../domain/profile/profile-index.ts';
import type { Unit } from '../../domain/profile/types.ts';

/** The units whose names have most in common with the name of a class, so that people seem to know who does what: water goes to the bureau of water. */
export function closestUnits(profile: ProfileIndex, classCode: ClassCode | null, units: readonly Unit[]): readonly Unit[] {
  const path = classCode === null ? [] : profile.classPath(classCode);
  const matter = new Set(path.flatMap((node) => [...node.name.zh]));
  const scores = units.map((unit) => ownSigns(profile, unit).filter((sign) => matter.has(sign)).length);
  const best = Math.max(...scores);
  return units.filter((_, index) => scores[index] === best);
}

/** The characters of a unit's name that the name of the city, or of the unit above it, does not have. */
function ownSigns(profile: ProfileIndex, unit: Unit): readonly string[] {
  const above = unit.parent === null ? profile.profile.name : profile.units.get(unit.parent)?.name;
  const common = new Set(above?.zh);
  return [...new Set(unit.name.zh)].filter((sign) => !common.has(sign));
}
