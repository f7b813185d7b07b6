import type { CityId, TicketId } from '../../domain/kernel/ids.ts';
import type { Instant, LocalDate } from '../../domain/kernel/time.ts';
import type { MeasureDefinition } from '../../domain/measures/definition.ts';
import type { Medians, Tally } from '../../domain/measures/figure.ts';
import type { MeasureId } from '../../domain/vocabulary/measure.ts';

/** By what measures are grouped; `all` is the whole city. */
export type MeasureDimension = 'all' | 'unit' | 'class' | 'area' | 'channel';

/** Whose measures, and how they are counted: the city's definitions and the zone of its days. */
export type MeasureScope = { readonly city: CityId; readonly timeZone: string; readonly definitions: readonly MeasureDefinition[] };

/**
 * Local days, both ends included, as far as they have passed: what is placed after `asOf` does not count yet. The facts are
 * those known now; `asOf` moves the end of the period, not the state of knowledge.
 */
export type MeasurePeriod = { readonly from: LocalDate; readonly to: LocalDate; readonly asOf: Instant };

/** Sums of one measure for one key of the dimension; null is "has none". */
export type MeasuredTally = { readonly measure: MeasureId; readonly key: string | null; readonly tally: Tally };

/** A key of the dimension and the group that it is shown under. */
export type GroupOfKey = { readonly key: string; readonly group: string };

/** One group's medians; null is what belongs to no group. */
export type GroupMedians = { readonly measure: MeasureId; readonly group: string | null; readonly medians: Medians };

/** Which part of a figure: what counts above the line, what only below it, or what an exclusion leaves out. */
export type FigurePart = 'numerator' | 'rest' | 'excluded';

/** A ticket behind a figure, with what it adds. */
export type CountedTicket = {
  readonly ticketId: TicketId;
  readonly number: string;
  readonly at: Instant;
  readonly numerator: number;
  readonly denominator: number;
};

/** Which tickets behind a figure: of some keys (null: all), in order of their instant and number. */
export type CountedTicketsQuery = {
  readonly measure: MeasureDefinition;
  readonly period: MeasurePeriod;
  readonly part: FigurePart;
  readonly dimension: MeasureDimension;
  readonly keys: readonly string[] | null;
  readonly limit: number;
  readonly offset: number;
};

/** Counts, kept up to date with the events of a city. All reject when the database fails. */
export type MeasureStore = {
  /** Counts what has happened since the last time; counts all anew when the definitions have changed. */
  catchUp(scope: MeasureScope, onProgress?: (events: number) => void): Promise<void>;
  /** Counts all anew. */
  rebuild(scope: MeasureScope): Promise<void>;
  /** Sums by key of a dimension; keys without any row are left out. */
  tallies(scope: MeasureScope, period: MeasurePeriod, dimension: MeasureDimension): Promise<readonly MeasuredTally[]>;
  /** Medians of the measures in hours, by group; keys that no group is given for are their own group. */
  medians(
    scope: MeasureScope,
    period: MeasurePeriod,
    dimension: MeasureDimension,
    groups: readonly GroupOfKey[],
  ): Promise<readonly GroupMedians[]>;
  /** The tickets behind a figure. */
  countedTickets(scope: MeasureScope, query: CountedTicketsQuery): Promise<readonly CountedTicket[]>;
};
