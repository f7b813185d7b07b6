import assert from 'node:assert/strict';
import { once } from 'node:events';
import { connect, type AddressInfo, type Socket } from 'node:net';
import { test, type TestContext } from 'node:test';
import type { ErrorAnswer } from '../contract/error-answer.ts';
import { withServedCity, type ServedCity } from '../../test/support/served-city.ts';
import { incoming } from '../../test/support/stored-city.ts';

async function served(t: TestContext): Promise<ServedCity & { readonly open: () => Socket; readonly cookie: string }> {
  const city = await withServedCity(t);
  await city.app.listen({ host: '127.0.0.1', port: 0 });
  const { port } = city.app.server.address() as AddressInfo;
  const open = (): Socket => {
    const socket = connect(port, '127.0.0.1');
    // A connection that the server cuts is what some of these tests are about.
    socket.on('error', () => undefined);
    t.after(() => socket.destroy());
    return socket;
  };
  return { ...city, open, cookie: await city.cookieOf('agent') };
}

function head(cookie: string, ...lines: readonly string[]): string {
  const all = ['POST /api/v1/tickets HTTP/1.1', 'host: 127.0.0.1', `cookie: ${cookie}`, 'content-type: application/json', ...lines];
  return `${all.join('\r\n')}\r\n\r\n`;
}

/** All that the server says until it ends the connection. */
async function untilClosed(socket: Socket): Promise<string> {
  const parts: Buffer[] = [];
  socket.on('data', (part: Buffer) => parts.push(part));
  if (!socket.closed) await once(socket, 'close');
  return Buffer.concat(parts).toString('utf8');
}

async function tickets({ stored }: ServedCity): Promise<number> {
  const { rows } = await stored.pool.query<{ readonly count: number }>('SELECT count(*)::integer AS count FROM ticket');
  return rows[0]?.count ?? -1;
}

const text = (id: number): string => JSON.stringify(incoming({ text: `No water since ${String(id)} o'clock.` }));

test('a body that breaks off leaves nothing behind, and the server goes on', async (t) => {
  const city = await served(t);
  const body = text(6);
  const socket = city.open();
  socket.write(head(city.cookie, `content-length: ${String(Buffer.byteLength(body))}`) + body.slice(0, 20));
  await once(socket, 'connect');
  socket.destroy();
  assert.equal((await city.ask('/tickets', { as: 'agent', body: incoming() })).statusCode, 201);
  assert.equal(await tickets(city), 1);
  assert.deepEqual(city.errors, []);
});

test('a client that leaves before the answer and comes again with the same key is heard once', async (t) => {
  const city = await served(t);
  const body = text(7);
  const socket = city.open();
  socket.end(
    head(city.cookie, 'idempotency-key: left-early', 'connection: close', `content-length: ${String(Buffer.byteLength(body))}`) + body,
  );
  await untilClosed(socket);
  const again = await city.ask('/tickets', { as: 'agent', body: JSON.parse(body) as object, headers: { 'idempotency-key': 'left-early' } });
  assert.equal(again.statusCode, 201);
  assert.equal(await tickets(city), 1);
});

for (const [what, request, status, code] of [
  ['ten megabytes', (cookie: string) => head(cookie, 'content-length: 10485760') + 'x'.repeat(65_536), 413, 'http.tooLarge'],
  ['a length that lies', (cookie: string) => head(cookie, 'content-length: 5', 'transfer-encoding: chunked'), 400, 'http.badRequest'],
  ['no HTTP at all', () => '\x16\x03\x01\x02\x00\x01\x00\x01\xfc\x03\x03\r\n\r\n', 400, 'http.badRequest'],
  ['endless headers', (cookie: string) => head(cookie, `x-long: ${'x'.repeat(40_000)}`), 431, 'http.headersTooLarge'],
  ['two requests smuggled as one', (cookie: string) => head(cookie, 'content-length: 0', 'content-length: 30'), 400, 'http.badRequest'],
] as const) {
  test(`${what} is answered with ${String(status)} ${code}, and nothing is stored`, async (t) => {
    const city = await served(t);
    const socket = city.open();
    socket.write(request(city.cookie));
    const [first] = (await once(socket, 'data')) as [Buffer];
    const [top = '', body = ''] = first.toString('utf8').split('\r\n\r\n');
    assert.match(top, new RegExp(`^HTTP/1\\.1 ${String(status)} `, 'u'));
    const { error } = JSON.parse(body) as ErrorAnswer;
    assert.equal(error.code, code);
    assert.ok(error.message.zh.length > 0 && error.message.en.length > 0);
    assert.equal(await tickets(city), 0);
    assert.deepEqual(city.errors, []);
  });
}

test('half a request holds nobody up', async (t) => {
  const city = await served(t);
  const dawdlers = Array.from({ length: 50 }, () => city.open());
  for (const socket of dawdlers) socket.write('POST /api/v1/tickets HTTP/1.1\r\nhost: x\r\n');
  const answers = await Promise.all(Array.from({ length: 20 }, async () => await city.ask('/session', { as: 'agent' })));
  assert.deepEqual(new Set(answers.map(({ statusCode }) => statusCode)), new Set([200]));
});

for (const [what, body, code] of [
  ['bytes that are no UTF-8', Buffer.from([0x7b, 0x22, 0xff, 0x22, 0x7d]), 'http.badJson'],
  ['half of a JSON text', Buffer.from('{"text": "a'), 'http.badJson'],
  ['a field twice', Buffer.from('{"reason":"a","reas\\u006fn":"b"}'), 'http.repeatedField'],
  ['twenty thousand brackets', Buffer.from('['.repeat(20_000) + ']'.repeat(20_000)), 'http.badFields'],
  ['an unknown field', Buffer.from('{"reason":"a","admin":true}'), 'http.badFields'],
  ['a prototype', Buffer.from('{"reason":"a","__proto__":{"admin":true}}'), 'http.badFields'],
  ['NUL', Buffer.from('{"reason":"a\\u0000"}'), 'TEXT_NOT_STORABLE'],
  ['half a surrogate pair', Buffer.from('{"reason":"a\\ud800"}'), 'TEXT_NOT_STORABLE'],
] as const) {
  test(`${what}: 400 ${code}`, async (t) => {
    const city = await withServedCity(t);
    const { ticket } = await city.stored.receive();
    const headers = { cookie: await city.cookieOf('dispatcher'), 'content-type': 'application/json' };
    const answer = await city.app.inject({ method: 'POST', url: `/api/v1/tickets/${ticket}/recall`, headers, payload: body });
    assert.equal(answer.statusCode, 400, answer.body);
    assert.equal(answer.json<ErrorAnswer>().error.code, code);
    assert.equal((await city.stored.ports.events.load(city.stored.city, ticket, 0)).length, 1);
  });
}
