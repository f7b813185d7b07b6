import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { Static } from 'typebox';
import type { callerLogAnswer } from '../../contract/callers.ts';
import { addMs } from '../../domain/kernel/time.ts';
import type { Allowance } from '../../application/callers/ports.ts';
import { createAllowances } from '../../postgres/callers/allowances.ts';
import { CallerClient, codeOf, requestBody } from '../../../test/support/caller-client.ts';
import { png } from '../../../test/support/make-files.ts';
import { withServedCity } from '../../../test/support/served-city.ts';
import { withStoredCity } from '../../../test/support/stored-city.ts';

test('a thousand codes guessed at a number: a handful is looked at, and its caller is not kept out', async (t) => {
  const served = await withServedCity(t);
  const caller = await new CallerClient(served).submit();
  const { number } = caller.receipt;
  const guesser = new CallerClient(served, '203.0.113.9');
  const answers = { looked: 0, held: 0 };
  for (let round = 0; round < 20; round += 1) {
    const codes = Array.from({ length: 50 }, (_, index) => String(round * 50 + index).padStart(10, '2'));
    const burst = await Promise.all(codes.map(async (queryCode) => await guesser.send('POST', '/progress', { number, queryCode })));
    for (const answer of burst) {
      if (answer.statusCode === 404) answers.looked += 1;
      else {
        assert.equal(answer.statusCode, 429, answer.body);
        assert.equal(codeOf(answer), 'auth.tooManyTries');
        assert.ok(Number(answer.headers['retry-after']) >= 1);
        answers.held += 1;
      }
    }
  }
  assert.equal(answers.looked + answers.held, 1000);
  assert.ok(answers.looked <= 20, String(answers.looked));
  // Waits double: guessed at further, the next one is longer than a slow machine needs for what follows.
  for (let wait = 0; wait < 4;) {
    const answer = await guesser.send('POST', '/progress', { number, queryCode: '3333333333' });
    if (answer.statusCode === 404) answers.looked += 1;
    wait = Number(answer.headers['retry-after'] ?? 0);
  }
  // Even the right code is not looked at for the guesser; its caller opens the page from elsewhere, also in the same moment.
  guesser.receipt = caller.receipt;
  assert.equal((await guesser.send('POST', '/progress', { number, queryCode: caller.receipt.queryCode })).statusCode, 429);
  assert.equal((await caller.open()).number, number);
  assert.equal(
    (await new CallerClient(served, '192.0.2.55').send('POST', '/progress', { number, queryCode: caller.receipt.queryCode })).statusCode,
    200,
  );
  const { rows } = await served.stored.pool.query<{ lines: number }>('SELECT count(*)::int AS lines FROM caller_log');
  assert.equal(rows[0]?.lines, answers.looked);
  assert.deepEqual(served.errors, []);
});

test('numbers guessed from one network are held together, whatever their address in it', async (t) => {
  const served = await withServedCity(t);
  let held = 0;
  for (let index = 0; index < 80; index += 1) {
    const guesser = new CallerClient(served, `2001:db8:1:2::${index.toString(16)}`);
    const answer = await guesser.send('POST', '/progress', {
      number: `20260302-${String(index).padStart(6, '0')}-0`,
      queryCode: 'AAAAAAAAAA',
    });
    if (answer.statusCode === 429) held += 1;
  }
  assert.ok(held >= 20, String(held));
  const neighbour = await new CallerClient(served, '2001:db8:1:3::1').submit();
  assert.equal((await neighbour.open()).stage.code, 'received');
});

test('a place sends a hundred requests at once, then waits for seconds; others do not', async (t) => {
  const served = await withServedCity(t);
  const office = new CallerClient(served, '198.51.100.20');
  const answers = await Promise.all(
    Array.from(
      { length: 110 },
      async (_, index) => await office.send('POST', '/requests', requestBody({ text: `Request ${String(index)}` })),
    ),
  );
  const taken = answers.filter(({ statusCode }) => statusCode === 201).length;
  assert.ok(taken >= 100 && taken < 110, String(taken));
  const refused = answers.find(({ statusCode }) => statusCode === 429) ?? assert.fail('nobody was held');
  assert.equal(codeOf(refused), 'caller.tooMany');
  assert.ok(Number(refused.headers['retry-after']) <= 3, String(refused.headers['retry-after']));
  assert.equal((await new CallerClient(served, '198.51.100.21').send('POST', '/requests', requestBody())).statusCode, 201);
  const { rows } = await served.stored.pool.query('SELECT act, origin FROM caller_log');
  assert.deepEqual(rows, [{ act: 'requestsHeld', origin: '198.51.100.20' }]);
});

test('megabytes of uploads are counted by what is announced', async (t) => {
  const served = await withServedCity(t);
  const place = new CallerClient(served, '198.51.100.30');
  await served.ports.allowances.take(
    served.stored.city,
    { what: 'megabytes', burst: 500, everyMs: 4_000 },
    '198.51.100.30',
    499,
    served.ports.time.now(),
  );
  assert.equal((await place.send('POST', '/files', png(), { 'content-type': 'image/png' })).statusCode, 201);
  const full = await place.send('POST', '/files', png(), { 'content-type': 'image/png' });
  assert.deepEqual([full.statusCode, codeOf(full)], [429, 'caller.tooMany']);
});

test('an allowance holds over several servers and races, comes back with time, and survives a clock set back', async (t) => {
  const { database, city, now } = await withStoredCity(t);
  const servers = [createAllowances(database.openPool()), createAllowances(database.openPool())];
  const allowance: Allowance = { what: 'test', burst: 10, everyMs: 1000 };
  const take = async (server: number, at = now, amount = 1) =>
    await (servers[server % 2] ?? assert.fail()).take(city, allowance, 'x', amount, at);
  const first = await Promise.all(Array.from({ length: 25 }, async (_, index) => await take(index)));
  assert.equal(first.filter(({ type }) => type === 'taken').length, 10);
  const held = first.filter((each) => each.type === 'held');
  assert.equal(held.filter(({ noted }) => noted).length, 1);
  assert.ok(held.every(({ until }) => until === addMs(now, 1000)));
  assert.equal((await take(0, addMs(now, 999))).type, 'held');
  assert.equal((await take(0, addMs(now, 1000))).type, 'taken');
  assert.equal((await take(1, addMs(now, 1000))).type, 'held');
  assert.equal((await take(1, addMs(now, 60_000), 10)).type, 'taken');
  assert.equal((await take(0, addMs(now, 60_000), 1)).type, 'held');
  // Far behind what was taken: the clock went back, and nobody is held for an hour because of that.
  assert.equal((await take(0, addMs(now, -3_600_000))).type, 'taken');
  const { signal } = new AbortController();
  await servers[0]?.prune(addMs(now, 3_600_000), signal);
  assert.equal((await database.pool.query('SELECT FROM allowance')).rowCount, 0);
});

test('where a request comes from is what a trusted proxy says, and nobody else', async (t) => {
  const served = await withServedCity(t, { HUIYIN_TRUST_PROXY: '10.0.0.0/8' });
  const forwarded = { 'x-forwarded-for': '192.0.2.66, 198.51.100.9' };
  const wrong = { number: '1', queryCode: '2' };
  await new CallerClient(served, '10.1.2.3').send('POST', '/progress', wrong, forwarded);
  await new CallerClient(served, '203.0.113.5').send('POST', '/progress', wrong, forwarded);
  const { rows } = await served.stored.pool.query<{ origin: string }>('SELECT origin FROM caller_log ORDER BY position');
  assert.deepEqual(
    rows.map(({ origin }) => origin),
    ['198.51.100.9', '203.0.113.5'],
  );
  const read = async (query: string) =>
    (await served.ask(`/caller-log?${query}`, { as: 'auditadministrator' })).json<Static<typeof callerLogAnswer>>();
  const [newest, rest] = [await read('limit=1'), await read('before=2')];
  assert.deepEqual([newest.items[0]?.origin, newest.next, rest.items[0]?.origin, rest.next], ['203.0.113.5', 2, '198.51.100.9', null]);
  assert.equal((await served.ask('/caller-log', { as: 'agent' })).statusCode, 403);
});
