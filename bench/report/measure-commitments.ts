import { readReport } from '../../src/application/report/read-report.ts';
import type { Commitment, CommitmentTier } from '../../src/analysis/report/types.ts';

/** A row of the annotation by hand. */
type Gold = {
  readonly kind: string;
  readonly anchor: string;
  readonly anchor_start: number;
  readonly anchor_end: number;
  readonly tier: CommitmentTier;
  readonly quantified: boolean;
  readonly check: string;
  readonly deadline: string;
  readonly theme: string;
};
type Score = {
  readonly name: string;
  readonly precision: number;
  readonly recall: number;
  readonly f1: number;
  readonly aim: number | null;
};
type Pair = { readonly wanted: Gold; readonly found: Commitment };

/** Up to here the report was annotated. */
const ANNOTATED = 7000;
/** Shared letters of all letters of both anchors. */
const HALF = 0.5;

/** Commitments read against commitments annotated by hand, one to one by their anchors: half of the letters shared, and the very same. */
export function measureCommitments(
  text: string,
  goldLines: string,
): { readonly scores: readonly Score[]; readonly misses: readonly string[] } {
  const gold = goldLines
    .split('\n')
    .filter((line) => line !== '')
    .map((line) => JSON.parse(line) as Gold)
    .filter(({ kind }) => kind === 'commitment');
  const read = readReport(text, { year: 2026, places: [] }).commitments.filter(({ anchorStart }) => anchorStart < ANNOTATED);
  const pairs = pair(gold, read, HALF);
  const exact = pair(gold, read, 1);
  const score = (name: string, aim: number | null, from: readonly Pair[], counts: (row: Gold | Commitment) => boolean): Score => {
    const right = from.filter(({ wanted, found }) => counts(wanted) && counts(found)).length;
    return scored(name, aim, right, read.filter(counts).length, gold.filter(counts).length);
  };
  const agree = (name: string, same: (each: Pair) => boolean): Score => {
    const right = pairs.filter(same).length;
    return scored(name, null, right, pairs.length, pairs.length);
  };
  const core = ({ tier }: { readonly tier: CommitmentTier }): boolean => tier === 'core';
  const quantified = (row: { readonly quantified: boolean }): boolean => row.quantified;
  const scores = [
    score('quantified', 0.95, pairs, quantified),
    score('core', 0.85, pairs, core),
    score('all', null, pairs, () => true),
    score('quantified, same anchor', null, exact, quantified),
    score('core, same anchor', null, exact, core),
    agree('check agrees', ({ wanted, found }) => wanted.check === found.check),
    agree('deadline agrees', ({ wanted, found }) => wanted.deadline === found.deadline),
    agree('theme agrees', ({ wanted, found }) => wanted.theme === found.theme),
  ];
  const [met, used] = [new Set(pairs.map(({ wanted }) => wanted)), new Set(pairs.map(({ found }) => found))];
  const misses = [
    ...gold.filter((row) => !met.has(row)).map((row) => `missed   ${String(row.anchor_start)} ${row.tier} ${flat(row.anchor)}`),
    ...read.filter((row) => !used.has(row)).map((row) => `in vain  ${String(row.anchorStart)} ${row.tier} ${flat(row.anchor)}`),
    ...pairs
      .filter(({ wanted, found }) => wanted.tier !== found.tier || wanted.quantified !== found.quantified)
      .map(
        ({ wanted, found }) =>
          `differs  ${String(wanted.anchor_start)} ${wanted.tier}/${found.tier} ${String(wanted.quantified)}/${String(found.quantified)} ${flat(wanted.anchor)}`,
      ),
  ];
  return { scores, misses };
}

/** The likest first, each row once. */
function pair(gold: readonly Gold[], read: readonly Commitment[], least: number): readonly Pair[] {
  const likely = gold
    .flatMap((wanted) => read.map((found) => ({ wanted, found, like: likeness(wanted, found) })))
    .filter(({ like }) => like >= least)
    .toSorted((one, other) => other.like - one.like);
  const taken = new Set<Gold | Commitment>();
  return likely.filter(({ wanted, found }) => {
    if (taken.has(wanted) || taken.has(found)) return false;
    taken.add(wanted).add(found);
    return true;
  });
}

function likeness(wanted: Gold, found: Commitment): number {
  const shared = Math.min(wanted.anchor_end, found.anchorEnd) - Math.max(wanted.anchor_start, found.anchorStart);
  const all = Math.max(wanted.anchor_end, found.anchorEnd) - Math.min(wanted.anchor_start, found.anchorStart);
  return shared <= 0 ? 0 : shared / all;
}

function scored(name: string, aim: number | null, right: number, read: number, wanted: number): Score {
  const [precision, recall] = [right / Math.max(1, read), right / Math.max(1, wanted)];
  return { name, precision, recall, f1: right === 0 ? 0 : (2 * precision * recall) / (precision + recall), aim };
}

function flat(text: string): string {
  return text.replaceAll(/\s+/gu, '');
}
