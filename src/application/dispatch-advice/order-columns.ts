import {
  areaNames,
  classNames,
  dateNames,
  kindNames,
  numberNames,
  sourceNames,
  textNames,
  unitNames,
} from '../../analysis/dispatch/column-names.ts';
import type { Order } from '../../analysis/dispatch/order.ts';

/** Which columns of a file hold what; empty where the file does not have it. */
export type OrderColumns = {
  readonly unit: string | null;
  readonly classes: readonly string[];
  readonly areas: readonly string[];
  readonly source: string | null;
  readonly kind: string | null;
  readonly date: string | null;
  readonly number: string | null;
  readonly texts: readonly string[];
};

/** A row of a file, by the names of its columns. */
export type OrderRow = Readonly<Record<string, unknown>>;

const DAY_MS = 86_400_000;
const MOST_LETTERS = 600;

/** Finds the columns by their names. Of several ways to name a tree the one with most levels in the file is taken. */
export function findOrderColumns(names: ReadonlySet<string>): OrderColumns {
  const one = (candidates: readonly string[]): string | null => candidates.find((name) => names.has(name)) ?? null;
  const tree = (candidates: readonly (readonly string[])[]): readonly string[] =>
    candidates
      .map((levels) => levels.filter((level) => names.has(level)))
      .reduce((best, own) => (own.length > best.length ? own : best), []);
  return {
    unit: one(unitNames),
    classes: tree(classNames),
    areas: tree(areaNames),
    source: one(sourceNames),
    kind: one(kindNames),
    date: one(dateNames),
    number: one(numberNames),
    texts: textNames.filter((name) => names.has(name)),
  };
}

/** The parts that `--fields part=column,part=column/column` may name. */
export const orderParts = ['unit', 'class', 'area', 'source', 'kind', 'date', 'number', 'text'] as const;
export type OrderPart = (typeof orderParts)[number];

/** The columns with those of some parts named by hand. */
export function withColumns(found: OrderColumns, given: ReadonlyMap<OrderPart, readonly string[]>): OrderColumns {
  const one = (part: OrderPart, otherwise: string | null): string | null => given.get(part)?.[0] ?? otherwise;
  return {
    unit: one('unit', found.unit),
    classes: given.get('class') ?? found.classes,
    areas: given.get('area') ?? found.areas,
    source: one('source', found.source),
    kind: one('kind', found.kind),
    date: one('date', found.date),
    number: one('number', found.number),
    texts: given.get('text') ?? found.texts,
  };
}

/** What a row says of an order. */
export function readOrder(row: OrderRow, columns: OrderColumns): Order {
  const text = columns.texts
    .map((name) => textOf(row[name]))
    .filter((each) => each !== '')
    .join('\n');
  const sequence = columns.number === null ? Number.NaN : Number(textOf(row[columns.number]) || Number.NaN);
  return {
    classes: columns.classes.map((name) => textOf(row[name])),
    areas: columns.areas.map((name) => textOf(row[name])),
    source: columns.source === null ? '' : textOf(row[columns.source]),
    kind: columns.kind === null ? '' : textOf(row[columns.kind]),
    day: columns.date === null ? null : dayOf(row[columns.date]),
    sequence: Number.isFinite(sequence) ? sequence : null,
    text: [...text].slice(0, MOST_LETTERS).join(''),
  };
}

/** The unit that a row names; empty where it names none. */
export function readUnit(row: OrderRow, { unit }: OrderColumns): string {
  return unit === null ? '' : textOf(row[unit]);
}

/** A value as text; a dash stands for nothing. */
function textOf(value: unknown): string {
  if (typeof value === 'number' && Number.isFinite(value)) return String(value);
  if (typeof value !== 'string') return '';
  const text = value.normalize('NFC').trim();
  return /^[-/\uFF0D\u2013\u2014]+$/u.test(text) ? '' : text;
}

/** Days since 1970, with the time of day as a fraction where it is written; the zone makes no difference between orders of one city. */
function dayOf(value: unknown): number | null {
  const match = /^(\d{4})[^\d](\d{1,2})[^\d](\d{1,2})\u65E5?(?:[T ]+(\d{1,2}):(\d{2}))?/u.exec(textOf(value));
  if (match === null) return null;
  const [year, month, day, hour, minute] = match.slice(1).map((part) => Number(part ?? 0)) as [number, number, number, number, number];
  const ms = Date.UTC(year, month - 1, day, hour, minute);
  return Number.isFinite(ms) ? ms / DAY_MS : null;
}
