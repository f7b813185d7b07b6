import type { Static, TSchema } from 'typebox';
import { Compile } from 'typebox/compile';
import type { Result } from '../domain/kernel/result.ts';
import { fail, ok } from '../domain/kernel/result.ts';

/** What is wrong with a value from outside: where (a JSON pointer), and what the schema expects there. */
export type FieldProblem = { readonly path: string; readonly expected: string };

/** Checks a value from outside against a schema; compiled once and used often. Gives every fault, not just the first. */
export function fieldChecker<Schema extends TSchema>(schema: Schema): (value: unknown) => Result<Static<Schema>, readonly FieldProblem[]> {
  const validator = Compile(schema);
  return (value) => {
    if (validator.Check(value)) return ok(value);
    return fail(
      validator
        .Errors(value)
        // The same fault is said again as "not in additional properties", in clearer words.
        .filter(({ keyword }) => keyword !== 'boolean')
        .map(({ instancePath, message, params }) => ({ path: pathOf(instancePath, params), expected: message + allowed(params) })),
    );
  };
}

function allowed(params: object): string {
  return 'allowedValues' in params && Array.isArray(params.allowedValues) ? `: ${params.allowedValues.join(', ')}` : '';
}

/** Unknown and missing fields are faults of the object; people look for the field. */
function pathOf(instancePath: string, params: object): string {
  const named =
    'additionalProperties' in params ? params.additionalProperties : 'requiredProperties' in params ? params.requiredProperties : [];
  const names = Array.isArray(named) ? named.filter((name) => typeof name === 'string') : [];
  return names.length > 0 ? names.map((name) => `${instancePath}/${name}`).join(', ') : instancePath || '/';
}
