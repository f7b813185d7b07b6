import { assertNever } from '../../domain/kernel/assert-never.ts';
import type { TicketId } from '../../domain/kernel/ids.ts';
import { checkCity, type CheckPorts } from '../consistency/check-city.ts';
import type { MeasurePorts } from '../measures/measure-scope.ts';
import { recountMeasures } from '../measures/recount-measures.ts';
import type { TimeSource } from '../ports.ts';
import { rebuildSearchIndex } from '../search/rebuild-index.ts';
import type { SearchProjectionPorts } from '../search/search-projection.ts';
import type { ProjectionLog } from '../projections/ports.ts';
import type { TakenTask, TaskFinding } from './ports.ts';

/** What the work itself reaches outside through. */
export type TaskWorkPorts = CheckPorts &
  MeasurePorts &
  SearchProjectionPorts & {
    readonly projectionLog: ProjectionLog;
    readonly time: TimeSource;
    wait(ms: number): Promise<void>;
  };

const EXAMPLES = 20;

/** Does a piece of work from its beginning to its end; rejects with the signal's reason once that is aborted. */
export async function doTask(
  ports: TaskWorkPorts,
  { city, kind }: Pick<TakenTask, 'city' | 'kind'>,
  { signal, progress }: { readonly signal: AbortSignal; progress(events: number): void },
): Promise<readonly TaskFinding[]> {
  const onProgress = (events: number): void => {
    signal.throwIfAborted();
    progress(events);
  };
  switch (kind) {
    case 'check':
    case 'repair': {
      const repair = kind === 'repair';
      const report = await checkCity(ports, { city, repair, progress: onProgress });
      // Measures remember the rows as last counted, and a repair leaves no event behind that would tell them.
      if (repair && report.differences > 0) await recountMeasures(ports, city, ports.time.now());
      const { differences, examples, unlawful, unlawfulExamples } = report;
      return [
        {
          check: 'differences',
          count: differences,
          examples: examples.map(({ table, ticket, what, columns }) => [table, ticket, what, ...columns].join(' ')).slice(0, EXAMPLES),
        },
        { check: 'clocks', count: unlawful, examples: unlawfulExamples.map(({ ticket, faults }) => `${ticket} ${faults.join('; ')}`) },
        ...report.findings,
      ];
    }
    case 'reindex': {
      const broken: TicketId[] = [];
      await rebuildSearchIndex(ports, { city, signal, progress: onProgress, onBroken: (_city, ticket) => void broken.push(ticket) });
      signal.throwIfAborted();
      return [{ check: 'brokenHistories', count: broken.length, examples: broken.slice(0, EXAMPLES) }];
    }
    case 'recount':
      await recountMeasures(ports, city, ports.time.now());
      return [];
    default:
      return assertNever(kind);
  }
}
