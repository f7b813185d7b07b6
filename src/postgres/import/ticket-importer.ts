import pg from 'pg';
import type { CityId, PersonId } from '../../domain/kernel/ids.ts';
import type { LocalDate } from '../../domain/kernel/time.ts';
import type { ImportWrite, TicketImporter } from '../../application/import/ports.ts';
import type { EventMetadata } from '../../application/ports.ts';
import { currentVersion } from '../events/upcast.ts';
import { summedChanges } from '../lists/list-json.ts';
import { inTransaction } from '../transaction.ts';
import { copyInto } from './copy-into.ts';
import { copyText, type KeyedRow } from './copy-text.ts';
import { copyTicketRows } from './copy-ticket-rows.ts';

// One look into the index for each number, whatever the planner believes of a table that has just been filled: it would
// otherwise read the whole city for every batch until statistics are there.
const KNOWN = `SELECT wanted.number FROM unnest($3::text[]) AS wanted (number)
  CROSS JOIN LATERAL (
    SELECT FROM ticket t WHERE t.city_id = $1 AND t.source_system = $2 AND t.source_number = wanted.number LIMIT 1
  ) AS there`;

// Days in order: two imports that take numbers of the same days then never wait for each other in a circle.
const TAKE = `SELECT day, take_ticket_numbers($1, day, count) AS last
  FROM (SELECT * FROM unnest($2::date[], $3::integer[]) AS t (day, count) ORDER BY day) AS wanted`;

const SAME_PERSONS = `SELECT wanted.id AS "given", there.person_id AS "stored"
  FROM unnest($2::uuid[], $3::bytea[], $4::bytea[]) AS wanted (id, phone_hash, name_hash)
  CROSS JOIN LATERAL (
    SELECT p.person_id FROM person p
    WHERE p.city_id = $1 AND p.phone_hash = wanted.phone_hash AND p.name_hash IS NOT DISTINCT FROM wanted.name_hash
    ORDER BY p.created_at LIMIT 1
  ) AS there`;

// One change for the whole batch: whoever follows the changes looks at his lists anew.
const CHANGED = 'INSERT INTO ticket_change (city_id, units, changes) VALUES ($1, $2, $3)';

/** Writes tickets of other systems by COPY: one transaction for a batch, one statement for a table. */
export function createTicketImporter(pool: pg.Pool): TicketImporter {
  return {
    known: async (city, system, numbers) => {
      const { rows } = await pool.query<{ number: string }>({ name: 'import_known', text: KNOWN, values: [city, system, numbers] });
      return new Set(rows.map(({ number }) => number));
    },
    takeNumbers: async (city, counts) => {
      const values = [city, [...counts.keys()], [...counts.values()]];
      const { rows } = await pool.query<{ day: LocalDate; last: number }>({ name: 'import_numbers', text: TAKE, values });
      return new Map(rows.map(({ day, last }) => [day, last]));
    },
    samePersons: async (city, persons) => {
      const values = [
        city,
        persons.map(({ id }) => id),
        persons.map(({ phoneHash }) => phoneHash),
        persons.map(({ nameHash }) => nameHash),
      ];
      const { rows } = await pool.query<{ given: PersonId; stored: PersonId }>({ name: 'import_persons', text: SAME_PERSONS, values });
      return new Map(rows.map(({ given, stored }) => [given, stored]));
    },
    write: async (city, tickets, metadata) => {
      try {
        await inTransaction(pool, async (client) => await copyTickets(client, city, tickets, metadata));
        return 'written';
      } catch (error) {
        if (wasQuicker(error)) return 'taken';
        throw error;
      }
    },
  };
}

/** Another import wrote one of the source numbers first, or the two waited for each other and this one gave way. */
function wasQuicker(error: unknown): boolean {
  if (!(error instanceof pg.DatabaseError)) return false;
  return (error.code === '23505' && error.constraint === 'ticket_source') || error.code === '40P01';
}

async function copyTickets(client: pg.PoolClient, city: CityId, tickets: readonly ImportWrite[], metadata: EventMetadata): Promise<void> {
  const ofCity = copyText(city);
  await copyTicketRows(
    client,
    city,
    tickets.map(({ rows }) => rows),
  );
  await copyInto(client, 'event', ['city_id', 'stream_id'], eventRows(ofCity, tickets, metadata));
  await copyInto(client, 'person', ['city_id'], personRows(ofCity, tickets));
  await client.query(CHANGED, [
    city,
    [...new Set(tickets.flatMap(({ rows }) => rows.lists.concerned))],
    JSON.stringify(summedChanges(tickets.map(({ rows }) => rows.lists))),
  ]);
}

function* eventRows(city: string, tickets: readonly ImportWrite[], metadata: EventMetadata): Generator<KeyedRow, void> {
  const metadataOf = new Map<string | null, string>();
  for (const { event } of tickets) {
    const { type, at, by, data, clocks } = event;
    // All tickets of a batch have one importer, whose metadata are the same text each time.
    const known = metadataOf.get(by.user);
    const ofEvent = known ?? JSON.stringify({ by, ...metadata });
    if (known === undefined) metadataOf.set(by.user, ofEvent);
    yield [
      `${city}\t${data.ticket}`,
      {
        version: 1,
        type,
        schemaVersion: currentVersion(type),
        occurredAt: at,
        data: JSON.stringify(data),
        clocks: JSON.stringify(clocks),
        metadata: ofEvent,
      },
    ];
  }
}

function* personRows(city: string, tickets: readonly ImportWrite[]): Generator<KeyedRow, void> {
  for (const { person } of tickets) {
    if (person === null) continue;
    const { id, ...sealed } = person;
    yield [city, { personId: id, ...sealed }];
  }
}
