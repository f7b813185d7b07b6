import { setTimeout as wait } from 'node:timers/promises';
import type pg from 'pg';

const LOOK_MS = 1_000;
/** So few due steps are those of this minute. */
const FEW = 20;

/** Waits until the worker has done what fell due while the city lay there: it is not what is measured. */
export async function settled(pool: pg.Pool, report: (line: string) => void): Promise<void> {
  let told = false;
  for (let before = Number.POSITIVE_INFINITY; ;) {
    const { rows } = await pool.query<{ readonly due: number }>(
      `SELECT count(*)::integer AS due FROM clock WHERE next_due_at <= now() - interval '1 minute'`,
    );
    const due = rows[0]?.due ?? 0;
    // What cannot be done stays.
    if (due <= FEW || due === before) return;
    if (!told) report(`${String(due)} steps fell due since the city was filled; waiting until they are done`);
    told = true;
    before = due;
    await wait(LOOK_MS * 3);
  }
}
