import { createWriteStream, writeFileSync } from 'node:fs';
import path from 'node:path';
import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { parseArgs } from 'node:util';
import type { ImportMapping } from '../src/application/import/mapping.ts';
import type { Profile } from '../src/domain/profile/types.ts';
import { ticketFile, ticketFileMapping, ticketFileProfile } from '../test/support/ticket-file.ts';
import type { Bench } from './bench.ts';
import { copyIn, copyOut } from './import/bare-copy.ts';
import { importFile, profileOfFile, readMapping } from './import/import-file.ts';
import { startTemporaryServer, type TemporaryServer } from './import/temporary-server.ts';

const DEFAULT_ROWS = 100_000;
const ROUNDS = 3;
const MEBIBYTE = 1024 * 1024;

type Input = { readonly file: string; readonly mapping: ImportMapping; readonly profile: Profile };

/** Rows per second from the file to the disk, beside a bare COPY of the rows that come out of it. */
export const bench: Bench = {
  summary: 'tickets per second from a file into the database, beside a bare COPY of the same rows',
  usage: [
    'npm run bench -- import [--rows N] [--callers] [--rounds N] [--file FILE --mapping MAP.yaml]',
    '',
    `--rows N     length of the generated file (default ${DEFAULT_ROWS.toLocaleString('en')}); --callers gives its tickets names and phone numbers`,
    `--rounds N   imports and yardsticks in turn (default ${String(ROUNDS)}), each into a new database of a durable server (fsync on); medians are shown`,
    '--file FILE  another file, with a profile made from it',
    'import       read, checked against the profile, decided, written with history, read models and clocks, committed batch by batch',
    'bare COPY    yardstick: the rows that the import wrote, as ready text, into the same tables with the same indexes, one transaction',
    'memory       what the process holds at most (RSS) after the first tenth of the rows, and in all',
  ].join('\n'),
  async run(words, report) {
    const { values } = parseArgs({
      args: [...words],
      options: {
        rows: { type: 'string' },
        callers: { type: 'boolean' },
        rounds: { type: 'string' },
        file: { type: 'string' },
        mapping: { type: 'string' },
      },
    });
    await using server = await startTemporaryServer();
    const input =
      values.file === undefined
        ? await generated(server, wholeNumber(values.rows, DEFAULT_ROWS), values.callers === true)
        : await given(values.file, values.mapping);
    await compare(server, input, wholeNumber(values.rounds, ROUNDS), report);
  },
};

async function compare(server: TemporaryServer, input: Input, rounds: number, report: (line: string) => void): Promise<void> {
  const ratesOfImport: number[] = [];
  const ratesOfCopy: number[] = [];
  const ratios: number[] = [];
  for (let round = 1; round <= rounds; round += 1) {
    const memory = new MemoryWatch();
    const database = await server.newDatabase();
    const { summary, seconds } = await importFile(database, input.file, input.mapping, input.profile, ({ rows }) => {
      memory.look(rows);
    });
    const tickets = summary.written?.inserted ?? 0;
    const rows = await copyOut(database);
    const copySeconds = await copyIn(await server.newDatabase(), rows);
    const [own, bare] = [tickets / seconds, tickets / copySeconds];
    ratesOfImport.push(own);
    ratesOfCopy.push(bare);
    ratios.push(own / bare);
    report(
      `round ${String(round)}   import ${perSecond(own)}  bare COPY ${perSecond(bare)}  ratio ${(own / bare).toFixed(2)}  ${memory.line(summary.rows)}`,
    );
    if (round === 1 && summary.rejected > 0) report(`          ${String(summary.rejected)} rows were rejected`);
  }
  report(
    `median    import ${perSecond(median(ratesOfImport))}  bare COPY ${perSecond(median(ratesOfCopy))}  ratio ${median(ratios).toFixed(2)}`,
  );
}

/** What the process holds, once early and at most. */
class MemoryWatch {
  readonly #samples: { readonly rows: number; readonly rss: number }[] = [];

  look(rows: number): void {
    this.#samples.push({ rows, rss: process.memoryUsage.rss() });
  }

  line(rows: number): string {
    const most = (samples: readonly { readonly rss: number }[]): string =>
      (samples.reduce((max, { rss }) => Math.max(max, rss), 0) / MEBIBYTE).toFixed(0);
    return `memory ${most(this.#samples.filter((sample) => sample.rows * 10 <= rows))} MiB, ${most(this.#samples)} MiB in all`;
  }
}

async function generated(server: TemporaryServer, rows: number, withCallers: boolean): Promise<Input> {
  const file = path.join(server.folder, 'tickets.csv');
  const mapping = path.join(server.folder, 'tickets.yaml');
  await pipeline(Readable.from(ticketFile(rows, withCallers)), createWriteStream(file));
  writeFileSync(mapping, ticketFileMapping());
  return { file, mapping: readMapping(mapping), profile: ticketFileProfile() };
}

async function given(file: string, mappingFile: string | undefined): Promise<Input> {
  if (mappingFile === undefined) throw new Error('--file needs --mapping');
  const mapping = readMapping(mappingFile);
  return { file, mapping, profile: await profileOfFile(file, mapping, ticketFileProfile(), 'bench') };
}

function wholeNumber(text: string | undefined, otherwise: number): number {
  const value = Number(text ?? otherwise);
  if (!Number.isSafeInteger(value) || value < 1) throw new Error(`not a number: ${String(text)}`);
  return value;
}

function perSecond(rate: number): string {
  return `${Math.round(rate).toLocaleString('en').padStart(7)}/s`;
}

function median(values: readonly number[]): number {
  const sorted = values.toSorted((left, right) => left - right);
  return sorted[Math.floor(sorted.length / 2)] ?? Number.NaN;
}
