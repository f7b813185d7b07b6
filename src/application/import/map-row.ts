import { DAY_MS, instantFromMs, type Instant } from '../../domain/kernel/time.ts';
import { compilePick, countCharacters, cutText, shown, type TextReader } from './cell-text.ts';
import type { ImportOutcome, MappedCaller, MappedPlace, MappedTicket } from './mapped-ticket.ts';
import { type ClosedBeforeOpen, type Coded, columnsOf, type ImportMapping, type Reference, type TextLimit } from './mapping.ts';
import type { RowReport } from './row-report.ts';
import type { Cell, SourceRow } from './row-source.ts';
import { compileTime, type ReadTime, type TimeRules } from './time-reader.ts';
import { ZoneClock } from './zone-clock.ts';

/** What a row says of a unit, an area or a class, before the profile is asked: a code, or the names down the tree. */
export type NamePath = readonly string[];

/** A row read through a mapping: a ticket whose unit, area and class are still the source's words. */
export type TicketDraft = Omit<MappedTicket, 'classCode' | 'areaCode' | 'unitCode'> & {
  readonly classPath: NamePath | null;
  readonly areaPath: NamePath | null;
  readonly unitPath: NamePath | null;
};

/** Reads one row: a draft; `skipped` when the mapping leaves it out; `null` when it was refused (the report says why). */
export type RowMapper = (row: SourceRow, report: RowReport) => TicketDraft | 'skipped' | null;

const LIMITS = { number: 200, subject: 500, placeText: 1000, callerName: 200, phone: 60 } as const;
const DUE_DAYS_AHEAD = 3653;

/** Compiles a mapping. `nowMs` bounds times: nothing is received or closed later than a day after it, nothing due ten years after. */
export function compileMapping(mapping: ImportMapping, nowMs: number): RowMapper {
  const columns = columnsOf(mapping);
  const { fields } = mapping;
  const zone = new ZoneClock(mapping.timeZone);
  const fromMs = zone.toInstant(Date.parse(`${mapping.earliest}T00:00:00Z`)).epochMs;
  const pickOf = (pick: Parameters<typeof compilePick>[0] | null | undefined, field: string): TextReader | null =>
    pick ? compilePick(pick, columns, field) : null;
  const codedOf = <Value>(coded: Coded<Value>, field: string): CodedReader<Value> =>
    compileCoded(coded, compilePick(coded.pick, columns, field), field);
  const timeOf = (pick: ImportMapping['fields']['dueAt'], field: string, options: Partial<TimeRules> = {}) =>
    pick === null
      ? null
      : compileTime(pick, columns, { field, zone, fromMs, toMs: nowMs + DAY_MS, required: false, dayEnds: false, ...options });
  const skips = mapping.skipWhen.map((rule) => ({ slot: columns.indexOf(rule.column), equals: rule.equals }));

  const number = compilePick(fields.number, columns, 'number');
  const text = pickOf(fields.text, 'text');
  const subject = pickOf(fields.subject, 'subject');
  const channel = codedOf(fields.channel, 'channel');
  const kind = codedOf(fields.kind, 'kind');
  const urgency = codedOf(fields.urgency, 'urgency');
  const privacy = codedOf(fields.privacy, 'privacy');
  const onTime = fields.onTime === null ? nothing : codedOf(fields.onTime, 'onTime');
  const outcome = fields.outcome === null ? nothing : codedOf(fields.outcome, 'outcome');
  const resolved = fields.resolved === null ? nothing : codedOf(fields.resolved, 'resolved');
  const satisfaction = fields.satisfaction === null ? nothing : codedOf(fields.satisfaction, 'satisfaction');
  const unit = compileReference(fields.unit, columns, 'unit');
  const area = compileReference(fields.area, columns, 'area');
  const classOf = compileReference(fields.class, columns, 'class');
  const placeText = pickOf(fields.place?.text, 'place.text');
  const lat = pickOf(fields.place?.lat, 'place.lat');
  const lon = pickOf(fields.place?.lon, 'place.lon');
  const name = pickOf(fields.caller?.name, 'caller.name');
  const phone = pickOf(fields.caller?.phone, 'caller.phone');
  const receivedAt = compileTime(fields.receivedAt, columns, {
    field: 'receivedAt',
    zone,
    fromMs,
    toMs: nowMs + DAY_MS,
    required: true,
    dayEnds: false,
  });
  const dueAt = timeOf(fields.dueAt, 'dueAt', { toMs: nowMs + DUE_DAYS_AHEAD * DAY_MS, dayEnds: true });
  const concludedAt = timeOf(fields.concludedAt, 'concludedAt');
  const closedAt = timeOf(fields.closedAt, 'closedAt');

  return (row, report) => {
    const { cells, line } = row;
    report.begin(line);
    for (const skip of skips) if (skip.equals.has(plainText(cells[skip.slot]))) return 'skipped';
    const sourceNumber = readNumber(number(cells, report).trim(), report);
    if (sourceNumber === null) return null;
    const received = receivedAt(cells, report);
    const words = readText(text, cells, mapping.textLimit, report);
    const foundChannel = channel(cells, report);
    const foundKind = kind(cells, report);
    const foundUrgency = urgency(cells, report);
    const foundPrivacy = privacy(cells, report);
    const state = outcome(cells, report);
    if (
      received === null ||
      words === null ||
      foundChannel === null ||
      foundKind === null ||
      foundUrgency === null ||
      foundPrivacy === null
    )
      return null;
    const closing = settleClosing(
      { received, concluded: concludedAt?.(cells, report) ?? null, closed: closedAt?.(cells, report) ?? null, outcome: state },
      mapping.closedBeforeOpen,
      report,
    );
    const due = dueAt?.(cells, report) ?? null;
    const draft: TicketDraft = {
      sourceSystem: mapping.source,
      sourceNumber,
      channel: foundChannel,
      kind: foundKind,
      urgency: foundUrgency,
      privacy: foundPrivacy,
      text: words,
      subject: shortText(subject, cells, LIMITS.subject, 'subject', report),
      classPath: classOf(cells, report),
      areaPath: area(cells, report),
      unitPath: unit(cells, report),
      place: readPlace(
        shortText(placeText, cells, LIMITS.placeText, 'place.text', report),
        lat?.(cells, report) ?? '',
        lon?.(cells, report) ?? '',
        report,
      ),
      receivedAt: instantFromMs(received.epochMs),
      timePrecision: received.dayOnly ? 'day' : 'minute',
      dueAt: due === null ? null : instantFromMs(due.epochMs),
      concludedAt: closing.concludedAt,
      closedAt: closing.closedAt,
      onTimeBySource: onTime(cells, report),
      outcome: closing.outcome,
      resolved: resolved(cells, report),
      satisfaction: satisfaction(cells, report),
      caller: readCaller(
        shortText(name, cells, LIMITS.callerName, 'caller.name', report),
        shortText(phone, cells, LIMITS.phone, 'caller.phone', report),
      ),
      line,
    };
    return report.rejected ? null : draft;
  };
}

/** The reader of a field that the mapping does not name. */
const nothing = (): null => null;

type CodedReader<Value> = (cells: readonly Cell[], report: RowReport) => Value | null;

function compileCoded<Value>(coded: Coded<Value>, text: TextReader, field: string): CodedReader<Value> {
  const { values, otherwise, empty } = coded;
  return (cells, report) => {
    const found = text(cells, report).trim();
    const value = values.get(found);
    if (value !== undefined) return value;
    const fallback = found === '' ? empty : otherwise;
    if (fallback !== 'reject') return fallback.value;
    return found === '' ? report.reject('valueMissing', field) : report.reject('unknownValue', field, { found: shown(found) });
  };
}

function compileReference(
  reference: Reference | null,
  columns: readonly string[],
  field: string,
): (cells: readonly Cell[], report: RowReport) => NamePath | null {
  if (reference === null) return () => null;
  const { values, split } = reference;
  const levels = reference.levels.map((pick) => compilePick(pick, columns, field));
  const translate = (name: string): string | null => {
    const other = values.get(name);
    return other === undefined ? name : other;
  };
  return (cells, report) => {
    const path: string[] = [];
    for (const level of levels) {
      const found = level(cells, report).trim();
      const names = split === null ? [found] : found.split(split);
      for (const one of names) {
        const name = translate(one.trim());
        if (name === null || name === '') return path.length === 0 ? null : path;
        path.push(name);
      }
    }
    return path.length === 0 ? null : path;
  };
}

function plainText(cell: Cell): string {
  return typeof cell === 'string' ? cell.trim() : cell === null || cell === undefined || typeof cell === 'object' ? '' : String(cell);
}

function readNumber(number: string, report: RowReport): string | null {
  if (number === '') return report.reject('numberMissing', 'number');
  if (number.length > LIMITS.number) return report.reject('numberTooLong', 'number', { found: number.length, max: LIMITS.number });
  report.number = number;
  return number;
}

/** The words of the person, untouched; a mapping without `text` says that the source keeps none. */
function readText(reader: TextReader | null, cells: readonly Cell[], limit: TextLimit, report: RowReport): string | null {
  if (reader === null) return '';
  const text = reader(cells, report);
  if (text.trim() === '') return report.reject('textMissing', 'text');
  const found = text.length > limit.max ? countCharacters(text) : 0;
  if (found <= limit.max) return text;
  if (limit.longer === 'reject') return report.reject('textTooLong', 'text', { found, max: limit.max });
  report.change('textTrimmed', 'text', { found, max: limit.max });
  return cutText(text, limit.max);
}

function shortText(reader: TextReader | null, cells: readonly Cell[], max: number, field: string, report: RowReport): string | null {
  const text = reader === null ? '' : reader(cells, report).trim();
  if (text === '') return null;
  const cut = cutText(text, max);
  if (cut.length < text.length) report.change('textTrimmed', field, { found: countCharacters(text), max });
  return cut;
}

function readCaller(name: string | null, phone: string | null): MappedCaller | null {
  return name === null && phone === null ? null : { name, phone };
}

/** The point 0, 0 lies in the sea off Africa and stands for "unknown" in many systems. */
function readPlace(text: string | null, latText: string, lonText: string, report: RowReport): MappedPlace | null {
  const bare = text === null ? null : { text, lat: null, lon: null };
  if (latText.trim() === '' && lonText.trim() === '') return bare;
  const lat = latText.trim() === '' ? Number.NaN : Number(latText);
  const lon = lonText.trim() === '' ? Number.NaN : Number(lonText);
  if (Number.isNaN(lat) || Number.isNaN(lon)) report.drop('coordinatesUnreadable', 'place');
  else if (Math.abs(lat) > 90 || Math.abs(lon) > 180 || (lat === 0 && lon === 0)) report.drop('coordinatesOutOfRange', 'place');
  else return { text, lat, lon };
  return bare;
}

type Closing = { readonly concludedAt: Instant | null; readonly closedAt: Instant | null; readonly outcome: ImportOutcome };
type FoundTimes = {
  readonly received: ReadTime;
  readonly concluded: ReadTime | null;
  readonly closed: ReadTime | null;
  readonly outcome: ImportOutcome | null;
};

/** Brings times and state into an order that can have happened; whatever is given up for it is reported. */
function settleClosing(found: FoundTimes, rule: ClosedBeforeOpen, report: RowReport): Closing {
  const { received } = found;
  let concludedMs = notBefore(found.concluded, received);
  let closedMs = notBefore(found.closed, received);
  let outcome = found.outcome ?? (closedMs !== null ? 'closed' : concludedMs !== null ? 'concluded' : 'open');
  const earliest = Math.min(concludedMs ?? Number.POSITIVE_INFINITY, closedMs ?? Number.POSITIVE_INFINITY);
  if (earliest < received.epochMs) {
    const params = { closed: instantFromMs(earliest), received: instantFromMs(received.epochMs) };
    if (rule === 'error') report.reject('closedBeforeOpen', 'closedAt', params);
    else report.drop('closedBeforeOpen', 'closedAt', params);
    if (rule === 'drop') outcome = 'open';
    return { concludedAt: null, closedAt: null, outcome };
  }
  if (outcome === 'open' && earliest < Number.POSITIVE_INFINITY) {
    report.drop('openWithClosing', concludedMs === null ? 'closedAt' : 'concludedAt');
    return { concludedAt: null, closedAt: null, outcome };
  }
  if (concludedMs !== null && closedMs !== null && closedMs < concludedMs) {
    report.drop('closedBeforeConcluded', 'concludedAt', { closed: instantFromMs(closedMs), concluded: instantFromMs(concludedMs) });
    concludedMs = null;
  }
  if (outcome === 'concluded') closedMs = null;
  return {
    concludedAt: concludedMs === null ? null : instantFromMs(concludedMs),
    closedAt: closedMs === null ? null : instantFromMs(closedMs),
    outcome,
  };
}

/** A day without a time that is the day of receipt cannot be told apart from it: it is not taken as earlier. */
function notBefore(time: ReadTime | null, received: ReadTime): number | null {
  if (time === null) return null;
  const sameDay = time.dayOnly && received.epochMs >= time.epochMs && received.epochMs < time.epochMs + DAY_MS;
  return sameDay ? received.epochMs : time.epochMs;
}
