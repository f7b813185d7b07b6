import path from 'node:path';
import type pg from 'pg';
import { loadProfile } from '../../src/application/profile/load-profile.ts';
import { recountMeasures } from '../../src/application/measures/recount-measures.ts';
import { readFolder } from '../../src/cli/read-folder.ts';
import type { CityId } from '../../src/domain/kernel/ids.ts';
import { instantFromMs, type Instant } from '../../src/domain/kernel/time.ts';
import type { Profile } from '../../src/domain/profile/types.ts';
import { loadDataKey } from '../../src/main/data-key.ts';
import { migrationsFolder, profilesFolder } from '../../src/main/paths.ts';
import { readKeyFingerprint, recordKeyFingerprint } from '../../src/postgres/accounts/key-fingerprint.ts';
import { createMeasureStore } from '../../src/postgres/measures/postgres-measure-store.ts';
import { migrate } from '../../src/postgres/migrate.ts';
import { createPool } from '../../src/postgres/pool.ts';
import { createStore, type Store } from '../../src/postgres/store.ts';
import { withDatabaseName } from '../../test/support/test-server.ts';
import { copyLives } from './copy-lives.ts';
import { createDrawRequests } from './draw-requests.ts';
import { importEnded } from './import-ended.ts';
import { liveLives } from './live-lives.ts';
import { FIRST_NUMBER, NUMBERS_A_COPY } from './render-life.ts';

/** The profile of the measured city. */
const PROFILE = 'lvliang';
/** Of all tickets: still open; gone through the whole loop here; the others were brought along from another system. */
const OPEN_SHARE = 0.05;
const LIVED_SHARE = 0.15;
/** Lives that are really lived, to be copied. */
const LIVED = 2_000;

/** An embedded server whose database is to be filled. */
export type EmptyServer = { readonly url: string; readonly dataDir: string };

/** A filled database, open. */
type Filling = {
  readonly owner: pg.Pool;
  readonly pool: pg.Pool;
  readonly store: Store;
  readonly profile: Profile;
  readonly now: Instant;
};

/**
 * Fills a new installation with a city of `count` tickets, the same each time but for the present moment: four fifths imported and
 * ended long ago, the rest lived through the real commands and copied, five in a hundred open in all states of the loop. 0 leaves the
 * city without tickets.
 */
export async function fillCity(server: EmptyServer, count: number, report: (line: string) => void): Promise<void> {
  await using opening = new AsyncDisposableStack();
  const open = (url: string, options: { readonly max: number; readonly role?: string }): pg.Pool => {
    const pool = createPool(url, options);
    opening.defer(async () => {
      await pool.end();
    });
    return pool;
  };
  const owner = open(server.url, { max: 1 });
  const { applicationRole } = await migrate(owner, migrationsFolder);
  const role = applicationRole === undefined ? {} : { role: applicationRole };
  const pool = open(server.url, { max: 4, ...role });
  const now = instantFromMs(Date.now());
  const { key } = await loadDataKey(
    { dataDir: server.dataDir, keyFile: null },
    { read: () => readKeyFingerprint(pool), record: (fingerprint) => recordKeyFingerprint(pool, fingerprint, now) },
  );
  const loaded = loadProfile(await readFolder(path.join(profilesFolder, PROFILE)));
  if (!loaded.ok) throw new Error(`the profile ${PROFILE} has errors`);
  const store = createStore(pool, key);
  await store.profiles.add(loaded.value, 'bench');
  if (count === 0) return;

  const livesUrl = withDatabaseName(server.url, 'lives');
  // What is lived here is thrown away, so nothing waits for the disk.
  await owner.query('CREATE DATABASE lives');
  await owner.query('ALTER DATABASE lives SET synchronous_commit = off');
  const filling = { owner, pool, store, profile: loaded.value, now };
  await fill(filling, { livesUrl, role, count, report });
}

async function fill(
  { owner, pool, store, profile, now }: Filling,
  plan: {
    readonly livesUrl: string;
    readonly role: { readonly role?: string };
    readonly count: number;
    readonly report: (line: string) => void;
  },
): Promise<void> {
  const { livesUrl, count, report } = plan;
  const startedAt = performance.now();
  const say = (what: string): void => {
    report(`  ${((performance.now() - startedAt) / 1_000).toFixed(0).padStart(4)} s  ${what}`);
  };
  const livesOwner = createPool(livesUrl, { max: 1 });
  await migrate(livesOwner, migrationsFolder);
  await livesOwner.end();
  const livesPool = createPool(livesUrl, { max: 16, ...plan.role });
  const lives = await liveLives(livesPool, profile, LIVED, now);
  await livesPool.end();
  await owner.query('DROP DATABASE lives');
  say(`${String(LIVED)} tickets lived through the real commands, to be copied`);

  const city = profile.city;
  const rules = await store.profiles.at(city, now);
  const requests = createDrawRequests(rules.profile, rules.calendar.localDate(now));
  const open = Math.round(count * OPEN_SHARE);
  const ended = Math.round(count * LIVED_SHARE);
  const imported = count - open - ended;
  const ports = { importer: store.importer, ids: store.ids, persons: store.persons, time: { now: () => now } };
  await importEnded(ports, rules, requests, imported, () => undefined);
  say(`${String(imported)} tickets imported that ended in another system`);
  const copies = await copyLives(lives, { pool, city, store, requests }, { open, ended }, () => undefined);
  await owner.query('UPDATE ticket_number SET last = greatest(last, $1)', [FIRST_NUMBER + (copies + 1) * NUMBERS_A_COPY]);
  say(`${String(open)} open and ${String(ended)} ended tickets copied from those lives`);
  await derive(pool, store, city, now);
  say('measures counted');
  await owner.query('VACUUM ANALYZE');
  await owner.query('CHECKPOINT');
  say('vacuumed and analysed');
}

/** What jobs make of the events afterwards. */
async function derive(pool: pg.Pool, store: Store, city: CityId, now: Instant): Promise<void> {
  await recountMeasures({ profiles: store.profiles, measures: createMeasureStore(pool) }, city, now);
}
