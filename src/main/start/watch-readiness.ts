import type { CheckReadiness, Readiness } from '../../http/readiness.ts';
import { countWorkers } from '../../postgres/monitoring/read-backlogs.ts';
import type { Database } from '../database.ts';
import type { OpenedReads } from '../read-database.ts';

type AskedDatabase = Pick<Database, 'pool' | 'schemaState'>;

/** Says whether the process is ready; changes as the process starts, runs and stops. */
export type ReadinessWatch = {
  readonly check: CheckReadiness;
  /** From now on the database is asked, and its replica where there is one. */
  watch(database: AskedDatabase, replica: OpenedReads['replica']): void;
  /** From now on the answer is no. */
  fail(readiness: Readiness & { readonly ready: false }): void;
};

const PATIENCE_MS = 2000;

export const stopping = {
  ready: false,
  code: 'start.stopping',
  reason: { zh: '系统正在停止', en: 'Stopping' },
} as const satisfies Readiness;
export const databaseEnded = {
  ready: false,
  code: 'database.ended',
  reason: { zh: '数据库已停止', en: 'The database has stopped' },
} as const satisfies Readiness;
const starting = { ready: false, code: 'start.starting', reason: { zh: '系统正在启动', en: 'Starting' } } as const satisfies Readiness;
const unreachable = {
  ready: false,
  code: 'database.unreachable',
  reason: { zh: '数据库没有回应', en: 'The database does not answer' },
} as const satisfies Readiness;
const starved = {
  ready: false,
  code: 'database.starved',
  reason: { zh: '数据库连接全部被占用', en: 'All connections to the database are busy' },
} as const satisfies Readiness;
const otherSchema = {
  ready: false,
  code: 'database.otherSchema',
  reason: { zh: '数据库的表结构与程序不符', en: 'The schema of the database does not fit the program' },
} as const satisfies Readiness;

/** Starts with "starting". Calls that come while one asks the database share its answer. */
export function createReadinessWatch(): ReadinessWatch {
  let fixed: Readiness | undefined = starting;
  let database: AskedDatabase | undefined;
  let replica: OpenedReads['replica'] = null;
  let running: Promise<Readiness> | undefined;
  return {
    check() {
      if (fixed !== undefined || database === undefined) return Promise.resolve(fixed ?? starting);
      running ??= askDatabase(database).finally(() => (running = undefined));
      return running.then((readiness) => fixed ?? withReplica(readiness, replica));
    },
    watch(opened, standby) {
      database = opened;
      replica = standby;
      fixed = undefined;
    },
    fail(readiness) {
      fixed = readiness;
    },
  };
}

/** While a replica is read from, people can go on looking even without the database. */
function withReplica(readiness: Readiness, replica: OpenedReads['replica']): Readiness {
  if (replica === null) return readiness;
  const { leftOut } = replica.state();
  if (readiness.ready) return { ...readiness, replica: leftOut ?? 'used' };
  return leftOut === null && readiness.code === unreachable.code ? { ready: true, readOnly: true, workers: 0, replica: 'used' } : readiness;
}

async function askDatabase(database: AskedDatabase): Promise<Readiness> {
  const { promise: patience, resolve } = Promise.withResolvers<Readiness>();
  const timer = setTimeout(() => {
    resolve(database.pool.waitingCount > 0 ? starved : unreachable);
  }, PATIENCE_MS);
  try {
    return await Promise.race([schemaReadiness(database), patience]);
  } finally {
    clearTimeout(timer);
  }
}

async function schemaReadiness(database: AskedDatabase): Promise<Readiness> {
  try {
    const { current } = await database.schemaState();
    return current ? { ready: true, workers: await countWorkers(database.pool) } : otherSchema;
  } catch {
    return unreachable;
  }
}
