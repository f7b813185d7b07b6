import { nearest } from '../../domain/kernel/nearest.ts';
import type { Labels } from '../../domain/vocabulary/label.ts';
import { problemAt, type Problem } from './problem.ts';
import type { MapNode, Position, ScalarNode, SourceNode } from './source-node.ts';

/** What is gathered while a file is read: all problems, and where each decoded object and list came from. */
export type Reading = { readonly problems: Problem[]; readonly sources: WeakMap<object, SourceNode> };

/** Turns a node into a value. `undefined` means that it could not, and that the reason is among the reading's problems. */
export type Decoder<Value> = (node: SourceNode, reading: Reading) => Value | undefined;

/** A field of an object: how it is read, and what stands for it when it is absent (`null`: it must be there). */
export type Field<Value> = { readonly decode: Decoder<Value>; readonly absent: { readonly value: Value } | null };

/** The fields of an object by name. */
export type Shape = Readonly<Record<string, Field<unknown>>>;

/** What an object of that shape decodes to. */
export type Decoded<Fields extends Shape> = {
  readonly [Key in keyof Fields]: Fields[Key] extends Field<infer Value> ? Value : never;
};

/** An empty reading. */
export function newReading(): Reading {
  return { problems: [], sources: new WeakMap() };
}

/** A field that must be there. */
export function required<Value>(decode: Decoder<Value>): Field<Value> {
  return { decode, absent: null };
}

/** A field that may be left out (or be empty); `value` stands for it then. */
export function optional<Value, const Absent>(decode: Decoder<Value>, value: Absent): Field<Value | Absent> {
  return { decode, absent: { value } };
}

/** An object with exactly these fields. Unknown ones are reported with the nearest known name. */
export function object<Fields extends Shape>(shape: Fields): Decoder<Decoded<Fields>> {
  const known = Object.keys(shape);
  return (node, reading) => {
    if (node.kind !== 'map') {
      reading.problems.push(problemAt(node.at, 'expectedMap', { found: describe(node) }));
      return undefined;
    }
    for (const [name, entry] of node.entries) {
      if (!Object.hasOwn(shape, name)) reading.problems.push(unknownField(entry.keyAt, name, known));
    }
    return objectFields(shape, node, reading);
  };
}

/** The fields of `shape` out of a map, without a word about others. */
export function objectFields<Fields extends Shape>(shape: Fields, node: MapNode, reading: Reading): Decoded<Fields> | undefined {
  const result: Record<string, unknown> = {};
  let complete = true;
  for (const [name, field] of Object.entries(shape)) {
    const entry = node.entries.get(name);
    if (entry === undefined || (field.absent !== null && isEmpty(entry.node))) {
      if (field.absent === null) {
        reading.problems.push(problemAt({ ...node.at, field: join(node.at.field, name) }, 'missingField', { name }));
        complete = false;
      } else result[name] = field.absent.value;
      continue;
    }
    const value = field.decode(entry.node, reading);
    if (value === undefined) complete = false;
    else result[name] = value;
  }
  if (!complete) return undefined;
  reading.sources.set(result, node);
  // Every field of the shape was decoded above.
  return result as Decoded<Fields>;
}

/** A list. Items that cannot be read are reported and left out, so that one bad line does not hide the next. */
export function list<Value>(item: Decoder<Value>): Decoder<readonly Value[]> {
  return (node, reading) => {
    if (node.kind !== 'list') {
      reading.problems.push(problemAt(node.at, 'expectedList', { found: describe(node) }));
      return undefined;
    }
    const values: Value[] = [];
    const items: SourceNode[] = [];
    for (const itemNode of node.items) {
      const value = item(itemNode, reading);
      if (value === undefined) continue;
      values.push(value);
      items.push(itemNode);
    }
    reading.sources.set(values, { ...node, items });
    return values;
  };
}

/** An object with any of the codes of a label table as its fields. */
export function partialRecord<Table extends Labels, Value>(
  table: Table,
  decode: Decoder<Value>,
): Decoder<Partial<Readonly<Record<keyof Table & string, Value>>>> {
  const shape = Object.fromEntries(Object.keys(table).map((name) => [name, optional(decode, undefined)]));
  return (node, reading) => {
    const value = object(shape)(node, reading);
    if (value === undefined) return undefined;
    const present = Object.fromEntries(Object.entries(value).filter(([, one]) => one !== undefined));
    reading.sources.set(present, node);
    // The keys are the table's and the absent ones were taken out.
    return present as Partial<Record<keyof Table & string, Value>>;
  };
}

/** A value made from another; it keeps the other's place in the file. */
export function mapped<From extends object, To extends object>(decode: Decoder<From>, make: (value: From) => To): Decoder<To> {
  return (node, reading) => {
    const value = decode(node, reading);
    if (value === undefined) return undefined;
    const made = make(value);
    reading.sources.set(made, node);
    return made;
  };
}

/** A scalar read by `make`, which answers with the value or with the problem's code and parameters. */
export function scalar<Value>(
  make: (
    node: ScalarNode,
  ) => { readonly value: Value } | { readonly code: string; readonly params?: Readonly<Record<string, string | number>> },
): Decoder<Value> {
  return (node, reading) => {
    if (node.kind !== 'scalar' || isEmpty(node)) {
      const [code, params] = node.kind === 'scalar' ? (['emptyText', {}] as const) : (['expectedText', { found: describe(node) }] as const);
      reading.problems.push(problemAt(node.at, code, params));
      return undefined;
    }
    const made = make(node);
    if ('value' in made) return made.value;
    reading.problems.push(problemAt(node.at, made.code, made.params));
    return undefined;
  };
}

/** Where a decoded object (or one of its fields) stands; an unknown object stands nowhere, which is a fault of the program. */
export function positionOf(reading: Reading, value: object, field?: string | number): Position {
  const node = reading.sources.get(value);
  if (node === undefined) throw new Error('a value without a place in a file was asked for its place');
  if (typeof field === 'number' && node.kind === 'list') return node.items[field]?.at ?? node.at;
  if (field === undefined || node.kind !== 'map') return node.at;
  return node.entries.get(String(field))?.node.at ?? { ...node.at, field: join(node.at.field, String(field)) };
}

/** Where the value at a path inside a decoded object stands: the nearest place known on the way there. */
export function positionAtPath(reading: Reading, root: object, path: readonly (string | number)[]): Position {
  let at = positionOf(reading, root);
  let current: unknown = root;
  for (const step of path) {
    if (typeof current !== 'object' || current === null) break;
    if (reading.sources.has(current)) at = positionOf(reading, current, step);
    current = (current as Readonly<Record<string | number, unknown>>)[step];
  }
  return typeof current === 'object' && current !== null && reading.sources.has(current) ? positionOf(reading, current) : at;
}

/** The problem of a name that is not among the known ones. */
export function unknownField(at: Position, found: string, known: readonly string[]): Problem {
  return problemAt(at, 'unknownField', { found, nearest: nearestTo(found, known), allowed: known.join(' ') });
}

/** The nearest known name, or an empty text. Long names are not compared: the cost grows with the square. */
export function nearestTo(found: string, known: readonly string[]): string {
  return found.length > 64 ? '' : (nearest(found, known) ?? '');
}

/** True when nothing was written where a value could stand. */
function isEmpty(node: SourceNode): boolean {
  return node.kind === 'scalar' && (node.value === null || node.value === '');
}

function join(path: string, name: string): string {
  return path === '' ? name : `${path}.${name}`;
}

/** What a node is, in few letters: its text, `{…}` or `[…]`. */
export function describe(node: SourceNode): string {
  if (node.kind === 'map') return ' {…}';
  if (node.kind === 'list') return ' […]';
  return isEmpty(node) ? ' ∅' : `“${node.text}”`;
}
