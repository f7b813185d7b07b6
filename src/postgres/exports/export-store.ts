import type { Pool, PoolClient } from 'pg';
import type { ExportLogLine, ExportStore, StoredExport, StoredExportLine } from '../../application/exports/ports.ts';
import type { CityId } from '../../domain/kernel/ids.ts';
import { inTransaction } from '../transaction.ts';

const COLUMNS = `export_id AS id, user_id AS by, unit_code AS unit, asked_at AS "askedAt", shows, format, language, lines, reason, approval,
  decided_by AS "decidedBy", decided_at AS "decidedAt", decided_reason AS "decidedReason"`;

/** Exports and their log in PostgreSQL. */
export function createExportStore(pool: Pool): ExportStore {
  return {
    async add(city, wish, approval, line) {
      const { id, by, unit, askedAt, shows, format, language, lines, reason } = wish;
      await inTransaction(pool, async (client) => {
        await client.query(
          `INSERT INTO export (city_id, export_id, user_id, unit_code, asked_at, shows, format, language, lines, reason, approval)
           VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11)`,
          [city, id, by, unit, askedAt, JSON.stringify(shows), format, language, lines, reason, approval],
        );
        await append(client, city, line);
      });
    },

    async get(city, id) {
      const { rows } = await pool.query<StoredExport>(`SELECT ${COLUMNS} FROM export WHERE city_id = $1 AND export_id = $2`, [city, id]);
      return rows[0];
    },

    async ownOf(city, user, limit) {
      const { rows } = await pool.query<StoredExport>(
        `SELECT ${COLUMNS} FROM export WHERE city_id = $1 AND user_id = $2 ORDER BY asked_at DESC, export_id LIMIT $3`,
        [city, user, limit],
      );
      return rows;
    },

    async waiting(city, units, since, limit) {
      const { rows } = await pool.query<StoredExport>(
        `SELECT ${COLUMNS} FROM export
         WHERE city_id = $1 AND approval = 'waiting' AND ($2::text[] IS NULL OR unit_code = ANY ($2)) AND asked_at > $3
         ORDER BY asked_at, export_id LIMIT $4`,
        [city, units, since, limit],
      );
      return rows;
    },

    async decide(city, id, { approval, decidedBy, decidedAt, decidedReason }, line) {
      return await inTransaction(pool, async (client) => {
        const { rowCount } = await client.query(
          `UPDATE export SET approval = $3, decided_by = $4, decided_at = $5, decided_reason = $6
           WHERE city_id = $1 AND export_id = $2 AND approval = 'waiting'`,
          [city, id, approval, decidedBy, decidedAt, decidedReason],
        );
        if (rowCount !== 1) return false;
        await append(client, city, line);
        return true;
      });
    },

    record: async (city, line) => {
      await append(pool, city, line);
    },

    async log(city, before, limit) {
      const { rows } = await pool.query<StoredExportLine>(
        `SELECT position, at, act, l.export_id AS export, l.user_id AS user, l.unit_code AS unit, origin, l.lines, l.reason, shows, format
         FROM export_log l JOIN export USING (city_id, export_id)
         WHERE city_id = $1 AND ($2::bigint IS NULL OR position < $2) ORDER BY position DESC LIMIT $3`,
        [city, before, limit],
      );
      return rows;
    },
  };
}

async function append(database: Pool | PoolClient, city: CityId, line: ExportLogLine): Promise<void> {
  const { at, act, export: id, user, unit, origin, lines, reason } = line;
  await database.query(
    'INSERT INTO export_log (city_id, at, act, export_id, user_id, unit_code, origin, lines, reason) VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9)',
    [city, at, act, id, user, unit, origin, lines, reason],
  );
}
