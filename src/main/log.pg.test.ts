import assert from 'node:assert/strict';
import { connect, type AddressInfo } from 'node:net';
import { test } from 'node:test';
import { withServedCity } from '../../test/support/served-city.ts';
import { incoming } from '../../test/support/stored-city.ts';
import { createLog } from './log.ts';
import type { LogLevel } from './config.ts';

const NAME = '欧阳明月';
const PHONE = '13912345678';
const SECRETS = [NAME, encodeURIComponent(NAME), PHONE, 'hyt_secret', 'cookie-secret', '198.51.100.7'];

type Line = Readonly<Record<string, unknown>>;

/** A log that is kept, with its lines read again. */
function keptLog(level: LogLevel = 'info'): { readonly log: ReturnType<typeof createLog>; text(): string; lines(): readonly Line[] } {
  let text = '';
  const log = createLog(level, { write: (part: string) => (text += part) });
  const lines = (): readonly Line[] =>
    text
      .split('\n')
      .filter((line) => line !== '')
      .map((line) => JSON.parse(line) as Line);
  return { log, text: () => text, lines };
}

test('personal data in any place of a request never reach the log; route, status, account and city do', async (t) => {
  const { log, text, lines } = keptLog();
  const { app, stored, cookieOf } = await withServedCity(t, {}, log);
  const { ticket } = await stored.receive({ caller: { name: NAME, phone: PHONE }, text: `${NAME} ${PHONE}` });
  // An error of the database that quotes what was said.
  app.get('/boom', async () => await stored.pool.query('SELECT $1::uuid', [`${NAME} ${PHONE}`]));
  const session = await cookieOf('agent');
  const headers = {
    'content-type': 'application/json',
    'sec-fetch-site': 'same-origin',
    'user-agent': `Someone ${PHONE}`,
    cookie: `${session}; secret=cookie-secret; phone=${PHONE}`,
    referer: `http://x/?phone=${PHONE}`,
    'x-forwarded-for': '198.51.100.7',
    'x-request-id': PHONE,
    'idempotency-key': PHONE,
  };
  const name = encodeURIComponent(NAME);
  const send = async (method: 'GET' | 'POST', url: string, payload = '', more = {}): Promise<number> => {
    const body = method === 'POST' ? { payload } : {};
    return (await app.inject({ method, url, headers: { ...headers, ...more }, remoteAddress: '198.51.100.7', ...body })).statusCode;
  };
  const before = lines().length;
  const received = JSON.stringify(incoming({ caller: { name: NAME, phone: PHONE }, text: `${NAME} ${PHONE}` }));
  assert.equal(await send('POST', '/api/v1/tickets', received), 201);
  assert.equal(await send('GET', `/api/v1/tickets/${ticket}?x=1`), 400);
  assert.equal(await send('GET', `/api/v1/tickets/${ticket}`), 200);
  assert.equal(await send('GET', `/api/v1/tickets/${PHONE}?name=${name}`), 400);
  assert.equal(await send('GET', `/${name}/${PHONE}?name=${name}&phone=${PHONE}`), 404);
  assert.equal(await send('POST', '/api/v1/tickets', `{"caller": "${NAME} ${PHONE}`), 400);
  assert.equal(await send('POST', '/api/v1/tickets', JSON.stringify({ [NAME]: PHONE })), 400);
  assert.equal(await send('POST', '/api/v1/session', JSON.stringify({ city: 'small', login: PHONE, password: 'hyt_secret' })), 401);
  assert.equal(await send('GET', `/api/v1/tickets/${ticket}`, '', { authorization: 'Bearer hyt_secret' }), 401);
  assert.equal(await send('GET', '/boom'), 500);
  assert.equal(await send('GET', `/%zz${PHONE}`), 400);

  await app.listen({ host: '127.0.0.1', port: 0 });
  const [bound] = app.addresses() as readonly AddressInfo[];
  await new Promise<void>((resolve) => {
    const socket = connect(bound?.port ?? 0, '127.0.0.1', () => socket.end(`GET /${PHONE} HTTP/1.1\r\nbad ${PHONE}\r\n\r\n`));
    socket.on('close', () => {
      resolve();
    });
    socket.resume();
  });

  for (const secret of [...SECRETS, session.slice(session.indexOf('=') + 1)])
    assert.ok(!text().includes(secret), `${secret} in:\n${text()}`);
  const [first, ...others] = lines().slice(before);
  assert.deepEqual([first?.['route'], first?.['method'], first?.['status'], first?.['city']], ['/api/v1/tickets', 'POST', 201, 'small']);
  assert.match(String(first?.['account']), /^[0-9a-f-]{36}$/u);
  assert.ok(Number(first?.['ms']) > 0, 'how long it took');
  // What is no URL at all never becomes a request of a route.
  assert.equal([first, ...others].filter((line) => line?.['msg'] === 'request').length, 10);
  const failure = others.find(({ msg }) => msg === 'failure');
  assert.deepEqual([failure?.['error'], failure?.['code']], ['error', '22P02']);
  assert.ok(JSON.stringify(failure?.['at']).includes('log.pg.test.ts'), 'where it came from');
  assert.equal(others.find(({ route }) => route === null)?.['status'], 404);
});

test('health is quiet, a failure of ours is loud, and debug tells the sentence', () => {
  const { log, lines } = keptLog();
  const request = { id: 'a', method: 'GET', route: '/health', status: 200, ms: 1.2345, city: null, account: null };
  log.onFinished(request);
  assert.deepEqual(lines(), []);
  log.onFinished({ ...request, route: '/x', status: 503 });
  assert.deepEqual([lines()[0]?.['level'], lines()[0]?.['ms']], ['warn', 1.2]);
  log.onError(new Error(`${PHONE}\n    at ${PHONE}:1:1`), { id: 'a', method: 'GET', route: '/x' });
  assert.ok(!JSON.stringify(lines()).includes(PHONE));
  const outspoken = keptLog('debug');
  outspoken.log.onError(new Error(PHONE), { id: 'a', method: 'GET', route: '/x' });
  assert.ok(outspoken.text().includes(PHONE));
});

test('a terminal reads plain lines, from warnings on', () => {
  let text = '';
  const log = createLog(null, { isTTY: true, write: (part: string) => (text += part) });
  const request = { id: 'a', method: 'GET', route: '/x', status: 200, ms: 1, city: null, account: null };
  log.onFinished(request);
  log.onFinished({ ...request, status: 500 });
  assert.match(text, /^\d\d:\d\d:\d\d warn {2}request id=a method=GET route=\/x status=500 ms=1 city=null account=null\n$/u);
});
