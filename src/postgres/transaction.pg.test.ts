import assert from 'node:assert/strict';
import { readFile } from 'node:fs/promises';
import { test } from 'node:test';
import { withDatabase } from '../../test/support/database.ts';
import { DatabaseUnavailable } from './database-error.ts';
import { inTransaction } from './transaction.ts';

test('commits what the work did when it returns', async (t) => {
  const { pool, ownerPool } = await withDatabase(t);
  await ownerPool.query('CREATE TABLE note (text text)');
  await ownerPool.query('SELECT grant_application_rights()');
  const answer = await inTransaction(pool, async (client) => {
    await client.query("INSERT INTO note VALUES ('kept')");
    return 42;
  });
  assert.equal(answer, 42);
  const { rows } = await pool.query<{ text: string }>('SELECT text FROM note');
  assert.deepEqual(rows, [{ text: 'kept' }]);
});

test('rolls back and passes the error on when the work throws', async (t) => {
  const { pool, ownerPool } = await withDatabase(t);
  await ownerPool.query('CREATE TABLE note (text text)');
  await ownerPool.query('SELECT grant_application_rights()');
  const failure = new Error('no');
  await assert.rejects(
    inTransaction(pool, async (client) => {
      await client.query("INSERT INTO note VALUES ('lost')");
      throw failure;
    }),
    failure,
  );
  const { rowCount } = await pool.query('SELECT FROM note');
  assert.equal(rowCount, 0);
  assert.equal(pool.idleCount, 1, 'the connection is free again');
});

test('does not call a transaction committed that went on after a failed statement', async (t) => {
  const { pool } = await withDatabase(t);
  await assert.rejects(
    inTransaction(pool, async (client) => {
      await client.query('SELECT 1/0').catch(() => undefined);
    }),
    /rolled back/u,
  );
});

test('reports a connection lost in the middle, and works again afterwards', async (t) => {
  const { pool, ownerPool } = await withDatabase(t);
  await assert.rejects(
    inTransaction(pool, async (client) => {
      const { rows } = await client.query<{ pid: number }>('SELECT pg_backend_pid() AS pid');
      await ownerPool.query('SELECT pg_terminate_backend($1)', [rows[0]?.pid]);
      await client.query('SELECT 1');
    }),
    DatabaseUnavailable,
  );
  const { rows } = await pool.query<{ one: number }>('SELECT 1 AS one');
  assert.deepEqual(rows, [{ one: 1 }]);
});

test('a read-only transaction refuses to write', async (t) => {
  const { ownerPool } = await withDatabase(t);
  await assert.rejects(
    inTransaction(ownerPool, async (client) => await client.query('CREATE TABLE note (text text)'), { readOnly: true }),
    { code: '25006' },
  );
});

test('an error of the work that has nothing to do with the database stays what it is', async (t) => {
  const { pool } = await withDatabase(t);
  await assert.rejects(
    inTransaction(pool, async () => await readFile('/nonexistent/file')),
    { code: 'ENOENT' },
  );
});
