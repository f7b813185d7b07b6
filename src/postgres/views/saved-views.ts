import type { Pool } from 'pg';
import type { SavedView, ViewStore } from '../../application/views/ports.ts';
import { inTransaction } from '../transaction.ts';

/** Saved views in PostgreSQL. */
export function createViewStore(pool: Pool): ViewStore {
  return {
    async list(city, user) {
      const { rows } = await pool.query<SavedView>(
        `SELECT view_id AS id, name, shows, created_at AS "createdAt" FROM saved_view
         WHERE city_id = $1 AND user_id = $2 ORDER BY created_at, view_id`,
        [city, user],
      );
      return rows;
    },

    async add(city, user, { id, name, shows, createdAt }, most) {
      return await inTransaction(pool, async (client) => {
        // Two windows that add at once are counted one after the other.
        await client.query('SELECT FROM account WHERE city_id = $1 AND user_id = $2 FOR UPDATE', [city, user]);
        const { rows } = await client.query<{ readonly name: string }>('SELECT name FROM saved_view WHERE city_id = $1 AND user_id = $2', [
          city,
          user,
        ]);
        if (rows.some((row) => row.name === name)) return 'nameTaken';
        if (rows.length >= most) return 'tooMany';
        await client.query('INSERT INTO saved_view (city_id, user_id, view_id, name, shows, created_at) VALUES ($1, $2, $3, $4, $5, $6)', [
          ...[city, user, id, name, JSON.stringify(shows), createdAt],
        ]);
        return 'added';
      });
    },

    async change(city, user, { id, name, shows }) {
      return await inTransaction(pool, async (client) => {
        await client.query('SELECT FROM account WHERE city_id = $1 AND user_id = $2 FOR UPDATE', [city, user]);
        const { rowCount: taken } = await client.query(
          'SELECT FROM saved_view WHERE city_id = $1 AND user_id = $2 AND name = $3 AND view_id <> $4',
          [city, user, name, id],
        );
        if (taken !== 0) return 'nameTaken';
        const { rowCount } = await client.query(
          'UPDATE saved_view SET name = $4, shows = $5 WHERE city_id = $1 AND user_id = $2 AND view_id = $3',
          [city, user, id, name, JSON.stringify(shows)],
        );
        return rowCount === 1 ? 'changed' : 'unknown';
      });
    },

    async remove(city, user, id) {
      const { rowCount } = await pool.query('DELETE FROM saved_view WHERE city_id = $1 AND user_id = $2 AND view_id = $3', [
        ...[city, user, id],
      ]);
      return rowCount === 1;
    },
  };
}
