import assert from 'node:assert/strict';
import { randomUUID } from 'node:crypto';
import { setTimeout as delay } from 'node:timers/promises';
import { test, type TestContext } from 'node:test';
import type pg from 'pg';
import { withDatabase } from '../../../test/support/database.ts';
import { people, smallCity, smallProfile, unit } from '../../../test/support/small-city.ts';
import { waitUntil } from '../../../test/support/wait-until.ts';
import type { TicketId, UnitCode } from '../../domain/kernel/ids.ts';
import type { Actor } from '../../domain/loop/actor.ts';
import { createChangeFeed } from '../../postgres/lists/change-feed.ts';
import { readPrimary } from '../../postgres/replica/read-database.ts';
import type { ChangeFeed, ListChange } from '../lists/ports.ts';
import type { StreamPosition } from '../ports.ts';
import type { FollowOptions, LiveListener, LiveSubscription } from './city-stream.ts';
import { createLiveFeed } from './live-feed.ts';
import { createLiveHub, type LiveHub } from './live-hub.ts';
import { liveViewer, type LiveNews } from './live-viewer.ts';

const { city } = smallProfile;

/** What a client knows that lists its tickets once and then only listens. */
class Client implements LiveListener {
  readonly versions = new Map<TicketId, number>();
  readonly lists = new Set<string>();
  resets = 0;
  /** How often something older was told later; what is told again is known already. */
  undone = 0;
  ended = false;
  place: StreamPosition | null = null;
  readonly actor: Actor;
  #subscription: LiveSubscription | undefined;

  constructor(actor: Actor) {
    this.actor = actor;
  }

  async listen(hub: LiveHub, after = this.place): Promise<void> {
    this.#subscription = await hub.subscribe(city, liveViewer(this.actor, smallCity.profile), after, this);
    this.place = this.#subscription?.mark().at ?? null;
  }

  leave(): void {
    this.#subscription?.[Symbol.dispose]();
  }

  tell(news: LiveNews, { at }: { readonly at: StreamPosition }): void {
    this.place = at;
    for (const { ticket, version } of news.tickets) {
      if (version < (this.versions.get(ticket) ?? 0)) this.undone += 1;
      this.versions.set(ticket, version);
    }
    for (const list of news.lists) this.lists.add(list);
  }

  reset({ at }: { readonly at: StreamPosition }): void {
    this.place = at;
    this.resets += 1;
  }

  end(): void {
    this.ended = true;
  }
}

type Change = {
  readonly ticket: TicketId;
  readonly version: number;
  readonly units?: readonly UnitCode[];
  readonly lists?: readonly ListChange[];
};

async function write(database: pg.Pool | pg.PoolClient, { ticket, version, units = [], lists = [] }: Change): Promise<void> {
  await database.query('INSERT INTO ticket_change (city_id, ticket_id, version, units, changes) VALUES ($1, $2, $3, $4, $5)', [
    ...[city, ticket, version, units],
    JSON.stringify(lists),
  ]);
}

function hubOn(t: TestContext, pool: pg.Pool, change: Partial<ChangeFeed> = {}, follow: Partial<FollowOptions> = {}): LiveHub {
  const feed = createLiveFeed({ ...createChangeFeed(pool), ...change }, readPrimary(pool).reading);
  const hub = createLiveHub(feed, {
    pause: async (_ms, signal) => {
      await delay(2, undefined, { signal }).catch(() => undefined);
    },
    elapsedMs: () => performance.now(),
    onFailure: () => undefined,
    ...follow,
  });
  t.after(() => {
    hub[Symbol.dispose]();
  });
  return hub;
}

/** Transactions of other tests on the same server hold followers back; what they then hear bit by bit is no gap. */
async function followersCaughtUp(pool: pg.Pool): Promise<void> {
  await waitUntil(async () => {
    const { rowCount } = await pool.query(
      'SELECT FROM ticket_change WHERE transaction_id >= pg_snapshot_xmin(pg_current_snapshot()) LIMIT 1',
    );
    return rowCount === 0;
  });
}

const newTicket = (): TicketId => randomUUID() as TicketId;

test('whoever listens hears what concerns him, and nothing else', async (t) => {
  const { pool } = await withDatabase(t);
  const hub = hubOn(t, pool);
  const [centre, housing, water, county, nobody] = [
    new Client(people.dispatcher),
    new Client(people.housingHandler),
    new Client({ ...people.housingHandler, unit: unit.water }),
    new Client(people.countyReceiver),
    new Client({ ...people.dispatcher, roles: ['systemAdministrator'] }),
  ];
  for (const client of [centre, housing, water, county, nobody]) await client.listen(hub);
  const [ofHousing, ofLevel3] = [newTicket(), newTicket()];
  await write(pool, {
    ...{ ticket: ofHousing, version: 3, units: [unit.housing] },
    lists: [
      { list: 'toDispatch', desk: '', n: -1 },
      { list: 'toSign', desk: unit.housing, n: 1 },
      { list: 'open', desk: unit.housing, n: 1 },
    ],
  });
  await write(pool, {
    ticket: ofLevel3,
    version: 5,
    units: [unit.countyHousing],
    lists: [{ list: 'open', desk: unit.countyHousing, n: 1 }],
  });
  await waitUntil(() => centre.versions.size === 2 && housing.versions.size === 1 && county.versions.size === 1);

  assert.deepEqual([...centre.lists], ['toDispatch']);
  assert.deepEqual([...housing.versions], [[ofHousing, 3]]);
  assert.deepEqual([...housing.lists], ['toSign', 'open', 'due', 'overdue']);
  assert.deepEqual([...county.versions], [[ofLevel3, 5]]);
  assert.deepEqual([...county.lists], ['level3']);
  assert.equal(water.versions.size + water.lists.size + nobody.versions.size + nobody.lists.size, 0);
});

test('after a bulk write everything is to be read anew', async (t) => {
  const { pool } = await withDatabase(t);
  const hub = hubOn(t, pool);
  const [centre, housing] = [new Client(people.dispatcher), new Client(people.housingHandler)];
  await centre.listen(hub);
  await housing.listen(hub);
  await pool.query("INSERT INTO ticket_change (city_id, units, changes) VALUES ($1, '{}', '[]')", [city]);
  await waitUntil(() => centre.resets === 1 && housing.resets === 1);
});

test('no change is missed or undone, whatever the order of commits and however often clients go, also to another process', async (t) => {
  const database = await withDatabase(t);
  const hubs = [hubOn(t, database.pool), hubOn(t, database.openPool({ max: 2 }))];
  const writers = database.openPool({ max: 6 });
  const units = [unit.housing, unit.water, unit.countyHousing];
  const clients = [people.dispatcher, people.housingHandler, people.countyReceiver].flatMap((actor) => [
    new Client(actor),
    new Client(actor),
  ]);
  for (const [index, client] of clients.entries()) await client.listen(hubs[index % 2] ?? assert.fail());

  const truth = new Map<UnitCode | null, Map<TicketId, number>>();
  const note = (key: UnitCode | null, { ticket, version }: Change): void => {
    truth.set(key, (truth.get(key) ?? new Map<TicketId, number>()).set(ticket, version));
  };
  let working = true;

  /** Each writes its own tickets, several in a transaction that stays open for a while. */
  async function writeSome(writer: number): Promise<void> {
    const tickets = units.map((own) => ({ own, ticket: newTicket(), version: 0 }));
    for (let turn = 0; turn < 40; turn += 1) {
      const client = await writers.connect();
      await client.query('BEGIN');
      for (const one of tickets.filter((_one, index) => (turn + writer + index) % 3 > 0)) {
        one.version += 1;
        const change = { ticket: one.ticket, version: one.version, units: [one.own] };
        await write(client, change);
        note(null, change);
        note(one.own, change);
        await delay((turn * 7 + writer * 3) % 5);
      }
      await client.query(turn % 11 === 10 ? 'ROLLBACK' : 'COMMIT');
      // A version that was rolled back is written again by the next turn, with a higher number; the last turn commits.
      client.release();
    }
  }

  async function wander(client: Client, step: number): Promise<void> {
    for (let turn = 0; working; turn += 1) {
      await delay((turn * 13 + step * 5) % 23);
      client.leave();
      if (turn % 3 === 0) await delay((turn * 5 + step) % 11);
      await client.listen(hubs[(turn + step) % 2] ?? assert.fail());
    }
  }

  const wandering = clients.map(async (client, step) => {
    await wander(client, step);
  });
  try {
    await Promise.all([0, 1, 2, 3, 4, 5].map(async (writer) => await writeSome(writer)));
  } finally {
    working = false;
    await Promise.all(wandering);
  }

  const expected = [null, null, unit.housing, unit.housing, unit.countyHousing, unit.countyHousing];
  for (const [index, client] of clients.entries()) {
    const all = truth.get(expected[index] ?? null) ?? assert.fail();
    await waitUntil(() => [...all].every(([ticket, version]) => client.versions.get(ticket) === version));
    assert.equal(client.versions.size, all.size);
    assert.deepEqual([client.resets, client.undone], [0, 0]);
  }
});

test('who was away for too much, or for longer than changes are kept, reads everything anew', async (t) => {
  const { pool } = await withDatabase(t);
  const hub = hubOn(t, pool);
  const client = new Client(people.dispatcher);
  await client.listen(hub);
  client.leave();
  const ticket = newTicket();
  await write(pool, { ticket, version: 1 });
  await pool.query(
    `INSERT INTO ticket_change (city_id, ticket_id, version, units, changes)
      SELECT $1, gen_random_uuid(), 1, '{}', '[]' FROM generate_series(1, 1100)`,
    [city],
  );
  await followersCaughtUp(pool);
  await client.listen(hub);
  await waitUntil(() => client.resets === 1);
  assert.equal(client.versions.size, 0);

  client.leave();
  const before = client.place;
  await write(pool, { ticket, version: 2 });
  const gap = { read: createChangeFeed(pool).read } satisfies Partial<ChangeFeed>;
  await pool.query(
    `INSERT INTO projection_checkpoint (city_id, projection, transaction_id, global_position)
      SELECT city_id, 'lists:pruned', transaction_id, position FROM ticket_change WHERE version = 2`,
  );
  await followersCaughtUp(pool);
  await client.listen(hubOn(t, pool, gap), before);
  await waitUntil(() => client.resets === 2);
});

test('a client is never told of the past by a process that is behind: it waits until that has caught up', async (t) => {
  const database = await withDatabase(t);
  let behind = true;
  const feed = createChangeFeed(database.pool);
  const late = hubOn(t, database.pool, {
    read: async (...asked) => (behind ? { changes: [], gap: false } : await feed.read(...asked)),
    position: async (asked) => (behind ? { transaction: '1', position: 0 } : await feed.position(asked)),
  });
  const prompt = hubOn(t, database.pool);
  const client = new Client(people.dispatcher);
  await client.listen(prompt);
  const ticket = newTicket();
  await write(database.pool, { ticket, version: 1 });
  await waitUntil(() => client.versions.get(ticket) === 1);
  client.leave();
  const place = client.place;
  await client.listen(late);
  assert.deepEqual(client.place, place);
  await write(database.pool, { ticket, version: 2 });
  behind = false;
  await waitUntil(() => client.versions.get(ticket) === 2);
  assert.equal(client.resets, 0);
});

test('a database, or a client, that comes from another history is told to begin anew', async (t) => {
  const { pool } = await withDatabase(t);
  const feed = createChangeFeed(pool);
  let restored = false;
  const replaced: Partial<ChangeFeed> = {
    position: async (asked) => (restored ? { transaction: '3', position: 0 } : await feed.position(asked)),
  };
  // A clock on which the time that replicas are given is over soon.
  const elapsedMs = (): number => performance.now() * 1000;
  const hub = hubOn(t, pool, replaced, { elapsedMs });
  const client = new Client(people.dispatcher);
  await client.listen(hub);
  restored = true;
  await waitUntil(() => client.resets === 1);

  const stranger = new Client(people.dispatcher);
  stranger.place = { transaction: '123456789012', position: 4 };
  await stranger.listen(hubOn(t, pool, {}, { elapsedMs }));
  await waitUntil(() => stranger.resets === 1);
});

test('nothing is read while nobody listens, and an ending process says so', async (t) => {
  const { pool } = await withDatabase(t);
  const looks = new Set<AbortSignal>();
  const pause: FollowOptions['pause'] = async (_ms, signal) => {
    looks.add(signal);
    await delay(1, undefined, { signal }).catch(() => undefined);
  };
  const hub = hubOn(t, pool, {}, { pause });
  const client = new Client(people.dispatcher);
  await client.listen(hub);
  await waitUntil(() => looks.size === 1);
  client.leave();
  assert.ok([...looks].every(({ aborted }) => aborted));

  await client.listen(hub);
  hub[Symbol.dispose]();
  assert.ok(client.ended);
  assert.equal(await hub.subscribe(city, liveViewer(people.dispatcher, smallCity.profile), null, client), undefined);
});
