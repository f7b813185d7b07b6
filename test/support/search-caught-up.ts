import { keepProjections } from '../../src/application/projections/keep-projections.ts';
import { searchProjection, type OnBroken } from '../../src/application/search/search-projection.ts';
import { readersCaughtUp } from './readers-caught-up.ts';
import type { StoredCity } from './stored-city.ts';

/** Lets the search index catch up with history. Not to be called while the test itself has a transaction open. */
export async function catchUpSearch(city: StoredCity, onBroken: OnBroken = fail): Promise<void> {
  await readersCaughtUp(city.pool);
  const { failures } = await keepProjections(city.ports, [searchProjection(city.ports, onBroken)], new AbortController().signal);
  const [first] = failures;
  if (first !== undefined) throw first.error;
}

function fail(_city: string, _ticket: string, error: unknown): never {
  throw error;
}
