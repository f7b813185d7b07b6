import { parseArgs } from 'node:util';
import { setTimeout as wait } from 'node:timers/promises';
import type { Bench } from './bench.ts';
import { cachedCity } from './city/cached-city.ts';
import { measuredProfile } from './city/installation.ts';
import { watchHeap, type HeapWatch } from './load/inspector.ts';
import { loadDuty, startLoad, type Load } from './load/load.ts';
import { rssMiB } from './load/processes.ts';
import { logOf, startServer, type RunningServer } from './load/running-server.ts';

const CLIENTS = 16;
const DEFAULT_LIVES = 7_200;
/** Lives before the figures count: what a server keeps at hand (folded tickets) must be full, or filling it looks like growth. */
const DEFAULT_WARM_UP = 6_000;
const SAMPLES = 12;
const SETTLE_MS = 2_000;
/** More than this from the first third to the last is growth; less is how a heap breathes. */
const ALLOWED_SHARE = 0.05;
const ALLOWED_MIB = 3;

/** What server and worker hold, idle and under load. */
export const bench: Bench = {
  summary: "memory of server and worker: idle, and over an hour's load squeezed into minutes; no growth",
  usage: [
    'npm run bench -- memory [--lives N] [--warm-up N]',
    '',
    `N lives (default ${String(DEFAULT_LIVES)}: an hour with two lives a second) as fast as they go, after ${String(DEFAULT_WARM_UP)} to warm up, in ${String(SAMPLES)} parts.`,
    'heap         MiB left on the heap after collecting garbage, seen through the inspector; RSS is what the system gives the process',
    `growth       mean of the last third of the parts less that of the first; it counts above ${String(ALLOWED_SHARE * 100)} % and ${String(ALLOWED_MIB)} MiB`,
  ].join('\n'),
  async run(words, report) {
    const { values } = parseArgs({ args: [...words], options: { lives: { type: 'string' }, 'warm-up': { type: 'string' } } });
    const lives = Number(values.lives ?? DEFAULT_LIVES);
    const dataDir = await cachedCity(0, report);
    await using server = await startServer(dataDir, '--inspect=127.0.0.1:0');
    using serverHeap = await watchHeap(logOf(dataDir, 'server'));
    using workerHeap = await watchHeap(logOf(dataDir, 'worker'));
    const look = createLook(server, { server: serverHeap, worker: workerHeap });
    using load = await startLoad(server.base, dataDir, loadDuty(await measuredProfile()), { clients: CLIENTS });
    await wait(SETTLE_MS);
    reportLine('idle', await look(), report);
    await liveSome(load, Number(values['warm-up'] ?? DEFAULT_WARM_UP));
    reportLine('warm', await look(), report);
    const samples: Figures[] = [];
    for (let part = 1; part <= SAMPLES; part += 1) {
      await liveSome(load, lives / SAMPLES);
      samples.push(await look());
      reportLine(`${String(Math.round((lives * part) / SAMPLES))} lives`, samples.at(-1), report);
    }
    await wait(SETTLE_MS * 5);
    reportLine('idle again', await look(), report);
    for (const [part, own] of Object.entries(growthOf(samples))) report(`${part.padEnd(12)} ${own}`);
  },
};

/** What both processes hold, in MiB. */
type Figures = Readonly<Record<'server' | 'worker', { readonly heap: number; readonly rss: number }>>;

function createLook({ server, worker }: RunningServer, heaps: Readonly<Record<keyof Figures, HeapWatch>>): () => Promise<Figures> {
  const one = async (pid: number | undefined, heap: HeapWatch): Promise<Figures['server']> => {
    const collected = await heap.collected();
    return { heap: collected, rss: rssMiB(pid ?? 0) };
  };
  return async () => ({ server: await one(server.pid, heaps.server), worker: await one(worker.pid, heaps.worker) });
}

async function liveSome(load: Load, count: number): Promise<void> {
  for (let left = count; left >= 1;) {
    const { lives, refusals } = await load.lives({ clients: CLIENTS, ms: 1_000 });
    const [refusal] = refusals;
    if (refusal !== undefined) throw new Error(`refused: ${refusal[0]}`);
    left -= lives;
  }
}

function reportLine(what: string, figures: Figures | undefined, report: (line: string) => void): void {
  if (figures === undefined) return;
  const words = Object.entries(figures).map(
    ([part, { heap, rss }]) => `${part} heap ${heap.toFixed(1).padStart(6)} RSS ${rss.toFixed(0).padStart(4)}`,
  );
  report(`${what.padEnd(12)} ${words.join('   ')} MiB`);
}

function growthOf(samples: readonly Figures[]): Readonly<Record<keyof Figures, string>> {
  const third = Math.floor(samples.length / 3);
  const mean = (of: readonly Figures[], part: keyof Figures, what: 'heap' | 'rss'): number =>
    of.reduce((sum, figures) => sum + figures[part][what], 0) / of.length;
  const inWords = (part: keyof Figures): string => {
    const kinds = (['heap', 'rss'] as const).map((what) => {
      const before = mean(samples.slice(0, third), part, what);
      const growth = mean(samples.slice(-third), part, what) - before;
      return { what, growth, grows: growth > Math.max(before * ALLOWED_SHARE, ALLOWED_MIB) };
    });
    const figures = kinds.map(({ what, growth }) => `${what} ${growth >= 0 ? '+' : ''}${growth.toFixed(1)} MiB`);
    return `${figures.join(', ')} from the first third to the last: ${kinds.some(({ grows }) => grows) ? 'GROWS' : 'no growth'}`;
  };
  return { server: inWords('server'), worker: inWords('worker') };
}
