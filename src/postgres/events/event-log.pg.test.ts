import assert from 'node:assert/strict';
import { test } from 'node:test';
import { prepareCommand } from '../../application/ticket/command-write.ts';
import type { RecordedEvent, StreamPosition } from '../../application/ports.ts';
import type { TicketId } from '../../domain/kernel/ids.ts';
import { people, smallCity } from '../../../test/support/small-city.ts';
import { withStoredCity, type StoredCity } from '../../../test/support/stored-city.ts';
import { receiveCommand } from '../../../test/support/ticket-script.ts';
import { waitUntil } from '../../../test/support/wait-until.ts';
import { inTransaction } from '../transaction.ts';
import { createEventStore } from './event-store.ts';

/** All that is committed, page by page; waits for transactions of other tests, which hold readers back on the whole server. */
async function readFrom(city: StoredCity, start: StreamPosition | null, count: number): Promise<readonly RecordedEvent[]> {
  const seen: RecordedEvent[] = [];
  await waitUntil(async () => {
    const after = seen.at(-1)?.position ?? start;
    seen.push(...(await city.store.log.readAll(city.city, after, 3)));
    return seen.length >= count;
  });
  return seen;
}

/** What a request would write. */
function writeOf(city: StoredCity, ticket: string, number: string) {
  const request = { ...receiveCommand().request, person: null };
  const command = receiveCommand({ ticket: ticket as TicketId, number, request });
  const circumstances = { key: null, cause: null, origin: null };
  const prepared = prepareCommand(null, command, { actor: people.agent, now: city.now, rules: smallCity, circumstances });
  assert.ok(prepared.ok);
  return prepared.value.write;
}

const [slowId, quickId, lastId] = ['1', '2', '3'].map((digit) => `018f0000-0000-7000-8000-00000000000${digit}`) as [string, string, string];

test('a reader in commit order skips nothing when an earlier event commits later', async (t) => {
  const city = await withStoredCity(t);
  await inTransaction(city.pool, async (slow) => {
    await createEventStore(slow).append(city.city, [writeOf(city, slowId, 'A')], null);
    await city.store.events.append(city.city, [writeOf(city, quickId, 'B')], null);
    // The quick event is committed and has the higher position; it is held back, or the slow one would be passed by.
    assert.deepEqual(await city.store.log.readAll(city.city, null, 10), []);
  });
  const read = await readFrom(city, null, 2);
  assert.deepEqual(
    read.map(({ stream }) => stream),
    [slowId, quickId],
  );
});

test('a lower position in a later transaction is not skipped either', async (t) => {
  const city = await withStoredCity(t);
  const seen: string[] = [];
  let after: StreamPosition | null = null;
  const read = async (count: number): Promise<void> => {
    const events = await readFrom(city, after, count);
    seen.push(...events.map(({ stream }) => stream));
    after = events.at(-1)?.position ?? after;
  };
  // The early transaction gets its number first and its position last.
  let late: Promise<void> | undefined;
  const { promise: lateHasWritten, resolve: lateWrote } = Promise.withResolvers<undefined>();
  const { promise: lateMayEnd, resolve: endLate } = Promise.withResolvers<undefined>();
  try {
    await inTransaction(city.pool, async (early) => {
      await early.query('SELECT pg_current_xact_id()');
      late = inTransaction(city.pool, async (client) => {
        await createEventStore(client).append(city.city, [writeOf(city, slowId, 'A')], null);
        lateWrote(undefined);
        await lateMayEnd;
      });
      await Promise.race([lateHasWritten, late]);
      await createEventStore(early).append(city.city, [writeOf(city, quickId, 'B')], null);
    });
    await read(1);
    assert.deepEqual(seen, [quickId]);
  } finally {
    endLate(undefined);
    await late;
  }
  await read(1);
  await city.store.events.append(city.city, [writeOf(city, lastId, 'C')], null);
  await read(1);
  assert.deepEqual(seen, [quickId, slowId, lastId]);
});

test('an event rolled back is never read, and readers can go page by page', async (t) => {
  const city = await withStoredCity(t);
  const undone = inTransaction(city.pool, async (client) => {
    await createEventStore(client).append(city.city, [writeOf(city, slowId, 'A')], null);
    throw new Error('no');
  });
  await assert.rejects(undone);
  const { ticket } = await city.live();
  const seen = await readFrom(city, null, 10);
  assert.deepEqual(
    seen.map(({ stream, version }) => [stream, version]),
    Array.from({ length: 10 }, (_, index) => [ticket, index + 1]),
  );
  assert.deepEqual(
    seen.map(({ event }) => event),
    await city.store.events.load(city.city, ticket, 0),
  );
});
