import { existsSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { parseArgs } from 'node:util';
import { gunzipSync } from 'node:zlib';
import { comparePair, featureNames, type PairFeatures, readPair, type ReadText } from '../src/analysis/answers/compare-pair.ts';
import { type PairModel, scorePair } from '../src/analysis/answers/pair-model.ts';
import { learnRarity, type Rarity } from '../src/analysis/answers/rarity.ts';
import { createChance } from '../src/application/simulate/chance.ts';
import { fitModel, type LabelledPair } from './answers/fit-model.ts';
import type { Bench } from './bench.ts';

const file = path.resolve(import.meta.dirname, '..', '..', 'shared', 'data', 'requests', 'answered-2816.jsonl.gz');
const FOLDS = 5;
const AIM = 0.95;
/** Of so many other requests the most alike gives the hard pair. */
const CANDIDATES = 40;
/** Requests that are more alike than this ask the same, and have the same answer. */
const SAME = 0.6;

type Row = { readonly subject: string; readonly detail: string; readonly reply: string };
type Read = ReturnType<typeof readPair>;

/** Whether a right answer is told from one that was written for another request. */
export const bench: Bench = {
  summary: 'right answers against answers to other requests: AUC by folds',
  usage: [
    'npm run bench -- answers [--json] [--weights]',
    '',
    'Five folds of real answered requests: a model is fitted on four, with the rarity of words from these alone, and judges the fifth.',
    'Each right pair against an answer drawn from all others (shuffled), and against the answer to the most alike of forty others (hard).',
    'Yardstick: the likeness of words alone. --weights prints the model fitted on everything, as the product holds it.',
    `!             AUC below ${String(AIM)}`,
  ].join('\n'),
  async run(words, report) {
    const { values } = parseArgs({ args: [...words], options: { json: { type: 'boolean' }, weights: { type: 'boolean' } } });
    if (!existsSync(file)) return report('left out, ../shared/data/requests/answered-2816.jsonl.gz is not there');
    const lines = gunzipSync(readFileSync(file)).toString('utf8').trim().split('\n');
    const rows = lines.map((line) => JSON.parse(line) as Row);
    const begun = performance.now();
    const reads = rows.map(({ subject, detail, reply }) => readPair({ subject, detail, answer: reply }));
    const chance = createChance(7);
    const order = rows.map((_, at) => ({ at, key: chance.next() })).toSorted((one, other) => one.key - other.key);
    const aucs: { readonly shuffled: number; readonly hard: number; readonly yardstick: number; readonly alone: number }[] = [];
    const parts = Array.from({ length: FOLDS }, (_, fold) => order.filter((_each, k) => k % FOLDS === fold).map(({ at }) => at));
    const textsOf = (part: readonly number[]): readonly string[] =>
      part.flatMap((at) => {
        const row = rows[at];
        return row === undefined ? [] : [`${row.subject}。${row.detail}`, row.reply];
      });
    for (const test of parts) {
      const train = parts.filter((part) => part !== test).flat();
      const rarity = learnRarity(textsOf(train));
      const model = fitModel(labelled(reads, train, rarity, chance));
      const scoresOf = (pairs: readonly Pair[], judge = rarity): readonly number[] =>
        pairs.map((pair) => scorePair(model, features(reads, pair, judge)));
      const right = test.map((at): Pair => [at, at]);
      const shuffled = test.flatMap((at) => [1, 2, 3].map((): Pair => [at, another(test, at, chance)]));
      const hard = test.map((at): Pair => [at, alike(reads, test, at, rarity, chance)]);
      const likeness = (pairs: readonly Pair[]): readonly number[] => pairs.map((pair) => features(reads, pair, rarity).wordCosine);
      const none = learnRarity([]);
      const scores = scoresOf(right);
      aucs.push({
        shuffled: auc(scores, scoresOf(shuffled)),
        hard: auc(scores, scoresOf(hard)),
        yardstick: auc(likeness(right), likeness(shuffled)),
        alone: auc(scoresOf(right, none), scoresOf(shuffled, none)),
      });
    }
    const seconds = (performance.now() - begun) / 1000;
    const summary = Object.fromEntries(
      (['shuffled', 'hard', 'alone', 'yardstick'] as const).map((kind) => [kind, spreadOf(aucs.map((each) => each[kind]))]),
    );
    if (values.json === true) report(JSON.stringify({ rows: rows.length, folds: aucs, summary, seconds }));
    else {
      for (const [kind, { mean, least, most }] of Object.entries(summary)) {
        report(
          `${kind.padEnd(10)} AUC ${mean.toFixed(4)}  folds ${least.toFixed(4)} to ${most.toFixed(4)}${kind === 'shuffled' && mean < AIM ? '  !' : ''}`,
        );
      }
      const { shuffled, yardstick } = summary;
      report(`errors     ${((1 - (shuffled?.mean ?? 0)) / (1 - (yardstick?.mean ?? 0))).toFixed(2)} of the yardstick's`);
      report(`${String(rows.length)} answers, ${seconds.toFixed(1)} s in all`);
    }
    if (values.weights === true) {
      const all = rows.map((_, at) => at);
      const model = fitModel(labelled(reads, all, learnRarity(textsOf(all)), chance));
      report(JSON.stringify(rounded(model), null, 2));
    }
  },
};

type Chance = ReturnType<typeof createChance>;
/** A request and an answer, by their rows. */
type Pair = readonly [request: number, answer: number];

function features(reads: readonly Read[], [request, answer]: Pair, rarity: Rarity): PairFeatures {
  const [asked, answered] = [reads[request], reads[answer]];
  if (asked === undefined || answered === undefined) throw new Error('no such row');
  return comparePair(asked[0], asked[1], answered[2], answered[3], rarity);
}

function another(part: readonly number[], at: number, chance: Chance): number {
  const other = part[Math.floor(chance.next() * part.length)] ?? at;
  return other === at ? another(part, at, chance) : other;
}

/** The most alike of some other requests, unless it asks the same. */
function alike(reads: readonly Read[], part: readonly number[], at: number, rarity: Rarity, chance: Chance): number {
  const own = reads[at]?.[0];
  const likenessTo = (other: ReadText | undefined): number =>
    own === undefined || other === undefined ? 0 : comparePair(own, own, other, null, rarity).wordCosine;
  const candidates = Array.from({ length: CANDIDATES }, () => another(part, at, chance)).map((row) => ({
    row,
    likeness: likenessTo(reads[row]?.[0]),
  }));
  const best = candidates.filter(({ likeness }) => likeness < SAME).toSorted((one, other) => other.likeness - one.likeness)[0];
  return best?.row ?? another(part, at, chance);
}

function labelled(reads: readonly Read[], part: readonly number[], rarity: Rarity, chance: Chance): readonly LabelledPair[] {
  return part.flatMap((at, k) => [
    { features: features(reads, [at, at], rarity), right: true },
    { features: features(reads, [at, another(part, at, chance)], rarity), right: false },
    ...(k % 4 === 0 ? [{ features: features(reads, [at, alike(reads, part, at, rarity, chance)], rarity), right: false }] : []),
  ]);
}

/** How often a right pair scores above a wrong one; equal scores count half. */
function auc(right: readonly number[], wrong: readonly number[]): number {
  const sorted = [...right.map((score) => ({ score, right: true })), ...wrong.map((score) => ({ score, right: false }))].toSorted(
    (one, other) => one.score - other.score,
  );
  let ranks = 0;
  for (let from = 0; from < sorted.length;) {
    let to = from;
    while (to < sorted.length && sorted[to]?.score === sorted[from]?.score) to += 1;
    for (let at = from; at < to; at += 1) if (sorted[at]?.right === true) ranks += (from + to + 1) / 2;
    from = to;
  }
  return (ranks - (right.length * (right.length + 1)) / 2) / (right.length * wrong.length);
}

function spreadOf(figures: readonly number[]): { readonly mean: number; readonly least: number; readonly most: number } {
  return { mean: figures.reduce((sum, each) => sum + each, 0) / figures.length, least: Math.min(...figures), most: Math.max(...figures) };
}

function rounded({ bias, weights }: PairModel): PairModel {
  const round = (value: number): number => Math.round(value * 1000) / 1000;
  return {
    bias: round(bias),
    weights: Object.fromEntries(featureNames.map((name) => [name, round(weights[name])])) as PairModel['weights'],
  };
}
