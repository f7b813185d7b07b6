import { assertNever } from '../kernel/assert-never.ts';
import type { Instant } from '../kernel/time.ts';
import { instantToMs } from '../kernel/time.ts';

/** One value of a fact as a measure sees it; null means "has not happened" or "does not apply". */
export type FactValue = string | number | boolean | readonly string[] | null;

/**
 * What must be true of a row of facts, as data: TypeScript evaluates it (`holds`), PostgreSQL gets it as SQL. There is no
 * third truth value: a test of a fact that is null fails, and `not` of it holds.
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

/** True when the condition holds for the row. */
export function holds<Field extends string>(condition: Condition<Field>, row: FactRow<Field>): boolean {
  switch (condition.op) {
    case 'isSet':
      return row[condition.field] !== null;
    case 'equals':
      return row[condition.field] === condition.value;
    case 'oneOf': {
      const value = row[condition.field];
      return typeof value === 'string' && condition.values.includes(value);
    }
    case 'atLeast': {
      const value = row[condition.field];
      return typeof value === 'number' && value >= condition.value;
    }
    case 'atOrBefore': {
      const [value, other] = [row[condition.field], row[condition.other]];
      return typeof value === 'string' && typeof other === 'string' && value <= other;
    }
    case 'all':
      return condition.of.every((part) => holds(part, row));
    case 'any':
      return condition.of.some((part) => holds(part, row));
    case 'not':
      return !holds(condition.of, row);
    default:
      return assertNever(condition);
  }
}

/** How much the row counts, a whole number; counters and instants that are null count nothing. */
export function amountOf<Field extends string>(amount: Amount<Field>, row: FactRow<Field>): number {
  switch (amount.op) {
    case 'once':
      return 1;
    case 'sum':
      return amount.fields.reduce((total, field) => total + counter(row[field]), 0);
    case 'elapsedMs': {
      const [from, to] = [row[amount.from], row[amount.to]];
      return typeof from === 'string' && typeof to === 'string' ? instantToMs(to as Instant) - instantToMs(from as Instant) : 0;
    }
    default:
      return assertNever(amount);
  }
}

function counter(value: FactValue): number {
  return typeof value === 'number' ? value : 0;
}
