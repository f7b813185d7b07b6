import { promisify } from 'node:util';
import { gunzip, gzip } from 'node:zlib';
import type pg from 'pg';
import type { SettledTicket, SettledTickets, UnitModels, UnitModelVersion } from '../../application/dispatch-advice/ports.ts';

const pack = promisify(gzip);
const unpack = promisify(gunzip);

/** Models of units in PostgreSQL. */
export function createUnitModels(pool: pg.Pool): UnitModels {
  return {
    latest: async (city) => {
      const { rows } = await pool.query<UnitModelVersion>({
        name: 'unit_model_latest',
        text: 'SELECT version, made_at AS "madeAt", report FROM unit_model WHERE city_id = $1 ORDER BY version DESC LIMIT 1',
        values: [city],
      });
      return rows[0];
    },
    load: async (city, version) => {
      const { rows } = await pool.query<{ readonly content: Buffer }>(
        'SELECT content FROM unit_model WHERE city_id = $1 AND version = $2',
        [city, version],
      );
      return rows[0] === undefined ? undefined : (await unpack(rows[0].content)).toString('utf8');
    },
    add: async (city, after, { madeAt, report, content }) => {
      const { rowCount } = await pool.query(
        'INSERT INTO unit_model (city_id, version, made_at, report, content) VALUES ($1, $2, $3, $4, $5) ON CONFLICT DO NOTHING',
        [city, after + 1, madeAt, JSON.stringify(report), await pack(content)],
      );
      return rowCount === 1;
    },
  };
}

/** Tickets to learn units from: those that a unit signed and did not send back, with the lead that has them now. */
export function createSettledTickets(pool: pg.Pool): SettledTickets {
  return {
    latest: async (city, limit) => {
      const { rows } = await pool.query<SettledTicket>({
        text: `SELECT ticket_id AS ticket, unit, class_code AS "classCode", area, channel, kind, received_at AS "receivedAt",
            CASE WHEN privacy = 'open' THEN left(concat_ws(E'\\n', subject, text), 400) ELSE '' END AS text
          FROM ticket
          WHERE city_id = $1 AND unit IS NOT NULL AND class_code IS NOT NULL
            AND state IN ('handling', 'inUnitReview', 'inCentreReview', 'inFinalAnswerReview', 'concluded', 'closed', 'archived')
          ORDER BY received_at DESC LIMIT $2`,
        values: [city, limit],
      });
      return rows;
    },
  };
}
