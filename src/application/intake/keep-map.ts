import type { CityId } from '../../domain/kernel/ids.ts';
import type { CityMaps } from './ports.ts';

/** Where a profile keeps the map of its areas: GeoJSON, each feature with the code of its area as `area`. */
export const MAP_FILE = 'geo/areas.geojson';

/** Takes over the map of a profile's folder, if there is one. A file that is no collection of features is left alone, and the old map stays. */
export async function keepMap(
  maps: Pick<CityMaps, 'put'>,
  city: CityId,
  files: ReadonlyMap<string, string | Uint8Array>,
): Promise<'none' | 'kept' | 'unreadable'> {
  const content = files.get(MAP_FILE);
  if (content === undefined) return 'none';
  const text = typeof content === 'string' ? content : new TextDecoder().decode(content);
  if (!isCollection(text)) return 'unreadable';
  await maps.put(city, text);
  return 'kept';
}

function isCollection(text: string): boolean {
  try {
    const parsed = JSON.parse(text) as unknown;
    return typeof parsed === 'object' && parsed !== null && 'features' in parsed && Array.isArray(parsed.features);
  } catch {
    return false;
  }
}
