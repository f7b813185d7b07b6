import type pg from 'pg';
import type { CityMaps } from '../../application/intake/ports.ts';

/** Maps of cities in PostgreSQL. */
export function createCityMaps(pool: pg.Pool): CityMaps {
  return {
    read: async (city) => {
      const { rows } = await pool.query<{ readonly content: string }>('SELECT content FROM city_map WHERE city_id = $1', [city]);
      return rows[0]?.content;
    },
    put: async (city, content) => {
      await pool.query(
        'INSERT INTO city_map (city_id, content) VALUES ($1, $2) ON CONFLICT (city_id) DO UPDATE SET content = excluded.content',
        [city, content],
      );
    },
  };
}
