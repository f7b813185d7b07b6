import { existsSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { gunzipSync } from 'node:zlib';
import { parseArgs } from 'node:util';
import { findPairs } from '../src/analysis/duplicates/find-pairs.ts';
import { SAME_MATTER } from '../src/analysis/duplicates/judge-pair.ts';
import { readText } from '../src/analysis/duplicates/read-text.ts';
import { createChance, type Chance } from '../src/application/simulate/chance.ts';
import type { Bench } from './bench.ts';
import { elsewhere, plantings } from './duplicates/plant.ts';
import { measureLookUps } from './duplicates/look-ups.ts';

const dataFolder = path.resolve(import.meta.dirname, '..', '..', 'shared', 'data', 'requests');
const FILES = ['labelled-8291.jsonl', 'popular-4326.jsonl.gz'];
const FOLDS = 5;
const PER_FOLD = 40;
const LEAST_LETTERS = 20;
const TRAP = 'elsewhere';

type Figures = { readonly planted: number; readonly found: number; readonly wrong: number };

/** Copies and retellings planted among real requests, and look-ups in bases of three sizes. */
export const bench: Bench = {
  summary: 'requests about the same matter: planted copies and other wordings; time of a look-up',
  usage: [
    'npm run bench -- duplicates [--sizes 10000,100000,1000000] [--data DIR] [--json]',
    '',
    `Quality: ${String(FOLDS)} folds of ${String(PER_FOLD)} requests for each strength are copied or told anew and looked for among all others.`,
    'recall     share of the planted that are paired with the request they were made of (mean, and the spread of the folds)',
    'precision  right pairs of all pairs of a planted one; pairs with a request that is paired with its own original too are not counted',
    `${TRAP}  the same complaint with all names of places changed: to be found by as few as possible`,
    'Look-ups: tickets alike for a request that is written down, through the search index, in cities whose texts are drawn from lists.',
    '--sizes    tickets of the cities, filled on the first run and kept; 0: none; --data DIR: of an installation that does not run',
    'ratio      to one ticket by its key, in the same run',
  ].join('\n'),
  async run(words, report) {
    const { values } = parseArgs({
      args: [...words],
      options: { sizes: { type: 'string' }, json: { type: 'boolean' }, data: { type: 'string' } },
    });
    const texts = readTexts();
    if (texts.length === 0) {
      report('left out: ../shared/data/requests is not there');
      return;
    }
    const quality = measureQuality(texts, values.json === true ? () => undefined : report);
    const sizes = (values.sizes ?? '10000,100000,1000000')
      .split(',')
      .map(Number)
      .filter((size) => size > 0);
    const lookUps = await measureLookUps(
      values.data === undefined ? sizes : [values.data],
      values.json === true ? () => undefined : report,
    );
    if (values.json === true) report(JSON.stringify({ quality, lookUps }));
  },
};

function readTexts(): readonly string[] {
  const texts = FILES.map((name) => path.join(dataFolder, name))
    .filter((file) => existsSync(file))
    .flatMap((file) => {
      const bytes = readFileSync(file);
      return (file.endsWith('.gz') ? gunzipSync(bytes) : bytes).toString('utf8').trim().split('\n');
    })
    .map((line) => JSON.parse(line) as Readonly<Record<string, unknown>>)
    .filter((row) => row['dup_of_test'] !== true)
    .map((row) => `${textOf(row['subject'])}，${textOf(row['detail']) || textOf(row['segmented']).replaceAll(' ', '')}`);
  return [...new Set(texts)].filter((text) => text.length >= LEAST_LETTERS);
}

function textOf(value: unknown): string {
  return typeof value === 'string' ? value : '';
}

function measureQuality(texts: readonly string[], report: (line: string) => void): Readonly<Record<string, object>> {
  const chance = createChance(20_260_301);
  const word = (): string => somewhere(chance.pick(texts), chance);
  const planted: { readonly text: string; readonly source: number; readonly name: string; readonly fold: number }[] = [];
  for (let fold = 0; fold < FOLDS; fold += 1) {
    for (let each = 0; each < PER_FOLD; each += 1) {
      for (const { name, plant } of plantings) {
        const source = chance.between(0, texts.length - 1);
        planted.push({ text: plant(texts[source] ?? '', chance, word), source, name, fold });
      }
      const source = chance.between(0, texts.length - 1);
      const text = elsewhere(texts[source] ?? '', chance, word);
      if (text !== undefined) planted.push({ text, source, name: TRAP, fold });
    }
  }
  const begun = performance.now();
  const read = [...texts, ...planted.map(({ text }) => text)].map((text) => readText(text));
  const natural = new Set<string>();
  const partners = new Map<number, number[]>();
  let pairs = 0;
  for (const { at } of findPairs(read, { least: SAME_MATTER, most: 30 })) {
    const [one, other] = at;
    if (other < texts.length) {
      natural.add(`${String(one)} ${String(other)}`);
      pairs += 1;
    } else if (one < texts.length) partners.set(other, [...(partners.get(other) ?? []), one]);
  }
  const seconds = (performance.now() - begun) / 1_000;
  const perText = (seconds / read.length) * 1_000;
  report(
    `${String(texts.length)} requests and ${String(planted.length)} planted ones; ${perText.toFixed(2)} ms for each; ${String(pairs)} pairs among the real ones`,
  );
  const figures: Record<string, object> = {};
  for (const { name, says } of [...plantings, { name: TRAP, says: 'a trap: the same about other places' }]) {
    const folds = Array.from({ length: FOLDS }, (_, fold): Figures => {
      let [count, found, wrong] = [0, 0, 0];
      for (const [at, each] of planted.entries()) {
        if (each.name !== name || each.fold !== fold) continue;
        count += 1;
        for (const partner of partners.get(texts.length + at) ?? []) {
          if (partner === each.source) found += 1;
          else if (!natural.has(`${String(Math.min(partner, each.source))} ${String(Math.max(partner, each.source))}`)) wrong += 1;
        }
      }
      return { planted: count, found, wrong };
    });
    const recall = meanAndSpread(folds.map(({ planted: all, found }) => found / Math.max(1, all)));
    const precision = meanAndSpread(folds.map(({ found, wrong }) => (found + wrong === 0 ? 1 : found / (found + wrong))));
    figures[name] = { says, recall, precision };
    const shownPrecision = name === TRAP ? '' : `  precision ${shown(precision)}`;
    report(`${name.padEnd(10)} recall ${shown(recall)}${shownPrecision}  ${says}`);
  }
  return figures;
}

type Spread = { readonly mean: number; readonly spread: number };

function meanAndSpread(values: readonly number[]): Spread {
  const mean = values.reduce((sum, value) => sum + value, 0) / values.length;
  const variance = values.reduce((sum, value) => sum + (value - mean) ** 2, 0) / (values.length - 1);
  return { mean, spread: Math.sqrt(variance) };
}

function shown({ mean, spread }: Spread): string {
  return `${mean.toFixed(3)} ± ${spread.toFixed(3)}`;
}

/** Two letters from somewhere in a text. */
function somewhere(text: string, chance: Chance): string {
  const letters = text.replaceAll(/[^\p{Script=Han}]/gu, '');
  const at = chance.between(0, Math.max(0, letters.length - 2));
  return letters.slice(at, at + 2) || '大小';
}
