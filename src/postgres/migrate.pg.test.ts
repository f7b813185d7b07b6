import assert from 'node:assert/strict';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { test } from 'node:test';
import type { TestContext } from 'node:test';
import { SQL_FOLDER } from '../../test/support/test-server.ts';
import { withEmptyDatabase } from '../../test/support/database.ts';
import { migrate, schemaState } from './migrate.ts';
import { createPool } from './pool.ts';

/** A folder of migrations for one test; `write` replaces or adds one. */
function migrations(
  t: TestContext,
  files: Readonly<Record<string, string>>,
): { readonly folder: string; write(name: string, sql: string): void } {
  const folder = mkdtempSync(path.join(tmpdir(), 'huiyin-sql-'));
  t.after(() => {
    rmSync(folder, { recursive: true, force: true });
  });
  const write = (name: string, sql: string): void => {
    writeFileSync(path.join(folder, name), sql);
  };
  for (const [name, sql] of Object.entries(files)) write(name, sql);
  return { folder, write };
}

test('applies the files in order, once, and says which', async (t) => {
  const { ownerPool } = await withEmptyDatabase(t);
  const { folder, write } = migrations(t, {
    '000002_second.sql': 'INSERT INTO note VALUES (2)',
    '000001_first.sql': 'CREATE TABLE note (n int); INSERT INTO note VALUES (1);',
  });
  assert.deepEqual((await schemaState(ownerPool, folder)).current, false);
  const first = await migrate(ownerPool, folder);
  assert.deepEqual([first.applied, first.schema], [['000001_first.sql', '000002_second.sql'], 2]);
  write('000005_third.sql', 'INSERT INTO note VALUES (5)');
  const second = await migrate(ownerPool, folder);
  assert.deepEqual([second.applied, second.schema], [['000005_third.sql'], 5]);
  const { rows } = await ownerPool.query<{ n: number }>('SELECT n FROM note');
  assert.deepEqual(rows, [{ n: 1 }, { n: 2 }, { n: 5 }]);
  assert.deepEqual(await schemaState(ownerPool, folder), { current: true, schema: 5 });
});

test('of starters at the same moment one applies each file and the others wait for it', async (t) => {
  const { ownerUrl, ownerPool } = await withEmptyDatabase(t);
  const { folder } = migrations(t, {
    '000001_a.sql': 'CREATE TABLE a ()',
    '000002_b.sql': 'CREATE TABLE b ()',
    '000003_c.sql': 'CREATE TABLE c ()',
  });
  const pools = Array.from({ length: 4 }, () => createPool(ownerUrl, { max: 1 }));
  try {
    const reports = await Promise.all(pools.map(async (pool) => await migrate(pool, folder)));
    assert.deepEqual(reports.flatMap(({ applied }) => applied).toSorted(), ['000001_a.sql', '000002_b.sql', '000003_c.sql']);
  } finally {
    await Promise.all(pools.map(async (pool) => await pool.end()));
  }
  assert.deepEqual(await schemaState(ownerPool, folder), { current: true, schema: 3 });
});

test('a failing file leaves nothing of itself, keeps the ones before, and is named with its line', async (t) => {
  const { ownerPool } = await withEmptyDatabase(t);
  const { folder, write } = migrations(t, {
    '000001_good.sql': 'CREATE TABLE good ()',
    '000002_bad.sql': 'CREATE TABLE half ();\nCREATE TABEL other ();',
  });
  await assert.rejects(migrate(ownerPool, folder), { code: 'failed', message: /^000002_bad\.sql, line 2: .*TABEL/u });
  const { rows } = await ownerPool.query(`SELECT to_regclass('good') IS NOT NULL AS good, to_regclass('half') IS NOT NULL AS half`);
  assert.deepEqual(rows, [{ good: true, half: false }]);
  write('000002_bad.sql', 'CREATE TABLE other ()');
  assert.deepEqual((await migrate(ownerPool, folder)).applied, ['000002_bad.sql']);
});

test('an applied file that was changed is refused, one with other line ends is not', async (t) => {
  const { ownerPool } = await withEmptyDatabase(t);
  const { folder, write } = migrations(t, { '000001_a.sql': 'CREATE TABLE a (\n)' });
  await migrate(ownerPool, folder);
  write('000001_a.sql', 'CREATE TABLE a (\r\n)');
  assert.deepEqual((await migrate(ownerPool, folder)).applied, []);
  write('000001_a.sql', 'CREATE TABLE a (n int)');
  await assert.rejects(migrate(ownerPool, folder), { code: 'changed', message: /000001_a\.sql/u });
  assert.equal((await schemaState(ownerPool, folder)).current, false);
});

test('a file numbered below an applied one is refused', async (t) => {
  const { ownerPool } = await withEmptyDatabase(t);
  const { folder, write } = migrations(t, { '000003_c.sql': 'CREATE TABLE c ()' });
  await migrate(ownerPool, folder);
  write('000002_b.sql', 'CREATE TABLE b ()');
  await assert.rejects(migrate(ownerPool, folder), { code: 'outOfOrder', message: /000002_b\.sql/u });
});

test('an older program works with a newer schema unless that is marked breaking', async (t) => {
  const { ownerPool } = await withEmptyDatabase(t);
  const older = migrations(t, { '000001_a.sql': 'CREATE TABLE a ()' });
  const newer = migrations(t, { '000001_a.sql': 'CREATE TABLE a ()', '000002_b.sql': 'CREATE TABLE b ()' });
  await migrate(ownerPool, newer.folder);
  assert.deepEqual((await migrate(ownerPool, older.folder)).applied, []);
  assert.deepEqual(await schemaState(ownerPool, older.folder), { current: true, schema: 2 });

  newer.write('000003_c.sql', '-- breaking: a is renamed\nALTER TABLE a RENAME TO c');
  await migrate(ownerPool, newer.folder);
  await assert.rejects(migrate(ownerPool, older.folder), { code: 'newerBreaking', message: /000003_c\.sql/u });
  assert.equal((await schemaState(ownerPool, older.folder)).current, false);
});

for (const [title, files] of [
  ['without a number', { 'first.sql': '' }],
  ['with a number taken twice', { '000001_a.sql': '', '000001_b.sql': '' }],
] as const) {
  test(`files ${title} are refused before anything is applied`, async (t) => {
    const { ownerPool } = await withEmptyDatabase(t);
    await assert.rejects(migrate(ownerPool, migrations(t, files).folder), { code: 'badFile' });
  });
}

test('the application may read and write rows, but not change what only grows, nor the record of migrations', async (t) => {
  const { ownerPool, openPool } = await withEmptyDatabase(t);
  await migrate(ownerPool, SQL_FOLDER);
  await ownerPool.query(`CREATE TABLE diary (id int GENERATED ALWAYS AS IDENTITY, text text); SELECT make_append_only('diary');
    CREATE TABLE note (id serial, text text)`);
  const { applicationRole } = await migrate(ownerPool, SQL_FOLDER);
  assert.equal(applicationRole, 'huiyin_app');
  const pool = openPool();
  await pool.query(
    "INSERT INTO diary (text) VALUES ('a'); INSERT INTO note (text) VALUES ('a'); UPDATE note SET text = 'b'; DELETE FROM note",
  );
  for (const statement of [
    "UPDATE diary SET text = 'b'",
    'DELETE FROM diary',
    'TRUNCATE diary',
    'DELETE FROM schema_migration',
    'CREATE TABLE mine ()',
    'ALTER TABLE diary DISABLE TRIGGER append_only',
  ]) {
    await assert.rejects(pool.query(statement), { code: /^42/u }, statement);
  }
  for (const statement of ["UPDATE diary SET text = 'b'", 'DELETE FROM diary', 'TRUNCATE diary']) {
    await assert.rejects(ownerPool.query(statement), { code: '23001' }, `${statement}, as the owner`);
  }
});
