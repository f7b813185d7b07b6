import type { SignInPorts } from '../../application/sessions/sign-in-ports.ts';
import { bilingual } from '../../cli/bilingual.ts';
import type { Terminal } from '../../cli/command.ts';
import { Failure } from '../../cli/failure.ts';
import type { Services } from '../../cli/services.ts';
import { createLatePorts } from '../../http/api-ports.ts';
import { createApp } from '../../http/create-app.ts';
import type { Config } from '../config.ts';
import { openDatabase, type Database } from '../database.ts';
import { loadInstallationKey } from '../installation-key.ts';
import { createLog } from '../log.ts';
import { createMetrics } from '../metrics/create-metrics.ts';
import { serveMetrics } from '../metrics/serve-metrics.ts';
import { readBacklogs } from '../../postgres/monitoring/read-backlogs.ts';
import { apiPortsOn } from '../api-ports.ts';
import { openReads, type OpenedReads } from '../read-database.ts';
import { webFolder } from '../paths.ts';
import { readPortsOn } from '../read-ports.ts';
import { servicesOn } from '../services.ts';
import { signInOn } from '../sign-in.ts';
import { listenForStop, type StopSignals } from '../stop-signals.ts';
import { announce, type Announcement } from './announce.ts';
import { startBackground } from './background.ts';
import { createDemoCity } from './demo-city.ts';
import { listen } from './listen.ts';
import { notesInLog } from './notes-in-log.ts';
import { startTexts } from './start-texts.ts';
import { createReadinessWatch, databaseEnded, stopping, type ReadinessWatch } from './watch-readiness.ts';

/** Exit code of a process that a second Ctrl-C ended, as shells count it. */
const FORCED = 130;

/**
 * Runs Huiyin until it is asked to stop. Resolves when everything is stopped; rejects when it could not start or
 * when its database ended by itself, after everything else is stopped. `works` is false for a server beside which other processes
 * do what happens by itself.
 */
export async function serve(config: Config, screen: Terminal, version: string, works: boolean): Promise<void> {
  const log = createLog(config.logLevel, process.stderr);
  const terminal = notesInLog(screen, log, 'info');
  using stop = listenForStop(() => {
    terminal.note(bilingual(startTexts.forced));
    process.exit(FORCED);
  });
  const readiness = createReadinessWatch();
  const api = createLatePorts();
  const metrics = createMetrics(version);
  const app = createApp({
    version,
    api,
    trustProxy: config.trustProxy,
    checkReadiness: readiness.check,
    webFolder,
    watch: {
      onFinished: (request) => {
        log.onFinished(request);
        metrics.onFinished(request);
      },
      onError: log.onError,
    },
  });
  metrics.watchLoad(() => app.load());
  // The port comes first: it is refused before anything is touched, and answers "starting" meanwhile.
  const address = await listen(app, config);
  try {
    await using beside = new AsyncDisposableStack();
    if (config.metrics !== null) beside.use(await serveMetrics(metrics, config.metrics));
    terminal.note(bilingual(startTexts.startingDatabase));
    await using database = await openDatabase(config, (line) => {
      terminal.note(`  ${line}`);
    });
    await using reads = openReads(config, database);
    try {
      const prepared = await prepare(config, database, reads, terminal, stop);
      const { key, services, signIn } = prepared;
      const shown = readPortsOn({
        ...{ primary: database.pool, reads: reads.database, key, services, rules: signIn.rules },
        ...{ replica: reads.replica?.state ?? null, dataDir: database.dataDir },
        onFailure: (error) => {
          log.onError(error, { id: 'live', method: 'GET', route: '/api/v1/live' });
        },
      });
      api.open(apiPortsOn(services, signIn, shown));
      readiness.watch(database, reads.replica);
      if (reads.replica !== null) metrics.watchReplica(reads.replica.state);
      metrics.watchDatabase(database.pool, () => readBacklogs(database.pool));
      const { dataDir } = database;
      if (!stop.signal.aborted) announce(terminal, { address, dataDir, embedded: config.databaseUrl === null, ...prepared });
      await using background = new AsyncDisposableStack();
      background.use(
        startBackground(
          prepared.services,
          { newCity: prepared.issued[0]?.account.city ?? null, works, version },
          notesInLog(screen, log, 'warn'),
        ),
      );
      // Disposed of first: those who listen come back to another server.
      background.use(shown.live);
      await untilEnd(database, stop, readiness);
    } finally {
      if (stop.signal.aborted) terminal.note(bilingual(startTexts.stopping));
      await app.close();
    }
  } finally {
    await app.close();
  }
  terminal.note(bilingual(startTexts.stopped));
}

type Prepared = Pick<Announcement, 'keyFile' | 'keyCreated' | 'issued' | 'hasAccounts'> & {
  readonly services: Services;
  readonly signIn: SignInPorts;
  readonly key: Uint8Array;
};

async function prepare(config: Config, database: Database, reads: OpenedReads, terminal: Terminal, stop: StopSignals): Promise<Prepared> {
  if (database.applied.length > 0) terminal.note(`  ${bilingual(startTexts.migrated(database.applied.length))}`);
  const { key, file: keyFile, created: keyCreated } = await loadInstallationKey(config, database);
  const services = servicesOn(database, key, stop.signal, config);
  const issued = config.demo && !stop.signal.aborted ? await createDemoCity(services) : [];
  const signIn = signInOn(database.pool, key, services, config, reads.replica?.pool ?? null);
  return {
    services,
    signIn,
    key,
    keyFile,
    keyCreated,
    issued,
    hasAccounts: issued.length > 0 || (await services.accounts.list(null)).length > 0,
  };
}

async function untilEnd(database: Database, stop: StopSignals, readiness: ReadinessWatch): Promise<void> {
  const ended = database.ended ?? new Promise<never>(() => undefined);
  const reason = await Promise.race([stop.requested.then(() => undefined), ended]);
  if (reason === undefined) {
    readiness.fail(stopping);
    return;
  }
  readiness.fail(databaseEnded);
  throw new Failure('database.ended', {
    zh: `PostgreSQL 意外停止（${reason}），回音随之停止。原因见 ${database.dataDir}/log；重新启动即可恢复，已确认的数据不会丢失。`,
    en: `PostgreSQL ended by itself (${reason}), so Huiyin stops too. The reason is in ${database.dataDir}/log; start again to recover, nothing that was acknowledged is lost.`,
  });
}
