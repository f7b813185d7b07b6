import { existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { setImmediate as pause } from 'node:timers/promises';
import { parseArgs } from 'node:util';
import { adviseUnit, type CatalogueOf } from '../src/application/dispatch-advice/advise-unit.ts';
import { createCatalogueAdviser } from '../src/application/dispatch-advice/catalogue-advice.ts';
import { learnFromOrders } from '../src/application/dispatch-advice/learn-from-orders.ts';
import {
  findOrderColumns,
  readOrder,
  readUnit,
  type OrderColumns,
  type OrderRow,
} from '../src/application/dispatch-advice/order-columns.ts';
import { createChance } from '../src/application/simulate/chance.ts';
import { createUnitReader } from '../src/application/dispatch-advice/unit-reader.ts';
import { compileProfile } from '../src/domain/profile/profile-index.ts';
import { ticketFileProfile } from '../test/support/ticket-file.ts';
import type { Bench } from './bench.ts';
import { ceilingOf } from './dispatch/ceiling.ts';
import { countTable } from './dispatch/count-table.ts';
import { profileOfFile, readMapping } from './import/import-file.ts';

const root = path.resolve(import.meta.dirname, '..');
const dataFile = path.resolve(root, '..', 'shared', 'data', 'orders', 'pingshan-7000.jsonl');
const DEFAULT_FOLDS = 5;
const AIM = { first: 0.74, three: 0.92 };
const SHOWN = 3;

type Figures = { readonly first: number; readonly three: number };
type Split = { readonly name: string; readonly learnt: readonly OrderRow[]; readonly asked: readonly OrderRow[] };
type Fold = Figures & {
  readonly table: Figures;
  readonly learnSeconds: number;
  readonly perSecond: number;
  readonly tablePerSecond: number;
};

/** How often the unit that was chosen is the first suggested, and one of three. */
export const bench: Bench = {
  summary: 'units suggested for real orders, beside a count table over class and community',
  usage: [
    'npm run bench -- dispatch [--folds N] [--json]',
    '',
    'Learns on a part of orders/pingshan-7000.jsonl of ../shared/data and suggests on the rest: parts by chance, and the last fifth by those before it.',
    `yardstick     counts of units over class and community, else over class, else over all`,
    `by a rule     orders whose first unit a catalogue line decided: the district publishes none, so it is derived from the part learnt, with how often it is right`,
    `ceiling       the commonest unit among orders whose fields are all alike, the order itself left out`,
    `--folds N     parts (default ${String(DEFAULT_FOLDS)})`,
    `!             below ${String(AIM.first)} for the first or ${String(AIM.three)} for one of three`,
  ].join('\n'),
  async run(words, report) {
    const { values } = parseArgs({ args: [...words], options: { folds: { type: 'string' }, json: { type: 'boolean' } } });
    if (!existsSync(dataFile)) {
      report('left out, ../shared/data/orders/pingshan-7000.jsonl is not there');
      return;
    }
    const count = Math.max(2, Number(values.folds ?? DEFAULT_FOLDS) || DEFAULT_FOLDS);
    const rows = readFileSync(dataFile, 'utf8')
      .split('\n')
      .filter((line) => line !== '')
      .map((line) => JSON.parse(line) as OrderRow);
    const columns = findOrderColumns(new Set(rows.flatMap((row) => Object.keys(row))));
    const folds: Fold[] = [];
    const splits = byChance(rows, count);
    for (const split of splits) folds.push(await measure(split, columns, report));
    const later = await measure(theLatest(rows), columns, report);
    const mean = (of: (fold: Fold) => number): string => spread(folds.map(of));
    const isBelow = average(folds.map(({ first }) => first)) < AIM.first || average(folds.map(({ three }) => three)) < AIM.three;
    report(`first       ${mean(({ first }) => first)}  count table ${mean(({ table }) => table.first)}  ratio ${ratio(folds, 'first')}`);
    report(
      `one of 3    ${mean(({ three }) => three)}  count table ${mean(({ table }) => table.three)}  ratio ${ratio(folds, 'three')}${isBelow ? ' !' : ''}`,
    );
    report(
      `last fifth  first ${later.first.toFixed(3)}, one of 3 ${later.three.toFixed(3)}; count table ${later.table.first.toFixed(3)}, ${later.table.three.toFixed(3)}`,
    );
    const ruled = await byCatalogue(splits[0] ?? theLatest(rows), columns);
    report(
      `by a rule   ${ruled.decided.toFixed(3)} of a part; first ${ruled.first.toFixed(3)}, one of 3 ${ruled.three.toFixed(3)} with the catalogue before history`,
    );
    const ceiling = ceilingOf(rows, columns);
    report(
      `ceiling     ${ceiling.agree.toFixed(3)} of ${String(ceiling.orders)} orders that have others with the same fields; ${String(rows.length - ceiling.orders)} have none`,
    );
    const learnSeconds = average(folds.map((fold) => fold.learnSeconds));
    const speed = average(folds.map(({ perSecond }) => perSecond));
    const tableSpeed = average(folds.map(({ tablePerSecond }) => tablePerSecond));
    report(
      `speed       learnt in ${learnSeconds.toFixed(1)} s; ${speed.toFixed(0)} orders/s, ${(speed / tableSpeed).toFixed(4)} of the count table's`,
    );
    if (values.json === true) report(JSON.stringify({ folds, later, ruled, ceiling }));
  },
};

async function measure({ name, learnt, asked }: Split, columns: OrderColumns, report: (line: string) => void): Promise<Fold> {
  const begun = performance.now();
  const suggest = createUnitReader((await learnFromOrders(learnt, columns, async () => await pause())).model);
  const learnSeconds = (performance.now() - begun) / 1_000;
  const own = timed(asked, columns, (row) => adviseUnit(suggest, readOrder(row, columns), SHOWN, null).map(({ unit }) => unit));
  const table = countTable(learnt, columns);
  const yardstick = timed(asked, columns, (row) => table(row, SHOWN));
  report(
    `${name.padEnd(11)} first ${own.first.toFixed(3)}, one of 3 ${own.three.toFixed(3)}; count table ${yardstick.first.toFixed(3)}, ${yardstick.three.toFixed(3)}`,
  );
  return { ...own, table: yardstick, learnSeconds, tablePerSecond: yardstick.perSecond };
}

function timed(
  asked: readonly OrderRow[],
  columns: OrderColumns,
  suggest: (row: OrderRow) => readonly string[],
): Figures & { readonly perSecond: number } {
  const begun = performance.now();
  const tops = asked.map(suggest);
  const perSecond = (1_000 * asked.length) / (performance.now() - begun);
  return {
    ...figuresOf(
      asked.map((row) => readUnit(row, columns)),
      tops,
    ),
    perSecond,
  };
}

function figuresOf(units: readonly string[], tops: readonly (readonly string[])[]): Figures {
  const share = (isRight: (unit: string, top: readonly string[]) => boolean): number =>
    units.filter((unit, at) => isRight(unit, tops[at] ?? [])).length / units.length;
  return { first: share((unit, [first]) => unit === first), three: share((unit, top) => top.includes(unit)) };
}

/** D-1: the same with a catalogue derived from the part learnt, as a city without one would begin. */
async function byCatalogue({ learnt, asked }: Split, columns: OrderColumns): Promise<Figures & { readonly decided: number }> {
  const folder = mkdtempSync(path.join(tmpdir(), 'huiyin-bench-'));
  try {
    const file = path.join(folder, 'learnt.jsonl');
    writeFileSync(file, learnt.map((row) => JSON.stringify(row)).join('\n'));
    const mapping = readMapping(path.join(root, 'examples', 'import', 'pingshan.yaml'));
    const profile = await profileOfFile(file, mapping, ticketFileProfile(), 'pingshan');
    const catalogue: CatalogueOf = { advise: createCatalogueAdviser(compileProfile(profile)), today: profile.validFrom };
    const suggest = createUnitReader((await learnFromOrders(learnt, columns, async () => await pause())).model);
    const advised = asked.map((row) => adviseUnit(suggest, readOrder(row, columns), SHOWN, catalogue));
    const decided = advised.filter(([first]) => first?.reasons.some(({ by }) => by === 'catalogue') === true).length;
    const units = asked.map((row) => readUnit(row, columns));
    return {
      ...figuresOf(
        units,
        advised.map((top) => top.map(({ unit }) => unit)),
      ),
      decided: decided / asked.length,
    };
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

/** Parts by chance, the same each time. */
function byChance(rows: readonly OrderRow[], count: number): readonly Split[] {
  const chance = createChance(42);
  const parts = rows.map(() => Math.floor(chance.next() * count));
  return Array.from({ length: count }, (_, part) => ({
    name: `part ${String(part + 1)}`,
    learnt: rows.filter((_row, at) => parts[at] !== part),
    asked: rows.filter((_row, at) => parts[at] === part),
  }));
}

/** The file is in the order of entry. */
function theLatest(rows: readonly OrderRow[]): Split {
  const cut = Math.floor(rows.length * 0.8);
  return { name: 'last fifth', learnt: rows.slice(0, cut), asked: rows.slice(cut) };
}

function average(values: readonly number[]): number {
  return values.reduce((sum, value) => sum + value, 0) / values.length;
}

function spread(values: readonly number[]): string {
  return `${average(values).toFixed(3)} (${Math.min(...values).toFixed(3)} to ${Math.max(...values).toFixed(3)})`;
}

function ratio(folds: readonly Fold[], figure: keyof Figures): string {
  return (average(folds.map((fold) => fold[figure])) / average(folds.map(({ table }) => table[figure]))).toFixed(2);
}
