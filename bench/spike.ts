import { parseArgs } from 'node:util';
import { createPool } from '../src/postgres/pool.ts';
import type { Bench } from './bench.ts';
import { cachedCity } from './city/cached-city.ts';
import { measuredProfile } from './city/installation.ts';
import { inMs, percentiles } from './load/latencies.ts';
import { loadDuty, startLoad } from './load/load.ts';
import type { LivesReport, Sample } from './load/load-messages.ts';
import { startServer } from './load/running-server.ts';

const CLIENTS = 16;
const TIMES = 10;
const NORMAL_SHARE = 0.25;
const CALM_SECONDS = 20;
const DEFAULT_SECONDS = 60;
/** Latency counts as normal again when it is at most so many times what it was before, in two seconds that follow each other. */
const NORMAL_AGAIN = 2;
const ALLOWED_SECONDS = 10;

/** Ten times the load for a while: what is refused, how soon all is as before, and whether anything was lost. */
export const bench: Bench = {
  summary: 'ten times the load for a minute, then normal again: refusals, latency before and after, nothing lost',
  usage: [
    'npm run bench -- spike [--seconds S] [--present N]',
    '',
    `A normal load is a quarter of what the machine can do, which is measured first; ${String(CLIENTS)} clients live tickets at that pace all the time.`,
    `After ${String(CALM_SECONDS)} seconds come ${String(CLIENTS * (TIMES - 1))} more of the same kind, for S seconds (default ${String(DEFAULT_SECONDS)}), and leave in the middle of what they do.`,
    'Refused with 429 or 503, a client waits as long as Retry-After says and tries again with the same key; any other refusal is a fault.',
    'after        seconds after the spike until the p95 of a second is near that of before again, and stays there',
    'lost         acknowledged commands that the database does not have',
    '--present N  tickets that are there already (default 0)',
  ].join('\n'),
  async run(words, report) {
    const { values } = parseArgs({ args: [...words], options: { seconds: { type: 'string' }, present: { type: 'string' } } });
    const rushMs = Number(values.seconds ?? DEFAULT_SECONDS) * 1_000;
    const dataDir = await cachedCity(Number(values.present ?? 0), report);
    await using server = await startServer(dataDir);
    const duty = loadDuty(await measuredProfile());
    using load = await startLoad(server.base, dataDir, duty, { clients: CLIENTS * TIMES, sessions: CLIENTS });
    await load.lives({ clients: CLIENTS, ms: 3_000 });
    const most = await load.lives({ clients: CLIENTS, ms: 5_000 });
    const rate = (most.lives / most.seconds) * NORMAL_SHARE;
    report(
      `the machine can do ${(most.lives / most.seconds).toFixed(0)} lives/s; normal ${rate.toFixed(0)}, in the spike ${(rate * TIMES).toFixed(0)}`,
    );

    const spike = { fromMs: CALM_SECONDS * 1_000, toMs: CALM_SECONDS * 1_000 + rushMs };
    const lived = await load.lives({
      clients: CLIENTS,
      ms: spike.toMs + (CALM_SECONDS + ALLOWED_SECONDS) * 1_000,
      everyMs: (CLIENTS / rate) * 1_000,
      rush: { clients: CLIENTS * (TIMES - 1), ...spike },
    });
    reportPhases(lived, spike, report);
    report(`lost     ${String(await lostOf(server.databaseUrl, lived))} of ${String(acknowledgedCommands(lived))} acknowledged commands`);
    for (const [refusal, count] of lived.refusals.slice(0, 5)) report(`FAULT ${String(count)} times: ${refusal}`);
  },
};

type Spike = { readonly fromMs: number; readonly toMs: number };

function reportPhases({ samples }: LivesReport, { fromMs, toMs }: Spike, report: (line: string) => void): void {
  const phases = {
    before: samples.filter(([, at]) => at < fromMs),
    spike: samples.filter(([, at]) => at >= fromMs && at < toMs),
    after: samples.filter(([, at]) => at >= toMs + ALLOWED_SECONDS * 1_000),
  };
  for (const [name, own] of Object.entries(phases)) {
    const { p50, p95, p99, max } = percentiles(done(own).map(([, , took]) => took));
    const statuses = [...Map.groupBy(own, ([, , , status]) => status)].map(
      ([status, those]) => `${status === 0 ? 'connection lost' : String(status)}: ${String(those.length)}`,
    );
    report(`${name.padEnd(8)} p50 ${inMs(p50)}  p95 ${inMs(p95)}  p99 ${inMs(p99)}  max ${inMs(max)}  ${statuses.join(', ')}`);
  }
  const calm = percentiles(done(phases.before).map(([, , took]) => took)).p95;
  const back = secondsUntilCalm(samples, toMs, calm * NORMAL_AGAIN);
  report(`back     ${back === undefined ? 'NEVER' : `${String(back)} s after the spike`} (allowed ${String(ALLOWED_SECONDS)})`);
}

function done(samples: readonly Sample[]): readonly Sample[] {
  return samples.filter(([, , , status]) => status >= 200 && status < 300);
}

/** Whole seconds after the spike from which on two seconds in a row have no slower p95 than this. */
function secondsUntilCalm(samples: readonly Sample[], toMs: number, slowest: number): number | undefined {
  const seconds = Map.groupBy(done(samples), ([, at]) => Math.floor((at - toMs) / 1_000));
  const last = Math.max(...seconds.keys());
  const isCalm = (second: number): boolean => percentiles((seconds.get(second) ?? []).map(([, , took]) => took)).p95 <= slowest;
  for (let second = 0; second < last; second += 1) if (isCalm(second) && isCalm(second + 1)) return second;
  return undefined;
}

function acknowledgedCommands({ samples }: LivesReport): number {
  return done(samples).length;
}

/** Acknowledged versions that the tickets have not reached, in the row and in the history. */
async function lostOf(databaseUrl: string, { acknowledged }: LivesReport): Promise<number> {
  const pool = createPool(databaseUrl, { max: 1 });
  try {
    const { rows } = await pool.query<{ readonly lost: number }>(
      `SELECT coalesce(sum(greatest(0, a.version - least(coalesce(t.version, 0), e.events))), 0)::integer AS lost
        FROM unnest($1::uuid[], $2::integer[]) AS a (ticket, version)
        LEFT JOIN ticket t ON t.ticket_id = a.ticket
        CROSS JOIN LATERAL (SELECT count(*)::integer AS events FROM event e WHERE e.city_id = t.city_id AND e.stream_id = a.ticket) AS e`,
      [acknowledged.map(([ticket]) => ticket), acknowledged.map(([, version]) => version)],
    );
    return rows[0]?.lost ?? Number.NaN;
  } finally {
    await pool.end();
  }
}
