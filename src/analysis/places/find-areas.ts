import { normalise } from '../search/normalise.ts';

/** A name that places go by. `weight` is how sure an area is where the name stands: a county's full name says more than a town's short one. */
export type PlaceName = { readonly name: string; readonly area: string; readonly weight: number };

/** An area that a text speaks of, how sure that is (0 to 1), and the names that say so. */
export type FoundArea = { readonly area: string; readonly score: number; readonly words: readonly string[] };

/** What is said in the course of a story may be about elsewhere. */
const IN_STORY = 0.8;
/** Two names of one area say it twice. */
const ANOTHER = 0.04;

/** Areas by the names in the words for the place and in the request itself, the surest first. A name of several areas is shared by them. */
export function findAreas(place: string, text: string, names: readonly PlaceName[]): readonly FoundArea[] {
  const where = normalise(place);
  const story = normalise(text);
  const said = new Map<string, { readonly name: PlaceName; readonly weight: number }[]>();
  const there = normalNames(names).flatMap((each) => {
    const factor = where.includes(each.normal) ? 1 : story.includes(each.normal) ? IN_STORY : 0;
    return factor === 0 ? [] : [{ ...each, weight: each.weight * factor }];
  });
  // 'Wen' says nothing where 'Wenshui' stands.
  const whole = there.filter(({ normal }) => !there.some((other) => other.normal !== normal && other.normal.includes(normal)));
  for (const each of whole) {
    const areas = new Set(whole.filter(({ normal }) => normal === each.normal).map(({ area }) => area)).size;
    const list = said.get(each.area) ?? [];
    list.push({ name: each, weight: each.weight / areas });
    said.set(each.area, list);
  }
  return [...said]
    .map(([area, list]): FoundArea => {
      const best = list.reduce((most, { weight }) => Math.max(most, weight), 0);
      return {
        area,
        score: Math.min(0.99, best + ANOTHER * (list.length - 1)),
        words: [...new Set(list.toSorted((a, b) => b.weight - a.weight).map(({ name }) => name.name))],
      };
    })
    .toSorted((a, b) => b.score - a.score || (a.area < b.area ? -1 : 1));
}

type NormalName = PlaceName & { readonly normal: string };
const normalOf = new WeakMap<readonly PlaceName[], readonly NormalName[]>();

/** Cities have hundreds of names, and every text is held against all of them. */
function normalNames(names: readonly PlaceName[]): readonly NormalName[] {
  let normal = normalOf.get(names);
  if (normal === undefined) {
    normal = names.map((each) => ({ ...each, normal: normalise(each.name) })).filter((each) => each.normal !== '');
    normalOf.set(names, normal);
  }
  return normal;
}
