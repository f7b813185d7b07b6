import type pg from 'pg';
import { searchProjection } from '../../src/application/search/search-projection.ts';
import type { RecordedEvent } from '../../src/application/ports.ts';
import type { TicketId } from '../../src/domain/kernel/ids.ts';
import type { Instant } from '../../src/domain/kernel/time.ts';
import type { SearchIndex } from '../../src/application/search/ports.ts';
import { copyInto } from '../../src/postgres/import/copy-into.ts';
import type { KeyedRow } from '../../src/postgres/import/copy-text.ts';
import { createPersonCipher, type PersonCipher } from '../../src/postgres/persons/person-cipher.ts';
import type { Store } from '../../src/postgres/store.ts';
import { inTransaction } from '../../src/postgres/transaction.ts';
import { MEASURED_CITY } from './installation.ts';

const BATCH = 200;
/** One batch is computed while others are read and written. */
const UNDER_WAY = 4;

/** What the filling of the index needs. */
export type SearchFilling = {
  readonly store: Store;
  readonly pool: pg.Pool;
  readonly owner: pg.Pool;
  /** The installation's key of callers' data. */
  readonly key: Uint8Array;
  readonly now: Instant;
};

/**
 * Puts every ticket into the search index, as the projection does that follows history, but once for each, several at a time and by
 * COPY; then the projection goes on from the present. The inverted indexes are built at the end: entry by entry they cost far more.
 */
export async function fillSearch({ store, pool, owner, key, now }: SearchFilling): Promise<void> {
  const { rows: indexes } = await owner.query<{ readonly name: string; readonly definition: string }>(
    `SELECT indexname AS name, indexdef AS definition FROM pg_indexes
      WHERE tablename IN ('ticket_search', 'ticket_search_fresh', 'caller_search') AND indexdef LIKE '% USING gin %'`,
  );
  for (const { name } of indexes) await owner.query(`DROP INDEX ${name}`);
  const searchIndex = { write: copying(pool, createPersonCipher(key)) };
  const projection = searchProjection({ ...store, searchIndex, time: { now: () => now } }, (_city, _ticket, error) => {
    throw error;
  });
  const batches = ticketsInTurn(pool);
  await Promise.all(
    Array.from({ length: UNDER_WAY }, async () => {
      for await (const ids of batches) await projection.apply(MEASURED_CITY, ids.map(changeOf));
    }),
  );
  await store.projectionLog.advance(MEASURED_CITY, { ...projection, begins: 'now' });
  await owner.query("SET maintenance_work_mem = '1GB'");
  for (const { definition } of indexes) await owner.query(definition);
}

/** Writes documents where they lie once they have rested for a day. */
function copying(pool: pg.Pool, cipher: Pick<PersonCipher, 'phoneFragments'>): SearchIndex['write'] {
  return async (city, documents) => {
    const rows = documents.flatMap(({ ticket, receivedAt, rows: found }) =>
      found.map(({ shown, ...row }): KeyedRow => [`${city}\t${ticket}`, { receivedAt, ...row, shown: JSON.stringify(shown) }]),
    );
    const callers = documents.flatMap(({ ticket, receivedAt, callers: searched, timeTokens }) =>
      searched.map(({ request, person, phone }): KeyedRow => {
        const tokens = [...cipher.phoneFragments(city, phone), ...timeTokens];
        return [`${city}\t${ticket}`, { requestId: request, personId: person, receivedAt, tokens }];
      }),
    );
    await inTransaction(pool, async (client) => {
      // A lost batch would be a lost filling: nobody waits for the disk.
      await client.query('SET LOCAL synchronous_commit = off');
      await copyInto(client, 'ticket_search', ['city_id', 'ticket_id'], rows.values());
      await copyInto(client, 'caller_search', ['city_id', 'ticket_id'], callers.values());
    });
  };
}

/** The projection asks an event for nothing but its ticket, and whether it may have changed something. */
function changeOf(stream: TicketId): RecordedEvent {
  return { stream, event: { type: 'requestReceived' } } as RecordedEvent;
}

async function* ticketsInTurn(pool: pg.Pool): AsyncGenerator<readonly TicketId[], void> {
  for (let after = '00000000-0000-0000-0000-000000000000'; ;) {
    const { rows } = await pool.query<{ readonly id: TicketId }>({
      name: 'bench_ticket_ids',
      text: 'SELECT ticket_id AS id FROM ticket WHERE city_id = $1 AND ticket_id > $2 ORDER BY city_id, ticket_id LIMIT $3',
      values: [MEASURED_CITY, after, BATCH],
    });
    const last = rows.at(-1);
    if (last === undefined) return;
    after = last.id;
    yield rows.map(({ id }) => id);
  }
}
