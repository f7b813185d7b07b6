import type { PlaceName } from '../../analysis/places/find-areas.ts';
import type { ProfileIndex } from '../../domain/profile/profile-index.ts';

const FULL = 0.95;
const SHORT = 0.85;
const TOWN = 0.9;
const TOWN_SHORT = 0.7;

/** A county or city by its full name; a short one of a single character is a common word. */
const SHORTENED = /^(.{2,})(?:区|县|市|旗)$/u;
/** A town or subdistrict at the beginning of the name of its government. */
const TOWNSHIP = /^(.{1,6}?)(?:镇|乡|街道)/u;

const known = new WeakMap<ProfileIndex, readonly PlaceName[]>();

/** The names of a city's areas, and of the towns that its units are named after. */
export function placeNames(profile: ProfileIndex): readonly PlaceName[] {
  let names = known.get(profile);
  if (names === undefined) {
    names = [...areaNames(profile), ...townNames(profile)];
    known.set(profile, names);
  }
  return names;
}

function areaNames({ areas }: ProfileIndex): readonly PlaceName[] {
  return [...areas.values()].flatMap(({ code, name: { zh } }) => {
    const short = SHORTENED.exec(zh)?.[1];
    return [{ name: zh, area: code, weight: FULL }, ...(short === undefined ? [] : [{ name: short, area: code, weight: SHORT }])];
  });
}

function townNames({ units, areas }: ProfileIndex): readonly PlaceName[] {
  return [...units.values()].flatMap(({ name: { zh }, area, parent }) => {
    const code = area ?? (parent === null ? null : (units.get(parent)?.area ?? null));
    const county = code === null ? undefined : areas.get(code)?.name.zh;
    if (code === null || county === undefined || !zh.startsWith(county)) return [];
    const town = TOWNSHIP.exec(zh.slice(county.length));
    if (town === null) return [];
    const [full, short = ''] = town;
    const names = [{ name: full, area: code, weight: TOWN }];
    return [...short].length < 2 ? names : [...names, { name: short, area: code, weight: TOWN_SHORT }];
  });
}
