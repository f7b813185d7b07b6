import { assertNever } from '../../domain/kernel/assert-never.ts';
import type { Amount, Condition } from '../../domain/measures/condition.ts';
import type { Parameters } from '../parameters.ts';

/** Column of a fact: `callerDueAt` is `s.caller_due_at`, where `s` is the row that is looked at. */
export function columnOf(field: string): string {
  return `s.${field.replaceAll(/[A-Z]/gu, (letter) => `_${letter.toLowerCase()}`)}`;
}

/** The condition as SQL that is never null: what `holds` says of the same row. */
export function compileCondition(condition: Condition<string>, parameters: Parameters): string {
  switch (condition.op) {
    case 'isSet':
      return `${columnOf(condition.field)} IS NOT NULL`;
    case 'equals':
      return `COALESCE(${columnOf(condition.field)} = ${parameters.add(condition.value)}, false)`;
    case 'oneOf':
      return `COALESCE(${columnOf(condition.field)} = ANY (${parameters.add(condition.values)}::text[]), false)`;
    case 'atLeast':
      return `COALESCE(${columnOf(condition.field)} >= ${parameters.add(condition.value)}, false)`;
    case 'atOrBefore':
      return `COALESCE(${columnOf(condition.field)} <= ${columnOf(condition.other)}, false)`;
    case 'all':
      return combine(condition.of, 'AND', 'true', parameters);
    case 'any':
      return combine(condition.of, 'OR', 'false', parameters);
    case 'not':
      return `NOT (${compileCondition(condition.of, parameters)})`;
    default:
      return assertNever(condition);
  }
}

function combine(parts: readonly Condition<string>[], operator: 'AND' | 'OR', empty: string, parameters: Parameters): string {
  if (parts.length === 0) return empty;
  return `(${parts.map((part) => compileCondition(part, parameters)).join(` ${operator} `)})`;
}

/** The amount as SQL of type bigint: what `amountOf` says of the same row. */
export function compileAmount(amount: Amount<string>): string {
  switch (amount.op) {
    case 'once':
      return '1::bigint';
    case 'sum':
      return `(${['0::bigint', ...amount.fields.map((field) => `COALESCE(${columnOf(field)}, 0)`)].join(' + ')})`;
    case 'elapsedMs':
      return `COALESCE((EXTRACT(epoch FROM ${columnOf(amount.to)} - ${columnOf(amount.from)}) * 1000)::bigint, 0)`;
    default:
      return assertNever(amount);
  }
}
