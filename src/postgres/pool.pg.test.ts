import assert from 'node:assert/strict';
import { test } from 'node:test';
import { withDatabase } from '../../test/support/database.ts';
import { DatabaseUnavailable, DiskFull, toDatabaseError } from './database-error.ts';
import { createPool } from './pool.ts';

test('values arrive as the domain writes them, whatever the zone of machine and server', async (t) => {
  const { pool } = await withDatabase(t);
  const { rows } = await pool.query(
    `SELECT timestamptz '2026-02-13 16:40:00.123456+08' AS instant, date '2026-02-13' AS day, 42::int8 AS number,
            '{"a":[1]}'::jsonb AS json, ARRAY[1, NULL]::int8[] AS numbers, ARRAY[date '2026-02-13'] AS days,
            ARRAY[timestamptz '2026-02-13 08:40+00'] AS instants, '回音 𠮷' AS text`,
  );
  assert.deepEqual(rows, [
    {
      instant: '2026-02-13T08:40:00.123Z',
      day: '2026-02-13',
      number: 42,
      json: { a: [1] },
      numbers: [1, null],
      days: ['2026-02-13'],
      instants: ['2026-02-13T08:40:00.000Z'],
      text: '回音 𠮷',
    },
  ]);
});

test('a number that would be rounded is refused instead, and the connection stays usable', async (t) => {
  const { pool } = await withDatabase(t);
  await assert.rejects(pool.query('SELECT 9007199254740993::int8 AS number'), RangeError);
  assert.deepEqual((await pool.query('SELECT 1 AS one')).rows, [{ one: 1 }]);
});

test('settings of the address are kept, ours win', async (t) => {
  const { ownerUrl } = await withDatabase(t);
  const address = new URL(ownerUrl);
  address.searchParams.set('options', '-c TimeZone=Asia/Shanghai -c work_mem=5MB');
  const pool = createPool(address.href, { statementTimeoutMs: 1234, applicationName: 'a test' });
  try {
    const { rows } = await pool.query(
      `SELECT current_setting('TimeZone') AS zone, current_setting('work_mem') AS memory,
              current_setting('statement_timeout') AS timeout, current_setting('application_name') AS name`,
    );
    assert.deepEqual(rows, [{ zone: 'UTC', memory: '5MB', timeout: '1234ms', name: 'a test' }]);
  } finally {
    await pool.end();
  }
});

test('nobody answering is DatabaseUnavailable', async () => {
  for (const url of ['postgresql://huiyin@%2Fnonexistent:5432/huiyin', 'postgresql://huiyin@127.0.0.1:1/huiyin']) {
    const pool = createPool(url);
    await assert.rejects(pool.query('SELECT 1'), DatabaseUnavailable, url);
    await assert.rejects(pool.connect(), DatabaseUnavailable, url);
    await pool.end();
  }
});

test('a connection that is cut off while idle or in use does not end the process', async (t) => {
  const { pool, ownerPool } = await withDatabase(t);
  const busy = await pool.connect();
  const idle = await pool.connect();
  idle.release();
  await ownerPool.query(
    'SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE datname = current_database() AND pid <> pg_backend_pid()',
  );
  await assert.rejects(busy.query('SELECT 1'), DatabaseUnavailable);
  busy.release(true);
  // The loss of an idle connection may be noticed only by the query that uses it.
  await pool.query('SELECT 1').catch((error: unknown) => {
    assert.ok(error instanceof DatabaseUnavailable);
  });
  assert.deepEqual((await pool.query('SELECT 1 AS one')).rows, [{ one: 1 }]);
});

test('errors carry no values of rows', async (t) => {
  const { ownerPool } = await withDatabase(t);
  await ownerPool.query("CREATE TABLE note (phone text UNIQUE); INSERT INTO note VALUES ('13900001234')");
  await assert.rejects(
    ownerPool.query("INSERT INTO note VALUES ('13900001234')"),
    (error: Error & { code?: string; constraint?: string }) => {
      assert.equal(error.code, '23505');
      assert.equal(error.constraint, 'note_phone_key');
      assert.doesNotMatch(JSON.stringify(error, Object.getOwnPropertyNames(error)), /13900001234/u);
      return true;
    },
  );
});

test('a full disk is DiskFull', () => {
  const error = Object.assign(new Error('could not extend file'), { code: '53100' });
  assert.ok(toDatabaseError(error) instanceof DiskFull);
});
