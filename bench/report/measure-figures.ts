import { readFigures } from '../../src/analysis/report/figures/read-figures.ts';
import { sourceText } from '../../src/analysis/report/text/source-text.ts';
import type { Figure } from '../../src/analysis/report/types.ts';

type Score = {
  readonly name: string;
  readonly precision: number;
  readonly recall: number;
  readonly f1: number;
  readonly aim: number | null;
};

/** Up to here the report was annotated. */
const ANNOTATED = 7000;

/** Figures read against figures annotated by hand: what a row must agree in grows from score to score. */
export function measureFigures(text: string, goldLines: string): { readonly scores: readonly Score[]; readonly misses: readonly string[] } {
  const gold = goldLines
    .split('\n')
    .filter((line) => line !== '')
    .map((line) => JSON.parse(line) as Figure & { readonly kind: string })
    .filter(({ kind }) => kind === 'figure');
  const read = readFigures(sourceText(text), { year: 2026, places: [] }).figures.filter(({ start }) => start < ANNOTATED);
  const bySpan = new Map(read.map((figure) => [`${String(figure.start)}-${String(figure.end)}`, figure]));
  const pairs = gold.map((wanted) => ({ wanted, found: bySpan.get(`${String(wanted.start)}-${String(wanted.end)}`) ?? null }));
  const valued = (figure: Figure): boolean =>
    figure.role === 'achieved' || figure.role === 'target' || figure.role === 'spec' || figure.value !== null;
  const score = (
    name: string,
    aim: number | null,
    agree: (wanted: Figure, found: Figure) => boolean,
    counts: (figure: Figure) => boolean = () => true,
  ): Score => {
    const right = pairs.filter(({ wanted, found }) => counts(wanted) && found !== null && agree(wanted, found)).length;
    const precision = right / Math.max(1, read.filter(counts).length);
    const recall = right / Math.max(1, gold.filter(counts).length);
    return { name, precision, recall, f1: right === 0 ? 0 : (2 * precision * recall) / (precision + recall), aim };
  };
  const scores = [
    score('span', null, () => true),
    score('role', null, (wanted, found) => wanted.role === found.role),
    score('role with value', 0.97, sameValue),
    score('  of valued only', 0.97, sameValue, valued),
    score('unit', null, (wanted, found) => wanted.unit === found.unit, valued),
    score('comparator', 0.95, (wanted, found) => wanted.comparator === found.comparator, valued),
    score(
      'period',
      0.93,
      (wanted, found) => wanted.period === found.period,
      (figure) => valued(figure) || figure.role === 'date',
    ),
    score('direction', null, (wanted, found) => wanted.direction === found.direction, valued),
    score('place', null, (wanted, found) => wanted.place === found.place, valued),
  ];
  const goldSpans = new Set(gold.map(({ start, end }) => `${String(start)}-${String(end)}`));
  const misses = [
    ...pairs.filter(({ found }) => found === null).map(({ wanted }) => `missed ${describe(text, wanted)}`),
    ...read
      .filter(({ start, end }) => !goldSpans.has(`${String(start)}-${String(end)}`))
      .map((found) => `in vain ${describe(text, found)}`),
    ...pairs.flatMap(({ wanted, found }) =>
      found === null ? [] : differences(wanted, found).map((each) => `${each} ${describe(text, wanted)}`),
    ),
  ];
  return { scores, misses };
}

function sameValue(wanted: Figure, found: Figure): boolean {
  return wanted.role === found.role && JSON.stringify(wanted.value) === JSON.stringify(found.value);
}

function differences(wanted: Figure, found: Figure): readonly string[] {
  const keys = ['role', 'value', 'unit', 'comparator', 'direction', 'period', 'place'] as const;
  return keys.flatMap((key) => {
    const [one, other] = [JSON.stringify(wanted[key]), JSON.stringify(found[key])];
    return one === other ? [] : [`${key} ${one} read as ${other}:`];
  });
}

function describe(text: string, { start, end, role }: Figure): string {
  const points = Array.from(text);
  const part = (from: number, to: number): string => points.slice(Math.max(0, from), to).join('').replaceAll('\n', '/');
  return `${role} ${String(start)}: ${part(start - 12, start)}[${part(start, end)}]${part(end, end + 12)}`;
}
