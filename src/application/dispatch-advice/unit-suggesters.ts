import type { UnitSuggester } from '../../analysis/dispatch/suggest-units.ts';
import type { CityId } from '../../domain/kernel/ids.ts';
import { readDispatchModel } from './model-file.ts';
import type { UnitModels } from './ports.ts';
import { createUnitReader } from './unit-reader.ts';

/** What a city's history suggests, and what it calls itself where its advice is stored (D-9). */
export type NamedSuggester = { readonly model: string; readonly suggest: UnitSuggester };

/** Suggests units with the latest model of a city; undefined where there is none. */
export type UnitSuggesters = { suggesterFor(city: CityId): Promise<NamedSuggester | undefined> };

/** Keeps the models of cities in memory, and looks each time whether there is a later one. */
export function createUnitSuggesters(models: UnitModels): UnitSuggesters {
  const kept = new Map<CityId, { readonly version: number; readonly loading: Promise<NamedSuggester | undefined> }>();

  async function load(city: CityId, version: number): Promise<NamedSuggester | undefined> {
    const written = await models.load(city, version);
    const read = written === undefined ? undefined : readDispatchModel(written);
    return read === undefined ? undefined : { model: `units ${String(version)}`, suggest: createUnitReader(read.model) };
  }

  return {
    suggesterFor: async (city) => {
      const latest = await models.latest(city);
      if (latest === undefined) return undefined;
      const { version } = latest;
      const known = kept.get(city);
      // Of several at once the first loads, the others wait for the same.
      if (known?.version === version) return await known.loading;
      const loading = load(city, version);
      kept.set(city, { version, loading });
      // What failed to load is tried again by the next.
      loading.catch(() => kept.get(city)?.loading === loading && kept.delete(city));
      return await loading;
    },
  };
}
