import assert from 'node:assert/strict';
import { Agent, request as send, type ClientRequest, type IncomingMessage } from 'node:http';
import type { AddressInfo } from 'node:net';
import { test, type TestContext } from 'node:test';
import fastify, { type FastifyInstance } from 'fastify';
import { waitUntil } from '../../test/support/wait-until.ts';
import type { ErrorAnswer } from '../contract/error-answer.ts';
import { admitRequests } from './admit-requests.ts';
import { drainRequests } from './drain-requests.ts';
import { EventStream } from './event-stream.ts';

const limits = { active: 2, waiting: 2, waitingPerClient: 2, patienceMs: 60_000, stalledMs: Number.POSITIVE_INFINITY };

/** A server whose `/work` waits until it is released, with `/live` streaming and `/free` always open. */
async function serve(t: TestContext): Promise<{
  readonly app: FastifyInstance;
  readonly base: string;
  readonly begun: () => number;
  readonly streamsClosed: () => number;
  readonly release: (count: number) => void;
}> {
  const app = fastify({ forceCloseConnections: true, return503OnClosing: false });
  drainRequests(app, 5000);
  admitRequests(app, limits);
  const held: (() => void)[] = [];
  let begun = 0;
  let streamsClosed = 0;
  app.get('/work', { config: { pace: 'quick' } }, async () => {
    begun += 1;
    await new Promise<void>((resolve) => held.push(resolve));
    return 'done';
  });
  app.get('/live', { config: { pace: 'stream' } }, async (_request, reply) => {
    const stream = new EventStream();
    stream.event('ready', '1', '{}');
    stream.once('close', () => (streamsClosed += 1));
    return reply.send(stream);
  });
  app.get('/free', () => 'free');
  t.after(() => app.close());
  await app.listen({ host: '127.0.0.1', port: 0 });
  const { port } = app.server.address() as AddressInfo;
  return {
    app,
    base: `http://127.0.0.1:${String(port)}`,
    begun: () => begun,
    streamsClosed: () => streamsClosed,
    release: (count) => {
      for (const resolve of held.splice(0, count)) resolve();
    },
  };
}

function begin(address: string): { readonly client: ClientRequest; readonly left: Promise<unknown> } {
  const client = send(address, { agent: new Agent() });
  const left = new Promise((resolve) => client.on('close', resolve));
  client.on('error', () => undefined);
  client.end();
  return { client, left };
}

test('beyond what can be done soon: 503 with Retry-After at once, while health goes on', async (t) => {
  const { app, base, begun, release } = await serve(t);
  const first = [1, 2, 3, 4].map(async () => (await fetch(`${base}/work`)).status);
  await waitUntil(() => app.load().active === 2 && app.load().waiting === 2);
  const refused = await fetch(`${base}/work`);
  assert.equal(refused.status, 503);
  assert.match(refused.headers.get('retry-after') ?? '', /^[123]$/u);
  assert.equal(((await refused.json()) as ErrorAnswer).error.code, 'http.overloaded');
  assert.equal(await (await fetch(`${base}/free`)).text(), 'free');
  assert.equal(begun(), 2, 'what was turned away has cost nothing');
  release(2);
  await waitUntil(() => begun() === 4);
  release(2);
  assert.deepEqual(await Promise.all(first), [200, 200, 200, 200]);
  assert.deepEqual(app.load(), { active: 0, waiting: 0, slow: 0, streams: 0 });
});

test('clients that leave take no place: those who wait at once, those who are served when their work is done', async (t) => {
  const { app, base, begun, release } = await serve(t);
  const clients = [1, 2, 3, 4].map(() => begin(`${base}/work`));
  await waitUntil(() => app.load().waiting === 2);
  for (const { client } of clients) client.destroy();
  await waitUntil(() => app.load().waiting === 0);
  assert.equal(app.load().active, 2, 'work that was begun goes on');
  release(2);
  await waitUntil(() => app.load().active === 0);
  assert.equal(begun(), 2);
  const live = begin(`${base}/live`);
  await waitUntil(() => app.load().streams === 1);
  live.client.destroy();
  await waitUntil(() => app.load().streams === 0);
});

test('closing: work in flight is answered, live streams end, new requests are sent elsewhere', async (t) => {
  const { app, base, begun, release, streamsClosed } = await serve(t);
  const agent = new Agent({ keepAlive: true, maxSockets: 1 });
  t.after(() => {
    agent.destroy();
  });
  const answerOf = async (path: string): Promise<IncomingMessage> =>
    await new Promise((resolve, reject) => send(`${base}${path}`, { agent }).on('response', resolve).on('error', reject).end());
  const body = async (message: IncomingMessage): Promise<string> =>
    Buffer.concat(await Array.fromAsync(message as AsyncIterable<Buffer>)).toString();
  assert.equal(await body(await answerOf('/free')), 'free');

  const working = fetch(`${base}/work`);
  const live = await fetch(`${base}/live`);
  await waitUntil(() => begun() === 1);
  const closed = app.close();
  assert.equal(await live.text(), 'event: ready\nid: 1\ndata: {}\n\n', 'the stream ends in order');
  await waitUntil(() => streamsClosed() === 1);
  const late = await answerOf('/work');
  assert.deepEqual([late.statusCode, late.headers.connection, late.headers['retry-after']], [503, 'close', '1']);
  assert.equal((JSON.parse(await body(late)) as ErrorAnswer).error.code, 'http.unavailable');
  release(1);
  assert.equal(await (await working).text(), 'done');
  await closed;
});
