/** One value of a fact as a measure sees it; null means "has not happened" or "does not apply". */
export type FactValue = string | number | boolean | readonly string[] | null;

/**
 * What must be true of a row of facts, as data: PostgreSQL gets it as SQL, and tests evaluate it beside that. There is no third
 * truth value: a test of a fact that is null fails, and `not` of it holds.
 */
export type Condition<Field extends string> =
  | { readonly op: 'isSet'; readonly field: Field }
  | { readonly op: 'equals'; readonly field: Field; readonly value: string | number | boolean }
  | { readonly op: 'oneOf'; readonly field: Field; readonly values: readonly string[] }
  | { readonly op: 'atLeast'; readonly field: Field; readonly value: number }
  | { readonly op: 'atOrBefore'; readonly field: Field; readonly other: Field }
  | { readonly op: 'all'; readonly of: readonly Condition<Field>[] }
  | { readonly op: 'any'; readonly of: readonly Condition<Field>[] }
  | { readonly op: 'not'; readonly of: Condition<Field> };

/** How much a row counts: once, as many as some counters say together, or the milliseconds between two instants. */
export type Amount<Field extends string> =
  | { readonly op: 'once' }
  | { readonly op: 'sum'; readonly fields: readonly Field[] }
  | { readonly op: 'elapsedMs'; readonly from: Field; readonly to: Field };

/** A row of facts by field. */
export type FactRow<Field extends string> = Readonly<Record<Field, FactValue>>;
