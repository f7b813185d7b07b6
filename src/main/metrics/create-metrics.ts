import { collectDefaultMetrics, Counter, Gauge, Histogram, Registry } from 'prom-client';
import type pg from 'pg';
import type { FinishedRequest } from '../../http/watch-requests.ts';
import type { Load } from '../../http/admit-requests.ts';
import type { ReplicaState } from '../../postgres/replica/watch-replica.ts';
import { COUNT_LIMIT, type Backlogs, type CityBacklog } from '../../postgres/monitoring/read-backlogs.ts';

/** What a process tells of itself to a Prometheus. Labels are routes, states and cities: never people, never what they said. */
export type Metrics = {
  onFinished(request: FinishedRequest): void;
  /** From now on the server's load is told. */
  watchLoad(load: () => Load): void;
  /** From now on the pool, and what waits in the database, are told. */
  watchDatabase(pool: pg.Pool, read: () => Promise<Backlogs>): void;
  /** From now on it is told whether a replica is read from. */
  watchReplica(state: () => ReplicaState): void;
  readonly contentType: string;
  render(): Promise<string>;
};

/** Steps of a histogram in seconds: what people feel lies between a fiftieth and two seconds. */
const STEPS = [0.005, 0.01, 0.02, 0.05, 0.1, 0.2, 0.5, 1, 2, 5, 10];

/** Scrapes of several Prometheus servers share one look into the database. */
const KEPT_MS = 5000;

/** Begins to measure this process. */
export function createMetrics(version: string): Metrics {
  const registry = new Registry();
  const registers = [registry];
  collectDefaultMetrics({ register: registry });
  new Gauge({ name: 'huiyin_build_info', help: 'Version of the program', labelNames: ['version', 'node'], registers }).set(
    { version, node: process.versions.node },
    1,
  );
  const labelNames = ['method', 'route'] as const;
  const requests = new Counter({
    name: 'huiyin_http_requests_total',
    help: 'Requests that are over',
    labelNames: [...labelNames, 'status'],
    registers,
  });
  const durations = new Histogram({
    name: 'huiyin_http_request_duration_seconds',
    help: 'From the first byte of a request to the last of its answer',
    labelNames,
    buckets: STEPS,
    registers,
  });
  let refresh = (): Promise<void> => Promise.resolve();
  return {
    onFinished: ({ method, route, status, ms }) => {
      const labels = { method, route: route ?? 'none' };
      requests.inc({ ...labels, status });
      durations.observe(labels, ms / 1000);
    },
    watchLoad: (load) => {
      const gauge: Gauge = new Gauge({
        name: 'huiyin_http_requests',
        help: 'Requests at this moment: worked on, waiting to be let in, transfers, live streams',
        labelNames: ['state'],
        registers,
        collect: () => {
          for (const [state, count] of Object.entries(load())) gauge.set({ state }, count);
        },
      });
    },
    watchDatabase: (pool, read) => {
      watchPool(registry, pool);
      refresh = atMostEvery(KEPT_MS, watchBacklogs(registry, read));
    },
    watchReplica: (state) => {
      const used: Gauge = new Gauge({
        name: 'huiyin_replica_used',
        help: 'Whether reads are answered from the replica (DATABASE_READ_URL)',
        registers,
        collect: () => {
          used.set(state().leftOut === null ? 1 : 0);
        },
      });
      const lag: Gauge = new Gauge({
        name: 'huiyin_replica_lag_seconds',
        help: 'How long ago what the replica shows was the present',
        registers,
        collect: () => {
          lag.set((state().lagMs ?? Number.NaN) / 1000);
        },
      });
    },
    contentType: registry.contentType,
    render: async () => {
      await refresh();
      return await registry.metrics();
    },
  };
}

function watchPool(registry: Registry, pool: pg.Pool): void {
  const gauge: Gauge = new Gauge({
    name: 'huiyin_pool_connections',
    help: 'Connections to the database by state, and statements that wait for one',
    labelNames: ['state'],
    registers: [registry],
    collect: () => {
      gauge.set({ state: 'busy' }, pool.totalCount - pool.idleCount);
      gauge.set({ state: 'idle' }, pool.idleCount);
      gauge.set({ state: 'waited_for' }, pool.waitingCount);
    },
  });
}

/** Each figure of a city with its name and what it means. */
const cityFigures = {
  dueSteps: ['huiyin_due_steps', `Steps that have fallen due and wait to be done (at most ${String(COUNT_LIMIT)} are counted)`],
  dueSeconds: ['huiyin_due_oldest_seconds', 'Age of the oldest step that has fallen due'],
  dueProblems: ['huiyin_due_problems', 'Steps that failed and are tried again later'],
  messages: ['huiyin_outbox_messages', `Messages that could be sent now (at most ${String(COUNT_LIMIT)} are counted)`],
  messageSeconds: ['huiyin_outbox_oldest_seconds', 'Age of the oldest message that could be sent now'],
} as const satisfies Readonly<Record<Exclude<keyof CityBacklog, 'city'>, readonly [name: string, help: string]>>;

/** Gives what fetches the figures from the database. A figure that is not known is not shown. */
function watchBacklogs(registry: Registry, read: () => Promise<Backlogs>): () => Promise<void> {
  const named = (name: string, help: string, labelNames: readonly string[]): Gauge =>
    new Gauge({ name, help, labelNames, registers: [registry] });
  const figures = Object.entries(cityFigures).map(([field, [name, help]]) => ({
    field: field as keyof typeof cityFigures,
    gauge: named(name, help, ['city']),
  }));
  const lag = named('huiyin_projection_lag_seconds', 'Age of the oldest event that a projection has not seen', ['city', 'projection']);
  const workers = named('huiyin_workers', 'Worker processes seen within the last minute', []);
  const up = named('huiyin_database_up', 'Whether the database answered', []);
  return async () => {
    const backlogs = await read().catch(() => undefined);
    up.set(backlogs === undefined ? 0 : 1);
    for (const gauge of [...figures.map((figure) => figure.gauge), lag]) gauge.reset();
    workers.set(backlogs?.workers ?? Number.NaN);
    if (backlogs === undefined) return;
    for (const city of backlogs.cities) for (const { field, gauge } of figures) gauge.set({ city: city.city }, city[field]);
    for (const { city, projection, seconds } of backlogs.projections) lag.set({ city, projection: baseOf(projection) }, seconds);
  };
}

/** A projection's name without its edition. */
function baseOf(projection: string): string {
  return projection.split(':', 1)[0] ?? projection;
}

/** Does something again only when the last time is `ms` milliseconds ago; whoever comes meanwhile gets the same. */
function atMostEvery(ms: number, act: () => Promise<void>): () => Promise<void> {
  let last: { readonly atMs: number; readonly done: Promise<void> } | undefined;
  return async () => {
    const atMs = performance.now();
    if (last === undefined || atMs - last.atMs >= ms) last = { atMs, done: act() };
    await last.done;
  };
}
