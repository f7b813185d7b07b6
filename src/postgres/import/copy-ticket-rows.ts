import type pg from 'pg';
import type { TicketFilterRow, TicketRows } from '../../application/ports.ts';
import type { CityId } from '../../domain/kernel/ids.ts';
import { facetsOf } from '../lists/facets.ts';
import { copyInto } from './copy-into.ts';
import { type CopyRow, copyText, type KeyedRow } from './copy-text.ts';

/** Copies rows of the read models into their tables, or into others of the same columns whose names begin with `prefix`. */
export async function copyTicketRows(client: pg.PoolClient, city: CityId, tickets: readonly TicketRows[], prefix = ''): Promise<void> {
  const ofCity = copyText(city);
  const key = ['city_id', 'ticket_id'];
  // The table with the unique source numbers comes first: an import that was too slow learns it before it has sent the rest.
  await copyInto(
    client,
    `${prefix}ticket`,
    ['city_id'],
    tickets.values().map(({ ticket }): KeyedRow => [ofCity, ticket]),
  );
  await copyInto(
    client,
    `${prefix}citizen_request`,
    key,
    rowsOf(ofCity, tickets, ({ requests }) => requests),
  );
  await copyInto(
    client,
    `${prefix}clock`,
    key,
    rowsOf(ofCity, tickets, ({ clocks }) => clocks),
  );
  await copyInto(
    client,
    `${prefix}work_item`,
    key,
    rowsOf(ofCity, tickets, ({ ticket, lists }) => lists.came.map((item) => ({ ...item, receivedAt: ticket.receivedAt }))),
  );
  await copyInto(
    client,
    `${prefix}ticket_filter`,
    key,
    rowsOf(ofCity, tickets, ({ lists }) => filterRows(city, lists.filter)),
  );
  await copyInto(
    client,
    `${prefix}ticket_unit`,
    key,
    rowsOf(ofCity, tickets, ({ ticket, lists }) => lists.newUnits.map((unit) => ({ unit, receivedAt: ticket.receivedAt }))),
  );
}

function filterRows(city: CityId, filter: TicketFilterRow | null): readonly CopyRow[] {
  if (filter === null) return [];
  const { ticketId: _key, ...row } = filter;
  return [{ ...row, facets: facetsOf(city, filter) }];
}

function* rowsOf(city: string, tickets: readonly TicketRows[], pick: (rows: TicketRows) => readonly CopyRow[]): Generator<KeyedRow, void> {
  for (const rows of tickets) {
    const key = `${city}\t${rows.ticket.ticketId}`;
    for (const row of pick(rows)) yield [key, row];
  }
}
