import { readFileSync } from 'node:fs';
import { parseArgs } from 'node:util';
import type pg from 'pg';
import type { UnitCode } from '../src/domain/kernel/ids.ts';
import type { Role } from '../src/domain/vocabulary/roles.ts';
import { createPool } from '../src/postgres/pool.ts';
import type { Bench } from './bench.ts';
import { cachedCity } from './city/cached-city.ts';
import { MEASURED_CITY, staffFile, type StaffMember } from './city/installation.ts';
import { listForms, type Asker, type Form } from './lists/forms.ts';
import { sampleCity } from './lists/sample-city.ts';
import { percentiles, type Percentiles } from './load/latencies.ts';
import { startServer, type CpuSeconds } from './load/running-server.ts';
import { settled } from './load/settled.ts';
import { patiently, StaffClient } from './load/staff-client.ts';

const DEFAULT_PRESENT = 1_000_000;
const DEFAULT_REPEATS = 60;
const FAR_PAGE = 100;
const AIM_MS = 20;
/** The unit with the most tickets of the measured city; its leader sees all of its lists. */
const BUSY_UNIT = 'lishi' as UnitCode;

/** Each list, filter and search, first and hundredth page, over HTTP. */
export const bench: Bench = {
  summary: 'each work list, filter, search and the ticket page with a million tickets, first and hundredth page',
  usage: [
    'npm run bench -- lists [--present N] [--repeats N] [--only TEXT]',
    '',
    'One client asks over HTTP for pages of 50 lines, with a session cookie, as somebody whose list it is: of the centre, or the leader of the busiest unit.',
    `--present N   tickets in the city (default ${DEFAULT_PRESENT.toLocaleString('en')}; filled on the first run, minutes, and kept)`,
    `--repeats N   requests of each form and page (default ${String(DEFAULT_REPEATS)}), variants of the form in turn`,
    '--only TEXT   forms whose name has this text',
    `page          the first, and the ${String(FAR_PAGE)}th, or the last where there are fewer; reached by its cursors`,
    'ratio         of the median to that of the yardstick: one row by primary key over a connection to the database, in the same run',
    'cpu           milliseconds of processor for one request: server + database; the worker has nothing left to do and is stopped',
    `!             p95 of ${String(AIM_MS)} ms or more`,
  ].join('\n'),
  async run(words, report) {
    const { values } = parseArgs({
      args: [...words],
      options: { present: { type: 'string' }, repeats: { type: 'string' }, only: { type: 'string' } },
    });
    const repeats = Number(values.repeats ?? DEFAULT_REPEATS);
    const dataDir = await cachedCity(Number(values.present ?? DEFAULT_PRESENT), report);
    await using server = await startServer(dataDir);
    const pool = createPool(server.databaseUrl, { max: 1 });
    await using _ = { [Symbol.asyncDispose]: async () => await pool.end() };
    await settled(pool, report);
    // What it does on the side would be counted as the readers'.
    await server.stopWorker();
    const sampled = await sampleCity(pool, BUSY_UNIT);
    const ask = new Asking(server.base, JSON.parse(readFileSync(staffFile(dataDir), 'utf8')) as readonly StaffMember[]);
    const yardstick = await bareSelects(pool, sampled.tickets, repeats * 5);
    report(`one row by primary key   ${figures(yardstick)}`);
    const slow: string[] = [];
    for (const form of listForms(sampled).filter(({ name }) => name.includes(values.only ?? ''))) {
      for (const line of await measureForm(ask, form, repeats, { yardstick, cpu: server.cpu })) {
        report(line);
        if (line.endsWith('!')) slow.push(line);
      }
    }
    ask.close();
    if (ask.refused > 0) report(`${String(ask.refused)} requests were refused for now: the machine is busy with something else`);
    report(slow.length === 0 ? `all p95 below ${String(AIM_MS)} ms` : `${String(slow.length)} with a p95 of ${String(AIM_MS)} ms or more`);
  },
};

/** What figures are compared with, and where processor time is read. */
type Standards = { readonly yardstick: Percentiles; readonly cpu: () => CpuSeconds };

/** Requests as one or another of the staff, over one connection each. */
class Asking {
  readonly #base: URL;
  readonly #staff: readonly StaffMember[];
  /** Requests that were refused for now. */
  refused = 0;
  readonly #clients = new Map<Asker, { readonly client: StaffClient; readonly role: Role }>();

  constructor(base: URL, staff: readonly StaffMember[]) {
    this.#base = base;
    this.#staff = staff;
  }

  /** Gives the answer's body and how long it took; a busy server is asked again. Throws on any other answer but "done". */
  async ask(asker: Asker, path: string, body?: unknown): Promise<{ readonly body: string; readonly took: number }> {
    const { client, role } = await this.#clientOf(asker);
    let took = 0;
    const answer = await patiently(async () => {
      const begun = performance.now();
      const one = await client.send(role, path, body);
      took = performance.now() - begun;
      this.refused += one.status === 503 ? 1 : 0;
      return one;
    });
    if (answer.status < 300) return { body: answer.body, took };
    throw new Error(`${path} as ${asker}: ${String(answer.status)} ${answer.body.slice(0, 300)}`);
  }

  close(): void {
    for (const { client } of this.#clients.values()) client.close();
  }

  async #clientOf(asker: Asker): Promise<{ readonly client: StaffClient; readonly role: Role }> {
    const known = this.#clients.get(asker);
    if (known !== undefined) return known;
    const client = new StaffClient(this.#base);
    const role = asker === 'leaderOfUnit' ? 'unitLeader' : asker;
    await client.signIn(this.#staff, [role], BUSY_UNIT);
    const made = { client, role };
    this.#clients.set(asker, made);
    return made;
  }
}

async function measureForm(ask: Asking, form: Form, repeats: number, { yardstick, cpu }: Standards): Promise<readonly string[]> {
  const { asker, paths, bodies, name } = form;
  const lines: string[] = [];
  const measure = async (asked: readonly string[], page: string, found: string): Promise<void> => {
    const times: number[] = [];
    const before = cpu();
    for (let turn = 0; turn < Math.max(repeats, asked.length); turn += 1) {
      const body = bodies?.[turn % bodies.length];
      times.push((await ask.ask(asker, asked[turn % asked.length] ?? '', body)).took);
    }
    const after = cpu();
    const own = percentiles(times);
    const ratio = (own.p50 / yardstick.p50).toFixed(1).padStart(5);
    const spent = (part: 'server' | 'database'): string => (((after[part] - before[part]) / times.length) * 1_000).toFixed(2).padStart(6);
    lines.push(
      `${name.padEnd(42)} ${page.padStart(4)} ${found.padStart(5)}  ${figures(own)}  ratio ${ratio}  cpu ${spent('server')} +${spent('database')}${own.p95 >= AIM_MS ? ' !' : ''}`,
    );
  };
  const first = await ask.ask(asker, paths[0] ?? '', bodies?.[0]);
  await measure(paths, '1', foundIn(first.body));
  if (!form.paged) return lines;
  const far: Far[] = [];
  for (const path of paths) far.push(await walk(ask, asker, path));
  const farthest = Math.max(...far.map(({ page }) => page));
  const deep = far.filter(({ page }) => page > 1);
  if (deep.length > 0)
    await measure(
      deep.map(({ path }) => path),
      String(farthest),
      '',
    );
  return lines;
}

/** Lines on a page, or what else there is. */
function foundIn(body: string): string {
  const { items } = JSON.parse(body) as { readonly items?: readonly unknown[] };
  return items === undefined ? '' : String(items.length);
}

/** The address of a page far behind. */
type Far = { readonly path: string; readonly page: number };

/** Follows the cursors of a list to its far page, or its last. */
async function walk(ask: Asking, asker: Asker, path: string): Promise<Far> {
  let here = path;
  for (let page = 1; ; page += 1) {
    if (page === FAR_PAGE) return { path: here, page };
    const { next } = JSON.parse((await ask.ask(asker, here)).body) as { readonly next: string | null };
    if (next === null) return { path: here, page };
    here = `${path}${path.includes('?') ? '&' : '?'}after=${encodeURIComponent(next)}`;
  }
}

async function bareSelects(pool: pg.Pool, tickets: readonly string[], count: number): Promise<Percentiles> {
  const times: number[] = [];
  for (let turn = 0; turn < count; turn += 1) {
    const begun = performance.now();
    await pool.query({
      name: 'bench_primary_key',
      text: 'SELECT * FROM ticket WHERE city_id = $1 AND ticket_id = $2',
      values: [MEASURED_CITY, tickets[turn % tickets.length]],
    });
    times.push(performance.now() - begun);
  }
  return percentiles(times);
}

function figures({ p50, p95, p99 }: Percentiles): string {
  const ms = (value: number): string => value.toFixed(2).padStart(7);
  return `p50 ${ms(p50)}  p95 ${ms(p95)}  p99 ${ms(p99)} ms`;
}
