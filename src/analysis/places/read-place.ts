import type { PlaceKind } from '../../domain/vocabulary/place-kinds.ts';
import { normalise } from '../search/normalise.ts';
import { findAreas, type FoundArea, type PlaceName } from './find-areas.ts';
import { likelyNames } from './likely-names.ts';
import type { PlacePart } from './place-part.ts';

/** A place that the gazetteer knows, under one or more names. */
export type GazetteerPlace = {
  readonly name: string;
  readonly also: readonly string[];
  readonly kind: PlaceKind;
  readonly area: string;
  readonly township: string | null;
  readonly latitude: number | null;
  readonly longitude: number | null;
};

/** The names that areas go by, and the places in them. */
export type Gazetteer = { readonly areas: readonly PlaceName[]; readonly places: readonly GazetteerPlace[] };

/** Where something is, as far as the words say it. The point is that of the finest part that has one. */
export type ReadPlace = {
  readonly areas: readonly FoundArea[];
  readonly township: PlacePart | null;
  readonly road: PlacePart | null;
  readonly landmark: PlacePart | null;
  readonly point: { readonly latitude: number; readonly longitude: number; readonly of: string } | null;
};

const KNOWN = 0.95;
/** What is said in the course of a story may be about elsewhere. */
const IN_STORY = 0.8;
/** The town follows from the place that lies in it. */
const FOLLOWS = 0.9;
/** The likeliest area is believed from here on: places of others are left aside. */
const BELIEVED = 0.5;
/** A short name of a town may be a part of the name of an estate. */
const FULL_NAME = /(?:[县区市旗镇乡]|街道|办事处)$/u;
const roads: readonly PlaceKind[] = ['road'];
const landmarks: readonly PlaceKind[] = ['landmark', 'estate', 'village'];

type Hit = { readonly place: GazetteerPlace; readonly normal: string; readonly score: number };

/** Reads county, town, road and landmark from the words for the place and from the request itself; each with how sure it is. */
export function readPlace(place: string, text: string, gazetteer: Gazetteer): ReadPlace {
  const areas = findAreas(place, text, gazetteer.areas);
  const [likeliest] = areas;
  const area = likeliest !== undefined && likeliest.score >= BELIEVED ? likeliest.area : null;
  const hits = hitsOf(normalise(place), normalise(text), gazetteer).filter((hit) => area === null || hit.place.area === area);
  const of = (kinds: readonly PlaceKind[]): Hit | undefined => hits.find((hit) => kinds.includes(hit.place.kind));
  const [town, knownRoad, knownLandmark] = [of(['township']), of(roads), of(landmarks)];
  const names = [...gazetteer.areas.map(({ name }) => name), ...hits.map(({ place: { name } }) => name)].filter((name) =>
    FULL_NAME.test(name),
  );
  const likely = likelyNames(place, text, names);
  return {
    areas,
    township: town === undefined ? townAround(knownLandmark ?? knownRoad) : partOf(town),
    road: knownRoad === undefined ? likely.road : partOf(knownRoad),
    landmark: knownLandmark === undefined ? likely.landmark : partOf(knownLandmark),
    point: pointOf([knownLandmark, knownRoad, town]),
  };
}

/** Known places by their names, the surest first; of names within names the longest counts, and a name of several places is shared by them. */
function hitsOf(where: string, story: string, gazetteer: Gazetteer): readonly Hit[] {
  const there = normalNames(gazetteer).flatMap(({ place, normal }): Hit[] => {
    const factor = where.includes(normal) ? 1 : story.includes(normal) ? IN_STORY : 0;
    return factor === 0 ? [] : [{ place, normal, score: KNOWN * factor }];
  });
  const whole = there.filter(({ normal }) => !there.some((other) => other.normal !== normal && other.normal.includes(normal)));
  return whole
    .map((hit) => ({ ...hit, score: hit.score / whole.filter(({ normal }) => normal === hit.normal).length }))
    .toSorted((one, other) => other.score - one.score || other.normal.length - one.normal.length);
}

const normalOf = new WeakMap<Gazetteer, readonly { readonly place: GazetteerPlace; readonly normal: string }[]>();

function normalNames(gazetteer: Gazetteer): readonly { readonly place: GazetteerPlace; readonly normal: string }[] {
  let names = normalOf.get(gazetteer);
  if (names === undefined) {
    names = gazetteer.places.flatMap((place) => [place.name, ...place.also].map((name) => ({ place, normal: normalise(name) })));
    normalOf.set(gazetteer, names);
  }
  return names;
}

function partOf({ place: { name }, score }: Hit): PlacePart {
  return { name, score, known: true };
}

function townAround(hit: Hit | undefined): PlacePart | null {
  if (hit === undefined || hit.place.township === null) return null;
  return { name: hit.place.township, score: hit.score * FOLLOWS, known: true };
}

function pointOf(hits: readonly (Hit | undefined)[]): ReadPlace['point'] {
  for (const hit of hits) {
    if (hit === undefined) continue;
    const { name, latitude, longitude } = hit.place;
    if (latitude !== null && longitude !== null) return { latitude, longitude, of: name };
  }
  return null;
}
