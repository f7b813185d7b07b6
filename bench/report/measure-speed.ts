import { readFigures } from '../../src/analysis/report/figures/read-figures.ts';
import { sourceText } from '../../src/analysis/report/text/source-text.ts';

const ROUNDS = 5;
const PORTION = 20_000;

/** Time for 20,000 characters of real reports, beside one pass that only finds the digits. */
export function measureReportSpeed(texts: readonly string[]): {
  readonly msPer20000: number;
  readonly ratio: number;
  readonly characters: number;
} {
  const characters = texts.reduce((sum, text) => sum + text.length, 0);
  const read = best(() => {
    for (const text of texts) readFigures(sourceText(text), { year: null, places: [] });
  });
  const plain = best(() => {
    for (const text of texts) text.match(/\d[\d.,]*\s?(?:%|\p{Script=Han})|[一二三四五六七八九十百千万亿]+/gu);
  });
  return { msPer20000: (read / characters) * PORTION, ratio: read / plain, characters };
}

function best(work: () => void): number {
  const times = Array.from({ length: ROUNDS }, () => {
    const begun = performance.now();
    work();
    return performance.now() - begun;
  });
  return Math.min(...times);
}
