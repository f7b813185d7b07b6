import type pg from 'pg';
import type { SystemTask, SystemTasks, TakenTask } from '../../application/system/ports.ts';

const COLUMNS = `task_id AS id, kind, state, asked_by AS "askedBy", origin, reason, asked_at AS "askedAt", started_at AS "startedAt",
  ended_at AS "endedAt", stop_asked_by AS "stopAskedBy", events, findings, problem`;

const ASK = `INSERT INTO system_task (city_id, task_id, kind, state, asked_by, origin, reason, asked_at)
  VALUES ($1, $2, $3, 'waiting', $4, $5, $6, $7) ON CONFLICT (city_id, kind) WHERE state IN ('waiting', 'running') DO NOTHING`;

// One that waits is stopped here; one that runs hears of it at its worker's next beat.
const STOP = `UPDATE system_task SET stop_asked_by = coalesce(stop_asked_by, $3),
    state = CASE state WHEN 'waiting' THEN 'stopped' ELSE state END, ended_at = CASE state WHEN 'waiting' THEN $4::timestamptz END
  WHERE city_id = $1 AND task_id = $2 AND state IN ('waiting', 'running')`;

// By the clock of the database: workers on other machines have other clocks.
const TAKE = `UPDATE system_task SET state = 'running', begun = begun + 1, started_at = $1, beat_at = clock_timestamp(), events = 0
  WHERE (city_id, task_id) = (
    SELECT city_id, task_id FROM system_task
    WHERE state = 'waiting' OR (state = 'running' AND beat_at < clock_timestamp() - interval '1 minute')
    ORDER BY asked_at, task_id LIMIT 1 FOR UPDATE SKIP LOCKED)
  RETURNING city_id AS city, task_id AS id, kind, begun`;

const BEAT = `UPDATE system_task SET beat_at = clock_timestamp(), events = $4
  WHERE city_id = $1 AND task_id = $2 AND begun = $3 AND state = 'running' RETURNING stop_asked_by IS NULL AS "goesOn"`;

const END = `UPDATE system_task SET state = $4, ended_at = $5, events = coalesce($6, events), findings = $7, problem = $8
  WHERE city_id = $1 AND task_id = $2 AND begun = $3 AND state = 'running'`;

// Whoever lets go has done no harm to it.
const RELEASE = `UPDATE system_task SET state = 'waiting', begun = begun - 1, started_at = NULL, beat_at = NULL
  WHERE city_id = $1 AND task_id = $2 AND begun = $3 AND state = 'running'`;

/** Pieces of work on the system, as rows that workers take. */
export function createSystemTasks(pool: pg.Pool): SystemTasks {
  return {
    ask: async (city, { id, kind, by, origin, reason }, now) => {
      const { rowCount } = await pool.query(ASK, [city, id, kind, by, origin, reason, now]);
      return rowCount === 1;
    },
    stop: async (city, id, by, now) => (await pool.query(STOP, [city, id, by, now])).rowCount === 1,
    get: async (city, id) => {
      const { rows } = await pool.query<SystemTask>(`SELECT ${COLUMNS} FROM system_task WHERE city_id = $1 AND task_id = $2`, [city, id]);
      return rows[0];
    },
    list: async (city, limit) => {
      const { rows } = await pool.query<SystemTask>(
        `SELECT ${COLUMNS} FROM system_task WHERE city_id = $1 ORDER BY asked_at DESC, task_id DESC LIMIT $2`,
        [city, limit],
      );
      return rows;
    },
    take: async (now) => (await pool.query<TakenTask>({ name: 'system_task_take', text: TAKE, values: [now] })).rows[0],
    beat: async ({ city, id, begun }, events) => {
      const { rows } = await pool.query<{ readonly goesOn: boolean }>(BEAT, [city, id, begun, events]);
      return rows[0]?.goesOn ?? false;
    },
    end: async ({ city, id, begun }, end, now) => {
      if (end.state === 'released') {
        await pool.query(RELEASE, [city, id, begun]);
        return;
      }
      const { events, findings } = end.state === 'done' ? end : { events: null, findings: null };
      const problem = end.state === 'failed' ? end.problem : null;
      await pool.query(END, [city, id, begun, end.state, now, events, findings === null ? null : JSON.stringify(findings), problem]);
    },
  };
}
