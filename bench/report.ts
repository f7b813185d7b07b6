import { existsSync, readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { parseArgs } from 'node:util';
import type { Bench } from './bench.ts';
import { measureCommitments } from './report/measure-commitments.ts';
import { measureFigures } from './report/measure-figures.ts';
import { measureReportSpeed } from './report/measure-speed.ts';

const data = path.resolve(import.meta.dirname, '..', '..', 'shared', 'data');

/** How well and how fast a work report is read (B-3, B-4), on a report annotated by hand. */
export const bench: Bench = {
  summary: 'reading a work report: figures and commitments against a hand annotation, speed',
  usage: [
    'npm run bench -- report [--misses] [--json]',
    '',
    'Commitments match one to one by half of the letters of their anchors; core are deeds of their own, without general lines and outcomes.',
    'Figures match by span; precision, recall and F1 of span, role, role with value and unit, comparator, period.',
    'The files are not part of the project: without ../shared/data there is nothing to measure.',
    '--misses   what was missed, found in vain, or read differently',
    '--json     one line of JSON',
  ].join('\n'),
  async run(words, report) {
    const { values } = parseArgs({ args: [...words], options: { misses: { type: 'boolean' }, json: { type: 'boolean' } } });
    const [textFile, goldFile] = ['lvliang-2026.txt', 'lvliang-2026.gold-part1.jsonl'].map((name) => path.join(data, 'report', name));
    if (textFile === undefined || goldFile === undefined || !existsSync(textFile) || !existsSync(goldFile)) {
      report('left out: ../shared/data/report is not there');
      return;
    }
    const text = readFileSync(textFile, 'utf8');
    const gold = readFileSync(goldFile, 'utf8');
    const figures = measureFigures(text, gold);
    const commitments = measureCommitments(text, gold);
    const others = path.join(data, 'reports-2024');
    const texts = existsSync(others) ? readdirSync(others).map((name) => readFileSync(path.join(others, name), 'utf8')) : [];
    const speed = measureReportSpeed([text, ...texts]);
    if (values.json === true) {
      report(JSON.stringify({ figures: figures.scores, commitments: commitments.scores, speed }));
      return;
    }
    for (const { name, precision, recall, f1, aim } of [...figures.scores, ...commitments.scores])
      report(
        `${name.padEnd(22)} P ${precision.toFixed(3)}  R ${recall.toFixed(3)}  F1 ${f1.toFixed(3)}${aim === null ? '' : `  aim ${String(aim)}${f1 < aim ? ' !' : ''}`}`,
      );
    report(
      `speed                  ${speed.msPer20000.toFixed(1)} ms for 20,000 characters, ${speed.ratio.toFixed(1)} times one pass of a plain pattern over the same text${speed.msPer20000 < 200 ? '' : ' !'}`,
    );
    if (values.misses === true) for (const line of [...figures.misses, ...commitments.misses]) report(`  ${line}`);
  },
};
