import type pg from 'pg';
import type { JobHealth, SeenWorker, Workers } from '../../application/worker/ports.ts';
import type { Instant } from '../../domain/kernel/time.ts';

type Row = {
  readonly worker_id: string;
  readonly version: string;
  readonly started_at: Instant;
  readonly seen_at: Instant;
  readonly ahead_ms: number;
  readonly jobs: readonly JobHealth[];
};

const BEAT = `INSERT INTO worker (worker_id, version, started_at, seen_at, ahead_ms, jobs)
  VALUES ($1, $2, $3, clock_timestamp(), round(extract(epoch FROM $4::timestamptz - clock_timestamp()) * 1000), $5)
  ON CONFLICT (worker_id) DO UPDATE SET seen_at = excluded.seen_at, ahead_ms = excluded.ahead_ms, jobs = excluded.jobs`;

/** The worker processes of an installation, each a row that it renews. */
export function createWorkers(pool: pg.Pool): Workers {
  return {
    beat: async ({ id, version, startedAt, jobs }, now) => {
      await pool.query({ name: 'worker_beat', text: BEAT, values: [id, version, startedAt, now, JSON.stringify(jobs)] });
    },
    leave: async (id) => {
      await pool.query('DELETE FROM worker WHERE worker_id = $1', [id]);
    },
    living: async () => {
      const { rows } = await pool.query<Row>(
        `SELECT worker_id, version, started_at, seen_at, ahead_ms, jobs FROM worker
          WHERE seen_at > clock_timestamp() - interval '1 minute' ORDER BY started_at, worker_id`,
      );
      return rows.map((row): SeenWorker => ({
        id: row.worker_id,
        version: row.version,
        startedAt: row.started_at,
        seenAt: row.seen_at,
        aheadMs: row.ahead_ms,
        jobs: row.jobs,
      }));
    },
    prune: async () => {
      await pool.query(`DELETE FROM worker WHERE seen_at < clock_timestamp() - interval '1 day'`);
    },
  };
}
