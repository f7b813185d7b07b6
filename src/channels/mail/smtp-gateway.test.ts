import assert from 'node:assert/strict';
import { connect, createServer, type AddressInfo } from 'node:net';
import { test, type TestContext } from 'node:test';
import { withMailServer } from '../../../test/support/mail-server.ts';
import type { MessageGateway, SendOutcome } from '../../application/messages/ports.ts';
import { createSmtpGateway, type SmtpSettings } from './smtp-gateway.ts';

const letter = {
  id: '018f0000-0000-7000-8000-00000000000a',
  to: 'desk@housing.example',
  subject: '催办提醒 1',
  text: '请抓紧办理。\n第二行',
};

function gatewayTo(t: TestContext, url: URL, change: Partial<SmtpSettings> = {}): MessageGateway {
  const gateway = createSmtpGateway({
    url,
    from: '12345 <no-reply@city.example>',
    parallel: 2,
    perSecond: 100,
    timeoutMs: 2_000,
    ...change,
  });
  t.after(async () => {
    await gateway.close();
  });
  return gateway;
}

const short = ({ type, ...rest }: SendOutcome) => [type, ...('problem' in rest ? [rest.problem, rest.detail] : [])];

test('a mail arrives whole, from whom and to whom it should, and bears the same id at every try', async (t) => {
  const server = await withMailServer(t);
  const gateway = gatewayTo(t, server.url);
  assert.equal((await gateway.send(letter)).type, 'sent');
  assert.equal((await gateway.send(letter)).type, 'sent');
  const [one, other] = server.taken;
  assert.deepEqual(one?.to, [letter.to]);
  assert.equal(one.mail.subject, letter.subject);
  assert.equal(one.mail.text?.trim(), letter.text);
  assert.equal(one.mail.from?.value[0]?.address, 'no-reply@city.example');
  assert.equal(one.mail.headers.get('auto-submitted'), 'auto-generated');
  assert.equal(one.mail.messageId, `<${letter.id}@city.example>`);
  assert.equal(other?.mail.messageId, one.mail.messageId);
});

test('an address cannot smuggle in another receiver, nor a subject another header', async (t) => {
  const server = await withMailServer(t);
  const gateway = gatewayTo(t, server.url);
  await gateway.send({ ...letter, to: 'a@x.example, b@x.example' });
  await gateway.send({ ...letter, subject: 'one\r\nBcc: c@x.example' });
  const receivers = server.taken.flatMap(({ to }) => to);
  assert.ok(!receivers.includes('b@x.example') && !receivers.includes('c@x.example'), receivers.join(' '));
  assert.ok(server.taken.every(({ mail }) => mail.bcc === undefined));
});

test('what the server says for good is final, what it says for now is not', async (t) => {
  const server = await withMailServer(t);
  const gateway = gatewayTo(t, server.url);
  for (const [code, outcome] of [
    [550, ['refused', 'rejected', '550']],
    [451, ['later', 'busy', '451']],
    [421, ['down', 'busy', '421']],
  ] as const) {
    server.judge = () => ({ code });
    assert.deepEqual(short(await gateway.send(letter)), outcome);
    server.judge = () => undefined;
    server.judgeData = () => ({ code });
    assert.deepEqual(short(await gateway.send(letter)), outcome);
    server.judgeData = () => undefined;
  }
  assert.equal((await gateway.send(letter)).type, 'sent', 'and afterwards all is well again');
});

test('a server that is not there, turns silent or hangs up is told apart from one that refuses the mail', async (t) => {
  const nobody = createServer();
  await new Promise<void>((resolve) => nobody.listen(0, '127.0.0.1', resolve));
  const { port } = nobody.address() as AddressInfo;
  await new Promise((resolve) => nobody.close(resolve));
  assert.deepEqual(short(await gatewayTo(t, new URL(`smtp://127.0.0.1:${String(port)}`)).send(letter)).slice(0, 2), [
    'down',
    'unreachable',
  ]);

  const silent = createServer((socket) => {
    t.after(() => socket.destroy());
  });
  await new Promise<void>((resolve) => silent.listen(0, '127.0.0.1', resolve));
  t.after(() => silent.close());
  const { port: silentPort } = silent.address() as AddressInfo;
  const patient = gatewayTo(t, new URL(`smtp://127.0.0.1:${String(silentPort)}`), { timeoutMs: 200 });
  assert.deepEqual(short(await patient.send(letter)).slice(0, 2), ['down', 'brokenOff']);

  const server = await withMailServer(t);
  // A wire that is cut while the mail is on it.
  const wire = createServer((near) => {
    const far = connect(server.port, '127.0.0.1');
    near.pipe(far).pipe(near);
    server.onData = async () => {
      near.destroy();
      far.destroy();
      await Promise.resolve();
    };
    for (const end of [near, far]) end.on('error', () => undefined);
  });
  await new Promise<void>((resolve) => wire.listen(0, '127.0.0.1', resolve));
  t.after(() => wire.close());
  const { port: wirePort } = wire.address() as AddressInfo;
  assert.deepEqual(short(await gatewayTo(t, new URL(`smtp://127.0.0.1:${String(wirePort)}`)).send(letter)).slice(0, 2), [
    'down',
    'brokenOff',
  ]);

  const slow = gatewayTo(t, server.url, { timeoutMs: 200 });
  const { promise, resolve } = Promise.withResolvers<undefined>();
  server.onData = async () => await promise;
  assert.deepEqual(short(await slow.send(letter)).slice(0, 2), ['down', 'brokenOff']);
  resolve(undefined);
});

test('a password that the server does not know closes the way; one that it knows opens it', async (t) => {
  const server = await withMailServer(t, {
    authOptional: false,
    allowInsecureAuth: true,
    onAuth: ({ username, password }, _session, done) => {
      if (username === 'huiyin' && password === 'geheim:1') done(null, { user: username });
      else done(Object.assign(new Error('no'), { responseCode: 535 }));
    },
  });
  const wrong = new URL(server.url);
  [wrong.username, wrong.password] = ['huiyin', 'wrong'];
  assert.deepEqual(short(await gatewayTo(t, wrong).send(letter)), ['down', 'notAllowed', '535']);
  const right = new URL(server.url);
  [right.username, right.password] = ['huiyin', encodeURIComponent('geheim:1')];
  assert.equal((await gatewayTo(t, right).send(letter)).type, 'sent');
});

test('a server whose certificate nobody vouches for gets neither password nor mail', async (t) => {
  const passwords: unknown[] = [];
  const server = await withMailServer(t, {
    secure: true,
    onAuth: (auth, _session, done) => {
      passwords.push(auth);
      done(null, { user: 'anybody' });
    },
  });
  const url = new URL(server.url.href.replace('smtp:', 'smtps:'));
  [url.username, url.password] = ['huiyin', 'geheim'];
  assert.deepEqual(short(await gatewayTo(t, url).send(letter)).slice(0, 1), ['down']);
  // The same by a name that is not this machine's own: there, encryption is a must before the password.
  const plain = await withMailServer(t, { authOptional: false, allowInsecureAuth: true, onAuth: (auth) => void passwords.push(auth) });
  const named = new URL(`smtp://huiyin:geheim@127.0.0.2:${String(plain.port)}`);
  const relay = createServer((near) => {
    const far = connect(plain.port, '127.0.0.1');
    near.pipe(far).pipe(near);
    for (const end of [near, far]) end.on('error', () => undefined);
  });
  await new Promise<void>((resolve) => relay.listen(plain.port, '127.0.0.2', resolve));
  t.after(() => relay.close());
  assert.deepEqual(short(await gatewayTo(t, named).send(letter)).slice(0, 1), ['down']);
  assert.deepEqual([passwords, server.taken, plain.taken], [[], [], []]);
});
