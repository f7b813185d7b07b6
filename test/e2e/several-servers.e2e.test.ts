import assert from 'node:assert/strict';
import { randomUUID } from 'node:crypto';
import { writeFile } from 'node:fs/promises';
import path from 'node:path';
import { setTimeout as delay } from 'node:timers/promises';
import { test, type TestContext } from 'node:test';
import { EventClient } from '../support/event-client.ts';
import { launch, projectFolder, temporaryFolder, type Running } from '../support/huiyin-process.ts';
import { PASSWORD, withServedCity, type ServedCity } from '../support/served-city.ts';
import { classOf, east, smallProfile, unit } from '../support/small-city.ts';
import { step } from '../support/step.ts';
import { dataKey } from '../support/stored-city.ts';
import { waitUntil } from '../support/wait-until.ts';

type Server = { readonly base: string; readonly process: Running };
type Wish = { readonly as: string; readonly body?: object; readonly method?: string; readonly headers?: Readonly<Record<string, string>> };
type Answer = { readonly status: number; readonly body: Readonly<Record<string, unknown>> };

/** Two servers and two workers, each a process of its own, on one database; nothing else is shared. */
async function withServers(t: TestContext) {
  const served = await withServedCity(t);
  const folder = await temporaryFolder(t);
  const keyFile = path.join(folder, 'person.key');
  await writeFile(keyFile, Buffer.from(dataKey).toString('hex'));
  const env = { DATABASE_URL: served.stored.database.ownerUrl, HUIYIN_DATA: folder, HUIYIN_KEY_FILE: keyFile, HUIYIN_DEMO: '0' };
  const start = async (): Promise<Server> => {
    const process = launch(t, path.join(projectFolder, 'huiyin'), ['serve', '--port', '0', '--json'], { env });
    const [, base = ''] = await process.said(/"address":"([^"]+)"/u);
    return { base, process };
  };
  for (let count = 0; count < 2; count += 1) launch(t, path.join(projectFolder, 'huiyin'), ['worker'], { env });
  const servers = await Promise.all([start(), start()]);
  return { served, servers, start };
}

/** Sends a request as a careful client does: what a busy server turns away is sent again, and is done once all the same. */
async function send({ base }: Server, cookie: string, url: string, { method, body, headers }: Omit<Wish, 'as'> = {}): Promise<Answer> {
  const sent = {
    cookie,
    'idempotency-key': randomUUID(),
    ...(body === undefined ? {} : { 'content-type': 'application/json' }),
    ...headers,
  };
  const options = { method: method ?? (body === undefined ? 'GET' : 'POST'), headers: sent };
  for (;;) {
    const answer = await fetch(`${base}/api/v1${url}`, { ...options, ...(body === undefined ? {} : { body: JSON.stringify(body) }) });
    const text = await answer.text();
    if (answer.status !== 503) return { status: answer.status, body: text === '' ? {} : (JSON.parse(text) as Answer['body']) };
    await delay(100);
  }
}

async function ask(served: ServedCity, server: Server, url: string, { as, ...wish }: Wish): Promise<Answer> {
  return await send(server, await served.cookieOf(as), url, wish);
}

function codeOf({ body }: Answer): unknown {
  return (body['error'] as { readonly code?: string } | undefined)?.code;
}

const request = {
  ...{ channel: 'phone', subject: null, text: 'The heating is cold.', place: null, kind: 'complaint', urgency: 'ordinary' },
  ...{ privacy: 'open', classCode: null, area: null, caller: { name: '张小明', phone: '138 0013 8000' } },
};

async function receive(served: ServedCity, server: Server): Promise<string> {
  const { status, body } = await ask(served, server, '/tickets', { as: 'agent', body: request });
  assert.equal(status, 201, JSON.stringify(body));
  return String(body['ticket']);
}

/** What can be done one after the other with a new ticket, without files. */
const steps = [
  { as: 'agent', action: 'takeOn', body: { classCode: classOf.heating, area: east } },
  { as: 'dispatcher', action: 'dispatch', body: { lead: unit.housing, supports: [], classCode: classOf.heating, area: east, basis: null } },
  { as: 'unitreceiver.housing', action: 'sign', body: {} },
  { as: 'agent', action: 'addStatement', body: { text: 'Still cold.', files: [], fromCaller: true } },
  { as: 'agent', action: 'addStatement', body: { text: 'And now it rains in.', files: [], fromCaller: true } },
] as const;

test('two servers and two workers on one database are one system', async (t) => {
  const { served, servers, start } = await withServers(t);
  const [a, b] = servers;

  await step(t, 'who signed in at one is known at the other, and not any more once revoked at either', async () => {
    const credentials = { city: served.stored.city, login: 'assessor', password: PASSWORD };
    const answer = await fetch(`${a.base}/api/v1/session`, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify(credentials),
    });
    assert.equal(answer.status, 200);
    const cookie = answer.headers.get('set-cookie')?.split(';')[0] ?? '';
    assert.equal((await send(b, cookie, '/session')).status, 200);
    assert.equal((await send(b, cookie, '/session', { method: 'DELETE' })).status, 204);
    for (const server of [a, b]) await waitUntil(async () => (await send(server, cookie, '/session')).status === 401);
  });

  await step(t, 'a wish sent to both at once is done once, and another wish under its name is refused by both', async () => {
    const headers = { 'idempotency-key': randomUUID() };
    const both = [a, b, a, b].map(async (server) => await ask(served, server, '/tickets', { as: 'agent', body: request, headers }));
    const answers = await Promise.all(both);
    assert.deepEqual(new Set(answers.map(({ status }) => status)), new Set([201]));
    assert.equal(new Set(answers.map(({ body }) => body['ticket'])).size, 1);
    assert.equal(answers.filter(({ body }) => body['replayed'] === false).length, 1);
    for (const server of [a, b]) {
      const other = await ask(served, server, '/tickets', { as: 'agent', body: { ...request, text: 'Another.' }, headers });
      assert.equal(codeOf(other), 'IDEMPOTENCY_KEY_REUSED');
    }
  });

  await step(t, 'what one has in memory never decides on what another has done', async () => {
    for (let round = 0; round < 4; round += 1) {
      const ticket = await receive(served, a);
      // Both have seen it before each step, so that each step finds an old state in the other's memory.
      for (const [index, { as, action, body }] of steps.entries()) {
        const [doer, onlooker] = (index + round) % 2 === 0 ? [a, b] : [b, a];
        const done = await ask(served, doer, `/tickets/${ticket}/${action}`, { as, body });
        assert.equal(done.status, 200, `${action}: ${JSON.stringify(done.body)}`);
        const shown = await ask(served, onlooker, `/tickets/${ticket}`, { as: 'dispatcher' });
        assert.equal(shown.body['version'], done.body['version']);
        const stale = await ask(served, onlooker, `/tickets/${ticket}/addStatement`, {
          as: 'agent',
          body: { text: 'Too late.', files: [], fromCaller: true },
          headers: { 'if-match': `"${String(Number(done.body['version']) - 1)}"` },
        });
        assert.equal(codeOf(stale), 'VERSION_STALE');
      }
      // A second signature is refused at once by the one that did not see the first.
      const again = await ask(served, b, `/tickets/${ticket}/sign`, { as: 'unitreceiver.housing', body: {} });
      assert.equal(again.status, 409, JSON.stringify(again.body));
    }
  });

  await step(t, 'of two who do the same at both, one did it', async () => {
    const ticket = await receive(served, a);
    const wish = { as: 'agent', body: steps[0].body };
    const answers = await Promise.all([a, b].map(async (server) => await ask(served, server, `/tickets/${ticket}/takeOn`, wish)));
    assert.deepEqual(new Set(answers.map(({ status }) => status)), new Set([200, 409]));
  });

  await step(t, 'an edition of the profile that is loaded beside them holds in both', async () => {
    const name = { zh: '新名', en: 'New name' };
    const units = smallProfile.units.map((each) => (each.code === unit.water ? { ...each, name } : each));
    await served.stored.store.profiles.add({ ...smallProfile, edition: '2', validFrom: '2021-01-01' as never, units }, 'digest-2');
    for (const server of [a, b]) {
      await waitUntil(async () => JSON.stringify((await ask(served, server, '/city', { as: 'agent' })).body).includes(name.zh));
    }
  });

  await step(t, 'live: whoever listens at either, goes, loses the server, and comes back, knows the truth in the end', async (inner) => {
    const open = [a, b];
    const listeners = ['dispatcher', 'agent', 'handler.housing', 'supervisor'].map((login) => ({ login, client: new EventClient() }));
    let working = true;

    async function listen({ login, client }: (typeof listeners)[number], turn: number): Promise<void> {
      const cookie = await served.cookieOf(login);
      const server = open[turn % open.length] ?? assert.fail();
      // A server may have gone a moment ago; a client tries on.
      await client.connect(server.base, { cookie }).catch(() => 0);
    }
    async function wander(listener: (typeof listeners)[number], first: number): Promise<void> {
      for (let turn = first; working; turn += 1) {
        await listen(listener, turn);
        await delay(30 + ((turn * 37) % 140));
        listener.client.leave();
      }
      await listen(listener, first);
    }
    inner.after(() => {
      for (const { client } of listeners) client.leave();
    });
    for (const [index, listener] of listeners.entries()) {
      await listen(listener, index);
      await waitUntil(() => listener.client.lastId !== undefined);
    }
    const wandering = listeners.map(async (listener, index) => {
      listener.client.leave();
      await wander(listener, index);
    });

    const tickets: string[] = [];
    try {
      for (let round = 0; round < 8; round += 1) {
        if (round === 4) {
          open.splice(0, 1);
          a.process.child.kill('SIGKILL');
          await a.process.ended;
          open.push(await start());
        }
        const ticket = await receive(served, b);
        tickets.push(ticket);
        for (const [index, { as, action, body }] of steps.entries()) {
          const done = await ask(served, open[index % 2] ?? b, `/tickets/${ticket}/${action}`, { as, body });
          assert.equal(done.status, 200, JSON.stringify(done.body));
        }
      }
    } finally {
      working = false;
      await Promise.all(wandering);
    }
    const truth = await served.stored.pool.query<{ ticket: string; version: number }>(
      'SELECT ticket_id AS ticket, version FROM ticket WHERE ticket_id = ANY ($1::uuid[])',
      [tickets],
    );
    assert.equal(truth.rows.length, tickets.length);
    for (const { client, login } of listeners) {
      await waitUntil(() => truth.rows.every(({ ticket, version }) => client.versions().get(ticket) === version));
      assert.equal(client.named('reset').length, 0, login);
    }
  });

  await step(t, 'a server that is asked to stop ends its streams, and then itself', async (inner) => {
    const client = new EventClient();
    inner.after(() => {
      client.leave();
    });
    assert.equal(await client.connect(b.base, { cookie: await served.cookieOf('agent') }), 200);
    await waitUntil(() => client.lastId !== undefined);
    b.process.child.kill('SIGTERM');
    await waitUntil(() => client.ends === 1);
    assert.equal((await b.process.ended).code, 0);
  });
});
