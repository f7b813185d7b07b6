import { isCodeOf, type Labels } from '../../domain/vocabulary/label.ts';
import { parseLocalDate, type LocalDate, type LocalTime } from '../../domain/kernel/time.ts';
import { nearestTo, scalar, type Decoder } from './decoder.ts';
import type { ScalarNode } from './source-node.ts';

/** Text of at most `max` characters, without control characters (line breaks only with `lines`) and lone surrogates. */
export function text(max = 200, lines: 'oneLine' | 'lines' = 'oneLine'): Decoder<string> {
  return scalar((node) => {
    if (node.typed && typeof node.value !== 'string') return { code: 'expectedText', params: { found: node.text } };
    const written = String(node.value).normalize('NFC').trim();
    if (written === '') return { code: 'emptyText' };
    const bad = firstBadCharacter(written, lines);
    if (bad !== undefined) return { code: 'badCharacter', params: { found: bad } };
    const length = Array.from(written).length;
    return length > max ? { code: 'textTooLong', params: { found: length, max } } : { value: written };
  });
}

/** A code as data files and addresses can carry it. Numbers are taken as they were written (`0402` stays `0402`). */
export function code<Code extends string>(): Decoder<Code> {
  return scalar((node) => {
    const written = node.text.trim();
    // The pattern is all that the brand of a code promises.
    return /^[\p{L}\p{N}][\p{L}\p{N}._-]{0,63}$/u.test(written)
      ? { value: written.normalize('NFC') as Code }
      : { code: 'expectedCode', params: { found: written } };
  });
}

/** A whole number between two bounds, both included. */
export function whole(min: number, max: number): Decoder<number> {
  return scalar((node) => {
    const read = readNumber(node, min, max);
    return 'value' in read && !Number.isInteger(read.value) ? { code: 'expectedWhole', params: { found: node.text } } : read;
  });
}

/** A number between two bounds, both included. */
export function decimal(min: number, max: number): Decoder<number> {
  return scalar((node) => readNumber(node, min, max));
}

/** `true` or `false`; a table may also say yes/no, 1/0. */
export function yesNo(): Decoder<boolean> {
  return scalar((node) => {
    const value = node.typed ? node.value : tableYesNo.get(node.text.toLowerCase());
    return typeof value === 'boolean' ? { value } : { code: 'expectedYesNo', params: { found: node.text } };
  });
}

const tableYesNo: ReadonlyMap<string, boolean> = new Map([
  ['true', true],
  ['yes', true],
  ['1', true],
  ['false', false],
  ['no', false],
  ['0', false],
]);

/** `YYYY-MM-DD`, a day that exists. */
export function localDate(): Decoder<LocalDate> {
  return scalar((node) => {
    const value = parseLocalDate(node.text);
    return value === undefined ? { code: 'expectedDate', params: { found: node.text } } : { value };
  });
}

/** `MM-DD`, a day of any year (29 February included). */
export function monthDay(): Decoder<string> {
  return scalar((node) =>
    /^\d{2}-\d{2}$/u.test(node.text) && parseLocalDate(`2024-${node.text}`) !== undefined
      ? { value: node.text }
      : { code: 'expectedMonthDay', params: { found: node.text } },
  );
}

/** `HH:mm`, 00:00 to 24:00. */
export function localTime(): Decoder<LocalTime> {
  return scalar((node) =>
    /^(?:[01]\d|2[0-3]):[0-5]\d$|^24:00$/u.test(node.text)
      ? { value: node.text as LocalTime }
      : { code: 'expectedTime', params: { found: node.text } },
  );
}

/** One of the codes of a label table. */
export function oneOfLabels<Table extends Labels>(table: Table): Decoder<keyof Table & string> {
  const known = Object.keys(table);
  return scalar((node) =>
    isCodeOf(table, node.text)
      ? { value: node.text }
      : { code: 'expectedOneOf', params: { found: node.text, nearest: nearestTo(node.text, known), allowed: known.join(' ') } },
  );
}

/** One of a few fixed words or numbers, compared as they were written. */
export function oneOf<const Value extends string | number>(values: readonly Value[]): Decoder<Value> {
  const known = values.map(String);
  return scalar((node) => {
    const value = values.find((candidate) => String(candidate) === node.text);
    return value === undefined
      ? { code: 'expectedOneOf', params: { found: node.text, nearest: nearestTo(node.text, known), allowed: known.join(' ') } }
      : { value };
  });
}

function readNumber(node: ScalarNode, min: number, max: number): ReturnType<Parameters<typeof scalar<number>>[0]> {
  const value = node.typed ? node.value : /^[+-]?\d+(?:\.\d+)?$/u.test(node.text) ? Number(node.text) : undefined;
  if (typeof value !== 'number' || !Number.isFinite(value)) return { code: 'expectedNumber', params: { found: node.text } };
  return value < min || value > max ? { code: 'outOfRange', params: { found: value, min, max } } : { value };
}

/** The first character that has no business in a text, as `U+0000`. */
function firstBadCharacter(written: string, lines: 'oneLine' | 'lines'): string | undefined {
  for (const character of written) {
    const point = character.codePointAt(0) ?? 0;
    const isLineBreak = character === '\n' || character === '\t' || character === '\r';
    if (/[\p{Cc}\p{Cs}]/u.test(character) && !(lines === 'lines' && isLineBreak)) {
      return `U+${point.toString(16).toUpperCase().padStart(4, '0')}`;
    }
  }
  return undefined;
}
