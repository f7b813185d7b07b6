import type { Labels } from '../../domain/vocabulary/label.ts';
import { isCodeOf } from '../../domain/vocabulary/label.ts';
import {
  type Decoder,
  describe,
  list,
  nearestTo,
  object,
  optional,
  type Reading,
  required,
  scalar,
  type Shape,
} from '../structured/decoder.ts';
import { problemAt } from '../structured/problem.ts';
import { localDate, oneOf } from '../structured/scalars.ts';
import type { SourceNode } from '../structured/source-node.ts';
import type { Coded, Fallback, Pick, Reference, TimePick } from './mapping.ts';
import { compileTimeFormat, type TimeFormat } from './time-format.ts';

/** The word of a mapping for "no value"; an empty place in YAML is too easily left by mistake. */
const NOTHING = 'none';

/** The name of a column, kept as it is written: spaces inside a name matter. */
export const columnName: Decoder<string> = scalar((node) => ({ value: node.text }));

/** A value of the source as it is written; the empty text is allowed. */
export const sourceText: Decoder<string> = (node, reading) => {
  if (node.kind === 'scalar') return node.value === null ? '' : node.text;
  reading.problems.push(problemAt(node.at, 'expectedText', { found: describe(node) }));
  return undefined;
};

const columnNames: Decoder<readonly string[]> = (node, reading) =>
  node.kind === 'list' ? list(columnName)(node, reading) : single(columnName(node, reading));

function single<Value>(value: Value | undefined): readonly Value[] | undefined {
  return value === undefined ? undefined : [value];
}

/** What stands between joined columns: a space unless said otherwise, `none` for nothing. */
function joiner(): Decoder<string> {
  return (node, reading) => {
    const text = sourceText(node, reading);
    return text === NOTHING ? '' : text;
  };
}

const pickShape = {
  column: optional(columnName, null),
  join: optional(columnNames, null),
  with: optional(joiner(), ' '),
  firstOf: optional(columnNames, null),
  constant: optional(sourceText, null),
};

/** `COLUMN`, or an object with one of `column`, `join` (and `with`), `firstOf`, `constant`. */
export const pick: Decoder<Pick> = (node, reading) =>
  node.kind === 'map' ? pickOf(node, object(pickShape)(node, reading), reading) : columnPick(node, reading);

function columnPick(node: SourceNode, reading: Reading): Pick | undefined {
  const column = columnName(node, reading);
  return column === undefined ? undefined : { kind: 'columns', columns: [column], how: 'join', separator: '' };
}

type PickFields = {
  readonly column: string | null;
  readonly join: readonly string[] | null;
  readonly with: string;
  readonly firstOf: readonly string[] | null;
  readonly constant: string | null;
};

function pickOf(node: SourceNode, fields: PickFields | undefined, reading: Reading): Pick | undefined {
  if (fields === undefined) return undefined;
  const given = [fields.column, fields.join, fields.firstOf, fields.constant].filter((one) => one !== null);
  if (given.length !== 1) {
    reading.problems.push(problemAt(node.at, 'onePick', { found: given.length }));
    return undefined;
  }
  if (fields.constant !== null) return { kind: 'constant', value: fields.constant };
  const columns = fields.column === null ? (fields.join ?? fields.firstOf ?? []) : [fields.column];
  return { kind: 'columns', columns, how: fields.firstOf === null ? 'join' : 'firstOf', separator: fields.with };
}

/** A shorthand `COLUMN`, or an object with the fields of a pick and those of `shape`. */
function pickWith<Fields extends Shape, Value>(
  shape: Fields,
  make: (pick: Pick, fields: Readonly<Record<keyof Fields, unknown>> | null, node: SourceNode, reading: Reading) => Value | undefined,
): Decoder<Value> {
  const whole = object({ ...pickShape, ...shape });
  return (node, reading) => {
    if (node.kind !== 'map') {
      const plain = columnPick(node, reading);
      return plain === undefined ? undefined : make(plain, null, node, reading);
    }
    const fields = whole(node, reading);
    // The fields of both shapes were decoded together; each half reads its own.
    const found = pickOf(node, fields as PickFields | undefined, reading);
    return found === undefined ? undefined : make(found, fields as Readonly<Record<keyof Fields, unknown>>, node, reading);
  };
}

/** One target of a value table: its code, or with `nullable` also `none`. */
export type Target<Value> = {
  readonly read: (text: string) => Value | undefined;
  readonly allowed: readonly string[];
  readonly nullable: boolean;
};

/** The codes of a label table as targets. */
export function labelTarget<Table extends Labels>(table: Table): Target<keyof Table & string> {
  return { read: (text) => (isCodeOf(table, text) ? text : undefined), allowed: Object.keys(table), nullable: false };
}

/** A few fixed values as targets, or nothing. */
export function fixedTarget<Value extends string | number | boolean>(values: readonly Value[], nullable: boolean): Target<Value> {
  return { read: (text) => values.find((value) => String(value) === text), allowed: values.map(String), nullable };
}

function targetDecoder<Value>(target: Target<Value>): Decoder<{ readonly value: Value | null }> {
  return (node, reading) => {
    if (node.kind === 'scalar') {
      if (target.nullable && node.text === NOTHING) return { value: null };
      const value = target.read(node.text);
      if (value !== undefined) return { value };
    }
    const found = node.kind === 'scalar' ? node.text : describe(node);
    const allowed = [...target.allowed, ...(target.nullable ? [NOTHING] : [])];
    reading.problems.push(problemAt(node.at, 'expectedOneOf', { found, nearest: nearestTo(found, allowed), allowed: allowed.join(' ') }));
    return undefined;
  };
}

/** A table from the source's words to what they mean here. */
function valueTable<Value>(item: Decoder<Value>): Decoder<ReadonlyMap<string, Value>> {
  return (node, reading) => {
    if (node.kind !== 'map') {
      reading.problems.push(problemAt(node.at, 'expectedMap', { found: describe(node) }));
      return undefined;
    }
    const table = new Map<string, Value>();
    for (const [word, { node: itemNode }] of node.entries) {
      const value = item(itemNode, reading);
      if (value !== undefined) table.set(word.trim(), value);
    }
    return table;
  };
}

type CodedFields<Value> = {
  readonly values: ReadonlyMap<string, { readonly value: Value }> | null;
  readonly otherwise: Fallback<Value>;
  readonly empty: Fallback<Value> | null;
};

/** A field with a value table; without one the source's words must be the codes themselves. */
export function coded<Value>(target: Target<NonNullable<Value>>): Decoder<Coded<Value>> {
  const item = targetDecoder(target) as Decoder<{ readonly value: Value }>;
  const fallback: Decoder<Fallback<Value>> = (node, reading) =>
    node.kind === 'scalar' && node.text === 'reject' ? 'reject' : item(node, reading);
  const nothing = target.nullable ? { value: null as Value } : null;
  const shape = {
    values: optional(valueTable(item), null),
    otherwise: optional(fallback, 'reject' as const),
    empty: optional(fallback, null),
  };
  return pickWith(shape, (found, fields, node, reading) => {
    const { values, otherwise, empty } = (fields ?? { values: null, otherwise: 'reject', empty: null }) as CodedFields<Value>;
    const own = new Map(target.allowed.map((text) => [text, target.read(text) as Value]));
    const table = values === null ? own : new Map([...values].map(([word, { value }]) => [word, value]));
    if (found.kind === 'constant' && !table.has(found.value) && otherwise === 'reject') {
      const allowed = [...table.keys()].join(' ');
      reading.problems.push(
        problemAt(node.at, 'expectedOneOf', { found: found.value, nearest: nearestTo(found.value, [...table.keys()]), allowed }),
      );
      return undefined;
    }
    return { pick: found, values: table, otherwise, empty: empty ?? nothing ?? otherwise };
  });
}

/** A field that is always the same unless the mapping says otherwise. */
export function fixed<Value>(value: Value): Coded<Value> {
  return { pick: { kind: 'constant', value: '' }, values: new Map(), otherwise: { value }, empty: { value } };
}

const picks: Decoder<readonly Pick[]> = list(pick);

const nameOrNothing: Decoder<string | null> = scalar((node) => ({ value: node.text === NOTHING ? null : node.text }));

const referenceShape = {
  by: optional(oneOf(['name', 'code']), 'name' as const),
  split: optional(sourceText, null),
  values: optional(valueTable(nameOrNothing), null),
  unknown: optional(oneOf(['reject', 'drop']), 'reject' as const),
};

type ReferenceFields = Omit<Reference, 'levels' | 'values'> & { readonly values: ReadonlyMap<string, string | null> | null };

/** A field that names something of the profile: `COLUMN` (by name), or an object; `levels` lists the columns of a path. */
export const reference: Decoder<Reference> = (node, reading) => {
  if (node.kind === 'map' && node.entries.has('levels')) {
    const fields = object({ levels: required(picks), ...referenceShape })(node, reading);
    return fields === undefined ? undefined : { ...fields, values: fields.values ?? new Map() };
  }
  return pickWith(referenceShape, (found, fields) => {
    const { by, split, values, unknown } = (fields ?? { by: 'name', split: null, values: null, unknown: 'reject' }) as ReferenceFields;
    return { levels: [found], by, split, values: values ?? new Map<string, string | null>(), unknown };
  })(node, reading);
};

/** A format of times. */
const timeFormat: Decoder<TimeFormat> = scalar((node) => {
  const value = compileTimeFormat(node.text);
  return value === undefined ? { code: 'expectedTimeFormat', params: { found: node.text } } : { value };
});

/** One format or a list of them. */
export const timeFormats: Decoder<readonly TimeFormat[]> = (node, reading) =>
  node.kind === 'list' ? list(timeFormat)(node, reading) : single(timeFormat(node, reading));

/** A field that is a time, read by its own `formats` or by those of the whole mapping. */
export function timePick(formats: readonly TimeFormat[]): Decoder<TimePick> {
  return pickWith({ formats: optional(timeFormats, null), empty: optional(localDate(), null) }, (found, fields) => {
    const own = (fields ?? { formats: null, empty: null }) as {
      readonly formats: readonly TimeFormat[] | null;
      readonly empty: string | null;
    };
    return { pick: found, formats: own.formats ?? formats, empty: own.empty };
  });
}
