import type pg from 'pg';
import type { DatabaseHealth, LastBackup, SystemMonitor } from '../../application/system/ports.ts';
import { readBacklogs } from '../monitoring/read-backlogs.ts';

type DatabaseRow = Omit<DatabaseHealth, 'answersInMs'>;

const DATABASE = `SELECT current_setting('server_version') AS version, pg_postmaster_start_time() AS "startedAt",
    pg_database_size(current_database()) AS bytes, (SELECT sum(numbackends)::integer FROM pg_stat_database) AS connections,
    current_setting('max_connections')::integer AS "maxConnections", (SELECT last_archived_time FROM pg_stat_archiver) AS "archivedAt"`;

const LAST_BACKUP = `SELECT taken_at AS "takenAt", file_bytes AS "fileBytes", row_count AS rows FROM backup_log ORDER BY taken_at DESC LIMIT 1`;

/** Looks at the installation by its database; what is beside that is told by `beside`. */
export function createSystemMonitor(pool: pg.Pool, beside: Pick<SystemMonitor, 'replica' | 'disk'>): SystemMonitor {
  return {
    ...beside,
    database: async () => {
      const begunAt = performance.now();
      await pool.query('SELECT');
      const answersInMs = performance.now() - begunAt;
      const { rows } = await pool.query<DatabaseRow>(DATABASE);
      const [row] = rows;
      if (row === undefined) throw new Error('the database said nothing of itself');
      return { ...row, answersInMs };
    },
    backlog: async (city) => {
      const { cities, projections } = await readBacklogs(pool);
      const {
        dueSteps = 0,
        dueSeconds = 0,
        dueProblems = 0,
        messages = 0,
        messageSeconds = 0,
      } = cities.find((own) => own.city === city) ?? {};
      return {
        ...{ dueSteps, dueSeconds, dueProblems, messages, messageSeconds },
        projections: projections.filter((own) => own.city === city).map(({ projection, seconds }) => ({ projection, seconds })),
      };
    },
    lastBackup: async () => (await pool.query<LastBackup>(LAST_BACKUP)).rows[0] ?? null,
  };
}
