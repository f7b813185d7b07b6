/** Times of requests of one kind, in milliseconds. */
export type Percentiles = {
  readonly count: number;
  readonly p50: number;
  readonly p95: number;
  readonly p99: number;
  readonly max: number;
};

/** The usual percentiles; NaN of nothing. */
export function percentiles(times: readonly number[]): Percentiles {
  const sorted = Float64Array.from(times).sort();
  const at = (share: number): number => sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * share))] ?? Number.NaN;
  return { count: sorted.length, p50: at(0.5), p95: at(0.95), p99: at(0.99), max: sorted.at(-1) ?? Number.NaN };
}

/** A time of a few milliseconds in a column. */
export function inMs(ms: number): string {
  return `${ms.toFixed(ms < 10 ? 2 : 1).padStart(7)} ms`;
}
