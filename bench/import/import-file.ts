import { readFileSync } from 'node:fs';
import type pg from 'pg';
import { loadMapping } from '../../src/application/import/load-mapping.ts';
import type { ImportMapping } from '../../src/application/import/mapping.ts';
import { readDrafts } from '../../src/application/import/read-tickets.ts';
import type { RowSource } from '../../src/application/import/row-source.ts';
import { type ImportProgress, type ImportSummary, runImport } from '../../src/application/import/run-import.ts';
import { createImportTickets } from '../../src/application/import/write-tickets.ts';
import { deriveProfile } from '../../src/application/profile/derive/derive-profile.ts';
import { History } from '../../src/application/profile/derive/history.ts';
import { openRowSource } from '../../src/channels/files/open-row-source.ts';
import type { CityId } from '../../src/domain/kernel/ids.ts';
import { instantFromMs } from '../../src/domain/kernel/time.ts';
import type { Profile } from '../../src/domain/profile/types.ts';
import { createStore } from '../../src/postgres/store.ts';

/** Reads a mapping file; throws when it has errors. */
export function readMapping(file: string): ImportMapping {
  const loaded = loadMapping(file, readFileSync(file));
  if (!loaded.ok) throw new Error(`${file}: ${JSON.stringify(loaded.error)}`);
  return loaded.value;
}

/** A profile made from the file itself, with the limits and roles of `base`. */
export async function profileOfFile(file: string, mapping: ImportMapping, base: Profile, city: string): Promise<Profile> {
  const history = new History();
  for await (const { items } of readDrafts(await openFile(file, mapping), mapping, Date.now()))
    for (const draft of items) history.add(draft);
  const summary = history.summary();
  if (summary === undefined) throw new Error(`${file} has no usable row`);
  return deriveProfile(summary, { city: city as CityId, name: { zh: city, en: city }, timeZone: mapping.timeZone, base });
}

/** An import with the time that it took. */
export type TimedImport = { readonly summary: ImportSummary; readonly seconds: number };

/** Imports a file into the city of a profile, which is put into use before. */
export async function importFile(
  pool: pg.Pool,
  file: string,
  mapping: ImportMapping,
  profile: Profile,
  onProgress: (progress: ImportProgress) => void = () => undefined,
): Promise<TimedImport> {
  const store = createStore(pool, new Uint8Array(32).fill(1));
  await store.profiles.add(profile, 'bench');
  const now = instantFromMs(Date.now());
  const rules = await store.profiles.at(profile.city, now);
  const startedAt = performance.now();
  const summary = await runImport({
    source: await openFile(file, mapping),
    mapping,
    profile: rules.profile.profile,
    tickets: createImportTickets({ ...store, time: { now: () => now } }, profile.city, rules),
    nowMs: Date.now(),
    onProblem: () => undefined,
    onProgress,
    stopped: () => false,
  });
  return { summary, seconds: (performance.now() - startedAt) / 1000 };
}

async function openFile(file: string, mapping: ImportMapping): Promise<RowSource> {
  const opened = await openRowSource(file, mapping.file);
  if (!opened.ok) throw new Error(`${file}: ${opened.error.code}`);
  return opened.value;
}
