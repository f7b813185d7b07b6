import type { CityId } from '../../domain/kernel/ids.ts';
import type { Instant } from '../../domain/kernel/time.ts';
import type { TimeSource } from '../ports.ts';
import type { SeenWorker, Workers } from '../worker/ports.ts';
import type { CityBacklogHealth, DatabaseHealth, LastBackup, SystemMonitor } from './ports.ts';

/** How the installation does, as one city's administrator sees it. What could not be told is null. */
export type SystemHealth = {
  readonly at: Instant;
  readonly database: DatabaseHealth | null;
  readonly replica: ReturnType<SystemMonitor['replica']>;
  readonly workers: readonly SeenWorker[] | null;
  readonly backlog: CityBacklogHealth | null;
  readonly lastBackup: LastBackup | null;
  readonly disk: Awaited<ReturnType<SystemMonitor['disk']>>;
};

/** Asks everything at once; a part that fails leaves the others to be seen. */
export async function readHealth(
  { system, workers, time }: { readonly system: SystemMonitor; readonly workers: Pick<Workers, 'living'>; readonly time: TimeSource },
  city: CityId,
): Promise<SystemHealth> {
  const [database, living, backlog, lastBackup, disk] = await Promise.allSettled([
    system.database(),
    workers.living(),
    system.backlog(city),
    system.lastBackup(),
    system.disk(),
  ]);
  return {
    at: time.now(),
    database: told(database),
    replica: system.replica(),
    workers: told(living),
    backlog: told(backlog),
    lastBackup: told(lastBackup),
    disk: told(disk),
  };
}

function told<Value>(result: PromiseSettledResult<Value>): Value | null {
  return result.status === 'fulfilled' ? result.value : null;
}
