import { readPlace, type ReadPlace } from '../../analysis/places/read-place.ts';
import type { ProfileIndex } from '../../domain/profile/profile-index.ts';
import { gazetteerOf } from './place-names.ts';

/** D-9: where something is, as far as the words for the place and the request say it, by a city's gazetteer. */
export function readWhere(profile: ProfileIndex, { text, place }: { readonly text: string; readonly place: string }): ReadPlace {
  return readPlace(place, text, gazetteerOf(profile));
}
