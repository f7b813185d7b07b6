import type { Tree } from '../../analysis/dispatch/boosted-trees.ts';
import type { DispatchModel } from '../../analysis/dispatch/learn-dispatch.ts';
import type { DispatchedOrder } from '../../analysis/dispatch/order.ts';
import type { OrderColumns } from './order-columns.ts';

/** A model with the columns it was learnt from. */
export type KeptDispatchModel = { readonly columns: OrderColumns; readonly model: DispatchModel };

const FORMAT = 'huiyin-dispatch';
const VERSION = 1;

type Written = {
  readonly format: typeof FORMAT;
  readonly version: typeof VERSION;
  readonly columns: OrderColumns;
  /** Every word once; orders name them by their places. */
  readonly words: readonly string[];
  readonly orders: readonly WrittenOrder[];
  readonly between: readonly Tree[];
  readonly after: readonly Tree[];
};

type WrittenOrder = readonly [
  unit: number,
  classes: readonly number[],
  areas: readonly number[],
  source: number,
  kind: number,
  day: number | null,
  sequence: number | null,
  text: number,
];

/** The model as text. */
export function writeDispatchModel({ columns, model }: KeptDispatchModel): string {
  const places = new Map<string, number>();
  const placeOf = (word: string): number => {
    const known = places.get(word);
    if (known !== undefined) return known;
    places.set(word, places.size);
    return places.size - 1;
  };
  const orders = model.orders.map(({ unit, classes, areas, source, kind, day, sequence, text }): WrittenOrder => [
    placeOf(unit),
    classes.map(placeOf),
    areas.map(placeOf),
    placeOf(source),
    placeOf(kind),
    day,
    sequence,
    placeOf(text),
  ]);
  const { between, after } = model;
  const written: Written = { format: FORMAT, version: VERSION, columns, words: [...places.keys()], orders, between, after };
  return JSON.stringify(written);
}

/** Reads what `writeDispatchModel` wrote; undefined for anything else. */
export function readDispatchModel(text: string): KeptDispatchModel | undefined {
  const written = parsed(text);
  if (written === undefined) return undefined;
  const { columns, words, between, after } = written;
  const word = (place: number): string => words[place] ?? '';
  const orders = written.orders.map(([unit, classes, areas, source, kind, day, sequence, own]): DispatchedOrder => ({
    unit: word(unit),
    classes: classes.map(word),
    areas: areas.map(word),
    source: word(source),
    kind: word(kind),
    day,
    sequence,
    text: word(own),
  }));
  return { columns, model: { orders, between, after } };
}

function parsed(text: string): Written | undefined {
  try {
    const value = JSON.parse(text) as Partial<Written> | null;
    const isWhole =
      value?.format === FORMAT &&
      value.version === VERSION &&
      [value.words, value.orders, value.between, value.after].every(Array.isArray) &&
      typeof value.columns === 'object';
    return isWhole ? (value as Written) : undefined;
  } catch {
    return undefined;
  }
}
