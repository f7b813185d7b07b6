import type { CityId } from '../../domain/kernel/ids.ts';

/**
 * Does something in one city after the other. A city where it fails does not keep it from the others; the first failure rejects at the end.
 * Stops early when aborted.
 */
export async function eachCity(cities: readonly CityId[], signal: AbortSignal, work: (city: CityId) => Promise<void>): Promise<void> {
  const failures: unknown[] = [];
  for (const city of cities) {
    if (signal.aborted) return;
    try {
      await work(city);
    } catch (error) {
      failures.push(error);
    }
  }
  if (failures.length > 0) throw failures[0];
}
