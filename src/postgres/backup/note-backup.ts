import type pg from 'pg';
import type { Instant } from '../../domain/kernel/time.ts';

/** Notes a backup that was written, for those who ask when the last one was. False where there is no place for it: an older schema, a standby. */
export async function noteBackup(
  pool: pg.Pool,
  { takenAt, fileBytes, rows }: { readonly takenAt: Instant; readonly fileBytes: number; readonly rows: number },
): Promise<boolean> {
  const { rows: found } = await pool.query<{ readonly place: boolean }>(
    `SELECT to_regclass('backup_log') IS NOT NULL AND NOT pg_is_in_recovery() AS place`,
  );
  if (found[0]?.place !== true) return false;
  await pool.query('INSERT INTO backup_log (taken_at, file_bytes, row_count) VALUES ($1, $2, $3)', [takenAt, fileBytes, rows]);
  return true;
}
