import assert from 'node:assert/strict';
import { connect, type AddressInfo } from 'node:net';
import { test } from 'node:test';
import type { FastifyInstance } from 'fastify';
import type { ErrorAnswer } from '../contract/error-answer.ts';
import { DatabaseUnavailable } from '../postgres/database-error.ts';
import { createLatePorts } from './api-ports.ts';
import { createApp } from './create-app.ts';
import type { Readiness } from './readiness.ts';

function appWith(readiness: Readiness, errors: unknown[] = []): FastifyInstance {
  return createApp({
    version: '1.2.3',
    api: createLatePorts(),
    webFolder: '/nowhere',
    checkReadiness: () => Promise.resolve(readiness),
    watch: { onFinished: () => undefined, onError: (error) => errors.push(error) },
  });
}

const starting: Readiness = { ready: false, code: 'start.starting', reason: { zh: '正在<启动>', en: 'Starting' } };

test('health answers whatever the database does', async () => {
  const answer = await appWith(starting).inject('/health');
  assert.equal(answer.statusCode, 200);
  assert.deepEqual(answer.json(), { status: 'alive', name: 'huiyin', version: '1.2.3' });
});

test('ready tells the reason why not', async () => {
  const good = await appWith({ ready: true, workers: 1 }).inject('/ready');
  assert.equal(good.statusCode, 200);
  assert.deepEqual(good.json(), { status: 'ready', workers: 1 });
  const bad = await appWith(starting).inject('/ready');
  assert.equal(bad.statusCode, 503);
  assert.deepEqual(bad.json(), { error: { code: 'start.starting', message: starting.reason } });
  assert.equal(bad.headers['retry-after'], '1');
});

test('a page that was never built says what to run', async () => {
  for (const url of ['/', '/submit', '/console']) {
    const answer = await appWith({ ready: true, workers: 1 }).inject(url);
    assert.equal(answer.statusCode, 503);
    assert.match(answer.body, /npm run build/u);
    assert.doesNotMatch(answer.body, /https?:\/\//u);
  }
});

for (const [method, url, payload, status] of [
  ['GET', '/nothing', '', 404],
  ['GET', '/%zz', '', 400],
  ['POST', '/health', '{', 400],
  ['POST', '/health', '{}', 404],
  ['GET', `/${'x'.repeat(5000)}`, '', 404],
  ['DELETE', '/', '{}', 404],
] as const) {
  test(`${method} ${url.slice(0, 20)} is a clear ${String(status)}`, async () => {
    const errors: unknown[] = [];
    const answer = await appWith({ ready: true, workers: 1 }, errors).inject({
      method,
      url,
      payload,
      headers: { 'content-type': 'application/json' },
    });
    assert.equal(answer.statusCode, status);
    assert.match(answer.json<ErrorAnswer>().error.code, /^http\./u);
    assert.deepEqual(errors, []);
  });
}

test('the API waits for its database', async () => {
  const answer = await appWith(starting).inject('/api/v1/tickets/1');
  assert.equal(answer.statusCode, 503);
  assert.equal(answer.headers['retry-after'], '1');
  assert.equal(answer.json<ErrorAnswer>().error.code, 'http.unavailable');
});

test('our own failure is a 500 that tells nothing inner, and is reported', async () => {
  const errors: unknown[] = [];
  const app = appWith({ ready: true, workers: 1 }, errors);
  app.get('/boom', () => {
    throw new Error('password is hunter2');
  });
  const answer = await app.inject('/boom');
  assert.equal(answer.statusCode, 500);
  assert.doesNotMatch(answer.body, /hunter2/u);
  assert.equal(errors.length, 1);
});

test('a database that is away is a 503 that says when to come back, and is reported', async () => {
  const errors: unknown[] = [];
  const app = appWith({ ready: true, workers: 1 }, errors);
  app.get('/away', () => {
    throw new DatabaseUnavailable('The database does not answer: 10.0.0.7');
  });
  const answer = await app.inject('/away');
  assert.equal(answer.statusCode, 503);
  assert.equal(answer.headers['retry-after'], '1');
  assert.equal(answer.json<ErrorAnswer>().error.code, 'http.unavailable');
  assert.doesNotMatch(answer.body, /10\.0/u);
  assert.equal(errors.length, 1);
});

test('closing lets a request in flight finish and cuts a connection that dawdles', async () => {
  const app = appWith({ ready: true, workers: 1 });
  const entered = Promise.withResolvers<void>();
  const release = Promise.withResolvers<string>();
  app.get('/slow', () => {
    entered.resolve();
    return release.promise;
  });
  await app.listen({ host: '127.0.0.1', port: 0 });
  const { port } = app.server.address() as AddressInfo;

  const dawdler = connect(port, '127.0.0.1');
  const cut = new Promise((resolve) => dawdler.on('close', resolve).on('error', resolve));
  dawdler.write('GET /health HTTP/1.1\r\nhost: x\r\n');
  const answer = fetch(`http://127.0.0.1:${String(port)}/slow`);
  await entered.promise;
  const closed = app.close();
  release.resolve('done');
  assert.equal(await (await answer).text(), 'done');
  await closed;
  await cut;
});
