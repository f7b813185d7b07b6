import type { ClassLevel, GroupDimension } from '../application/measures/group-keys.ts';
import { groupDimensions } from '../application/measures/group-keys.ts';
import type { FigurePart } from '../application/measures/ports.ts';
import { fail, ok, type Result } from '../domain/kernel/result.ts';
import type { Instant, LocalDate } from '../domain/kernel/time.ts';
import { parseInstant, parseLocalDate } from '../domain/kernel/time.ts';
import type { Label } from '../domain/vocabulary/label.ts';
import { codesOf } from '../domain/vocabulary/label.ts';
import { measureNames } from '../domain/vocabulary/measure.ts';
import type { MeasureId } from '../domain/vocabulary/measure.ts';
import type { CommandInput } from './command.ts';
import { measuresTexts } from './measures-texts.ts';
import { optionText } from './option-text.ts';

const LEVELS = ['1', '2', '3'] as const;
const PARTS = ['numerator', 'rest', 'excluded'] as const satisfies readonly FigurePart[];
const MOST = 1_000_000;

/** What the words of the command ask for. `asOf` null is now. */
export type MeasuresInput = {
  readonly city: string | null;
  readonly from: LocalDate;
  readonly to: LocalDate;
  readonly asOf: Instant | null;
  readonly measures: readonly MeasureId[] | null;
  readonly by: GroupDimension | null;
  readonly level: ClassLevel;
  readonly suppress: boolean;
  readonly recount: boolean;
  readonly csv: boolean;
  readonly formula: boolean;
  /** Lists the tickets behind one figure instead of the figures. */
  readonly tickets: { readonly part: FigurePart; readonly group: string | null; readonly limit: number; readonly offset: number } | null;
};

/** Reads the words of `./huiyin measures`; a mistake gives its sentence. */
export function readMeasuresInput(values: CommandInput['values']): Result<MeasuresInput, Label> {
  const text = (name: string): string | null => optionText({ values }, name);
  const [from, to] = [readDay('--from', text('from')), readDay('--to', text('to'))];
  if (!from.ok) return from;
  if (!to.ok) return to;
  if (from.value > to.value) return fail(measuresTexts.wrongOrder);
  const asOf = readAsOf(text('as-of'));
  if (!asOf.ok) return asOf;
  const measures = readMeasures(values['measure']);
  if (!measures.ok) return measures;
  const by = readChoice('--by', text('by'), groupDimensions);
  if (!by.ok) return by;
  const level = readChoice('--level', text('level'), LEVELS);
  if (!level.ok) return level;
  const tickets = readTickets(text, measures.value, by.value);
  if (!tickets.ok) return tickets;
  return ok({
    city: text('city'),
    from: from.value,
    to: to.value,
    asOf: asOf.value,
    measures: measures.value,
    by: by.value,
    level: Number(level.value ?? LEVELS[0]) as ClassLevel,
    suppress: values['suppress'] === true,
    recount: values['recount'] === true,
    csv: values['csv'] === true,
    formula: values['formula'] === true,
    tickets: tickets.value,
  });
}

function readDay(option: string, text: string | null): Result<LocalDate, Label> {
  if (text === null) return fail(measuresTexts.missingPeriod);
  const day = parseLocalDate(text);
  return day === undefined ? fail(measuresTexts.badDay(option, text)) : ok(day);
}

function readAsOf(text: string | null): Result<Instant | null, Label> {
  if (text === null) return ok(null);
  const instant = parseInstant(text);
  return instant === undefined ? fail(measuresTexts.badAsOf(text)) : ok(instant);
}

function readMeasures(value: CommandInput['values'][string]): Result<readonly MeasureId[] | null, Label> {
  if (!Array.isArray(value)) return ok(null);
  const known = codesOf(measureNames);
  const measures: MeasureId[] = [];
  for (const word of value.map(String)) {
    const id = known.find((code) => code === word);
    if (id === undefined) return fail(measuresTexts.unknownChoice('--measure', word, known));
    measures.push(id);
  }
  return ok(measures);
}

function readChoice<Choice extends string>(option: string, text: string | null, choices: readonly Choice[]): Result<Choice | null, Label> {
  if (text === null) return ok(null);
  const choice = choices.find((candidate) => candidate === text);
  return choice === undefined ? fail(measuresTexts.unknownChoice(option, text, choices)) : ok(choice);
}

function readTickets(
  text: (name: string) => string | null,
  measures: readonly MeasureId[] | null,
  by: MeasuresInput['by'],
): Result<MeasuresInput['tickets'], Label> {
  const part = readChoice('--tickets', text('tickets'), PARTS);
  if (!part.ok) return part;
  if (part.value === null) return ok(null);
  if (measures?.length !== 1) return fail(measuresTexts.oneMeasure);
  if (part.value === 'rest' && (measures[0] === 'hoursToConclusion' || measures[0] === 'hopsPerTicket'))
    return fail(measuresTexts.onlyRatio);
  const group = text('group');
  if (group !== null && by === null) return fail(measuresTexts.groupNeedsBy);
  const limit = readCount('--limit', text('limit') ?? '100');
  if (!limit.ok) return limit;
  const offset = readCount('--offset', text('offset') ?? '0');
  return offset.ok ? ok({ part: part.value, group, limit: limit.value, offset: offset.value }) : offset;
}

function readCount(option: string, text: string): Result<number, Label> {
  const count = /^\d{1,7}$/u.test(text) ? Number(text) : MOST + 1;
  return count <= MOST ? ok(count) : fail(measuresTexts.badCount(option, text));
}
