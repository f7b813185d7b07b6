import { readFileSync } from 'node:fs';
import path from 'node:path';
import { parseArgs } from 'node:util';
import { createChance } from '../src/application/simulate/chance.ts';
import type { UnitCode } from '../src/domain/kernel/ids.ts';
import type { LocalDate } from '../src/domain/kernel/time.ts';
import { compileProfile } from '../src/domain/profile/profile-index.ts';
import { createPool } from '../src/postgres/pool.ts';
import { loadProfile } from '../src/application/profile/load-profile.ts';
import { readFolder } from '../src/cli/read-folder.ts';
import { profilesFolder } from '../src/main/paths.ts';
import type { Bench } from './bench.ts';
import { cachedCity } from './city/cached-city.ts';
import { createDrawRequests } from './city/draw-requests.ts';
import { MEASURED_CITY, staffFile, type StaffMember } from './city/installation.ts';
import { inMs, percentiles } from './load/latencies.ts';
import { startServer } from './load/running-server.ts';
import { settled } from './load/settled.ts';
import { patiently, StaffClient } from './load/staff-client.ts';

const DEFAULT_PRESENT = 100_000;
const DEFAULT_REPEATS = 200;
const AIM_MS = 30;
/** Letters that are typed before the desk is asked again. */
const TYPED = 8;

/** What the desk asks while somebody types, over HTTP. */
export const bench: Bench = {
  summary: 'advice while a request is typed: class, area, unit, tickets alike, knowledge',
  usage: [
    'npm run bench -- intake [--present N] [--repeats N]',
    '',
    `An agent types requests of the city's own words and asks for advice every ${String(TYPED)} letters, one request at a time.`,
    `--present N   tickets in the city (default ${DEFAULT_PRESENT.toLocaleString('en')}; filled on the first run, and kept)`,
    `--repeats N   questions (default ${String(DEFAULT_REPEATS)})`,
    `!             median of ${String(AIM_MS)} ms or more`,
  ].join('\n'),
  async run(words, report) {
    const { values } = parseArgs({ args: [...words], options: { present: { type: 'string' }, repeats: { type: 'string' } } });
    const repeats = Number(values.repeats ?? DEFAULT_REPEATS);
    const dataDir = await cachedCity(Number(values.present ?? DEFAULT_PRESENT), report);
    await using server = await startServer(dataDir);
    const pool = createPool(server.databaseUrl, { max: 1 });
    await using _ = { [Symbol.asyncDispose]: async () => await pool.end() };
    await settled(pool, report);
    await server.stopWorker();
    const profile = loadProfile(await readFolder(path.join(profilesFolder, MEASURED_CITY)));
    if (!profile.ok) throw new Error('the profile of the measured city has errors');
    const draw = createDrawRequests(compileProfile(profile.value), '2026-03-02' as LocalDate);
    const chance = createChance(7);
    const client = new StaffClient(server.base);
    const staff = JSON.parse(readFileSync(staffFile(dataDir), 'utf8')) as readonly StaffMember[];
    await client.signIn(staff, ['agent'], 'lishi' as UnitCode);
    const times: number[] = [];
    let similar = 0;
    while (times.length < repeats) {
      const spoken = draw.words(chance, draw.matter(chance).classCode);
      const letters = [...spoken.text];
      for (let typed = TYPED; typed < letters.length + TYPED && times.length < repeats; typed += TYPED) {
        const body = {
          text: letters.slice(0, typed).join(''),
          place: typed < letters.length ? '' : spoken.place,
          classCode: null,
          area: null,
        };
        const begun = performance.now();
        const answer = await patiently(async () => await client.send('agent', '/intake/advice', body));
        times.push(performance.now() - begun);
        if (answer.status !== 200) throw new Error(`${String(answer.status)} ${answer.body}`);
        similar += (JSON.parse(answer.body) as { readonly similar: readonly unknown[] }).similar.length;
      }
    }
    client.close();
    const { p50, p95, max } = percentiles(times);
    report(
      `advice  p50 ${inMs(p50)}  p95 ${inMs(p95)}  max ${inMs(max)}  ${String(times.length)} questions, ${String(similar)} tickets alike${p50 < AIM_MS ? '' : ' !'}`,
    );
  },
};
