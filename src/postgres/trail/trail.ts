import type pg from 'pg';
import type { CityId } from '../../domain/kernel/ids.ts';
import type { Trail, TrailEntry, TrailLine } from '../../application/ports.ts';

const RECORD = `INSERT INTO trail (city_id, user_id, unit, origin, what, ticket_id, person_id, reason)
  SELECT $1, e.user, e.unit, e.origin, e.what, e.ticket, e.person, e.reason
  FROM jsonb_to_recordset($2)
    AS e ("user" text, unit text, origin text, what text, ticket uuid, person uuid, reason text)`;

/** S-5: the trail of looks; acts are read from history. */
export function createTrail(database: pg.Pool | pg.PoolClient): Trail {
  return {
    record: async (city, entries) => await recordSightings(database, city, entries),
    whoSaw: async (city, ticket) => {
      const { rows } = await database.query<TrailLine>({
        name: 'trail_who_saw',
        text: `SELECT at, user_id AS user, unit, origin, what, reason FROM ticket_trail
          WHERE city_id = $1 AND ticket_id = $2 ORDER BY at`,
        values: [city, ticket],
      });
      return rows;
    },
  };
}

/** Writes entries to the trail, in the transaction of `database` if it is in one. */
export async function recordSightings(database: pg.Pool | pg.PoolClient, city: CityId, entries: readonly TrailEntry[]): Promise<void> {
  await database.query({ name: 'trail_record', text: RECORD, values: [city, JSON.stringify(entries)] });
}
