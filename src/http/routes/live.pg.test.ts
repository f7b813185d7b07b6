import assert from 'node:assert/strict';
import type { AddressInfo } from 'node:net';
import { test, type TestContext } from 'node:test';
import { EventClient } from '../../../test/support/event-client.ts';
import { withServedCity, type ServedCity } from '../../../test/support/served-city.ts';
import { classOf, east, people, unit } from '../../../test/support/small-city.ts';
import { dispatchTo } from '../../../test/support/ticket-script.ts';
import { waitUntil } from '../../../test/support/wait-until.ts';
import type { TicketId } from '../../domain/kernel/ids.ts';

type Listening = ServedCity & { readonly base: string; client(login: string): Promise<EventClient> };

async function withListeners(t: TestContext): Promise<Listening> {
  const served = await withServedCity(t);
  await served.app.listen({ host: '127.0.0.1', port: 0 });
  const base = `http://127.0.0.1:${String((served.app.server.address() as AddressInfo).port)}`;
  return Object.assign(served, {
    base,
    async client(login: string) {
      const client = new EventClient();
      t.after(() => {
        client.leave();
      });
      assert.equal(await client.connect(base, { cookie: await served.cookieOf(login) }), 200);
      await waitUntil(() => client.named('ready').length === 1);
      return client;
    },
  });
}

/** Sends a command on a ticket as a browser does. */
async function act({ ask }: ServedCity, as: string, ticket: string, action: string, body: object): Promise<void> {
  const answer = await ask(`/tickets/${ticket}/${action}`, { as, body });
  assert.equal(answer.statusCode, 200, answer.body);
}

async function receiveAndDispatch(served: ServedCity, privacy: 'open' | 'confidential' = 'open', to = heating): Promise<TicketId> {
  const { ticket } = await served.stored.receive({ privacy });
  await served.stored.do(people.agent, ticket, { type: 'takeOn', classCode: to.classCode, area: east });
  await served.stored.do(people.dispatcher, ticket, dispatchTo(to));
  return ticket;
}

const heating = { lead: unit.housing, classCode: classOf.heating };
const pipes = { lead: unit.water, classCode: classOf.pipes };

test('a command over HTTP is told to those whom it concerns: centre and unit, tickets and lists', async (t) => {
  const served = await withListeners(t);
  const [centre, housing, water] = [
    await served.client('dispatcher'),
    await served.client('unitreceiver.housing'),
    await served.client('unitreceiver.water'),
  ];
  const ticket = await receiveAndDispatch(served);
  await waitUntil(() => centre.versions().get(ticket) === 3 && housing.versions().get(ticket) === 3);
  assert.ok(centre.named('change').some(({ data }) => data.lists.includes('toTakeOn')));
  assert.ok(housing.named('change').some(({ data }) => data.lists.includes('toSign')));
  await act(served, 'unitreceiver.housing', ticket, 'sign', {});
  await waitUntil(() => housing.versions().get(ticket) === 4);

  const other = await receiveAndDispatch(served, 'open', pipes);
  await waitUntil(() => water.versions().get(other) === 3);
  assert.deepEqual([...water.versions().keys()], [other]);
  assert.ok(!housing.versions().has(other));
  assert.deepEqual(served.errors, []);
});

test('[R-3] of a confidential ticket an event tells its id, its version, and lists; nothing else', async (t) => {
  const served = await withListeners(t);
  const housing = await served.client('handler.housing');
  const ticket = await receiveAndDispatch(served, 'confidential');
  await waitUntil(() => housing.versions().get(ticket) === 3);
  for (const { data, id } of housing.events) {
    assert.match(id, /^\d+-\d+$/u);
    assert.ok(Object.keys(data).every((key) => ['tickets', 'lists', 'position'].includes(key)));
  }
  // Of what happened before the unit had it, it hears nothing.
  assert.equal(housing.named('change').flatMap(({ data }) => data.tickets).length, 1);
  const words = housing.raw.replaceAll(ticket, '');
  assert.doesNotMatch(words, /heating|confidential|phone|\d{4}-\d{2}-\d{2}/iu);
});

test('who comes back with the id of the last event hears what was missed, in its header or in its address', async (t) => {
  const served = await withListeners(t);
  const client = await served.client('dispatcher');
  const first = await receiveAndDispatch(served);
  await waitUntil(() => client.versions().get(first) === 3);
  client.leave();
  const second = await receiveAndDispatch(served);
  const cookie = await served.cookieOf('dispatcher');
  await client.connect(served.base, { cookie });
  await waitUntil(() => client.versions().get(second) === 3);
  assert.equal(client.named('ready').length, 2);

  const place = client.named('ready')[0]?.id ?? assert.fail();
  const fresh = new EventClient();
  await fresh.connect(served.base, { cookie }, `?after=${place}`);
  await waitUntil(() => fresh.versions().has(first) && fresh.versions().has(second));
  fresh.leave();
});

test('a place that there never was is refused; nobody who is not signed in listens', async (t) => {
  const { ask, base } = await withListeners(t);
  for (const place of ['nowhere', '1', '1-2-3', '-1-2', '01-2', `${'9'.repeat(30)}-1`, '1-2\u0000']) {
    const answer = await ask(`/live?after=${encodeURIComponent(place)}`, { as: 'dispatcher' });
    assert.equal(answer.statusCode, 400, place);
  }
  const header = await ask('/live', { as: 'dispatcher', headers: { 'last-event-id': 'x' } });
  assert.equal(header.statusCode, 400);
  assert.equal(await new EventClient().connect(base, {}), 401);
});

test('a stream ends soon after its session: signed out, revoked, other roles, disabled', async (t) => {
  const served = await withListeners(t);
  const ended = async (client: EventClient): Promise<void> => {
    await waitUntil(() => client.ends === 1);
  };
  const [leaving, changed] = [await served.client('dispatcher'), await served.client('handler.housing')];
  const other = await served.client('agent');
  await served.ask('/session', { method: 'DELETE', as: 'dispatcher' });
  await served.stored.pool.query("UPDATE account SET roles = '{unitReviewer}' WHERE login = 'handler.housing'");
  await Promise.all([ended(leaving), ended(changed)]);
  assert.equal(other.ends, 0);
  await served.stored.pool.query("UPDATE account SET disabled_at = now() WHERE login = 'agent'");
  await ended(other);
  assert.equal(served.app.load().streams, 0);
});

test('nothing is left of clients that went away, of whatever kind; one account has its share of streams and no more', async (t) => {
  const served = await withListeners(t);
  const cookie = await served.cookieOf('dispatcher');
  const clients: EventClient[] = [];
  for (let count = 0; count < 200; count += 1) {
    const client = new EventClient();
    clients.push(client);
    assert.equal(await client.connect(served.base, { cookie }), 200);
  }
  assert.equal(served.app.load().streams, 200);
  const oneMore = new EventClient();
  assert.equal(await oneMore.connect(served.base, { cookie }), 429);
  assert.equal(oneMore.headers['retry-after'], '5');
  assert.equal(await oneMore.connect(served.base, { cookie: await served.cookieOf('agent') }), 200);
  for (const client of [...clients, oneMore]) client.leave();
  await waitUntil(() => served.app.load().streams === 0);
  const again = new EventClient();
  await waitUntil(async () => (await again.connect(served.base, { cookie })) === 200);
  again.leave();
  assert.deepEqual(served.errors, []);
});

test('asking for the headers alone opens nothing', async (t) => {
  const served = await withListeners(t);
  const cookie = await served.cookieOf('dispatcher');
  for (let count = 0; count <= 200; count += 1) {
    const answer = await served.ask('/live', { method: 'HEAD', as: 'dispatcher' });
    assert.equal(answer.statusCode, 200);
    assert.match(String(answer.headers['content-type']), /^text\/event-stream/u);
  }
  const client = new EventClient();
  assert.equal(await client.connect(served.base, { cookie }), 200);
  client.leave();
});

test('when the server closes, streams end in order', async (t) => {
  const served = await withListeners(t);
  const client = await served.client('dispatcher');
  served.ports.live[Symbol.dispose]();
  await waitUntil(() => client.ends === 1);
  await assert.doesNotReject(served.app.close());
});
