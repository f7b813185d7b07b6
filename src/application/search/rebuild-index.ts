import type { CityId } from '../../domain/kernel/ids.ts';
import type { Projection, ProjectionLog } from '../projections/ports.ts';
import { searchProjection, type OnBroken, type SearchProjectionPorts } from './search-projection.ts';

/** How long to wait for a worker that is at the same projection. */
const WAIT_MS = 200;

/**
 * Puts every ticket of a city into the search index again, by its history; what is right is left alone, and searches go on meanwhile. A
 * worker may do part of it. Ends early when the signal is aborted; whoever follows history then goes on from there.
 */
export async function rebuildSearchIndex(
  ports: SearchProjectionPorts & { readonly projectionLog: ProjectionLog; wait(ms: number): Promise<void> },
  order: { readonly city: CityId; readonly signal: AbortSignal; progress(events: number): void; readonly onBroken: OnBroken },
): Promise<void> {
  const { city, signal, progress } = order;
  const projection: Projection = searchProjection(ports, order.onBroken);
  await ports.projectionLog.reset(city, projection);
  for (let events = 0; !signal.aborted;) {
    const done = await ports.projectionLog.advance(city, projection);
    if (done === 'taken') {
      await ports.wait(WAIT_MS);
      continue;
    }
    events += done;
    progress(events);
    if (done < projection.batch) return;
  }
}
