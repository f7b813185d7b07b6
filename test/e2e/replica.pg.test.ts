import assert from 'node:assert/strict';
import type { AddressInfo } from 'node:net';
import { test } from 'node:test';
import type { ErrorAnswer } from '../../src/contract/error-answer.ts';
import { openReads } from '../../src/main/read-database.ts';
import { createMetrics } from '../../src/main/metrics/create-metrics.ts';
import { createReadinessWatch } from '../../src/main/start/watch-readiness.ts';
import { schemaState } from '../../src/postgres/migrate.ts';
import { createPool } from '../../src/postgres/pool.ts';
import { EventClient } from '../support/event-client.ts';
import { serveCity } from '../support/served-city.ts';
import { smallProfile } from '../support/small-city.ts';
import { waitForStandby, withStandby } from '../support/standby.ts';
import { step } from '../support/step.ts';
import { SQL_FOLDER } from '../support/test-server.ts';
import { StoredCity } from '../support/stored-city.ts';
import { waitUntil } from '../support/wait-until.ts';

const request = {
  ...{ channel: 'phone', subject: null, text: 'The heating is cold.', place: null, kind: 'complaint', urgency: 'ordinary' },
  ...{ privacy: 'open', classCode: null, area: null, caller: null },
};

test('with a standby: lists come from it, whoever wrote sees it at once, and reading outlives the primary', async (t) => {
  const pair = await withStandby(t);
  const role = 'huiyin_app';
  const pool = createPool(pair.primary.url, { role, connectionTimeoutMs: 2000 });
  const standby = createPool(pair.standby.url, { max: 1 });
  const stored = new StoredCity(pool);
  await stored.store.profiles.add(smallProfile, 'digest-1');
  const reads = openReads({ databaseUrl: pair.primary.url, databaseReadUrl: pair.standby.url }, { pool, role });
  const served = await serveCity(t, stored, { reads });
  t.after(async () => {
    await reads[Symbol.asyncDispose]();
    await Promise.all([pool.end(), standby.end()]);
  });
  const { ask } = served;
  const listed = async (position?: string): Promise<number> => {
    const answer = await ask('/lists/toTakeOn', {
      as: 'agent',
      ...(position === undefined ? {} : { headers: { 'huiyin-position': position } }),
    });
    assert.equal(answer.statusCode, 200, answer.body);
    return answer.json<{ readonly items: readonly unknown[] }>().items.length;
  };
  const enter = async (): Promise<{ readonly position: string; readonly ticket: string }> => {
    const answer = await ask('/tickets', { as: 'agent', body: request });
    assert.equal(answer.statusCode, 201, answer.body);
    return { position: String(answer.headers['huiyin-position']), ticket: answer.json<{ readonly ticket: string }>().ticket };
  };
  const readiness = createReadinessWatch();
  readiness.watch({ pool, schemaState: async () => await schemaState(pool, SQL_FOLDER) }, reads.replica);
  const metrics = createMetrics('1');
  metrics.watchReplica(reads.replica?.state ?? assert.fail());
  await served.cookieOf('agent');
  await waitForStandby(pair);
  await waitUntil(() => reads.replica?.state().leftOut === null);

  await step(t, 'the list is as old as the standby, but for those who know of more', async () => {
    await standby.query('SELECT pg_wal_replay_pause()');
    const { position } = await enter();
    assert.equal(await listed(), 0);
    assert.equal(await listed(position), 1);
    await standby.query('SELECT pg_wal_replay_resume()');
    await waitForStandby(pair);
    assert.equal(await listed(), 1);
    assert.deepEqual(await readiness.check(), { ready: true, workers: 0, replica: 'used' });
    assert.match(await metrics.render(), /^huiyin_replica_used 1$/mu);
    const refused = await ask('/lists/toTakeOn', { as: 'agent', headers: { 'huiyin-position': 'tomorrow' } });
    assert.equal(refused.json<ErrorAnswer>().error.code, 'http.badHeader');
  });

  await step(t, 'what a live event tells of is seen by whoever reads on its word', async () => {
    await served.app.listen({ host: '127.0.0.1', port: 0 });
    const base = `http://127.0.0.1:${String((served.app.server.address() as AddressInfo).port)}`;
    const client = new EventClient();
    await client.connect(base, { cookie: await served.cookieOf('agent') });
    for (let count = 2; count <= 6; count += 1) {
      const before = client.named('change').length;
      await enter();
      await waitUntil(() => client.named('change').length > before);
      assert.equal(await listed(client.named('change').at(-1)?.data.position ?? assert.fail()), count);
    }
    client.leave();
  });

  await step(t, 'the primary dies: lists, counts, search and figures go on; commands and pages wait for it', async () => {
    const url = `/tickets/${(await enter()).ticket}`;
    await waitUntil(async () => (await listed()) === 7);
    await pair.primary.kill();
    assert.equal(await listed(), 7);
    for (const path of ['/lists', '/search?q=heating', '/tickets']) {
      const answer = await ask(path, { as: 'agent' });
      assert.equal(answer.statusCode, 200, `${path}: ${answer.body}`);
    }
    for (const answer of [await ask('/tickets', { as: 'agent', body: request }), await ask(url, { as: 'agent' })]) {
      assert.equal(answer.statusCode, 503);
      assert.equal(answer.headers['retry-after'], '1');
    }
    assert.deepEqual(await readiness.check(), { ready: true, readOnly: true, workers: 0, replica: 'used' });
    await pair.primary.start();
    await waitUntil(async () => (await ask('/tickets', { as: 'agent', body: request })).statusCode === 201);
    await waitUntil(async () => (await listed()) === 8);
    assert.equal((await ask(url, { as: 'agent' })).statusCode, 200);
    assert.equal(reads.replica?.state().leftOut, null);
  });

  await step(t, 'the standby dies: readiness and metrics say so, and nobody else notices', async () => {
    await pair.standby.kill();
    assert.equal(await listed(), 8);
    assert.deepEqual(await readiness.check(), { ready: true, workers: 0, replica: 'unreachable' });
    assert.match(await metrics.render(), /^huiyin_replica_used 0$/mu);
  });
});
