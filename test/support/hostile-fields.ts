import fc from 'fast-check';

/** What fits no rule: nothing, too much, what a database cannot keep, what another language would run. */
const texts = [
  ...['', ' ', '\n', 'a\0b', '\uD800', '\u202Eright to left', 'x'.repeat(201), '好'.repeat(2_001), '😀'.repeat(50_001)],
  ...["'); DROP TABLE ticket; --", '{"a":1}', '__proto__', 'constructor', 'toString', '${7*7}', 'unit:1', 'caller:1'],
] as const;
const codes = [
  'housing',
  'water',
  'county',
  'county-housing',
  'heating',
  'pipes',
  'demolition',
  'city',
  'east',
  'nope',
  '__proto__',
] as const;
const numbers = [-1, 0, 1, 2, 3, 4, 1_000_000_000, Number.MAX_SAFE_INTEGER, -Number.MAX_SAFE_INTEGER] as const;
const instants = [
  ...['2026-03-02T01:00:00.000Z', '2026-03-10T01:00:00.000Z', '2026-04-01T01:00:00.000Z', '2027-02-29T10:00:00.000Z'],
  ...['2026-13-45T99:99:99.999Z', '0000-01-01T00:00:00.000Z', '9999-12-31T23:59:59.999Z'],
] as const;

type Schema = Readonly<Record<string, unknown>>;

/** Now and then a bad one: with several fields, most commands would fail at the first. */
function mostly<Value>(good: Value, bad: readonly Value[]): fc.Arbitrary<Value> {
  return fc.oneof({ weight: 8, arbitrary: fc.constant(good) }, { weight: 1, arbitrary: fc.constantFrom(...bad) });
}

/**
 * Values that a schema of the contract lets through, as bad as it lets them be; `ids` are the identifiers that mean something.
 * Throws for a keyword that it does not know, so that no field of the contract stays untried.
 */
export function hostileFields(schema: object, ids: readonly string[]): fc.Arbitrary<unknown> {
  const { type, anyOf, enum: listed, const: only, pattern, maxLength, properties, items } = schema as Schema;
  if (Array.isArray(anyOf)) return fc.oneof(...anyOf.map((option) => hostileFields(option as Schema, ids)));
  if (Array.isArray(listed)) return fc.constantFrom(...(listed as readonly unknown[]));
  if (only !== undefined) return fc.constant(only);
  switch (type) {
    case 'string':
      if (typeof pattern !== 'string') return maxLength === undefined ? mostly('plain words', texts) : fc.constantFrom(...codes);
      return pattern.includes('a-f') ? fc.constantFrom(...ids) : fc.constantFrom(...instants);
    case 'integer':
      return fc.constantFrom(...numbers);
    case 'number':
      return fc.oneof(fc.constantFrom(...numbers), fc.double({ noNaN: true, noDefaultInfinity: true }));
    case 'boolean':
      return fc.boolean();
    case 'null':
      return fc.constant(null);
    case 'array':
      return fc.array(hostileFields(items as Schema, ids), { maxLength: 3 });
    case 'object':
      return fc.record(
        Object.fromEntries(Object.entries(properties as Schema).map(([name, field]) => [name, hostileFields(field as Schema, ids)])),
        { noNullPrototype: true },
      );
    default:
      throw new Error(`no values for the schema ${JSON.stringify(schema)}`);
  }
}
