import type { AreaCode, CityId, ClassCode, TicketId, UnitCode } from '../../domain/kernel/ids.ts';
import type { Instant, LocalDate } from '../../domain/kernel/time.ts';
import type { MeasureDefinition } from '../../domain/measures/definition.ts';
import type { Medians, Tally } from '../../domain/measures/figure.ts';
import type { MeasureId } from '../../domain/vocabulary/measure.ts';
import type { TicketState } from '../../domain/vocabulary/ticket.ts';

/** What sums are kept by, in the order that pairs of them have. */
export const measureDimensions = ['unit', 'class', 'area', 'channel'] as const;
export type MeasureDimension = (typeof measureDimensions)[number];

/** Whose measures, and how they are counted: the city's definitions and the zone of its days. */
export type MeasureScope = { readonly city: CityId; readonly timeZone: string; readonly definitions: readonly MeasureDefinition[] };

/**
 * Local days, both ends included, as far as they have passed: what is placed after `asOf` does not count yet. The facts are
 * those known now; `asOf` moves the end of the period, not the state of knowledge.
 */
export type MeasurePeriod = { readonly from: LocalDate; readonly to: LocalDate; readonly asOf: Instant };

/** Which rows count, by dimension: those with one of these keys, null being "has none". What is left out is not asked. */
export type MeasureFilter = { readonly [Dimension in MeasureDimension]?: readonly (string | null)[] };

/** Pieces that a period is shown in: days, weeks from Monday on, months. */
export type MeasureInterval = 'day' | 'week' | 'month';

/** Which sums: of a period, narrowed, for each key of no, one or two dimensions, and for each piece of the period. */
export type TallyQuery = {
  readonly period: MeasurePeriod;
  readonly filter: MeasureFilter;
  readonly by: readonly MeasureDimension[];
  readonly interval: MeasureInterval | null;
};

/** Sums of one measure. `keys` are those of the dimensions asked for, in their order; null is "has none". */
export type MeasuredTally = {
  readonly measure: MeasureId;
  /** The first day of the piece, which may lie before the period; null when none was asked for. */
  readonly start: LocalDate | null;
  readonly keys: readonly (string | null)[];
  readonly tally: Tally;
};

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
  readonly state: TicketState;
  readonly classCode: ClassCode | null;
  readonly area: AreaCode | null;
  readonly unit: UnitCode | null;
  readonly numerator: number;
  readonly denominator: number;
};

/** Which tickets behind a figure, in order of their instant and number. */
export type CountedTicketsQuery = {
  readonly measure: MeasureDefinition;
  readonly period: MeasurePeriod;
  readonly part: FigurePart;
  readonly filter: MeasureFilter;
  readonly limit: number;
  readonly offset: number;
};

/** Counts, kept up to date with the events of a city. All reject when the database fails. */
export type MeasureStore = {
  /** Counts what has happened since the last time; counts all anew when the definitions have changed. */
  catchUp(scope: MeasureScope, onProgress?: (events: number) => void): Promise<void>;
  /** Counts all anew. */
  rebuild(scope: MeasureScope): Promise<void>;
  /** Sums; keys and pieces without any row are left out. */
  tallies(scope: MeasureScope, query: TallyQuery): Promise<readonly MeasuredTally[]>;
  /** Medians of the measures in hours, by group of the one dimension (null: the whole); keys that no group is given for are their own group. */
  medians(
    scope: MeasureScope,
    query: Pick<TallyQuery, 'period' | 'filter'> & { readonly by: MeasureDimension | null },
    groups: readonly GroupOfKey[],
  ): Promise<readonly GroupMedians[]>;
  /** The tickets behind a figure. */
  countedTickets(scope: MeasureScope, query: CountedTicketsQuery): Promise<readonly CountedTicket[]>;
};
