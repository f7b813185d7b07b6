import type { MeasureFigures } from './use-figures.ts';

export type FigureKind = MeasureFigures['kind'];
export type Share = NonNullable<MeasureFigures['after']>;

/** A value as it is read: `91.2%`, `0.104`, `91.7`; null where nothing was counted. */
export function wordValue(kind: FigureKind, value: number | null | undefined): string | null {
  if (value === null || value === undefined) return null;
  switch (kind) {
    case 'ratio':
      return `${(value * 100).toFixed(1)}%`;
    case 'mean':
      return value.toFixed(2);
    case 'hours':
      return value.toFixed(1);
  }
}

/** The step from one value to another as it is read: `+1.2`, in percentage points where they are shares. */
export function wordChange(kind: FigureKind, from: number, to: number): string {
  const step = kind === 'ratio' ? (to - from) * 100 : to - from;
  const text = Math.abs(step).toFixed(kind === 'mean' ? 2 : 1);
  return Number(text) === 0 ? '±0' : `${step > 0 ? '+' : '−'}${text}`;
}
