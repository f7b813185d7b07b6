import type { Pool } from 'pg';
import type { Instant } from '../../domain/kernel/time.ts';

/** The fingerprint of the key that the callers' data in this database are encrypted with; `undefined` while there is none. */
export async function readKeyFingerprint(pool: Pool): Promise<string | undefined> {
  const { rows } = await pool.query<{ readonly fingerprint: string }>('SELECT fingerprint FROM person_key');
  return rows[0]?.fingerprint;
}

/** Records the first key's fingerprint and gives the one that counts: another starter's, if that was quicker. */
export async function recordKeyFingerprint(pool: Pool, fingerprint: string, at: Instant): Promise<string> {
  await pool.query('INSERT INTO person_key (fingerprint, created_at) VALUES ($1, $2) ON CONFLICT DO NOTHING', [fingerprint, at]);
  return (await readKeyFingerprint(pool)) ?? fingerprint;
}
