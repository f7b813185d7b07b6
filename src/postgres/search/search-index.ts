import type pg from 'pg';
import type {
  FoundCaller,
  IndexQuestion,
  SearchCandidate,
  SearchDocument,
  SearchIndex,
  SearchWindow,
} from '../../application/search/ports.ts';
import type { CityId } from '../../domain/kernel/ids.ts';
import type { Instant } from '../../domain/kernel/time.ts';
import { listedColumns } from '../lists/listed-columns.ts';
import type { PersonCipher } from '../persons/person-cipher.ts';
import { inTransaction } from '../transaction.ts';
import { chooseTokens } from './choose-tokens.ts';
import { createTokenShares } from './token-shares.ts';

/** Tells the lock of writers from other locks of the database. */
const WRITING = 12_347;

/** Rows that the small index holds at most, not counting those of the last minutes. */
const FRESH_ROWS = 20_000;

// A unit's light is that of its own limits, the centre's that of all (S-1). The centre's desk is written out: estimates are then the same
// for every question, and the statement is planned once.
const lightAt = (desks: string): string => `LEFT JOIN LATERAL (
    SELECT MIN(w.due_at) AS due_at, MIN(w.yellow_at) AS yellow_at FROM work_item w
    WHERE w.city_id = $1 AND w.ticket_id = f.ticket_id AND w.list = 'open' AND w.desk ${desks} AND w.yellow_at IS NOT NULL
  ) o ON true`;
const AT_CENTRE = `= ''`;
const AT_UNITS = '= ANY ($8)';

const findText = (masked: boolean): string => `SELECT f.sort_at AS "sortAt", s.shown, o.due_at AS "dueAt", o.yellow_at AS "yellowAt",
    ${listedColumns(masked)}
  FROM find_searched_tickets($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14, $15, $16, $17, $18, $19, $20) f
  JOIN ticket t ON t.city_id = $1 AND t.ticket_id = f.ticket_id
  CROSS JOIN LATERAL (
    SELECT shown FROM ticket_search_fresh s WHERE s.city_id = $1 AND s.ticket_id = f.ticket_id AND s.audience = f.audience
    UNION ALL
    SELECT shown FROM ticket_search s WHERE s.city_id = $1 AND s.ticket_id = f.ticket_id AND s.audience = f.audience
    LIMIT 1
  ) s
  ${lightAt(masked ? AT_UNITS : AT_CENTRE)}
  ORDER BY f.sort_at DESC, f.ticket_id DESC`;
const FIND = { centre: findText(false), unit: findText(true) } as const;

const FIND_CALLERS = `SELECT f.request_id AS request, f.person_id AS person, o.due_at AS "dueAt", o.yellow_at AS "yellowAt", ${listedColumns(false)}
  FROM find_searched_callers($1, $2, $3, $4) f
  JOIN ticket t ON t.city_id = $1 AND t.ticket_id = f.ticket_id
  ${lightAt(AT_CENTRE)}
  ORDER BY f.received_at DESC, f.ticket_id DESC`;

// One writer of a city at a time, so that what is moved between the tables is never in both.
const ALONE = 'SELECT pg_advisory_xact_lock(hashtextextended($1, $2))';

// What is as it was is left alone: to write it again would put all its tokens into the index again.
const WRITE = `WITH drawn AS MATERIALIZED (
    SELECT * FROM jsonb_to_recordset($3)
      AS d (ticket_id uuid, audience text, received_at timestamptz, sort_at timestamptz, tokens integer[], shown jsonb)
  ), same AS MATERIALIZED (
    SELECT d.ticket_id, d.audience FROM drawn d JOIN (
      SELECT ticket_id, audience, received_at, sort_at, tokens, shown FROM ticket_search WHERE city_id = $1 AND ticket_id = ANY ($2::uuid[])
      UNION ALL
      SELECT ticket_id, audience, received_at, sort_at, tokens, shown FROM ticket_search_fresh WHERE city_id = $1 AND ticket_id = ANY ($2::uuid[])
    ) k USING (ticket_id, audience, received_at, sort_at, tokens, shown)
  ), gone AS (
    DELETE FROM ticket_search WHERE city_id = $1 AND ticket_id = ANY ($2::uuid[])
      AND (ticket_id, audience) NOT IN (SELECT ticket_id, audience FROM same)
  ), gone_fresh AS (
    DELETE FROM ticket_search_fresh WHERE city_id = $1 AND ticket_id = ANY ($2::uuid[])
      AND (ticket_id, audience) NOT IN (SELECT ticket_id, audience FROM drawn)
  )
  INSERT INTO ticket_search_fresh (city_id, ticket_id, audience, received_at, sort_at, tokens, shown)
  SELECT $1, ticket_id, audience, received_at, sort_at, tokens, shown FROM drawn
  WHERE (ticket_id, audience) NOT IN (SELECT ticket_id, audience FROM same)
  ON CONFLICT (city_id, ticket_id, audience) DO UPDATE SET received_at = excluded.received_at, sort_at = excluded.sort_at,
    tokens = excluded.tokens, shown = excluded.shown, written_at = excluded.written_at`;

// What has rested for a day, and what is too much for a small index.
const SETTLE = `WITH moved AS (
    DELETE FROM ticket_search_fresh WHERE (city_id, ticket_id, audience) IN (
      SELECT city_id, ticket_id, audience FROM ticket_search_fresh
      WHERE city_id = $1 AND written_at < greatest(now() - interval '1 day', coalesce(
        (SELECT written_at FROM ticket_search_fresh ORDER BY written_at DESC OFFSET $2 LIMIT 1), '-infinity'))
      ORDER BY written_at LIMIT $3
    ) RETURNING *
  )
  INSERT INTO ticket_search SELECT * FROM moved`;

// The lock lets an erasure come before or after, so that nothing of an erased person is left.
const WRITE_CALLERS = `INSERT INTO caller_search AS s (city_id, ticket_id, request_id, person_id, received_at, tokens)
  SELECT $1, d.ticket, d.request, p.person_id, d.received_at, d.tokens
  FROM jsonb_to_recordset($2) AS d (ticket uuid, request uuid, person uuid, received_at timestamptz, tokens integer[])
  JOIN person p ON p.city_id = $1 AND p.person_id = d.person AND p.erased_at IS NULL
  FOR SHARE OF p
  ON CONFLICT (city_id, ticket_id, request_id) DO UPDATE
    SET person_id = excluded.person_id, received_at = excluded.received_at, tokens = excluded.tokens
    WHERE (s.person_id, s.received_at, s.tokens) IS DISTINCT FROM (excluded.person_id, excluded.received_at, excluded.tokens)`;

const REMOVE_CALLERS = `DELETE FROM caller_search s USING jsonb_to_recordset($2) AS d (ticket uuid, requests uuid[])
  WHERE s.city_id = $1 AND s.ticket_id = d.ticket AND s.request_id <> ALL (d.requests)`;

/** The search index in PostgreSQL: arrays of tokens under inverted indexes. */
export function createSearchIndex(pool: pg.Pool, cipher: Pick<PersonCipher, 'phoneFragments'>): SearchIndex {
  const tokenShares = createTokenShares(pool);
  return {
    write: async (city, documents) => {
      if (documents.length === 0) return;
      const tickets = documents.map(({ ticket }) => ticket);
      const rows = JSON.stringify(documents.flatMap(ticketRows));
      const callers = JSON.stringify(documents.flatMap((document) => callerRows(cipher, city, document)));
      const kept = JSON.stringify(documents.map(({ ticket, callers: kept }) => ({ ticket, requests: kept.map(({ request }) => request) })));
      await inTransaction(pool, async (client) => {
        await client.query({ name: 'search_alone', text: ALONE, values: [city, WRITING] });
        await client.query({ name: 'search_write', text: WRITE, values: [city, tickets, rows] });
        await client.query({ name: 'search_write_callers', text: WRITE_CALLERS, values: [city, callers] });
        await client.query({ name: 'search_remove_callers', text: REMOVE_CALLERS, values: [city, kept] });
      });
    },
    settle: async (city, limit) =>
      await inTransaction(pool, async (client) => {
        await client.query({ name: 'search_alone', text: ALONE, values: [city, WRITING] });
        const { rowCount } = await client.query({ name: 'search_settle', text: SETTLE, values: [city, FRESH_ROWS, limit] });
        return rowCount ?? 0;
      }),
    tidy: async () => {
      await pool.query('SELECT tidy_ticket_search()');
    },
    latestEntry: async (city) => {
      const { rows } = await pool.query<{ readonly at: Instant }>({
        name: 'search_latest',
        text: 'SELECT received_at AS at FROM ticket_filter WHERE city_id = $1 ORDER BY received_at DESC LIMIT 1',
        values: [city],
      });
      return rows[0]?.at;
    },
    find: async (city, question) => {
      const who = question.units === null ? 'centre' : 'unit';
      const { rows } = await pool.query<SearchCandidate>({
        name: `search_find_${who}`,
        text: FIND[who],
        values: [...valuesOf(city, question, await tokenShares())],
      });
      return rows;
    },
    findCallers: async (city, digits, windows, limit) => {
      const tokens = cipher.phoneFragments(city, digits);
      if (tokens.length === 0) return [];
      const times = timesOf(windows);
      const { rows } = await pool.query<FoundCaller>({ name: 'search_callers', text: FIND_CALLERS, values: [city, tokens, times, limit] });
      return rows;
    },
  };
}

function valuesOf(city: CityId, question: IndexQuestion, shares: ReadonlyMap<number, number>): readonly unknown[] {
  const { tokens, windows, before, units, filters, light, now, limit } = question;
  const { states, kinds, urgencies, privacies, channels, classCodes, areas, units: leads, receivedFrom } = filters;
  const values = [states, kinds, urgencies, privacies, channels, classCodes, areas, leads];
  return [
    ...[city, chooseTokens(tokens, shares), timesOf(windows), windows.map(({ from }) => from), before.sortAt, before.ticket],
    ...[receivedFrom ?? '-infinity', units, values.some((each) => each !== null), ...values, light, now, limit],
  ];
}

/** Tokens of the windows that have some, as rows of one length. */
function timesOf(windows: readonly SearchWindow[]): readonly (readonly number[])[] {
  const some = windows.flatMap(({ tokens }) => (tokens === null ? [] : [tokens]));
  const length = Math.max(...some.map((tokens) => tokens.length));
  return some.map((tokens) => Array.from({ length }, (_, at) => tokens[at % tokens.length] ?? 0));
}

function ticketRows({ ticket, receivedAt, rows }: SearchDocument): readonly object[] {
  return rows.map(({ audience, sortAt, tokens, shown }) => ({
    ticket_id: ticket,
    audience,
    received_at: receivedAt,
    sort_at: sortAt,
    tokens,
    shown,
  }));
}

function callerRows(
  cipher: Pick<PersonCipher, 'phoneFragments'>,
  city: CityId,
  { ticket, receivedAt, callers, timeTokens }: SearchDocument,
): readonly object[] {
  return callers.map(({ request, person, phone }) => ({
    ticket,
    request,
    person,
    received_at: receivedAt,
    tokens: [...cipher.phoneFragments(city, phone), ...timeTokens],
  }));
}
