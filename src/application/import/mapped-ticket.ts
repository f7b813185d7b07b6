import type { AreaCode, ClassCode, UnitCode } from '../../domain/kernel/ids.ts';
import type { Instant } from '../../domain/kernel/time.ts';
import type { Channel, Privacy, RequestKind, Satisfaction, Urgency } from '../../domain/vocabulary/request.ts';

/** How a source says a ticket stands. Concluded is the unit's act, closed is the end of the loop. */
export const importOutcomes = ['open', 'concluded', 'closed', 'declined'] as const;
export type ImportOutcome = (typeof importOutcomes)[number];

/** Where a matter lies; coordinates as the source gives them (degrees). */
export type MappedPlace = { readonly text: string | null; readonly lat: number | null; readonly lon: number | null };

/** Who spoke, when the source says so. Personal data: goes to the person store only. */
export type MappedCaller = { readonly name: string | null; readonly phone: string | null };

/**
 * One row of a file, read through a mapping and checked against a profile: ready to be written. The pair `sourceSystem`,
 * `sourceNumber` identifies it for ever, so an import can be repeated.
 */
export type MappedTicket = {
  readonly sourceSystem: string;
  readonly sourceNumber: string;
  readonly channel: Channel;
  readonly kind: RequestKind;
  readonly urgency: Urgency;
  readonly privacy: Privacy;
  /** What the person said, word for word. Empty only when the mapping says that the source keeps no text. */
  readonly text: string;
  readonly subject: string | null;
  readonly classCode: ClassCode | null;
  readonly areaCode: AreaCode | null;
  readonly unitCode: UnitCode | null;
  readonly place: MappedPlace | null;
  readonly receivedAt: Instant;
  /** `day` when the source knows only the day: `receivedAt` is then the start of that day in the source's zone. */
  readonly timePrecision: 'minute' | 'day';
  /** A due day without a time ends at its midnight. */
  readonly dueAt: Instant | null;
  /** True when the mapping names a limit and this row has none: the source promised nothing. */
  readonly noLimitBySource: boolean;
  readonly concludedAt: Instant | null;
  readonly closedAt: Instant | null;
  /** The source's own verdict, which may rest on rules that the file does not hold. */
  readonly onTimeBySource: boolean | null;
  readonly outcome: ImportOutcome;
  readonly resolved: boolean | null;
  readonly satisfaction: Satisfaction | null;
  readonly caller: MappedCaller | null;
  /** Physical line in the file, for reports. */
  readonly line: number;
};
