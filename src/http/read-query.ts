import type { TSchema } from 'typebox';

type Described = TSchema & { readonly type?: string; readonly properties?: Readonly<Record<string, TSchema>> };

/**
 * A query string has only texts: turns them into what the schema asks for. One text where a list is wanted is a list of one; a text that is
 * no number stays a text, and the check names the field.
 */
export function readQuery(schema: TSchema, query: unknown): unknown {
  const { properties } = schema as Described;
  if (typeof query !== 'object' || query === null || properties === undefined) return query;
  return Object.fromEntries(
    Object.entries(query).map(([name, value]) => {
      const described = Object.hasOwn(properties, name) ? (properties[name] as Described) : undefined;
      return [name, described === undefined ? value : convert(described, value)];
    }),
  );
}

function convert(schema: Described, value: unknown): unknown {
  if (schema.type === 'array') return typeof value === 'string' ? [value] : value;
  if (typeof value !== 'string') return value;
  switch (schema.type) {
    case 'integer':
    case 'number':
      return /^-?\d{1,15}(?:\.\d{1,15})?$/u.test(value) ? Number(value) : value;
    case 'boolean':
      return value === 'true' || value === 'false' ? value === 'true' : value;
    default:
      return value;
  }
}
