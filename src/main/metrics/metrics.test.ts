import assert from 'node:assert/strict';
import { createServer, type AddressInfo } from 'node:net';
import { test } from 'node:test';
import type pg from 'pg';
import { Failure } from '../../cli/failure.ts';
import type { FinishedRequest } from '../../http/watch-requests.ts';
import type { Backlogs } from '../../postgres/monitoring/read-backlogs.ts';
import { createMetrics } from './create-metrics.ts';
import { serveMetrics } from './serve-metrics.ts';

const request: FinishedRequest = { id: 'a', method: 'GET', route: '/x/:id', status: 200, ms: 12, city: null, account: null };
const pool = { totalCount: 5, idleCount: 2, waitingCount: 1 } as pg.Pool;
const backlogs: Backlogs = {
  cities: [{ city: 'small' as never, dueSteps: 3, dueSeconds: 60, dueProblems: 1, messages: 2, messageSeconds: 5 }],
  projections: [{ city: 'small' as never, projection: 'search:2', seconds: 0.5 }],
  workers: 2,
};

test('requests, load, pool and backlogs are told, one line each', async () => {
  const metrics = createMetrics('1.2.3');
  metrics.onFinished(request);
  metrics.onFinished({ ...request, status: 404, route: null });
  metrics.watchLoad(() => ({ active: 1, waiting: 2, slow: 3, streams: 4 }));
  metrics.watchDatabase(pool, () => Promise.resolve(backlogs));
  const text = await metrics.render();
  for (const line of [
    'huiyin_http_requests_total{method="GET",route="/x/:id",status="200"} 1',
    'huiyin_http_requests_total{method="GET",route="none",status="404"} 1',
    'huiyin_http_request_duration_seconds_bucket{le="0.02",method="GET",route="/x/:id"} 1',
    'huiyin_http_requests{state="streams"} 4',
    'huiyin_pool_connections{state="busy"} 3',
    'huiyin_pool_connections{state="waited_for"} 1',
    'huiyin_due_oldest_seconds{city="small"} 60',
    'huiyin_outbox_messages{city="small"} 2',
    'huiyin_projection_lag_seconds{city="small",projection="search"} 0.5',
    'huiyin_workers 2',
    'huiyin_database_up 1',
  ]) {
    assert.ok(text.includes(`\n${line}\n`), `${line}\n${text}`);
  }
  assert.match(text, /huiyin_build_info\{version="1\.2\.3",node="[\d.]+"\} 1/u);
  assert.match(text, /nodejs_eventloop_lag_p99_seconds/u);
});

test('without its database a process tells the rest; scrapes close together share one look', async () => {
  const metrics = createMetrics('1');
  let looks = 0;
  metrics.watchDatabase(pool, () => {
    looks += 1;
    return Promise.reject(new Error('gone'));
  });
  const [text] = await Promise.all([metrics.render(), metrics.render(), metrics.render()]);
  assert.match(text, /\nhuiyin_database_up 0\n/u);
  assert.doesNotMatch(text, /huiyin_due_steps\{/u);
  assert.equal(looks, 1);
});

test('they are given at /metrics and nowhere else', async () => {
  await using server = await serveMetrics(createMetrics('1'), { host: '127.0.0.1', port: 0 });
  const address = `http://127.0.0.1:${String(server.port)}`;
  const answer = await fetch(`${address}/metrics`);
  assert.equal(answer.headers.get('content-type'), 'text/plain; version=0.0.4; charset=utf-8');
  assert.match(await answer.text(), /huiyin_build_info/u);
  assert.equal((await fetch(`${address}/`)).status, 404);
  assert.equal((await fetch(`${address}/metrics`, { method: 'POST', body: 'x' })).status, 404);
});

test('an address that cannot be had is named', async (t) => {
  const other = createServer().listen(0, '127.0.0.1');
  await new Promise((resolve) => other.once('listening', resolve));
  t.after(() => other.close());
  const { port } = other.address() as AddressInfo;
  await assert.rejects(
    serveMetrics(createMetrics('1'), { host: '127.0.0.1', port }),
    (error) => error instanceof Failure && error.code === 'metrics.address',
  );
});
