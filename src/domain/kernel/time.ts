import type { Brand } from './brand.ts';

/**
 * A moment, as ISO 8601 in UTC with milliseconds and `Z` (`2026-02-13T08:40:00.000Z`).
 * The width is fixed, so two instants compare as strings.
 */
export type Instant = Brand<string, 'Instant'>;

/** A calendar day without a zone, `YYYY-MM-DD`; two of them compare as strings. */
export type LocalDate = Brand<string, 'LocalDate'>;

/** A time of day, `HH:mm`, 00:00 to 24:00. */
export type LocalTime = Brand<string, 'LocalTime'>;

/** The instant that lies `epochMs` milliseconds after 1970-01-01T00:00Z. */
export function instantFromMs(epochMs: number): Instant {
  return new Date(epochMs).toISOString() as Instant;
}

/** Milliseconds since 1970-01-01T00:00Z. */
export function instantToMs(instant: Instant): number {
  return Date.parse(instant);
}

/** The instant `ms` milliseconds later (earlier if negative). */
export function addMs(instant: Instant, ms: number): Instant {
  return instantFromMs(instantToMs(instant) + ms);
}

/** Reads any ISO 8601 text that names its offset; `undefined` when it does not, or when the day does not exist. */
export function parseInstant(text: string): Instant | undefined {
  try {
    return instantFromMs(Temporal.Instant.from(text).epochMilliseconds);
  } catch {
    return undefined;
  }
}

/** Reads `YYYY-MM-DD`; `undefined` when the text has another form or the day does not exist. */
export function parseLocalDate(text: string): LocalDate | undefined {
  if (!/^\d{4}-\d{2}-\d{2}$/u.test(text)) return undefined;
  try {
    return Temporal.PlainDate.from(text, { overflow: 'reject' }).toString() as LocalDate;
  } catch {
    return undefined;
  }
}

/** The day of an instant on the calendar of a zone. Throws RangeError for an unknown zone. */
export function localDateIn(instant: Instant, timeZone: string): LocalDate {
  return Temporal.Instant.from(instant).toZonedDateTimeISO(timeZone).toPlainDate().toString() as LocalDate;
}

export const MINUTE_MS = 60_000;
export const HOUR_MS = 60 * MINUTE_MS;
export const DAY_MS = 24 * HOUR_MS;
