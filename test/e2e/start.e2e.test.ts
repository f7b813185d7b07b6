import assert from 'node:assert/strict';
import { readFile, rename, stat } from 'node:fs/promises';
import { createServer, type AddressInfo } from 'node:net';
import path from 'node:path';
import { test, type TestContext } from 'node:test';
import { identifyProcess } from '../../src/postgres/embedded/process-identity.ts';
import { createPool } from '../../src/postgres/pool.ts';
import { withDatabase } from '../support/database.ts';
import { launch, projectFolder, runHuiyin, temporaryFolder, type Running } from '../support/huiyin-process.ts';
import { step } from '../support/step.ts';

const launcher = path.join(projectFolder, 'huiyin');
const ADDRESS = /http:\/\/localhost:(\d+)/u;
const UP = /Ctrl-C stops it\./u;

type Started = Running & { readonly address: string; readonly data: string; readonly postgresPid: number };

async function start(t: TestContext, data: string, command: readonly string[] = [launcher, 'start'], ownGroup = false): Promise<Started> {
  const [program = launcher, ...args] = command;
  const running = launch(t, program, args, { env: { HUIYIN_DATA: data, PORT: '0' }, ownGroup });
  await running.said(UP);
  const [address] = await running.said(ADDRESS);
  return { ...running, address, data, postgresPid: await postgresPidOf(data) };
}

async function postgresPidOf(data: string): Promise<number> {
  const text = await readFile(path.join(data, 'postgres', 'postmaster.pid'), 'utf8');
  return Number.parseInt(text, 10);
}

async function assertNothingLeft({ data, postgresPid }: Pick<Started, 'data' | 'postgresPid'>): Promise<void> {
  assert.equal(identifyProcess(postgresPid), undefined, 'PostgreSQL still runs');
  await assert.rejects(stat(path.join(data, 'postgres', 'postmaster.pid')), 'PostgreSQL was not stopped in order');
}

test('first start, what it serves, a second start, the next start, the end', async (t) => {
  const data = path.join(await temporaryFolder(t), 'data');
  const first = await start(t, data);
  const ready = await fetch(`${first.address}/ready`);
  assert.equal(ready.status, 200);
  assert.equal((await fetch(`${first.address}/health`)).status, 200);
  const page = await fetch(first.address);
  assert.match(await page.text(), /件件有着落/u);

  await step(t, 'a second start on the same port says who is there', async (t2) => {
    const port = new URL(first.address).port;
    const { code, err } = await runHuiyin(t2, ['start', '--port', port], { HUIYIN_DATA: data });
    assert.equal(code, 2);
    assert.match(err, new RegExp(`already runs on port ${port} \\(process ${String(first.child.pid)}\\)`, 'u'));
  });

  await step(t, 'a second start on the same data says who holds them', async (t2) => {
    const { code, err } = await runHuiyin(t2, ['start', '--port', '0'], { HUIYIN_DATA: data });
    assert.equal(code, 2);
    assert.match(err, new RegExp(`already runs on the data folder .* as process ${String(first.child.pid)}`, 'u'));
  });

  await step(t, 'other commands use the database of the running one', async (t2) => {
    const reset = await runHuiyin(t2, ['accounts', 'reset', 'mayor', '--json'], { HUIYIN_DATA: data });
    assert.equal(reset.code, 0, reset.err);
    assert.match((JSON.parse(reset.out) as { password: string }).password, /^(?:[a-z]{4}-){3}[a-z]{4}$/u);
  });

  first.child.kill('SIGTERM');
  const ended = await first.ended;
  assert.equal(ended.code, 0, ended.err);
  await assertNothingLeft(first);
  const passwords = ended.out.match(/[a-z]{4}-[a-z]{4}-[a-z]{4}-[a-z]{4}/gu) ?? [];
  assert.ok(passwords.length >= 19, 'an account for every role');
  assert.equal(new Set(passwords).size, passwords.length);

  const again = await start(t, data);
  again.child.kill('SIGINT');
  const { code, out } = await again.ended;
  assert.equal(code, 0);
  assert.doesNotMatch(out, /[a-z]{4}-[a-z]{4}-[a-z]{4}-[a-z]{4}/u, 'passwords are shown once');
  await assertNothingLeft(again);

  await step(t, 'with its key gone it refuses instead of making a new one', async (t2) => {
    const keys = path.join(data, 'keys');
    await rename(keys, `${keys}.away`);
    const { code: refused, err } = await runHuiyin(t2, ['start', '--port', '0'], { HUIYIN_DATA: data });
    assert.equal(refused, 2);
    assert.match(err, /key\.missing/u);
    await assert.rejects(stat(keys));
    await rename(`${keys}.away`, keys);
  });

  await step(t, 'other commands bring the database up for themselves', async (t2) => {
    const list = await runHuiyin(t2, ['accounts', 'list', '--json'], { HUIYIN_DATA: data });
    assert.equal((JSON.parse(list.out) as unknown[]).length, passwords.length);
    await assertNothingLeft(again);
  });
});

for (const [name, command] of [
  ['npm start', ['npm', 'start']],
  ['./huiyin start', [launcher, 'start']],
] as const) {
  test(`Ctrl-C in the terminal of ${name} leaves nothing behind`, async (t) => {
    const started = await start(t, path.join(await temporaryFolder(t), 'data'), command, true);
    const { pid } = started.child;
    assert.ok(pid !== undefined);
    // A terminal sends its Ctrl-C to the whole group of processes.
    process.kill(-pid, 'SIGINT');
    await started.ended;
    await assertNothingLeft(started);
  });
}

for (const signal of ['SIGTERM', 'SIGINT'] as const) {
  test(`${signal} to npm alone leaves nothing behind`, async (t) => {
    const started = await start(t, path.join(await temporaryFolder(t), 'data'), ['npm', 'start']);
    started.child.kill(signal);
    await started.ended;
    await assertNothingLeft(started);
  });
}

test('Ctrl-C while the database is being created leaves nothing behind, and the next start works', async (t) => {
  const data = path.join(await temporaryFolder(t), 'data');
  const running = launch(t, launcher, ['start'], { env: { HUIYIN_DATA: data, PORT: '0' }, ownGroup: true });
  await running.said(/creating the database/u);
  const { pid } = running.child;
  assert.ok(pid !== undefined);
  process.kill(-pid, 'SIGINT');
  const { code, out } = await running.ended;
  assert.equal(code, 0);
  assert.doesNotMatch(out, UP);
  const next = await start(t, data);
  next.child.kill('SIGTERM');
  await next.ended;
  await assertNothingLeft(next);
});

test('Ctrl-C during another command stops it and the database it brought up', async (t) => {
  const data = path.join(await temporaryFolder(t), 'data');
  const env = { HUIYIN_DATA: data };
  assert.equal((await runHuiyin(t, ['profile', 'load', path.join(projectFolder, 'profiles', 'xiaocheng')], env)).code, 0);
  const running = launch(t, launcher, ['simulate', '--tickets', '50000', '--days', '300', '--seed', '1'], { env, ownGroup: true });
  await running.said(/PostgreSQL .*data in/u);
  const { pid } = running.child;
  const postgresPid = await postgresPidOf(data);
  assert.ok(pid !== undefined);
  process.kill(-pid, 'SIGINT');
  assert.equal((await running.ended).code, 130);
  await assertNothingLeft({ data, postgresPid });
});

test('a closed terminal stops it in order', async (t) => {
  const started = await start(t, path.join(await temporaryFolder(t), 'data'));
  started.child.stdout?.destroy();
  started.child.stderr?.destroy();
  started.child.kill('SIGHUP');
  assert.equal((await started.ended).code, 0);
  await assertNothingLeft(started);
});

test('when PostgreSQL dies under it, it says so and ends', async (t) => {
  const data = path.join(await temporaryFolder(t), 'data');
  const started = await start(t, data);
  process.kill(started.postgresPid, 'SIGKILL');
  const { code, err } = await started.ended;
  assert.equal(code, 2);
  assert.match(err, /PostgreSQL ended by itself .*database\.ended/u);
  const again = await start(t, data);
  again.child.kill('SIGTERM');
  assert.equal((await again.ended).code, 0);
});

test('a port of another program is refused before anything is touched', async (t) => {
  const data = path.join(await temporaryFolder(t), 'data');
  const other = createServer();
  await new Promise<void>((resolve) => other.listen(0, '127.0.0.1', resolve));
  t.after(() => other.close());
  const { port } = other.address() as AddressInfo;
  const { code, err } = await runHuiyin(t, ['start', '--port', String(port)], { HUIYIN_DATA: data });
  assert.equal(code, 2);
  assert.match(err, /taken by another program/u);
  await assert.rejects(stat(data));
});

test('without the demo city nobody has an account until one is added', async (t) => {
  const data = path.join(await temporaryFolder(t), 'data');
  const env = { HUIYIN_DATA: data, HUIYIN_DEMO: '0', PORT: '0' };
  const running = launch(t, launcher, ['start'], { env });
  await running.said(/accounts add --help/u);
  const words = ['accounts', 'add', 'li.si', '--city', 'xiaocheng', '--name', '李四', '--role'];
  const wrong = await runHuiyin(t, [...words, 'agnet'], env);
  assert.equal(wrong.code, 1);
  assert.match(wrong.err, /Did you mean "agent"\?/u);
  assert.equal((await runHuiyin(t, [...words, 'agent'], env)).code, 0);
  const twice = await runHuiyin(t, [...words, 'agent'], env);
  assert.equal(twice.code, 1);
  assert.match(twice.err, /is taken/u);
  running.child.kill('SIGTERM');
  assert.equal((await running.ended).code, 0);
});

test('DATABASE_URL takes the place of the own database', async (t) => {
  const database = await withDatabase(t);
  const folder = await temporaryFolder(t);
  const env = { DATABASE_URL: database.ownerUrl, HUIYIN_DATA: path.join(folder, 'one'), PORT: '0' };
  const running = launch(t, launcher, ['start', '--json'], { env });
  const [address] = await running.said(ADDRESS);
  assert.equal((await fetch(`${address}/ready`)).status, 200);
  const { rows } = await database.ownerPool.query<{ count: number }>('SELECT count(*) FROM account');
  assert.ok((rows[0]?.count ?? 0) >= 19);
  await assert.rejects(stat(path.join(folder, 'one', 'postgres')));

  await step(t, 'when the database goes away and comes back, so does readiness', async (t2) => {
    const { ownerUrl, name } = database;
    const admin = createPool(ownerUrl.replace(name, 'postgres'), { max: 1 });
    t2.after(() => admin.end());
    await admin.query(`ALTER DATABASE ${name} ALLOW_CONNECTIONS false`);
    await admin.query('SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE datname = $1', [name]);
    const lost = await fetch(`${address}/ready`);
    assert.equal(lost.status, 503);
    assert.match(await lost.text(), /database\.unreachable/u);
    assert.equal((await fetch(`${address}/health`)).status, 200);
    await admin.query(`ALTER DATABASE ${name} ALLOW_CONNECTIONS true`);
    assert.equal((await fetch(`${address}/ready`)).status, 200);
  });

  const keyless = await runHuiyin(t, ['start'], { ...env, HUIYIN_DATA: path.join(folder, 'two') });
  assert.equal(keyless.code, 2);
  assert.match(keyless.err, /key\.missing/u);

  running.child.kill('SIGTERM');
  assert.equal((await running.ended).code, 0);
});

test('a database that does not answer is named, without its password', async (t) => {
  const env = { DATABASE_URL: 'postgres://me:hunter2@127.0.0.1:1/none', HUIYIN_DATA: path.join(await temporaryFolder(t), 'data') };
  const { code, err } = await runHuiyin(t, ['start', '--port', '0'], env);
  assert.equal(code, 2);
  assert.match(err, /DatabaseUnavailable/u);
  assert.doesNotMatch(err, /hunter2/u);
});
