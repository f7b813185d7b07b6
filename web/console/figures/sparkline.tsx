import type { ReactElement } from 'react';

const WIDTH = 120;
const HEIGHT = 32;
const EDGE = 3;

/** A line without axes, from the first value to the last, scaled to themselves. Gaps where nothing counted. */
export function Sparkline({ values: all }: { readonly values: readonly (number | null)[] }): ReactElement | null {
  const values = all.slice(
    all.findIndex((value) => value !== null),
    all.findLastIndex((value) => value !== null) + 1,
  );
  const known = values.filter((value) => value !== null);
  if (known.length < 2) return null;
  const [low, high] = [Math.min(...known), Math.max(...known)];
  const x = (at: number): number => EDGE + (at * (WIDTH - 2 * EDGE)) / (values.length - 1);
  const y = (value: number): number => (high === low ? HEIGHT / 2 : HEIGHT - EDGE - ((value - low) * (HEIGHT - 2 * EDGE)) / (high - low));
  const points = values.map((value, at) => (value === null ? null : `${x(at).toFixed(1)} ${y(value).toFixed(1)}`));
  const path = points.map((point, at) => (point === null ? '' : `${at === 0 || points[at - 1] === null ? 'M' : 'L'}${point}`)).join('');
  const last = values.findLastIndex((value) => value !== null);
  return (
    <svg className="sparkline" viewBox={`0 0 ${String(WIDTH)} ${String(HEIGHT)}`} aria-hidden="true">
      <path d={path} />
      <circle cx={x(last)} cy={y(values[last] ?? 0)} r="2.5" />
    </svg>
  );
}
