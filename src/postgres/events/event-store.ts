import pg from 'pg';
import type { CityId, TicketId } from '../../domain/kernel/ids.ts';
import type { Appended, EventStore, IdempotencyKey, SealedPerson, TicketRow, TicketWrite } from '../../application/ports.ts';
import { listJson } from '../lists/list-json.ts';
import { rowJson } from '../row-json.ts';
import { storedEvent, type EventRow } from './stored-event.ts';
import { currentVersion } from './upcast.ts';

const UUID = /^[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}$/iu;
const LOAD = `SELECT type, schema_version, occurred_at, data, clocks, metadata -> 'by' AS by
  FROM event WHERE city_id = $1 AND stream_id = $2 AND version > $3 ORDER BY version`;
const LOAD_ALL = `SELECT stream_id, type, schema_version, occurred_at, data, clocks, metadata -> 'by' AS by
  FROM event WHERE city_id = $1 AND stream_id = ANY ($2::uuid[]) ORDER BY stream_id, version`;
const APPEND = 'SELECT stream, stream_version, replayed FROM append_ticket_events($1, $2, $3, $4, $5)';
// Of the same transaction as the events: a file is used by a ticket when its history says so, and never otherwise.
const APPEND_WITH_FILES = `WITH appended AS MATERIALIZED (${APPEND}), used AS (
    INSERT INTO file_use (city_id, file_id, ticket_id)
    SELECT $1, named.file, a.stream FROM appended a JOIN jsonb_to_recordset($6) AS named (stream uuid, file uuid) USING (stream)
    WHERE NOT a.replayed ON CONFLICT DO NOTHING)
  SELECT stream, stream_version, replayed FROM appended`;
const ANSWER = 'SELECT stream_id, version, digest FROM idempotency WHERE city_id = $1 AND key = $2';

/** The event store on a pool, or inside a transaction when given its client. */
export function createEventStore(database: pg.Pool | pg.PoolClient): EventStore {
  return {
    load: async (city, stream, after) => {
      // What is no UUID names no ticket; the database would call it an error.
      if (!UUID.test(stream)) return [];
      const { rows } = await database.query<EventRow>({ name: 'event_load', text: LOAD, values: [city, stream, after] });
      return rows.map(storedEvent);
    },
    loadAll: async (city, streams) => {
      const values = [city, streams.filter((stream) => UUID.test(stream))];
      const { rows } = await database.query<EventRow & { readonly stream_id: TicketId }>({
        name: 'event_load_all',
        text: LOAD_ALL,
        values,
      });
      return new Map([...Map.groupBy(rows, (row) => row.stream_id)].map(([stream, history]) => [stream, history.map(storedEvent)]));
    },
    append: async (city, writes, key, person) => await append(database, city, writes, key, person ?? null),
    findAnswer: async (city, key) => {
      type Row = { readonly stream_id: TicketId; readonly version: number; readonly digest: string };
      const { rows } = await database.query<Row>({ name: 'idempotency_find', text: ANSWER, values: [city, key] });
      const [row] = rows;
      return row && { stream: row.stream_id, version: row.version, digest: row.digest };
    },
  };
}

async function append(
  database: pg.Pool | pg.PoolClient,
  city: CityId,
  writes: readonly TicketWrite[],
  key: IdempotencyKey | null,
  person: SealedPerson | null,
): Promise<Appended> {
  const values = [
    city,
    JSON.stringify(writes.map((write) => writeJson(city, write))),
    key?.key ?? null,
    key?.digest ?? null,
    person === null ? null : JSON.stringify(personJson(person)),
  ];
  const newFiles = writes.flatMap(({ stream, newFiles: files }) => files.map((file) => ({ stream, file })));
  const statement =
    newFiles.length === 0
      ? { name: 'event_append', text: APPEND, values }
      : { name: 'event_append_with_files', text: APPEND_WITH_FILES, values: [...values, JSON.stringify(newFiles)] };
  type Row = { readonly stream: TicketId; readonly stream_version: number; readonly replayed: boolean };
  for (let attempt = 1; ; attempt += 1) {
    try {
      const { rows } = await database.query<Row>(statement);
      const [row] = rows;
      return row?.replayed === true ? { type: 'replayed', stream: row.stream, version: row.stream_version } : { type: 'appended' };
    } catch (error) {
      const clash = clashOf(error);
      if (clash !== undefined) return clash;
      // Nothing was written, and whoever was in the way is through by now. Inside a larger transaction that is lost as well.
      if (!(attempt < 3 && isTransient(error) && database instanceof pg.Pool)) throw error;
    }
  }
}

/** `HY001` and `HY002` are raised by `append_ticket_events`; the unique keys stand behind it. */
function clashOf(error: unknown): Appended | undefined {
  if (!(error instanceof pg.DatabaseError)) return undefined;
  if (error.code === 'HY001') return { type: 'stale' };
  if (error.code === 'HY002') return { type: 'keyReused' };
  const unique = error.code === '23505' && (error.constraint === 'event_pkey' || error.constraint === 'ticket_pkey');
  return unique ? { type: 'stale' } : undefined;
}

/** Deadlock and serialization failure. */
function isTransient(error: unknown): boolean {
  return error instanceof pg.DatabaseError && (error.code === '40P01' || error.code === '40001');
}

function writeJson(city: CityId, write: TicketWrite): Record<string, unknown> {
  const { stream, expectedVersion, events, metadata, rows } = write;
  const key = { city_id: city, ticket_id: stream };
  return {
    stream,
    expected: expectedVersion,
    version: expectedVersion + events.length,
    events: events.map((event, index) => ({
      version: expectedVersion + index + 1,
      type: event.type,
      schema_version: currentVersion(event.type),
      occurred_at: event.at,
      data: event.data,
      clocks: event.clocks,
      metadata: { by: event.by, ...metadata },
    })),
    ticket: rowJson(key, expectedVersion === 0 ? rows.ticket : withoutWords(rows.ticket)),
    requests: rows.requests.map((row) => rowJson(key, row)),
    removed: rows.removedRequests,
    clocks: rows.clocks.map((row) => rowJson(key, row)),
    ...listJson(city, rows.lists),
  };
}

/** What was said, where and by whom never changes (H-9), and may be long: it is sent once. */
function withoutWords({
  text: _text,
  subject: _subject,
  placeText: _place,
  latitude: _lat,
  longitude: _lon,
  ...changing
}: TicketRow): Readonly<Record<string, unknown>> {
  return changing;
}

function personJson(person: SealedPerson): Record<string, string | null> {
  return {
    person_id: person.id,
    key_id: person.keyId,
    name_sealed: base64(person.nameSealed),
    phone_sealed: base64(person.phoneSealed),
    name_hash: base64(person.nameHash),
    phone_hash: base64(person.phoneHash),
  };
}

function base64(bytes: Uint8Array | null): string | null {
  return bytes === null ? null : Buffer.from(bytes).toString('base64');
}
