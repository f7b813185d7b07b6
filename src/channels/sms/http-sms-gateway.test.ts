import assert from 'node:assert/strict';
import { createHmac } from 'node:crypto';
import { createServer, type AddressInfo } from 'node:net';
import { test } from 'node:test';
import { withSmsServer, type SmsServer } from '../../../test/support/sms-server.ts';
import type { SendOutcome } from '../../application/messages/ports.ts';
import { loadSmsGateway } from '../../application/sms-gateway/load-sms-gateway.ts';
import type { SmsGateway } from '../../application/sms-gateway/ports.ts';
import { createHttpSmsGateway } from './http-sms-gateway.ts';

const sms = { id: '018f0000-0000-7000-8000-00000000000a', to: '13800138000', subject: '', text: '您的诉求"1"\n{to}&已登记' };

function gatewayOf(yaml: string): SmsGateway {
  const loaded = loadSmsGateway('gateway.yaml', new TextEncoder().encode(yaml));
  assert.ok(loaded.ok, JSON.stringify(loaded));
  return loaded.value;
}

function plain(provider: SmsServer, more = ''): SmsGateway {
  return gatewayOf(`url: ${provider.address}/send
body: { mobile: '{to}', content: '{text}', key: '{id}' }
success: { pointer: /code, equals: [0] }
reference: /data/id
temporary: [E7]
timeoutSeconds: 1
${more}`);
}

const short = ({ type, ...rest }: SendOutcome) => [type, ...('problem' in rest ? [rest.problem, rest.detail] : [])];

test('JSON: every text arrives as it is, whatever stands in it, with the same id at every try', async (t) => {
  const provider = await withSmsServer(t);
  const gateway = createHttpSmsGateway(plain(provider), '');
  assert.deepEqual(await gateway.send(sms), { type: 'sent', reference: 'M1' });
  await gateway.send(sms);
  const [call, again] = provider.calls;
  assert.equal(call?.method, 'POST');
  assert.equal(call.headers['content-type'], 'application/json; charset=utf-8');
  assert.deepEqual(JSON.parse(call.body), { mobile: sms.to, content: sms.text, key: sms.id });
  assert.equal(again?.body, call.body);
});

test('forms, addresses, headers and signatures as providers want them', async (t) => {
  const provider = await withSmsServer(t);
  const form = `url: ${provider.address}/form/{to}
format: form
headers: { X-App: 'app {id}', Authorization: 'Bearer {secret}' }
body: { content: '{text}', list: [{ mobile: '{to}' }] }
signature: { header: X-Signature, over: '{seconds}.{body}', encoding: base64, prefix: 'v1=' }`;
  assert.equal((await createHttpSmsGateway(gatewayOf(form), 's3cret').send(sms)).type, 'sent');
  const call = provider.calls[0];
  assert.equal(call?.url.pathname, `/form/${sms.to}`);
  assert.equal(call.headers['x-app'], `app ${sms.id}`);
  assert.equal(call.headers.authorization, 'Bearer s3cret');
  const fields = new URLSearchParams(call.body);
  assert.equal(fields.get('content'), sms.text);
  assert.equal(fields.get('list'), JSON.stringify([{ mobile: sms.to }]));
  const now = Math.floor(Date.now() / 1_000);
  const signatures = [now - 2, now - 1, now].map(
    (seconds) =>
      `v1=${createHmac('sha256', 's3cret')
        .update(`${String(seconds)}.${call.body}`)
        .digest('base64')}`,
  );
  assert.ok(signatures.includes(String(call.headers['x-signature'])));

  const query = `url: ${provider.address}/q?app=1
method: GET
format: query
body: { p: '{to}', c: '{text}' }`;
  assert.equal((await createHttpSmsGateway(gatewayOf(query), '').send(sms)).type, 'sent');
  assert.deepEqual(Object.fromEntries(provider.calls[1]?.url.searchParams ?? []), { app: '1', p: sms.to, c: sms.text });
});

test('what the provider answers decides whether the message is tried again, and whether others are', async (t) => {
  const provider = await withSmsServer(t);
  const gateway = createHttpSmsGateway(plain(provider), '');
  for (const [status, body, outcome] of [
    [200, '{"code":"0"}', ['sent']],
    [200, '{"code":"E7"}', ['later', 'busy', 'E7']],
    [200, '{"code":"BLACKLISTED"}', ['refused', 'rejected', 'BLACKLISTED']],
    [200, '{"code":"no such number 13800138000"}', ['refused', 'rejected', '200']],
    [200, '<html>', ['later', 'strange', '200']],
    [200, '{"code":{}}', ['later', 'strange', '200']],
    [400, '', ['refused', 'rejected', '400']],
    [401, '', ['down', 'notAllowed', '401']],
    [404, '', ['down', 'strange', '404']],
    [429, '', ['down', 'busy', '429']],
    [500, '', ['later', 'busy', '500']],
    [503, '', ['down', 'busy', '503']],
  ] as const) {
    provider.answer = (response) => void response.writeHead(status).end(body);
    assert.deepEqual(short(await gateway.send(sms)), outcome, `${String(status)} ${body}`);
  }
  provider.answer = (response) => void response.writeHead(429, { 'retry-after': '17' }).end();
  assert.deepEqual(await gateway.send(sms), { type: 'down', problem: 'busy', detail: '429', retryAfterMs: 17_000 });
  // A redirection would carry the number to whoever is named in it.
  provider.answer = (response) => void response.writeHead(302, { location: `${provider.address}/elsewhere` }).end();
  const before = provider.calls.length;
  assert.notEqual((await gateway.send(sms)).type, 'sent');
  assert.equal(provider.calls.length, before + 1);
});

test('a provider that hangs, breaks off, talks without end or is not there', async (t) => {
  const provider = await withSmsServer(t);
  const gateway = createHttpSmsGateway(plain(provider), '');
  provider.answer = () => undefined;
  assert.deepEqual(short(await gateway.send(sms)), ['later', 'brokenOff', 'TIMEOUT']);
  provider.answer = (response) => void response.socket?.destroy();
  assert.deepEqual(short(await gateway.send(sms)).slice(0, 2), ['later', 'brokenOff']);
  provider.answer = (response) => {
    response.writeHead(200, { 'content-length': '100' });
    response.write('{"co');
    response.socket?.destroySoon();
  };
  assert.deepEqual(short(await gateway.send(sms)).slice(0, 2), ['later', 'brokenOff']);
  provider.answer = (response) => {
    const more = (): void => {
      while (response.write('x'.repeat(65_536)));
      response.once('drain', more);
    };
    more();
  };
  assert.deepEqual(short(await gateway.send(sms)), ['later', 'strange', '200']);

  const nobody = createServer();
  await new Promise<void>((resolve) => nobody.listen(0, '127.0.0.1', resolve));
  const { port } = nobody.address() as AddressInfo;
  await new Promise((resolve) => nobody.close(resolve));
  const gone = { ...plain(provider), url: `http://127.0.0.1:${String(port)}/` };
  assert.deepEqual(short(await createHttpSmsGateway(gone, '').send(sms)), ['down', 'unreachable', 'ECONNREFUSED']);
});

test('a description with errors is refused, each named with its line', () => {
  const problemsOf = (yaml: string): readonly string[] => {
    const loaded = loadSmsGateway('g.yaml', new TextEncoder().encode(yaml));
    return loaded.ok ? [] : loaded.error.map(({ code, line }) => `${code} ${String(line)}`);
  };
  assert.deepEqual(problemsOf('url: ftp://x\nbody: { a: "{to}{text}" }'), ['expectedUrl 1']);
  assert.deepEqual(problemsOf('url: https://x\nbody: { a: "{to}" }'), ['textNotSent null']);
  assert.deepEqual(problemsOf('url: https://x\nbody:\n  a: "{to}"\n  b: "{txt}"'), ['unknownPlaceholder 4']);
  assert.deepEqual(problemsOf('url: https://x\nbody: { a: "{to}{text}{" }'), ['brokenPlaceholder 2']);
  assert.deepEqual(problemsOf('url: https://x\nbody: { a: "{to}{text}" }\nmethd: GET'), ['unknownField 3']);
  assert.deepEqual(problemsOf('- 1'), ['expectedMap 1']);
  assert.deepEqual(problemsOf('url: https://x\nbody: { a: "{to}{text}" }\nsuccess: { pointer: code }'), ['expectedPointer 3']);
});
