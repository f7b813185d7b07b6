import assert from 'node:assert/strict';
import { appendFile, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import type { TestContext } from 'node:test';
import { runTool } from '../../src/postgres/embedded/run-tool.ts';
import { startEmbedded, type EmbeddedServer } from '../../src/postgres/embedded/start-embedded.ts';
import { createPool } from '../../src/postgres/pool.ts';
import { SQL_FOLDER } from './test-server.ts';
import { migrate } from '../../src/postgres/migrate.ts';
import { waitUntil } from './wait-until.ts';

/** A migrated primary and a standby that follows it by streaming replication: two real servers. */
export type Pair = {
  readonly primary: ReplicatedServer;
  readonly standby: ReplicatedServer;
};

/** One of the two servers. */
export type ReplicatedServer = {
  /** As the owner; the same also after a restart. */
  readonly url: string;
  /** Ends it as a power cut would. */
  kill(): Promise<void>;
  start(): Promise<void>;
};

// Commits wait for the disk, or rather for the operating system: what is acknowledged survives the end of the process.
const SETTINGS = `
wal_level = replica
max_wal_senders = 4
synchronous_commit = on
hot_standby_feedback = on
wal_receiver_status_interval = 1s
wal_retrieve_retry_interval = 100ms
`;

/** Makes the pair for one test, which ends it whatever happens. */
export async function withStandby(t: TestContext): Promise<Pair> {
  const folder = await mkdtemp(path.join(tmpdir(), 'huiyin-pair-'));
  await runTool('chmod', ['711', folder]);
  const servers: ReturnType<typeof serverIn>[] = [];
  t.after(async () => {
    for (const server of servers.toReversed()) await server.end();
    await rm(folder, { recursive: true, force: true });
  });

  const primary = serverIn(path.join(folder, 'primary'));
  servers.push(primary);
  await primary.start();
  await primary.end();
  await appendFile(path.join(folder, 'primary/postgres/postgresql.conf'), SETTINGS);
  await primary.start();
  const owner = createPool(primary.url, { max: 1 });
  await migrate(owner, SQL_FOLDER);
  await owner.end();

  await copyRunning(primary.url, path.join(folder, 'primary'), path.join(folder, 'standby'));
  const standby = serverIn(path.join(folder, 'standby'));
  servers.push(standby);
  await standby.start();
  return { primary, standby };
}

function serverIn(dataDir: string) {
  let running: EmbeddedServer | undefined;
  return {
    get url() {
      assert.ok(running !== undefined);
      return running.url;
    },
    async start() {
      running = await startEmbedded({ dataDir, durable: false, log: () => undefined });
      // Written anew at each start, without a line for standbys.
      await appendFile(path.join(running.dataDir, 'postgres/pg_hba.conf'), 'local replication all peer map=huiyin\n');
      const owner = createPool(running.url, { max: 1 });
      await owner.query('SELECT pg_reload_conf()');
      await owner.end();
    },
    async kill() {
      assert.ok(running !== undefined);
      process.kill(running.pid, 'SIGKILL');
      await running.exited;
    },
    async end() {
      await running?.stop();
    },
  };
}

/** The low-level way of a base backup: the copy may be torn, and what was written meanwhile mends it. */
async function copyRunning(url: string, from: string, to: string): Promise<void> {
  const pool = createPool(url, { max: 1 });
  const session = await pool.connect();
  await session.query("SELECT pg_backup_start('standby', true)");
  await runTool('mkdir', ['-m', '711', to]);
  await runTool('cp', ['-a', path.join(from, 'postgres'), to]);
  const { rows } = await session.query<{ labelfile: string }>('SELECT labelfile FROM pg_backup_stop(false)');
  session.release();
  await pool.end();
  const cluster = path.join(to, 'postgres');
  await rm(path.join(cluster, 'postmaster.pid'));
  await writeFile(path.join(cluster, 'backup_label'), rows[0]?.labelfile ?? '');
  await writeFile(path.join(cluster, 'standby.signal'), '');
  const { hostname, port, username } = new URL(url);
  const place = `host=${decodeURIComponent(hostname)} port=${port} user=${username}`;
  await appendFile(path.join(cluster, 'postgresql.conf'), `primary_conninfo = '${place}'\n`);
  // What was just written belongs to whom the rest of the folder belongs.
  await runTool('chown', [
    '--reference',
    path.join(cluster, 'PG_VERSION'),
    path.join(cluster, 'backup_label'),
    path.join(cluster, 'standby.signal'),
  ]);
}

/** Waits until the standby shows everything that the primary has committed. */
export async function waitForStandby({ primary, standby }: Pair): Promise<void> {
  const [here, there] = [createPool(primary.url, { max: 1 }), createPool(standby.url, { max: 1 })];
  const { rows } = await here.query<{ place: string }>('SELECT pg_current_wal_lsn()::text AS place');
  await waitUntil(async () => {
    const shown = await there.query<{ done: boolean }>('SELECT pg_last_wal_replay_lsn() >= $1::pg_lsn AS done', [rows[0]?.place]);
    return shown.rows[0]?.done === true;
  });
  await Promise.all([here.end(), there.end()]);
}
