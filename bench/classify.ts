import { existsSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { gzipSync } from 'node:zlib';
import { parseArgs } from 'node:util';
import { createClassifier } from '../src/analysis/classify/classify.ts';
import { learnAtOnce } from '../src/analysis/classify/learn-at-once.ts';
import type { Example } from '../src/analysis/classify/train-linear.ts';
import { normalise } from '../src/analysis/search/normalise.ts';
import { judgeFolds } from '../src/application/intake/text-classes.ts';
import type { Bench } from './bench.ts';

const FILE = path.resolve(import.meta.dirname, '..', '..', 'shared', 'data', 'requests', 'labelled-8291.jsonl');
const FOLDS = 5;
const AIMS = { macroF1: 0.94, trainSeconds: 120, textsPerSecond: 3_000, megabytes: 30 } as const;

type Row = Readonly<Record<'label' | 'subject', string>> & {
  readonly detail: string | null;
  readonly segmented?: string;
  readonly dup_of_test: boolean;
};

/** The class of requests on real messages: how often right, how reliable, how fast. */
export const bench: Bench = {
  summary: 'the class of requests on real messages: five folds, reliability, speed',
  usage: [
    'npm run bench -- classify [--json]',
    '',
    'Messages of ../shared/data/requests/labelled-8291.jsonl, which is not part of the project; without it nothing is measured.',
    'The yardstick of speed is folding the same texts (normalise), of quality the answer that is the commonest class.',
    `!   misses the aim: macro-F1 ${String(AIMS.macroF1)}, learning ${String(AIMS.trainSeconds)} s, ${String(AIMS.textsPerSecond)} texts/s, ${String(AIMS.megabytes)} MB`,
  ].join('\n'),
  async run(words, report) {
    const { values } = parseArgs({ args: [...words], options: { json: { type: 'boolean' } } });
    if (!existsSync(FILE)) {
      report('left out: ../shared/data/requests/labelled-8291.jsonl is not there');
      return await Promise.resolve();
    }
    const examples = readExamples();
    const begun = performance.now();
    const model = learnAtOnce(examples);
    const trainSeconds = (performance.now() - begun) / 1_000;
    const megabytes =
      gzipSync(JSON.stringify(model.fragments)).byteLength / 1e6 + (model.weights.length * 6 + model.rarity.length * 8) / 1e6;
    const classifier = createClassifier(model);
    const perSecond = speed(examples, (example) => classifier.classify(example, 3, 1));
    const scoresPerSecond = speed(examples, (example) => classifier.shares(example));
    const foldedPerSecond = speed(examples, ({ text }) => normalise(text));
    const { quality, folds } = judgeFolds(examples.map(asFileText), FOLDS);
    const macros = folds.map(({ macroF1 }) => macroF1);
    const mean = macros.reduce((a, b) => a + b, 0) / macros.length;
    const spread = Math.sqrt(macros.reduce((sum, each) => sum + (each - mean) ** 2, 0) / (macros.length - 1));
    const commonest = Math.max(...quality.perClass.map(({ texts }) => texts)) / quality.texts;
    const figures = {
      ...{ texts: examples.length, folds: macros, macroF1: mean, spread, accuracy: quality.accuracy, commonest },
      ...{ calibrationError: quality.calibrationError, trainSeconds, perSecond, scoresPerSecond, foldedPerSecond, megabytes },
    };
    if (values.json === true) {
      report(JSON.stringify(figures));
      return;
    }
    const miss = (missed: boolean): string => (missed ? ' !' : '');
    report(
      `macro-F1 ${mean.toFixed(4)} ± ${spread.toFixed(4)} (${macros.map((each) => each.toFixed(4)).join(' ')})${miss(mean < AIMS.macroF1)}`,
    );
    report(`accuracy ${quality.accuracy.toFixed(4)}, ${(quality.accuracy / commonest).toFixed(2)} x the commonest class`);
    report(`calibration error ${quality.calibrationError.toFixed(4)}`);
    report(`learning ${trainSeconds.toFixed(1)} s of ${String(examples.length)} texts${miss(trainSeconds > AIMS.trainSeconds)}`);
    report(
      `reading  ${perSecond.toFixed(0)}/s with reasons, ${scoresPerSecond.toFixed(0)}/s without, ` +
        `${(foldedPerSecond / scoresPerSecond).toFixed(1)} x the time of folding the text${miss(perSecond < AIMS.textsPerSecond)}`,
    );
    report(`model    ${megabytes.toFixed(1)} MB${miss(megabytes > AIMS.megabytes)}`);
  },
};

function readExamples(): readonly Example[] {
  return readFileSync(FILE, 'utf8')
    .trim()
    .split('\n')
    .map((line) => JSON.parse(line) as Row)
    .filter(({ dup_of_test: isKnown }) => !isKnown)
    .map(({ subject, detail, segmented, label }) => ({
      ...{ subject, label },
      text: detail ?? (segmented ?? '').replaceAll(/(?<=\p{Script=Han})\s+(?=\p{Script=Han})/gu, ''),
    }));
}

function asFileText({ subject = null, text, label }: Example, index: number): Parameters<typeof judgeFolds>[0][number] {
  return { line: index + 1, subject, text, label };
}

/** Texts a second of one processor's time, so that what else runs on the machine counts little. */
function speed(examples: readonly Example[], read: (example: Example) => unknown): number {
  const begun = process.cpuUsage();
  for (const example of examples) read(example);
  const { user, system } = process.cpuUsage(begun);
  return (examples.length * 1_000_000) / (user + system);
}
