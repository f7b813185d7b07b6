import type { TSchema } from 'typebox';

type Described = TSchema & {
  readonly type?: string;
  readonly const?: unknown;
  readonly enum?: readonly unknown[];
  readonly anyOf?: readonly TSchema[];
  readonly items?: TSchema;
  readonly properties?: Readonly<Record<string, TSchema>>;
  readonly required?: readonly string[];
  readonly patternProperties?: Readonly<Record<string, TSchema>>;
  readonly pattern?: string;
  readonly minimum?: number;
  readonly maximum?: number;
  readonly minLength?: number;
  readonly maxLength?: number;
  readonly maxItems?: number;
};

/** A schema as people read types: `{ number: string; place: { text: string } | null }`, over several lines. */
export function schemaNotation(schema: TSchema, indent = ''): string {
  const { type, const: constant, enum: codes, anyOf, items, properties, patternProperties, ...rest } = schema as Described;
  if (constant !== undefined) return JSON.stringify(constant);
  if (codes !== undefined) return codes.map((code) => JSON.stringify(code)).join(' | ');
  if (anyOf !== undefined) return anyOf.map((option) => schemaNotation(option, indent)).join(' | ');
  if (items !== undefined) return `${parenthesised(items, indent)}[]${bounds({ ...rest })}`;
  if (properties !== undefined) return objectNotation(schema, indent);
  const [values] = Object.values(patternProperties ?? {});
  if (values !== undefined) return `{ [name]: ${schemaNotation(values, indent)} }`;
  return `${type ?? 'any'}${bounds(rest)}`;
}

function objectNotation({ properties, required }: Described, indent: string): string {
  const inner = `${indent}  `;
  const lines = Object.entries(properties ?? {}).map(
    ([name, value]) => `${inner}${name}${required?.includes(name) === true ? '' : '?'}: ${schemaNotation(value, inner)};`,
  );
  return lines.length === 0 ? '{}' : `{\n${lines.join('\n')}\n${indent}}`;
}

function parenthesised(items: TSchema, indent: string): string {
  const text = schemaNotation(items, indent);
  return / \| /u.test(text) && !text.startsWith('{') ? `(${text})` : text;
}

function bounds({ minimum, maximum, minLength, maxLength, maxItems }: Partial<Described>): string {
  const span = (low: number | undefined, high: number | undefined): string =>
    low === undefined && high === undefined ? '' : ` (${String(low ?? 0)}..${String(high ?? '')})`;
  return span(minimum ?? minLength, maximum ?? maxLength ?? maxItems);
}
