import { writeFileSync } from 'node:fs';
import type pg from 'pg';
import { recountMeasures } from '../../src/application/measures/recount-measures.ts';
import type { Services } from '../../src/cli/services.ts';
import { openDatabase } from '../../src/main/database.ts';
import { loadInstallationKey } from '../../src/main/installation-key.ts';
import { migrationsFolder } from '../../src/main/paths.ts';
import { servicesOn } from '../../src/main/services.ts';
import { createDemoCity } from '../../src/main/start/demo-city.ts';
import { migrate } from '../../src/postgres/migrate.ts';
import { createPool } from '../../src/postgres/pool.ts';
import { createStore, type Store } from '../../src/postgres/store.ts';
import { copyLives } from './copy-lives.ts';
import { createDrawRequests } from './draw-requests.ts';
import { importEnded } from './import-ended.ts';
import { configOf, databaseUrl, MEASURED_CITY, measuredProfile, staffFile, type StaffMember } from './installation.ts';
import { liveLives, type LivedLives } from './live-lives.ts';
import { fillSearch } from './fill-search.ts';
import { FIRST_NUMBER, NUMBERS_A_COPY } from './render-life.ts';

/** Of all tickets: still open; gone through the whole loop here. The others were brought along from another system. */
const OPEN_SHARE = 0.05;
const LIVED_SHARE = 0.15;
/** Enough that there are some in every state. */
const LIVED = 2_000;

type Report = (line: string) => void;

/**
 * Makes a data folder an installation with a city of `count` tickets, the same each time but for the present moment: four fifths
 * imported and ended long ago, the others lived through the real commands and copied, five in a hundred open in all states of the
 * loop. With 0 there is a city with its staff and no ticket. `lived` tickets are really lived, to be copied.
 */
export async function fillCity(dataDir: string, count: number, report: Report, lived = LIVED): Promise<void> {
  const config = configOf(dataDir);
  await using database = await openDatabase(config, () => undefined);
  const { key } = await loadInstallationKey(config, database);
  const services = servicesOn(database, key, new AbortController().signal, config);
  const store = createStore(database.pool, key);
  await store.profiles.add(await measuredProfile(), 'bench');
  const staff = (await createDemoCity(services)).map(({ account, password }): StaffMember => ({
    login: account.login,
    password,
    roles: account.roles,
    unit: account.unit,
  }));
  writeFileSync(staffFile(dataDir), JSON.stringify(staff));
  if (count === 0) return;

  const owner = createPool(await databaseUrl(dataDir), { max: 1 });
  try {
    await fill(services, store, { pool: database.pool, owner, key }, { count, lived, report });
  } finally {
    await owner.end();
  }
}

type Inside = { readonly pool: pg.Pool; readonly owner: pg.Pool; readonly key: Uint8Array };

type Plan = { readonly count: number; readonly lived: number; readonly report: Report };

async function fill(services: Services, store: Store, { pool, owner, key }: Inside, { count, lived, report }: Plan): Promise<void> {
  const startedAt = performance.now();
  const say = (what: string): void => {
    report(`  ${((performance.now() - startedAt) / 1_000).toFixed(0).padStart(4)} s  ${what}`);
  };
  const lives = await livedApart(owner, services, lived);
  say(`${String(lived)} tickets lived through the real commands, to be copied`);

  const now = services.now();
  const rules = await store.profiles.at(MEASURED_CITY, now);
  const requests = createDrawRequests(rules.profile, rules.calendar.localDate(now));
  const open = Math.round(count * OPEN_SHARE);
  const ended = Math.round(count * LIVED_SHARE);
  const imported = count - open - ended;
  await importEnded({ ...store, time: { now: () => now } }, rules, requests, imported, () => undefined);
  say(`${String(imported)} tickets imported that ended in another system`);
  const target = { pool, city: MEASURED_CITY, store, requests };
  const copies = await copyLives(lives, target, { open, ended }, () => undefined);
  await owner.query('UPDATE ticket_number SET last = greatest(last, $1)', [FIRST_NUMBER + (copies + 1) * NUMBERS_A_COPY]);
  say(`${String(open)} open and ${String(ended)} ended tickets copied from those lives`);
  await recountMeasures(services, MEASURED_CITY, now);
  await store.counts.recount(MEASURED_CITY);
  say('measures and lists counted');
  await fillSearch({ store, pool, owner, key, now });
  say('texts and numbers of callers made searchable');
  await owner.query('VACUUM ANALYZE');
  await owner.query('CHECKPOINT');
  say('vacuumed and analysed');
}

/** Lives in a database of their own, which is thrown away. */
async function livedApart(owner: pg.Pool, services: Services, count: number): Promise<LivedLives> {
  const url = new URL(owner.options.connectionString ?? '');
  url.pathname = '/lives';
  await owner.query('CREATE DATABASE lives');
  // Nothing here needs to outlast the machine.
  await owner.query('ALTER DATABASE lives SET synchronous_commit = off');
  const livesOwner = createPool(url.href, { max: 1 });
  const { applicationRole } = await migrate(livesOwner, migrationsFolder);
  await livesOwner.end();
  const pool = createPool(url.href, { max: 16, ...(applicationRole === undefined ? {} : { role: applicationRole }) });
  try {
    return await liveLives(pool, await measuredProfile(), count, services.now());
  } finally {
    await pool.end();
    await owner.query('DROP DATABASE lives');
  }
}
