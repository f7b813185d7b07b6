import { existsSync } from 'node:fs';
import path from 'node:path';
import type pg from 'pg';
import { reportMeasures } from '../src/application/measures/report-measures.ts';
import { measuresLines } from '../src/cli/measures-lines.ts';
import type { CityId } from '../src/domain/kernel/ids.ts';
import { instantFromMs, type LocalDate } from '../src/domain/kernel/time.ts';
import { createMeasureStore } from '../src/postgres/measures/postgres-measure-store.ts';
import { createStore } from '../src/postgres/store.ts';
import { ticketFileProfile } from '../test/support/ticket-file.ts';
import type { Bench } from './bench.ts';
import { importFile, profileOfFile, readMapping, type TimedImport } from './import/import-file.ts';
import { startTemporaryServer } from './import/temporary-server.ts';

const root = path.resolve(import.meta.dirname, '..');
const dataFolder = path.resolve(root, '..', 'shared', 'data');

/** The files, with the period whose measures are shown: from the first entry until long after the last. */
const cities = [
  { city: 'pingshan', file: 'orders/pingshan-7000.jsonl', mapping: 'pingshan.yaml', from: '2018-01-01', to: '2019-12-31' },
  { city: 'boston', file: 'boston311/boston311_2015.csv.gz', mapping: 'boston311.yaml', from: '2015-01-01', to: '2025-12-31' },
  { city: 'board', file: 'requests/labelled-8291.jsonl', mapping: 'message-board.yaml', from: '2010-01-01', to: '2026-12-31' },
] as const;

/** The three real files of the shared folder, each as a city of its own made from the file. */
export const bench: Bench = {
  summary: 'import of three real files, each with a profile made from it, and their measures',
  usage: [
    'npm run bench -- real-data',
    '',
    'The files are not part of the project: those that are not in ../shared/data are left out.',
    'For each: profile from the file, import, counts, bad rows by reason, import of the same file again (adds nothing), measures.',
  ].join('\n'),
  async run(_words, report) {
    await using server = await startTemporaryServer();
    const pool = await server.newDatabase();
    for (const each of cities) {
      const file = path.join(dataFolder, each.file);
      if (!existsSync(file)) {
        report(`${each.city}: left out, ../shared/data/${each.file} is not there`);
        continue;
      }
      await importCity(pool, { ...each, file }, report);
    }
  },
};

type City = Omit<(typeof cities)[number], 'file'> & { readonly file: string };

async function importCity(pool: pg.Pool, { city, file, mapping: name, from, to }: City, report: (line: string) => void): Promise<void> {
  const mapping = readMapping(path.join(root, 'examples', 'import', name));
  const profile = await profileOfFile(file, mapping, ticketFileProfile(), city);
  const { units, areas, classes, catalogue } = profile;
  report(
    `\n${city}: ${String(units.length)} units, ${String(areas.length)} areas, ${String(classes.length)} classes, ${String(catalogue.length)} duties from the file`,
  );
  reportImport('import', await importFile(pool, file, mapping, profile), report);
  const again = await importFile(pool, file, mapping, profile);
  reportImport('again ', again, report);
  if (again.summary.written?.inserted !== 0) throw new Error('the second import added tickets');
  await reportMeasuresOf(pool, profile.city, { from: from as LocalDate, to: to as LocalDate }, report);
}

function reportImport(what: string, { summary, seconds }: TimedImport, report: (line: string) => void): void {
  const { rows, rejected, skipped, written, problems } = summary;
  report(
    `${what} ${String(rows)} rows in ${seconds.toFixed(1)} s, ${Math.round(rows / seconds).toLocaleString('en')}/s: ` +
      `${String(written?.inserted ?? 0)} imported, ${String(written?.alreadyThere ?? 0)} were there, ${String(rejected)} rejected, ${String(skipped)} skipped`,
  );
  for (const { code, severity, field, count } of problems) report(`       ${severity} ${code} ${field ?? ''}: ${String(count)}`);
}

async function reportMeasuresOf(
  pool: pg.Pool,
  city: CityId,
  period: { readonly from: LocalDate; readonly to: LocalDate },
  report: (line: string) => void,
): Promise<void> {
  const now = instantFromMs(Date.now());
  const ports = { measures: createMeasureStore(pool), profiles: createStore(pool, new Uint8Array(32)).profiles };
  const measured = await reportMeasures(ports, {
    ...{ city, ...period, asOf: now, now, measures: null, filter: {}, by: null },
    level: 1,
    ...{ medians: true, suppress: false, recount: false },
  });
  // What an import cannot tell has nothing below the line, and is not shown as a figure.
  const told = measured.measures.filter(({ total }) => (total.before?.denominator ?? 0) > 0);
  for (const line of measuresLines({ ...measured, measures: told }, false)) report(`  ${line}`);
  const untold = measured.measures.filter((measure) => !told.includes(measure)).map(({ definition }) => definition.id);
  report(`  nothing to count: ${untold.join(', ')}`);
}
