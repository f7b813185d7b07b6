import { Type } from 'typebox';
import type { TSchema, TUnsafe } from 'typebox';
import type { AreaCode, ClassCode, RequestId, TicketId, UnitCode, UserId } from '../domain/kernel/ids.ts';
import type { Instant, LocalDate } from '../domain/kernel/time.ts';
import type { Label, Labels } from '../domain/vocabulary/label.ts';
import { codesOf } from '../domain/vocabulary/label.ts';

const UUID = '^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$';
const DATE = String.raw`^\d{4}-\d{2}-\d{2}$`;
const MONTH = String.raw`^\d{4}-(?:0[1-9]|1[0-2])$`;
const INSTANT = '^\\d{4}-\\d{2}-\\d{2}T\\d{2}:\\d{2}:\\d{2}\\.\\d{3}Z$';

/** What people read of a text that has not the form it needs. */
export const formNames: Readonly<Record<string, Label>> = {
  [UUID]: { zh: 'UUID，小写', en: 'a UUID in lower case' },
  [DATE]: { zh: '日期，如 2026-03-02', en: 'a date such as 2026-03-02' },
  [MONTH]: { zh: '月份，如 2026-03', en: 'a month such as 2026-03' },
  [INSTANT]: { zh: 'UTC 时刻，如 2026-03-02T01:00:00.000Z', en: 'a moment in UTC, such as 2026-03-02T01:00:00.000Z' },
};

/** A text; how long it may be is the rules' to say, so that the answer names the field and counts characters. */
export const text = Type.String();

/** A value that may be null, and must be said to be. */
export function orNull<Schema extends TSchema>(schema: Schema) {
  return Type.Union([schema, Type.Null()]);
}

function branded<Value>(schema: TSchema): TUnsafe<Value> {
  return Type.Unsafe<Value>(schema);
}

const code = Type.String({ minLength: 1, maxLength: 64 });
export const unitCode = branded<UnitCode>(code);
export const areaCode = branded<AreaCode>(code);
export const classCode = branded<ClassCode>(code);
/** A UUID in lower case. */
export const uuid = Type.String({ pattern: UUID });
export const ticketId = branded<TicketId>(Type.String({ pattern: UUID }));
export const requestId = branded<RequestId>(Type.String({ pattern: UUID }));
export const userId = branded<UserId>(Type.String({ pattern: UUID }));

/** A moment in UTC with milliseconds: `2026-03-02T01:00:00.000Z`. */
export const instant = branded<Instant>(Type.String({ pattern: INSTANT }));

/** A day of the city's calendar: `2026-03-02`. */
export const localDate = branded<LocalDate>(Type.String({ pattern: DATE }));

/** A month of the city's calendar: `2026-03`. */
export const month = Type.String({ pattern: MONTH });

/** A code of a closed list. */
export function oneOf<Table extends Labels>(table: Table): TUnsafe<keyof Table & string> {
  return Type.Unsafe<keyof Table & string>(Type.Enum(codesOf(table)));
}

/** A file that was stored before. */
export const file = object({ id: text, name: text });
export const files = Type.Array(file, { maxItems: 100 });

/** An object with exactly these fields. */
export function object<Properties extends Record<string, TSchema>>(properties: Properties) {
  return Type.Object(properties, { additionalProperties: false });
}
