import type { Label } from '../../../src/domain/vocabulary/label.ts';
import type { TextParams } from '../../kit/language.ts';
import { findingTexts as texts } from './figures-texts.ts';

/** What a chart says in one sentence: its text, and what stands in the braces. Values are worded by whoever shows it. */
export type Finding = {
  readonly text: Label;
  readonly params: TextParams;
  /** Values by the name of their brace, as numbers. */
  readonly values: Readonly<Record<string, number>>;
  /** How many share a place, by the brace of the one that is named. */
  readonly sharing?: Readonly<Record<string, number>>;
};

/** A name and its value; null where nothing counted. `size` is what the value was counted from. */
export type Named = { readonly name: string; readonly value: number | null; readonly size: number };

/** Shorter runs happen by chance all the time. */
const RUN = 3;

/** What was counted from fewer is named no best and no worst while there are others. */
const ENOUGH = 5;

/** What a line over time says: how long it has been rising or falling, or else where it stands and where it came from. */
export function trendFinding(points: readonly Named[]): Finding {
  const known = points.filter((point): point is Named & { readonly value: number } => point.value !== null);
  const [first, last] = [known.at(0), known.at(-1)];
  if (first === undefined || last === undefined) return { text: texts.nothing, params: {}, values: {} };
  const run = runOf(known.map(({ value }) => value));
  const values = { value: last.value };
  if (Math.abs(run) >= RUN) return { text: run > 0 ? texts.rising : texts.falling, params: { count: Math.abs(run) }, values };
  if (known.length === 1) return { text: texts.single, params: {}, values };
  return { text: texts.fromTo, params: {}, values: { first: first.value, ...values } };
}

/** How many steps in a row the line has gone up (above 0) or down (below 0) at its end. */
function runOf(values: readonly number[]): number {
  let run = 0;
  for (let at = values.length - 1; at > 0; at -= 1) {
    const step = Math.sign((values[at] ?? 0) - (values[at - 1] ?? 0));
    if (step === 0 || (run !== 0 && step !== Math.sign(run))) break;
    run += step;
  }
  return run;
}

/** What a comparison says: who is highest and who is lowest. */
export function rankFinding(lines: readonly Named[]): Finding {
  const known = lines.filter((line): line is Named & { readonly value: number } => line.value !== null);
  const enough = known.filter(({ size }) => size >= ENOUGH);
  const ranked = (enough.length === 0 ? known : enough).toSorted((one, other) => other.value - one.value);
  const [highest, lowest] = [ranked.at(0), ranked.at(-1)];
  if (highest === undefined || lowest === undefined) return { text: texts.nothing, params: {}, values: {} };
  if (ranked.length === 1) return { text: texts.only, params: { name: highest.name }, values: { value: highest.value } };
  const sharing = (value: number): number => ranked.filter((line) => line.value === value).length;
  if (highest.value === lowest.value) return { text: texts.allAlike, params: { count: ranked.length }, values: { value: highest.value } };
  return {
    text: texts.highLow,
    params: { high: highest.name, low: lowest.name },
    values: { highest: highest.value, lowest: lowest.value },
    sharing: { high: sharing(highest.value), low: sharing(lowest.value) },
  };
}
