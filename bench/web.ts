import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { createInterface } from 'node:readline';
import { parseArgs } from 'node:util';
import { launchBrowser } from '../test/support/browser.ts';
import type { Bench } from './bench.ts';
import { measureConsole } from './web/measure-console.ts';
import { loadCold, slowPhone, type MeasuredPage, type PageTimes } from './web/measure-page.ts';

const root = path.resolve(import.meta.dirname, '..');
const DEFAULT_RUNS = 5;
const DEFAULT_PRESENT = 100_000;

/** Small, plain, of the same server: what the line and the browser take by themselves. */
const yardstick: MeasuredPage = { name: 'yardstick', path: '/health', usable: 'body' };

const citizenPages: readonly MeasuredPage[] = [
  { name: 'home', path: '/', usable: '.doors' },
  { name: 'submit', path: '/submit', usable: 'button.primary:enabled' },
  { name: 'progress', path: '/progress', usable: 'button.primary:enabled' },
  { name: 'figures', path: '/public-figures', usable: 'table, main .notice' },
];

/** How soon pages are there and can be used on a slow phone. */
export const bench: Bench = {
  summary: 'how soon pages show something and can be used, and how much script they load',
  usage: [
    'npm run bench -- web [--runs N] [--present N] [--only citizen|console]',
    '',
    `Each page is loaded N times (default ${String(DEFAULT_RUNS)}) with nothing kept; medians are shown.`,
    'Citizen pages, in a demo city: 400 kbit/s with 400 ms of latency, processor slowed down four times, 390 px.',
    'content    start of the navigation -> first content painted; the aim is under 1 s',
    'usable     -> the form can be submitted, the table is there',
    'script     bytes of scripts over the line, compressed; the limit is 90 kB',
    'yardstick  the answer of /health under the same circumstances, as a page',
    '',
    `Console, a supervisor's pages in a city with N tickets (default ${DEFAULT_PRESENT.toLocaleString('en')}; filled on the first run and kept), processor slowed down four times:`,
    'cold       start of the navigation -> what one came for is there; home: under 2.5 s',
    'another filter   of the list of all tickets, once the page is at rest -> the new rows are drawn; under 200 ms',
    'open a ticket    from its line to its page, the code fetched before',
  ].join('\n'),
  async run(words, report) {
    const { values } = parseArgs({
      args: [...words],
      options: { runs: { type: 'string' }, present: { type: 'string' }, only: { type: 'string' } },
    });
    const runs = Number(values.runs ?? DEFAULT_RUNS);
    if (values.only !== 'console') await measureCitizen(runs, report);
    if (values.only !== 'citizen') await measureConsole(Number(values.present ?? DEFAULT_PRESENT), runs, report);
  },
};

/** The pages of citizens, in a demo city. */
async function measureCitizen(runs: number, report: (line: string) => void): Promise<void> {
  const folder = await mkdtemp(path.join(tmpdir(), 'huiyin-bench-web-'));
  const server = spawn(path.join(root, 'huiyin'), ['start', '--json'], {
    env: { ...process.env, HUIYIN_DATA: path.join(folder, 'data'), PORT: '0' },
    stdio: ['ignore', 'pipe', 'ignore'],
  });
  const stopServer = (): void => void server.kill('SIGTERM');
  process.once('exit', stopServer);
  try {
    const origin = await announced(createInterface({ input: server.stdout }));
    const browser = await launchBrowser();
    try {
      let bare = Number.NaN;
      for (const page of [yardstick, ...citizenPages]) {
        const loads: PageTimes[] = [];
        for (let run = runs; run > 0; run -= 1) loads.push(await loadCold(browser, origin, page, slowPhone));
        const content = median(loads.map((load) => load.content));
        if (page === yardstick) bare = content;
        report(
          [
            page.name.padEnd(10),
            `content ${content.toFixed(0).padStart(5)} ms (${(content / bare).toFixed(1)} × yardstick)`,
            `usable ${median(loads.map((load) => load.usable))
              .toFixed(0)
              .padStart(5)} ms`,
            `script ${(median(loads.map((load) => load.scriptBytes)) / 1000).toFixed(1).padStart(5)} kB`,
            `${String(loads[0]?.requests ?? 0)} requests`,
          ].join('   '),
        );
      }
    } finally {
      await browser.close();
    }
  } finally {
    process.off('exit', stopServer);
    const ended = once(server, 'exit');
    stopServer();
    await ended;
    await rm(folder, { recursive: true, force: true });
  }
}

async function announced(lines: AsyncIterable<string>): Promise<string> {
  for await (const line of lines) if (line.startsWith('{')) return (JSON.parse(line) as { readonly address: string }).address;
  throw new Error('the demo city did not start');
}

function median(values: readonly number[]): number {
  return values.toSorted((one, other) => one - other)[Math.floor(values.length / 2)] ?? Number.NaN;
}
