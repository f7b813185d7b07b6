import assert from 'node:assert/strict';
import { mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { test, type TestContext } from 'node:test';
import type pg from 'pg';
import { withDatabase, withEmptyDatabase } from '../../../test/support/database.ts';
import { readersCaughtUp } from '../../../test/support/readers-caught-up.ts';
import { somebody, StoredCity, withStoredCity } from '../../../test/support/stored-city.ts';
import { SQL_FOLDER } from '../../../test/support/test-server.ts';
import { openBackupFile } from '../../channels/backup/open-backup-file.ts';
import { writeBackupFile } from '../../channels/backup/write-backup-file.ts';
import type { LocalDate } from '../../domain/kernel/time.ts';
import { LEFT_OUT } from '../../postgres/backup/list-tables.ts';
import { createRestoreTarget } from '../../postgres/backup/restore-target.ts';
import { isRewritten } from '../../postgres/backup/select-rows.ts';
import { createSnapshotSource } from '../../postgres/backup/snapshot-source.ts';
import { createConsistency } from '../../postgres/consistency/consistency.ts';
import { createListCounts } from '../../postgres/lists/list-counts.ts';
import { createMeasureStore } from '../../postgres/measures/postgres-measure-store.ts';
import { simulateCity } from '../simulate/simulate-city.ts';
import { reportMeasures } from '../measures/report-measures.ts';
import { checkReadModels } from '../ticket/rebuild-read-models.ts';
import type { BackupManifest, RestoreFault } from './ports.ts';
import { restoreBackup } from './restore-backup.ts';
import { writeBackup, type TableProgress } from './write-backup.ts';

type BackupOptions = { readonly signal: AbortSignal; progress(step: TableProgress): void };

const quiet: BackupOptions = { signal: new AbortController().signal, progress: () => undefined };

async function temporaryFile(t: TestContext): Promise<string> {
  const folder = await mkdtemp(path.join(tmpdir(), 'huiyin-backup-'));
  t.after(() => rm(folder, { recursive: true }));
  return path.join(folder, 'all.backup');
}

async function backUp(pool: pg.Pool, file: string, options: BackupOptions = quiet): Promise<BackupManifest> {
  const begun = await writeBackupFile(file);
  assert.ok(begun.ok);
  const { manifest } = await writeBackup(createSnapshotSource(pool), begun.value, { program: '1', ...options });
  return manifest;
}

async function restore(owner: pg.Pool, file: string): Promise<RestoreFault | null> {
  const opened = await openBackupFile(file, () => undefined);
  assert.ok(opened.ok, JSON.stringify(opened));
  await using backup = opened.value;
  return await restoreBackup(backup, createRestoreTarget(owner, SQL_FOLDER), quiet);
}

/** Rows and digest of every table, by name. */
function contents({ tables }: BackupManifest): Readonly<Record<string, string>> {
  return Object.fromEntries(tables.map(({ name, rows, digest }) => [name, `${String(rows)} ${digest}`]));
}

async function order(city: StoredCity): Promise<readonly string[]> {
  await readersCaughtUp(city.pool);
  return (await city.store.log.readAll(city.city, null, 100_000)).map(({ stream, version }) => `${stream} ${String(version)}`);
}

async function simulate(city: StoredCity): Promise<void> {
  await simulateCity(city.ports, {
    city: city.city,
    rules: await city.store.profiles.at(city.city, city.now),
    seed: 1,
    tickets: 80,
    days: 40,
    firstDay: '2026-03-02' as LocalDate,
    texts: [],
    parallel: 8,
    signal: quiet.signal,
    progress: () => undefined,
  });
}

/** Lets the measures count, which leaves a checkpoint. */
async function measure(city: StoredCity): Promise<unknown> {
  await readersCaughtUp(city.pool);
  const query = {
    from: '2026-03-01' as LocalDate,
    to: '2026-04-30' as LocalDate,
    filter: {},
    medians: true,
    by: null,
    level: 1,
    suppress: false,
    recount: false,
  } as const;
  const { now } = city.at('2026-05-01 09:00');
  const ports = { profiles: city.store.profiles, measures: createMeasureStore(city.pool) };
  return await reportMeasures(ports, { ...query, city: city.city, asOf: now, now, measures: ['onTimeRate', 'satisfactionRate'] });
}

test('a city comes back as it was: every table, the order of events, checkpoints, the next numbers', async (t) => {
  const city = await withStoredCity(t);
  await simulate(city);
  await city.receive({ text: 'tabs\tand\r\nlines \\N, 汉字, 👍', place: { text: '东街', latitude: 37.5, longitude: 111.1 } });
  await measure(city);
  await createListCounts(city.pool).fold(city.city, 100_000);
  const uncounted = await city.live();
  const before = await order(city);

  const file = await temporaryFile(t);
  const written = await backUp(city.pool, file);
  const target = await withEmptyDatabase(t);
  assert.equal(await restore(target.ownerPool, file), null);
  const again = await backUp(target.ownerPool, `${file}.again`);
  assert.deepEqual(contents(again), contents(written));
  assert.deepEqual(again.schema, written.schema);

  const restored = new StoredCity(target.openPool());
  restored.now = city.now;
  assert.deepEqual(await order(restored), before);
  assert.equal((await checkReadModels(restored.ports, { city: restored.city })).differences, 0);
  const findings = async (): Promise<readonly unknown[]> =>
    (await createConsistency(target.ownerPool).look(restored.city)).filter(({ count }) => count > 0);
  assert.deepEqual(await findings(), []);
  assert.ok((await createListCounts(target.ownerPool).fold(restored.city, 100_000)) > 0, 'what the lists had not counted yet');
  assert.deepEqual(await findings(), []);
  const { rows } = await target.ownerPool.query<{ left: number }>(
    `SELECT count(*) AS left FROM event e, projection_checkpoint c
     WHERE e.city_id = c.city_id AND c.projection LIKE 'measures:%' AND (e.transaction_id, e.global_position) > (c.transaction_id, c.global_position)`,
  );
  assert.equal(rows[0]?.left, 10, 'what was counted stays counted, and the life after it is still to come');
  assert.deepEqual(await measure(restored), await measure(city));

  const next = await restored.live();
  const events = await order(restored);
  assert.deepEqual(events.slice(0, before.length), before);
  assert.equal(events.at(-1), `${next.ticket} 10`, 'new events come behind the old ones');
  assert.notEqual(next.number, uncounted.number);
  const known = await city.store.persons.findSame(city.city, somebody);
  assert.ok(known !== undefined);
  assert.equal(await restored.store.persons.findSame(restored.city, somebody), known);
  const indexes = 'SELECT indexdef FROM pg_indexes WHERE schemaname = current_schema() ORDER BY 1';
  assert.deepEqual((await target.ownerPool.query(indexes)).rows, (await city.database.ownerPool.query(indexes)).rows);
  await assert.rejects(restored.pool.query('DELETE FROM event'), /permission denied/u);
  await assert.rejects(target.ownerPool.query('DELETE FROM event'), /never changed/u);
});

test('a backup holds what was there at one instant, whatever is written meanwhile', async (t) => {
  const city = await withStoredCity(t);
  await city.live();
  const file = await temporaryFile(t);
  let received = 0;
  const begun = await writeBackupFile(file);
  assert.ok(begun.ok);
  const writer = begun.value;
  const { manifest } = await writeBackup(
    createSnapshotSource(city.pool),
    {
      ...writer,
      add: async (table, rows, onRows) => {
        await city.receive();
        received += 1;
        await writer.add(table, rows, onRows);
      },
    },
    { program: '1', ...quiet },
  );
  assert.ok(received > 5);
  const rowsOf = (name: string): number | undefined => manifest.tables.find((table) => table.name === name)?.rows;
  assert.deepEqual([rowsOf('ticket'), rowsOf('event'), rowsOf('person')], [1, 10, 1]);
});

test('every table of the database is in a backup, and every number of a transaction has its rule', async (t) => {
  const { ownerPool } = await withDatabase(t);
  const { rows } = await ownerPool.query<{ readonly place: string; readonly numbers: readonly string[] }>(
    `SELECT n.nspname || '.' || c.relname AS place,
       ARRAY(SELECT attname::text FROM pg_attribute a WHERE a.attrelid = c.oid AND a.attnum > 0 AND atttypid IN ('xid8'::regtype, 'xid'::regtype)) AS numbers
     FROM pg_class c JOIN pg_namespace n ON n.oid = c.relnamespace
     WHERE c.relkind IN ('r', 'p', 'f', 'm') AND n.nspname NOT IN ('pg_catalog', 'information_schema')`,
  );
  const manifest = await backUp(ownerPool, await temporaryFile(t));
  assert.deepEqual(
    rows.map(({ place }) => place).toSorted(),
    [...manifest.tables.map(({ name }) => name), ...LEFT_OUT].map((name) => `public.${name}`).toSorted(),
  );
  for (const { place, numbers } of rows) {
    const table = place.slice('public.'.length);
    for (const column of numbers)
      assert.ok(isRewritten(table, column), `${place}.${column} belongs to one server: say in select-rows.ts what becomes of it`);
  }
});

test('only an empty database takes a backup; one whose restore was broken off is empty', async (t) => {
  const city = await withStoredCity(t);
  const file = await temporaryFile(t);
  await backUp(city.pool, file);
  assert.equal(await restore(city.database.ownerPool, file), 'notEmpty');

  const stranger = await withEmptyDatabase(t);
  await stranger.ownerPool.query('CREATE TABLE visitors (name text)');
  assert.equal(await restore(stranger.ownerPool, file), 'notEmpty');

  const brokenOff = await withDatabase(t);
  assert.equal(await restore(brokenOff.ownerPool, file), null);
});

test('a restore that fails in the middle leaves no rows, and can be tried again', async (t) => {
  const city = await withStoredCity(t);
  await city.live();
  const file = await temporaryFile(t);
  await backUp(city.pool, file);
  const target = await withEmptyDatabase(t);
  const opened = await openBackupFile(file, () => undefined);
  assert.ok(opened.ok);
  const { manifest, read } = opened.value;
  const stop = new AbortController();
  const broken = {
    ...opened.value,
    read: (table: (typeof manifest.tables)[number]) => {
      if (table.name === 'ticket') stop.abort();
      return read(table);
    },
  };
  await assert.rejects(restoreBackup(broken, createRestoreTarget(target.ownerPool, SQL_FOLDER), { ...quiet, signal: stop.signal }));
  await opened.value[Symbol.asyncDispose]();
  assert.equal((await target.ownerPool.query('SELECT FROM event')).rowCount, 0);
  assert.equal(await restore(target.ownerPool, file), null);
  assert.equal((await target.ownerPool.query('SELECT FROM event')).rowCount, 10);
});

test('a backup of another history is refused', async (t) => {
  const { ownerPool } = await withEmptyDatabase(t);
  const target = createRestoreTarget(ownerPool, SQL_FOLDER);
  const city = await withDatabase(t);
  const { schema } = await backUp(city.ownerPool, await temporaryFile(t));
  assert.equal(await target.examine(schema), null);
  assert.equal(await target.examine([...schema, { number: 999_999, name: 'later', checksum: '' }]), 'newerProgram');
  assert.equal(await target.examine(schema.with(1, { number: 2, name: 'other', checksum: '' })), 'otherProgram');
  assert.equal(await target.examine(schema.slice(1)), 'otherProgram');
  assert.equal(await target.examine(schema.slice(0, -1)), null, 'an older backup is brought up to date');
});

test('a backup that is broken off leaves nothing, and the database goes on', async (t) => {
  const city = await withStoredCity(t);
  await simulate(city);
  const file = await temporaryFile(t);
  const stop = new AbortController();
  await assert.rejects(
    backUp(city.pool, file, {
      signal: stop.signal,
      progress: ({ table }: { table: string }) => table === 'event' && stop.abort(),
    }),
    {
      name: 'AbortError',
    },
  );
  assert.deepEqual(await readdir(path.dirname(file)), []);
  await city.live();
});

test('a name that is taken is never written over', async (t) => {
  const file = await temporaryFile(t);
  await writeFile(file, 'mine');
  assert.deepEqual(await writeBackupFile(file), { ok: false, error: 'taken' });
  assert.equal(await readFile(file, 'utf8'), 'mine');
});
