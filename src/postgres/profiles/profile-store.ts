import type pg from 'pg';
import { compileCalendar } from '../../domain/calendar/compile-calendar.ts';
import type { CityId } from '../../domain/kernel/ids.ts';
import { fail, ok } from '../../domain/kernel/result.ts';
import type { Instant } from '../../domain/kernel/time.ts';
import type { Label } from '../../domain/vocabulary/label.ts';
import { DatabaseUnavailable } from '../database-error.ts';
import { profileAt } from '../../domain/profile/profile-at.ts';
import { compileProfile } from '../../domain/profile/profile-index.ts';
import type { Profile } from '../../domain/profile/types.ts';
import type { CityRules, Profiles, StoredEdition } from '../../application/ports.ts';

/** A city has no profile, or none that holds at the moment asked for. */
export class NoProfile extends Error {
  override readonly name = 'NoProfile';
  readonly code = 'NO_PROFILE';
  readonly text: Label;

  constructor(text: Label) {
    super(text.en);
    this.text = text;
  }
}

type Edition = CityRules & Pick<Profile, 'validFrom' | 'validTo'>;
type Cached = { readonly editions: readonly Edition[]; readonly token: string; readonly checkedAt: number };

const TOKEN = `SELECT coalesce(count(*) || ' ' || max(loaded_at), '') AS token FROM profile_edition WHERE city_id = $1`;

/**
 * Editions of profiles, compiled once and kept. Every `recheckMs` a look at the table tells whether another process has
 * added an edition.
 */
export function createProfiles(pool: pg.Pool, recheckMs = 2_000): Profiles {
  const cache = new Map<CityId, Promise<Cached>>();

  async function load(city: CityId, known: Cached | undefined): Promise<Cached> {
    const checkedAt = performance.now();
    const token = await tokenOf(city).catch((error: unknown) => {
      // Editions are added, never changed: what is known stays true while the database is away.
      if (known !== undefined && error instanceof DatabaseUnavailable) return known.token;
      throw error;
    });
    if (known?.token === token) return { ...known, checkedAt };
    const { rows: stored } = await pool.query<{ content: Profile }>('SELECT content FROM profile_edition WHERE city_id = $1', [city]);
    return { editions: stored.map(({ content }) => compile(content)), token, checkedAt };
  }

  async function tokenOf(city: CityId): Promise<string> {
    const { rows } = await pool.query<{ token: string }>({ name: 'profile_token', text: TOKEN, values: [city] });
    return rows[0]?.token ?? '';
  }

  async function current(city: CityId): Promise<Cached> {
    const pending = cache.get(city);
    const known = await pending;
    if (known !== undefined && performance.now() - known.checkedAt < recheckMs) return known;
    // Of several callers at once only the first looks; the others wait for the same promise.
    if (cache.get(city) === pending) {
      cache.set(
        city,
        load(city, known).catch((error: unknown) => {
          cache.delete(city);
          throw error;
        }),
      );
    }
    return (await cache.get(city)) ?? (await load(city, undefined));
  }

  return {
    at: async (city, now) => {
      const { editions } = await current(city);
      return editionAt(city, editions, now);
    },
    add: async (profile, digest) => {
      await pool.query('INSERT INTO city (city_id, name_zh, name_en) VALUES ($1, $2, $3) ON CONFLICT DO NOTHING', [
        profile.city,
        profile.name.zh,
        profile.name.en,
      ]);
      const { rowCount } = await pool.query(
        `INSERT INTO profile_edition (city_id, edition, digest, content, valid_from, valid_to) VALUES ($1, $2, $3, $4, $5, $6)
          ON CONFLICT DO NOTHING`,
        [profile.city, profile.edition, digest, JSON.stringify(profile), profile.validFrom, profile.validTo],
      );
      cache.delete(profile.city);
      if (rowCount === 1) return ok('added');
      const { rows } = await pool.query<{ digest: string }>('SELECT digest FROM profile_edition WHERE city_id = $1 AND edition = $2', [
        profile.city,
        profile.edition,
      ]);
      return rows[0]?.digest === digest ? ok('known') : fail('editionTaken');
    },
    list: async (city) => {
      const { rows } = await pool.query<StoredEdition>(
        `SELECT edition, digest, valid_from AS "validFrom", valid_to AS "validTo", loaded_at AS "loadedAt"
          FROM profile_edition WHERE city_id = $1 ORDER BY valid_from, loaded_at`,
        [city],
      );
      return rows;
    },
    cities: async () => {
      const { rows } = await pool.query<{ city_id: CityId }>('SELECT city_id FROM city ORDER BY city_id');
      return rows.map((row) => row.city_id);
    },
  };
}

function compile(content: Profile): Edition {
  const { validFrom, validTo } = content;
  return { profile: compileProfile(content), calendar: compileCalendar(content.calendar), validFrom, validTo };
}

function editionAt(city: CityId, editions: readonly Edition[], now: Instant): CityRules {
  const [any] = editions;
  if (any === undefined) {
    throw new NoProfile({
      zh: `城市 ${city} 还没有配置：先用 ./huiyin profile load 启用`,
      en: `The city ${city} has no profile: put one into use with ./huiyin profile load`,
    });
  }
  const day = any.calendar.localDate(now);
  const edition = profileAt(editions, day);
  if (edition === undefined) {
    throw new NoProfile({ zh: `${city} 的配置没有在 ${day} 有效的版本`, en: `No edition of the profile of ${city} holds on ${day}` });
  }
  return edition;
}
