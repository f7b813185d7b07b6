import type { Profiles } from '../../application/ports.ts';
import type { CityId } from '../../domain/kernel/ids.ts';
import { fail, ok, type Result } from '../../domain/kernel/result.ts';
import type { ApiRefusal } from '../route.ts';

/** The city of a path, if this installation serves it. */
export async function knownCity(ports: { readonly profiles: Pick<Profiles, 'cities'> }, city: string): Promise<Result<CityId, ApiRefusal>> {
  const known = (await ports.profiles.cities()).find((candidate) => candidate === city);
  return known === undefined ? fail({ code: 'http.unknownCity', params: { city } }) : ok(known);
}
