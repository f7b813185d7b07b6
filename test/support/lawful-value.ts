import type { TSchema } from 'typebox';

type Schema = Readonly<Record<string, unknown>>;

/** Identifiers that mean something in a test, for paths and bodies. */
export type LawfulIds = { readonly ticket: string; readonly city: string };

/** The plainest value that a schema of the contract lets through. Throws for a keyword that it does not know. */
export function lawfulValue(schema: TSchema, ids: LawfulIds, name = ''): unknown {
  const { type, anyOf, enum: listed, const: only, pattern, minimum, properties, required } = schema as Schema;
  if (only !== undefined) return only;
  if (Array.isArray(listed)) return (listed as readonly unknown[])[0];
  if (Array.isArray(anyOf)) return lawfulValue((anyOf as readonly TSchema[])[0] ?? {}, ids, name);
  switch (type) {
    case 'string':
      return typeof pattern === 'string' ? patterned(pattern, ids) : name === 'city' ? ids.city : 'words';
    case 'integer':
    case 'number':
      return typeof minimum === 'number' ? Math.max(minimum, 1) : 1;
    case 'boolean':
      return true;
    case 'null':
      return null;
    case 'array':
      return [];
    case 'object':
      return Object.fromEntries(
        Object.entries((properties ?? {}) as Readonly<Record<string, TSchema>>)
          .filter(([field]) => (required as readonly string[] | undefined)?.includes(field) === true)
          .map(([field, value]) => [field, lawfulValue(value, ids, field)]),
      );
    default:
      throw new Error(`no value for the schema ${JSON.stringify(schema)}`);
  }
}

function patterned(pattern: string, { ticket }: LawfulIds): string {
  if (pattern.includes('a-f')) return ticket;
  return pattern.includes('T') ? '2026-03-02T01:00:00.000Z' : '2026-03-02';
}
