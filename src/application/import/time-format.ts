import { DAY_MS, HOUR_MS, MINUTE_MS } from '../../domain/kernel/time.ts';

/**
 * A time as it was written. `wallMs` are milliseconds since 1970-01-01T00:00 of the clock it was read from; `offsetMs` is that
 * clock's distance from UTC where the text names it. `dayOnly` when no time of day was written.
 */
export type WrittenTime = { readonly wallMs: number; readonly dayOnly: boolean; readonly offsetMs: number | null };

/** Reads times of one form. */
export type TimeFormat = { readonly pattern: string; parse(text: string): WrittenTime | undefined };

type Part = 'year' | 'month' | 'day' | 'hour' | 'hour12' | 'minute' | 'second' | 'fraction';
type NumberToken = { readonly kind: 'number'; readonly part: Part; readonly min: number; readonly max: number };
type WordToken =
  | { readonly kind: 'shortYear' | 'monthName' | 'half' | 'offset' | 'space' }
  | { readonly kind: 'literal'; readonly text: string };
type Token = NumberToken | WordToken;

const TOKEN = /yyyy|yy|MMM|MM|M|dd|d|HH|H|hh|h|mm|m|ss|s|S+|a|XXX|'[^']*'|\s+|[^A-Za-z']/gu;
const MONTHS = ['jan', 'feb', 'mar', 'apr', 'may', 'jun', 'jul', 'aug', 'sep', 'oct', 'nov', 'dec'];
const HALVES = /^(?:(am|a\.m\.|上午)|(pm|p\.m\.|下午))/iu;
const OFFSET = /^(?:(z)|([+-])(\d\d):?(\d\d)?)/iu;

/**
 * Compiles a format; `undefined` when it is none: it must name year, month and day once, and with `hh` also `a`.
 * Letters as usual: `yyyy MM dd HH mm ss SSS`, single letters for one or two digits, `hh` and `a` for half days (also 上午, 下午),
 * `MMM` for English month names, `XXX` for an offset; other characters stand for themselves, letters in `'quotes'`.
 */
export function compileTimeFormat(pattern: string): TimeFormat | undefined {
  switch (pattern) {
    case isoFormat.pattern:
      return isoFormat;
    case 'epochMs':
      return { pattern, parse: (text) => fromNumber(text, 1, 0, 0) };
    case 'epochSeconds':
      return { pattern, parse: (text) => fromNumber(text, 1000, 0, 0) };
    case 'excelSerial':
      return { pattern, parse: (text) => fromNumber(text, DAY_MS, EXCEL_EPOCH_MS, null) };
    default:
      return compilePattern(pattern);
  }
}

/** ISO 8601 days and times, with or without an offset, `T` or a space between. */
export const isoFormat: TimeFormat = { pattern: 'iso', parse: parseIso };

const EXCEL_EPOCH_MS = Date.UTC(1899, 11, 30);

function fromNumber(text: string, unitMs: number, startMs: number, offsetMs: number | null): WrittenTime | undefined {
  if (!/^-?\d+(?:\.\d+)?$/u.test(text)) return undefined;
  const wallMs = Math.round(Number(text) * unitMs) + startMs;
  return Math.abs(wallMs) > LARGEST_MS ? undefined : { wallMs, dayOnly: false, offsetMs };
}

/** The largest distance from 1970 that the platform's dates can hold. */
const LARGEST_MS = 8.64e15;

function compilePattern(pattern: string): TimeFormat | undefined {
  const pieces = pattern.match(TOKEN) ?? [];
  if (pieces.join('') !== pattern) return undefined;
  const tokens = pieces.map(tokenOf);
  const parts = tokens.flatMap((token) =>
    token.kind === 'number'
      ? [token.part]
      : token.kind === 'shortYear'
        ? ['year']
        : token.kind === 'monthName'
          ? ['month']
          : token.kind === 'half'
            ? ['half']
            : [],
  );
  const once = (part: string): boolean => parts.filter((one) => one === part).length === 1;
  if (new Set(parts).size !== parts.length || !once('year') || !once('month') || !once('day')) return undefined;
  if (parts.includes('hour12') !== parts.includes('half') || (parts.includes('hour') && parts.includes('hour12'))) return undefined;
  const dayOnly = !parts.includes('hour') && !parts.includes('hour12');
  if (dayOnly && (parts.includes('minute') || parts.includes('second'))) return undefined;
  return { pattern, parse: (text) => readTokens(tokens, text, dayOnly) };
}

function tokenOf(piece: string): Token {
  const numbers: Readonly<Record<string, Part>> = {
    y: 'year',
    M: 'month',
    d: 'day',
    H: 'hour',
    h: 'hour12',
    m: 'minute',
    s: 'second',
    S: 'fraction',
  };
  if (piece === 'yy') return { kind: 'shortYear' };
  if (piece === 'MMM') return { kind: 'monthName' };
  if (piece === 'a') return { kind: 'half' };
  if (piece === 'XXX') return { kind: 'offset' };
  if (piece.trim() === '') return { kind: 'space' };
  const part = numbers[piece.charAt(0)];
  if (part === undefined) return { kind: 'literal', text: piece.startsWith("'") ? piece.slice(1, -1) : piece };
  return { kind: 'number', part, min: piece.length, max: Math.max(piece.length, 2) };
}

/** The parts of a time as they are read, one token after another. */
type Parts = Record<Part, number> & { half: number | null; offsetMs: number | null };

function readTokens(tokens: readonly Token[], text: string, dayOnly: boolean): WrittenTime | undefined {
  const parts: Parts = { year: 0, month: 0, day: 0, hour: 0, hour12: 0, minute: 0, second: 0, fraction: 0, half: null, offsetMs: null };
  let at = 0;
  for (const token of tokens) {
    at = token.kind === 'number' ? readNumber(token, text, at, parts) : readWord(token, text, at, parts);
    if (at === NOT_THERE) return undefined;
  }
  if (at !== text.length) return undefined;
  let { hour } = parts;
  if (parts.half !== null) {
    if (parts.hour12 < 1 || parts.hour12 > 12) return undefined;
    hour = (parts.hour12 % 12) + parts.half;
  }
  const wallMs = wallClock(parts.year, parts.month, parts.day, hour, parts.minute, parts.second, parts.fraction);
  return wallMs === undefined ? undefined : { wallMs, dayOnly, offsetMs: parts.offsetMs };
}

const NOT_THERE = -1;

/** Reads digits; returns the place behind them. */
function readNumber(token: NumberToken, text: string, at: number, parts: Parts): number {
  let value = 0;
  let digits = 0;
  for (; digits < token.max; digits += 1) {
    const digit = text.charCodeAt(at + digits) - 48;
    if (!(digit >= 0 && digit <= 9)) break;
    value = value * 10 + digit;
  }
  if (digits < token.min) return NOT_THERE;
  parts[token.part] = token.part === 'fraction' ? Math.floor((value / 10 ** digits) * 1000) : value;
  return at + digits;
}

/** Reads what is no plain number; returns the place behind it. */
function readWord(token: WordToken, text: string, at: number, parts: Parts): number {
  switch (token.kind) {
    case 'literal':
      return text.startsWith(token.text, at) ? at + token.text.length : NOT_THERE;
    case 'space': {
      let end = at;
      while (text.charCodeAt(end) === 32) end += 1;
      return end === at ? NOT_THERE : end;
    }
    case 'half': {
      const found = HALVES.exec(text.slice(at, at + 4));
      if (found === null) return NOT_THERE;
      parts.half = found[1] === undefined ? 12 : 0;
      return at + found[0].length;
    }
    case 'shortYear': {
      const digits = text.slice(at, at + 2);
      if (!/^\d\d$/u.test(digits)) return NOT_THERE;
      parts.year = Number(digits) + (Number(digits) < 70 ? 2000 : 1900);
      return at + 2;
    }
    case 'monthName':
      parts.month = MONTHS.indexOf(text.slice(at, at + 3).toLowerCase()) + 1;
      return at + 3;
    case 'offset': {
      const found = readOffset(text.slice(at));
      if (found === undefined) return NOT_THERE;
      parts.offsetMs = found.offsetMs;
      return at + found.length;
    }
  }
}

const ISO = /^(\d{4})-(\d\d)-(\d\d)(?:[T ](\d\d):(\d\d)(?::(\d\d)(?:[.,](\d{1,9}))?)?(.*))?$/u;

function parseIso(text: string): WrittenTime | undefined {
  const found = ISO.exec(text);
  if (found === null) return undefined;
  const [, year = '', month = '', day = '', hour, minute = '', second = '0', fraction = '', rest = ''] = found;
  const ms = Number(fraction.slice(0, 3).padEnd(3, '0'));
  const wallMs = wallClock(Number(year), Number(month), Number(day), Number(hour ?? 0), Number(minute), Number(second), ms);
  const offset = rest === '' ? null : readOffset(rest);
  if (wallMs === undefined || offset === undefined || (offset !== null && offset.length !== rest.length)) return undefined;
  return { wallMs, dayOnly: hour === undefined, offsetMs: offset?.offsetMs ?? null };
}

function readOffset(text: string): { readonly offsetMs: number; readonly length: number } | undefined {
  const found = OFFSET.exec(text);
  if (found === null) return undefined;
  const [all, zulu, sign, hours = '0', minutes = '0'] = found;
  const offsetMs = zulu === undefined ? (Number(hours) * HOUR_MS + Number(minutes) * MINUTE_MS) * (sign === '-' ? -1 : 1) : 0;
  return Number(minutes) > 59 || Math.abs(offsetMs) > 18 * HOUR_MS ? undefined : { offsetMs, length: all.length };
}

/** Milliseconds of a wall-clock time; 24:00 is the next midnight. `undefined` when there is no such time on any clock. */
function wallClock(year: number, month: number, day: number, hour: number, minute: number, second: number, ms: number): number | undefined {
  if (month < 1 || month > 12 || day < 1 || minute > 59 || second > 59 || hour > 24) return undefined;
  if (hour === 24 && (minute > 0 || second > 0 || ms > 0)) return undefined;
  if (day > 28 && day > daysOf(year, month)) return undefined;
  // Years below 100 would be taken as 19xx; they are out of every range anyway.
  return year < 100 ? undefined : Date.UTC(year, month - 1, day, hour, minute, second, ms);
}

function daysOf(year: number, month: number): number {
  if (month === 2) return (year % 4 === 0 && year % 100 !== 0) || year % 400 === 0 ? 29 : 28;
  return month === 4 || month === 6 || month === 9 || month === 11 ? 30 : 31;
}
