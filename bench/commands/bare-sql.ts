import type pg from 'pg';
import type { CityId } from '../../src/domain/kernel/ids.ts';
import type { SealedPerson, TicketWrite } from '../../src/application/ports.ts';
import { facetsOf } from '../../src/postgres/lists/facets.ts';
import { columnOf } from '../../src/postgres/row-json.ts';

/** What one command writes, ready made. */
export type PreparedWrite = {
  readonly key: string;
  readonly digest: string;
  readonly day: string;
  readonly person: SealedPerson | null;
  readonly write: TicketWrite;
};

type Statement = { readonly name: string; readonly text: string };
type Values = Readonly<Record<string, unknown>>;

const statements = new Map<string, Statement>();

/** A prepared statement by table and kind, made once. */
function statement(name: string, make: () => string): Statement {
  let known = statements.get(name);
  if (known === undefined) {
    known = { name, text: make() };
    statements.set(name, known);
  }
  return known;
}

/**
 * The yardstick: the same rows that a command of ours leaves, written with plain prepared statements, one transaction a
 * command and nothing else: no loading, no rules, no check of versions.
 */
export async function writeBare(pool: pg.Pool, city: CityId, { key, digest, day, person, write }: PreparedWrite): Promise<void> {
  const { stream, expectedVersion, events, metadata, rows } = write;
  if (expectedVersion === 0) await pool.query({ name: 'bare_number', text: 'SELECT take_ticket_numbers($1, $2, 1)', values: [city, day] });
  const client = await pool.connect();
  try {
    await client.query({ name: 'bare_begin', text: 'BEGIN' });
    await insert(client, 'idempotency', { cityId: city, key, streamId: stream, version: expectedVersion + events.length, digest });
    if (person !== null) await insert(client, 'person', { cityId: city, ...personValues(person) });
    for (const [index, event] of events.entries()) {
      await insert(client, 'event', {
        cityId: city,
        streamId: stream,
        version: expectedVersion + index + 1,
        type: event.type,
        schemaVersion: 1,
        occurredAt: event.at,
        data: JSON.stringify(event.data),
        clocks: JSON.stringify(event.clocks),
        metadata: JSON.stringify({ by: event.by, ...metadata }),
      });
    }
    const ticketKey = { cityId: city, ticketId: stream };
    if (expectedVersion === 0) await insert(client, 'ticket', { ...ticketKey, ...rows.ticket });
    else await update(client, 'ticket', ticketKey, withoutWords(rows.ticket));
    for (const row of rows.requests) await upsert(client, 'citizen_request', { ...ticketKey, requestId: row.requestId }, { ...row });
    for (const row of rows.clocks) await upsert(client, 'clock', { ...ticketKey, clockId: row.clockId }, { ...row });
    await writeLists(client, city, write);
    await client.query({ name: 'bare_commit', text: 'COMMIT' });
  } finally {
    client.release();
  }
}

async function writeLists(client: pg.PoolClient, city: CityId, { stream, expectedVersion, events, rows }: TicketWrite): Promise<void> {
  const { came, gone, filter, newUnits, leftUnits, concerned } = rows.lists;
  const { receivedAt } = rows.ticket;
  const ticket = { cityId: city, receivedAt, ticketId: stream };
  for (const { list, desk, dueAt, item } of gone)
    await remove(client, 'work_item', { cityId: city, list, desk, dueAt, ticketId: stream, item });
  for (const item of came) await insert(client, 'work_item', { ...ticket, ...item });
  if (filter !== null) {
    const values = { ...filter, facets: facetsOf(city, filter) };
    if (expectedVersion === 0) await insert(client, 'ticket_filter', { cityId: city, ...values });
    else await update(client, 'ticket_filter', ticket, values);
  }
  for (const unit of leftUnits) await remove(client, 'ticket_unit', { ...ticket, unit });
  for (const unit of newUnits) await insert(client, 'ticket_unit', { ...ticket, unit });
  const changes = JSON.stringify([...gone.map((item) => ({ ...item, n: -1 })), ...came.map((item) => ({ ...item, n: 1 }))]);
  const version = expectedVersion + events.length;
  await insert(client, 'ticket_change', { cityId: city, ticketId: stream, version, units: concerned, changes });
}

function personValues({ id, ...sealed }: SealedPerson): Values {
  return { personId: id, ...sealed };
}

/** What was said never changes and is not written again. */
function withoutWords(row: TicketWrite['rows']['ticket']): Values {
  const { text: _text, subject: _subject, placeText: _place, latitude: _lat, longitude: _lon, personId: _person, ...rest } = row;
  return rest;
}

async function insert(client: pg.PoolClient, table: string, values: Values): Promise<void> {
  const fields = Object.keys(values);
  const made = statement(`bare_insert_${table}`, () => `INSERT INTO ${table} ${columnsOf(fields)}`);
  await client.query({ ...made, values: Object.values(values) });
}

async function remove(client: pg.PoolClient, table: string, key: Values): Promise<void> {
  const fields = Object.keys(key);
  const made = statement(`bare_delete_${table}`, () => {
    const where = fields.map((field, index) => `${columnOf(field)} = $${String(index + 1)}`).join(' AND ');
    return `DELETE FROM ${table} WHERE ${where}`;
  });
  await client.query({ ...made, values: Object.values(key) });
}

async function update(client: pg.PoolClient, table: string, key: Values, values: Values): Promise<void> {
  const keys = Object.keys(key);
  const fields = Object.keys(values).filter((field) => !keys.includes(field));
  const made = statement(`bare_update_${table}`, () => {
    const set = fields.map((field, index) => `${columnOf(field)} = $${String(keys.length + index + 1)}`).join(', ');
    return `UPDATE ${table} SET ${set} WHERE ${keys.map((field, index) => `${columnOf(field)} = $${String(index + 1)}`).join(' AND ')}`;
  });
  await client.query({ ...made, values: [...Object.values(key), ...fields.map((field) => values[field])] });
}

async function upsert(client: pg.PoolClient, table: string, key: Values, values: Values): Promise<void> {
  const all = { ...key, ...values };
  const keys = Object.keys(key);
  const made = statement(`bare_upsert_${table}`, () => {
    const set = Object.keys(values)
      .filter((field) => !keys.includes(field))
      .map((field) => `${columnOf(field)} = excluded.${columnOf(field)}`);
    return `INSERT INTO ${table} ${columnsOf(Object.keys(all))} ON CONFLICT (${keys.map(columnOf).join(', ')}) DO UPDATE SET ${set.join(', ')}`;
  });
  await client.query({ ...made, values: Object.values(all) });
}

function columnsOf(fields: readonly string[]): string {
  return `(${fields.map(columnOf).join(', ')}) VALUES (${fields.map((_field, index) => `$${String(index + 1)}`).join(', ')})`;
}
