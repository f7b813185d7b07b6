import { compilePick, countCharacters, cutText, shown, type TextReader } from './cell-text.ts';
import type { Place } from '../../domain/ticket/ticket.ts';
import type { MappedCaller } from './mapped-ticket.ts';
import type { Coded, ImportMapping, Pick, Reference, TextLimit } from './mapping.ts';
import type { RowReport } from './row-report.ts';
import type { Cell } from './row-source.ts';

/** Reads one field of a row; `null` when there is none, or when it was refused or dropped and reported. */
export type FieldReader<Value> = (cells: readonly Cell[], report: RowReport) => Value | null;

/** What a row says of a unit, an area or a class, before the profile is asked: a code, or the names down the tree. */
export type NamePath = readonly string[];

const LIMITS = { number: 200, placeText: 1000, callerName: 200, phone: 60 } as const;

/** Reads the source's number, which a row must have. */
export function compileNumber(pick: Pick, columns: readonly string[]): FieldReader<string> {
  const text = compilePick(pick, columns, 'number');
  return (cells, report) => {
    const number = text(cells, report).trim();
    if (number === '') return report.reject('numberMissing', 'number');
    if (number.length > LIMITS.number) return report.reject('numberTooLong', 'number', { found: number.length, max: LIMITS.number });
    report.number = number;
    return number;
  };
}

/** Reads a field whose values are translated into codes. */
export function compileCoded<Value>(coded: Coded<Value>, columns: readonly string[], field: string): FieldReader<Value> {
  const { pick, values, otherwise, empty } = coded;
  const text = compilePick(pick, columns, field);
  return (cells, report) => {
    const found = text(cells, report).trim();
    const value = values.get(found);
    if (value !== undefined) return value;
    const fallback = found === '' ? empty : otherwise;
    if (fallback !== 'reject') return fallback.value;
    return found === '' ? report.reject('valueMissing', field) : report.reject('unknownValue', field, { found: shown(found) });
  };
}

/** Reads the names of a unit, an area or a class; a path ends at the first name that is empty or stands for nothing. */
export function compileReference(reference: Reference | null, columns: readonly string[], field: string): FieldReader<NamePath> {
  if (reference === null) return () => null;
  const { values, split } = reference;
  const levels = reference.levels.map((pick) => compilePick(pick, columns, field));
  return (cells, report) => {
    const path: string[] = [];
    for (const level of levels) {
      const found = level(cells, report).trim();
      for (const part of split === null ? [found] : found.split(split)) {
        const written = part.trim();
        const translated = values.get(written);
        const name = translated === undefined ? written : translated;
        if (name === null || name === '') return path.length === 0 ? null : path;
        path.push(name);
      }
    }
    return path.length === 0 ? null : path;
  };
}

/** Reads the words of the person, untouched; a mapping without `text` says that the source keeps none. */
export function compileWords(pick: Pick | null, columns: readonly string[], limit: TextLimit): FieldReader<string> {
  if (pick === null) return () => '';
  const reader = compilePick(pick, columns, 'text');
  return (cells, report) => {
    const text = reader(cells, report);
    if (text.trim() === '') return report.reject('textMissing', 'text');
    const found = text.length > limit.max ? countCharacters(text) : 0;
    if (found <= limit.max) return text;
    if (limit.longer === 'reject') return report.reject('textTooLong', 'text', { found, max: limit.max });
    report.change('textTrimmed', 'text', { found, max: limit.max });
    return cutText(text, limit.max);
  };
}

/** Reads a text of at most `max` characters, without blanks around it; a longer one is cut and reported. */
export function compileShortText(pick: Pick | null, columns: readonly string[], field: string, max: number): FieldReader<string> {
  if (pick === null) return () => null;
  const reader = compilePick(pick, columns, field);
  return (cells, report) => {
    const text = reader(cells, report).trim();
    if (text === '') return null;
    const cut = cutText(text, max);
    if (cut.length < text.length) report.change('textTrimmed', field, { found: countCharacters(text), max });
    return cut;
  };
}

/** Reads who spoke. A masked number is no number: it would make one person of all who share its visible digits. */
export function compileCaller(caller: ImportMapping['fields']['caller'], columns: readonly string[]): FieldReader<MappedCaller> {
  if (caller === null) return () => null;
  const readName = compileShortText(caller.name, columns, 'caller.name', LIMITS.callerName);
  const readPhone = compileShortText(caller.phone, columns, 'caller.phone', LIMITS.phone);
  return (cells, report) => {
    const name = readName(cells, report);
    const written = readPhone(cells, report);
    const phone = written?.includes('*') === true ? report.drop('phoneMasked', 'caller.phone') : written;
    return name === null && phone === null ? null : { name, phone };
  };
}

/** Reads where a matter lies. Coordinates that cannot be are dropped; 0, 0 in the sea off Africa means "unknown" in many systems. */
export function compilePlace(place: ImportMapping['fields']['place'], columns: readonly string[]): FieldReader<Place> {
  if (place === null) return () => null;
  const readText = compileShortText(place.text, columns, 'place.text', LIMITS.placeText);
  const readLat = coordinate(place.lat, columns, 'place.lat');
  const readLon = coordinate(place.lon, columns, 'place.lon');
  return (cells, report) => {
    const text = readText(cells, report);
    const bare = text === null ? null : { text, latitude: null, longitude: null };
    const latText = readLat(cells, report).trim();
    const lonText = readLon(cells, report).trim();
    if (latText === '' && lonText === '') return bare;
    const latitude = latText === '' ? Number.NaN : Number(latText);
    const longitude = lonText === '' ? Number.NaN : Number(lonText);
    if (Number.isNaN(latitude) || Number.isNaN(longitude)) report.drop('coordinatesUnreadable', 'place');
    else if (isNowhere(latitude, longitude)) report.drop('coordinatesOutOfRange', 'place');
    else return { text: text ?? '', latitude, longitude };
    return bare;
  };
}

function isNowhere(latitude: number, longitude: number): boolean {
  return Math.abs(latitude) > 90 || Math.abs(longitude) > 180 || (latitude === 0 && longitude === 0);
}

function coordinate(pick: Pick | null, columns: readonly string[], field: string): TextReader {
  return pick === null ? () => '' : compilePick(pick, columns, field);
}
