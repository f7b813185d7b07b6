import type { Static, TSchema } from 'typebox';
import { Compile, type Validator } from 'typebox/compile';
import { Settings } from 'typebox/system';
import type { Result } from '../domain/kernel/result.ts';
import { fail, ok } from '../domain/kernel/result.ts';
import type { Label } from '../domain/vocabulary/label.ts';
import { formNames } from './fields.ts';

/** What is wrong with a value from outside: where (a JSON pointer), and what is expected there. */
export type FieldProblem = { readonly path: string; readonly expected: Label };

/** One fault as the validator says it. */
type Fault = { readonly keyword: string; readonly instancePath: string; readonly message: string; readonly params: object };

/** Enough for every fault of a form; the validator's own limit of 8 would hide some. */
const MAX_FAULTS = 200;
Settings.Set({ maxErrors: MAX_FAULTS });

const texts = {
  missing: { zh: '缺少', en: 'is missing' },
  unknown: { zh: '没有这个字段', en: 'there is no such field' },
} as const satisfies Readonly<Record<string, Label>>;

const types: Readonly<Record<string, Label>> = {
  string: { zh: '文字', en: 'a text' },
  number: { zh: '数字', en: 'a number' },
  integer: { zh: '整数', en: 'a whole number' },
  boolean: { zh: 'true 或 false', en: 'true or false' },
  object: { zh: '对象', en: 'an object' },
  array: { zh: '列表', en: 'a list' },
  null: { zh: 'null', en: 'null' },
};

const bounds: Readonly<Record<string, (limit: string) => Label>> = {
  minLength: (limit) => ({ zh: `至少 ${limit} 字`, en: `at least ${limit} characters` }),
  maxLength: (limit) => ({ zh: `最多 ${limit} 字`, en: `at most ${limit} characters` }),
  maxItems: (limit) => ({ zh: `最多 ${limit} 项`, en: `at most ${limit} items` }),
};

/** Checks a value from outside against a schema, which is compiled at its first use. Gives every faulty field once, not just the first. */
export function fieldChecker<Schema extends TSchema>(schema: Schema): (value: unknown) => Result<Static<Schema>, readonly FieldProblem[]> {
  let compiled: Validator<Record<never, never>, Schema> | undefined;
  return (value) => {
    const validator = (compiled ??= Compile(schema));
    return validator.Check(value) ? ok(value) : fail(problemsOf(validator.Errors(value)));
  };
}

/** Unknown and missing fields first: people look for the field, the validator speaks of its object. Then one problem a field. */
function problemsOf(faults: readonly Fault[]): readonly FieldProblem[] {
  const absent = faults.flatMap((fault) => namedIn(fault));
  const byPath = Map.groupBy(
    faults.filter(({ keyword }) => !['boolean', 'anyOf', 'required', 'additionalProperties'].includes(keyword)),
    ({ instancePath }) => instancePath,
  );
  const others = [...byPath].flatMap(([path, ofField]) => {
    const inside =
      absent.some((problem) => problem.path.startsWith(`${path}/`)) || [...byPath.keys()].some((key) => key.startsWith(`${path}/`));
    // An object with faults inside was not meant to be null, though null would be allowed.
    const meant = ofField.filter((fault) => !(inside && isOfType(fault, 'null')));
    return meant.length === 0 ? [] : [{ path: path === '' ? '/' : path, expected: oneOf(meant.flatMap((fault) => expectedBy(fault))) }];
  });
  return [...absent, ...others];
}

function namedIn({ keyword, instancePath, params }: Fault): readonly FieldProblem[] {
  if (keyword === 'required' && 'requiredProperties' in params) return problemsAt(instancePath, params.requiredProperties, texts.missing);
  if (keyword === 'additionalProperties' && 'additionalProperties' in params)
    return problemsAt(instancePath, params.additionalProperties, texts.unknown);
  return [];
}

function problemsAt(path: string, names: unknown, expected: Label): readonly FieldProblem[] {
  return Array.isArray(names) ? names.map((name) => ({ path: `${path}/${String(name)}`, expected })) : [];
}

function isOfType({ params }: Fault, type: string): boolean {
  return 'type' in params && params.type === type;
}

function expectedBy({ keyword, params, message }: Fault): readonly Label[] {
  const bound = bounds[keyword];
  if (bound !== undefined && 'limit' in params) return [bound(String(params.limit))];
  if ('type' in params && typeof params.type === 'string') return [types[params.type] ?? plain(params.type)];
  if ('allowedValue' in params) return [plain(String(params.allowedValue))];
  if ('allowedValues' in params && Array.isArray(params.allowedValues)) return params.allowedValues.map((value) => plain(String(value)));
  if ('pattern' in params) return [formNames[String(params.pattern)] ?? plain(message)];
  return [plain(message)];
}

function plain(text: string): Label {
  return { zh: text, en: text };
}

function oneOf(labels: readonly Label[]): Label {
  const joined = (language: 'zh' | 'en', comma: string): string => [...new Set(labels.map((label) => label[language]))].join(comma);
  return { zh: `应为${joined('zh', '、')}`, en: `should be ${joined('en', ' or ')}` };
}
