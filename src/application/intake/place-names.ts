import type { PlaceName } from '../../analysis/places/find-areas.ts';
import type { Gazetteer } from '../../analysis/places/read-place.ts';
import type { ProfileIndex } from '../../domain/profile/profile-index.ts';
import type { KnownPlace } from '../../domain/profile/types.ts';

const FULL = 0.95;
const SHORT = 0.85;
const TOWN = 0.9;
/** A road or an estate may share its name with one elsewhere that nobody wrote down. */
const PLACE = 0.8;
const TOWN_SHORT = 0.7;

/** A county or city by its full name; a short one of a single character is a common word. */
const SHORTENED = /^(.{2,})(?:区|县|市|旗)$/u;
/** A town or subdistrict at the beginning of the name of its government. */
const TOWNSHIP = /^(.{1,6}?)(?:镇|乡|街道)/u;

const known = new WeakMap<ProfileIndex, Gazetteer>();

/** The names that tell an area of a city: those of the areas, of the towns that units are named after, and of its known places. */
export function placeNames(profile: ProfileIndex): readonly PlaceName[] {
  return gazetteerOf(profile).areas;
}

/** All that is known of a city's places. */
export function gazetteerOf(profile: ProfileIndex): Gazetteer {
  let gazetteer = known.get(profile);
  if (gazetteer === undefined) {
    const { places = [] } = profile.profile;
    const names = [...areaNames(profile), ...townNames(profile), ...namesOfPlaces(places)];
    gazetteer = { areas: [...new Map(names.map((each) => [`${each.area} ${each.name}`, each])).values()], places };
    known.set(profile, gazetteer);
  }
  return gazetteer;
}

function namesOfPlaces(places: readonly KnownPlace[]): readonly PlaceName[] {
  return places.flatMap(({ name, also, kind, area }) =>
    [name, ...also].map((each) => ({ name: each, area, weight: kind === 'township' ? TOWN : PLACE })),
  );
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
