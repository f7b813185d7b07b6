import { zoneClock } from '../../domain/calendar/zone-clock.ts';
import { DAY_MS, instantFromMs } from '../../domain/kernel/time.ts';
import {
  compileCaller,
  compileCoded,
  compileNumber,
  compilePlace,
  compileReference,
  compileShortText,
  compileWords,
  type FieldReader,
  type NamePath,
} from './compile-field.ts';
import type { MappedTicket } from './mapped-ticket.ts';
import { type Coded, columnsOf, type ImportMapping, type TimePick } from './mapping.ts';
import type { RowReport } from './row-report.ts';
import type { Cell, SourceRow } from './row-source.ts';
import { settleClosing } from './settle-closing.ts';
import { compileTime, type TimeReader } from './time-reader.ts';

/** A row read through a mapping: a ticket whose unit, area and class are still the source's words. */
export type TicketDraft = Omit<MappedTicket, 'classCode' | 'area' | 'unit'> & {
  readonly classPath: NamePath | null;
  readonly areaPath: NamePath | null;
  readonly unitPath: NamePath | null;
};

/** Reads one row: a draft; `skipped` when the mapping leaves it out; `null` when it was refused (the report says why). */
export type RowMapper = (row: SourceRow, report: RowReport) => TicketDraft | 'skipped' | null;

const SUBJECT_CHARACTERS = 500;
const DUE_DAYS_AHEAD = 3653;

/** Compiles a mapping. `nowMs` bounds times: nothing is received or closed later than a day after it, nothing due ten years after. */
export function compileMapping(mapping: ImportMapping, nowMs: number): RowMapper {
  const { fields } = mapping;
  const columns = columnsOf(mapping);
  const coded = <Value>(field: Coded<Value> | null, name: string): FieldReader<Value> =>
    field === null ? () => null : compileCoded(field, columns, name);
  const skipped = compileSkips(mapping, columns);
  const number = compileNumber(fields.number, columns);
  const words = compileWords(fields.text, columns, mapping.textLimit);
  const subject = compileShortText(fields.subject, columns, 'subject', SUBJECT_CHARACTERS);
  const channel = coded(fields.channel, 'channel');
  const kind = coded(fields.kind, 'kind');
  const urgency = coded(fields.urgency, 'urgency');
  const privacy = coded(fields.privacy, 'privacy');
  const onTime = coded(fields.onTime, 'onTime');
  const outcome = coded(fields.outcome, 'outcome');
  const resolved = coded(fields.resolved, 'resolved');
  const satisfaction = coded(fields.satisfaction, 'satisfaction');
  const unit = compileReference(fields.unit, columns, 'unit');
  const area = compileReference(fields.area, columns, 'area');
  const classOf = compileReference(fields.class, columns, 'class');
  const place = compilePlace(fields.place, columns);
  const caller = compileCaller(fields.caller, columns);
  const times = compileTimes(mapping, columns, nowMs);

  return (row, report) => {
    const { cells, line } = row;
    report.begin(line);
    if (skipped(cells)) return 'skipped';
    const sourceNumber = number(cells, report);
    if (sourceNumber === null) return null;
    const received = times.receivedAt(cells, report);
    const text = words(cells, report);
    const inChannel = channel(cells, report);
    const ofKind = kind(cells, report);
    const asUrgent = urgency(cells, report);
    const asPrivate = privacy(cells, report);
    const state = outcome(cells, report);
    if (received === null || text === null || inChannel === null || ofKind === null || asUrgent === null || asPrivate === null) return null;
    const found = { received, concluded: times.concludedAt(cells, report), closed: times.closedAt(cells, report), outcome: state };
    const due = times.dueAt(cells, report);
    const draft: TicketDraft = {
      sourceSystem: mapping.source,
      sourceNumber,
      channel: inChannel,
      kind: ofKind,
      urgency: asUrgent,
      privacy: asPrivate,
      text,
      subject: subject(cells, report),
      classPath: classOf(cells, report),
      areaPath: area(cells, report),
      unitPath: unit(cells, report),
      place: place(cells, report),
      receivedAt: instantFromMs(received.epochMs),
      timePrecision: received.dayOnly ? 'day' : 'minute',
      dueAt: due === null ? null : instantFromMs(due.epochMs),
      noLimitBySource: due === null && fields.dueAt !== null,
      ...settleClosing(found, mapping.closedBeforeOpen, report),
      onTimeBySource: onTime(cells, report),
      resolved: resolved(cells, report),
      satisfaction: satisfaction(cells, report),
      caller: caller(cells, report),
      line,
    };
    return report.rejected ? null : draft;
  };
}

type TimeReaders = Readonly<Record<'receivedAt' | 'dueAt' | 'concludedAt' | 'closedAt', TimeReader>>;

function compileTimes(mapping: ImportMapping, columns: readonly string[], nowMs: number): TimeReaders {
  const { receivedAt, dueAt, concludedAt, closedAt } = mapping.fields;
  const zone = zoneClock(mapping.timeZone);
  const fromMs = zone.epochMsAt(Date.parse(`${mapping.earliest}T00:00:00Z`));
  const reader = (pick: TimePick | null, field: string, daysAhead: number, required = false, dayEnds = false): TimeReader =>
    pick === null ? () => null : compileTime(pick, columns, { field, zone, fromMs, toMs: nowMs + daysAhead * DAY_MS, required, dayEnds });
  return {
    receivedAt: reader(receivedAt, 'receivedAt', 1, true),
    dueAt: reader(dueAt, 'dueAt', DUE_DAYS_AHEAD, false, true),
    concludedAt: reader(concludedAt, 'concludedAt', 1),
    closedAt: reader(closedAt, 'closedAt', 1),
  };
}

function compileSkips(mapping: ImportMapping, columns: readonly string[]): (cells: readonly Cell[]) => boolean {
  const rules = mapping.skipWhen.map(({ column, equals }) => ({ slot: columns.indexOf(column), equals }));
  return (cells) => rules.some(({ slot, equals }) => equals.has(plainText(cells[slot])));
}

function plainText(cell: Cell): string {
  if (typeof cell === 'string') return cell.trim();
  return cell === null || cell === undefined || typeof cell === 'object' ? '' : String(cell);
}
