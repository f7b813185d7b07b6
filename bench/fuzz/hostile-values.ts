import type { Draw } from '../../test/support/chance.ts';

/** What no rule expects and somebody will send. */
const texts = [
  ...['', ' ', '\n', 'a\0b', '\uD800', '\uDC00x', '\u202Eright to left', '\uFEFFmark', '０１２３', '😀'.repeat(60), '张'.repeat(200)],
  ...['x'.repeat(201), '好'.repeat(2_001), 'x'.repeat(60_000)],
  ...[
    "'); DROP TABLE ticket; --",
    "' OR 1=1 --",
    '%',
    '_',
    '\\',
    '$1',
    '{"a":1}',
    '<script>alert(1)</script>',
    '<img src=x onerror=alert(1)>',
  ],
  ...[
    '__proto__',
    'constructor',
    'toString',
    '${7*7}',
    '{{7*7}}',
    '../../../etc/passwd',
    '%00',
    '%2e%2e%2f',
    'null',
    'undefined',
    'NaN',
    '[object Object]',
  ],
  ...[
    '2026-02-29',
    '2026-13-01',
    '0000-00-00',
    '9999-12-31',
    '2026-02-30T25:61:61.999Z',
    '2026-03-02T01:00:00.000Z',
    '+275760-09-13T00:00:00.000Z',
  ],
] as const;

const numbers = [-1, 0, 1, 2, 3, 5, 1.5, -0, 1e3, 1e9, 2 ** 31, 2 ** 53, 1e308, -1e308, 5e-324, 0.1 + 0.2] as const;

type Schema = Readonly<Record<string, unknown>>;

/** What values are drawn from: chance, and the identifiers and codes that mean something to the server. */
export type Source = { readonly draw: Draw; readonly known: Known };

/** By the last part of a field's name; `any` for identifiers of any kind. */
export type Known = { readonly ids: readonly string[]; readonly numbers: readonly string[]; readonly codes: readonly string[] };

/** Any JSON value, of no schema. */
export function anything({ draw }: Source, depth = 0): unknown {
  switch (Math.floor(draw.next() * (depth > 2 ? 5 : 7))) {
    case 0:
      return null;
    case 1:
      return draw.happens(0.5);
    case 2:
      return draw.pick(numbers);
    case 5:
      return Array.from({ length: Math.floor(draw.next() * 4) }, () => anything({ draw, known: none }, depth + 1));
    case 6:
      return Object.fromEntries(
        Array.from({ length: Math.floor(draw.next() * 4) }, () => [draw.pick(texts), anything({ draw, known: none }, depth + 1)]),
      );
    default:
      return draw.pick(texts);
  }
}

const none: Known = { ids: [], numbers: [], codes: [] };

/** A value that a JSON schema would let through, or nearly: now and then a part of it is anything. */
export function nearly(schema: Schema, source: Source, spoil = 0.06): unknown {
  const { draw, known } = source;
  if (draw.happens(spoil)) return anything(source);
  const { type, anyOf, enum: listed, const: only, pattern, minimum, maximum, properties, required, items, patternProperties } = schema;
  if (Array.isArray(anyOf)) return nearly(draw.pick(anyOf as readonly Schema[]), source, spoil);
  if (Array.isArray(listed)) return draw.pick(listed as readonly unknown[]);
  if (only !== undefined) return only;
  switch (type) {
    case 'string':
      return typeof pattern === 'string'
        ? patterned(pattern, source)
        : draw.pick([...known.codes, ...known.numbers, ...texts.slice(12, 20), 'plain words', '普通的话']);
    case 'integer':
      return Math.trunc(within(draw, minimum, maximum));
    case 'number':
      return within(draw, minimum, maximum);
    case 'boolean':
      return draw.happens(0.5);
    case 'null':
      return null;
    case 'array':
      return Array.from({ length: Math.floor(draw.next() * 3) }, () => nearly(items as Schema, source, spoil));
    case 'object':
      return objectNearly(
        { properties: (properties ?? {}) as Readonly<Record<string, Schema>>, required: (required ?? []) as readonly string[] },
        source,
        spoil,
        patternProperties,
      );
    default:
      return anything(source);
  }
}

function objectNearly(
  { properties, required }: { readonly properties: Readonly<Record<string, Schema>>; readonly required: readonly string[] },
  source: Source,
  spoil: number,
  patternProperties: unknown,
): unknown {
  const { draw } = source;
  const fields = Object.entries(properties).filter(([name]) => (required.includes(name) ? !draw.happens(spoil / 3) : draw.happens(0.5)));
  const entries: (readonly [string, unknown])[] = fields.map(([name, field]) => [name, nearly(field, source, spoil)]);
  if (patternProperties !== undefined || draw.happens(spoil / 3)) entries.push([draw.pick(texts), anything(source)]);
  return Object.fromEntries(entries);
}

function patterned(pattern: string, { draw, known }: Source): string {
  if (pattern.includes('a-f')) return draw.pick([...known.ids, '00000000-0000-4000-8000-000000000000']);
  if (pattern.includes('T'))
    return draw.pick(['2026-03-02T01:00:00.000Z', '2026-11-23T01:00:00.000Z', '2027-02-29T10:00:00.000Z', '0000-01-01T00:00:00.000Z']);
  return draw.pick(['2026-11-01', '2026-11-23', '2026-02-30', '0000-00-00', '9999-12-31', '2025-02-29']);
}

function within(draw: Draw, minimum: unknown, maximum: unknown): number {
  if (draw.happens(0.2)) return draw.pick(numbers);
  const low = typeof minimum === 'number' ? minimum : 0;
  const high = typeof maximum === 'number' ? Math.min(maximum, low + 200) : low + 10;
  return low + Math.floor(draw.next() * (high - low + 1));
}

/** A text of the hostile kind. */
export function hostileText({ draw }: Source): string {
  return draw.pick(texts);
}
