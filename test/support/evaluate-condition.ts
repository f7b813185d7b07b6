import type { Amount, Condition, FactRow, FactValue } from '../../src/domain/measures/condition.ts';
import { assertNever } from '../../src/domain/kernel/assert-never.ts';
import { instantToMs, type Instant } from '../../src/domain/kernel/time.ts';

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
