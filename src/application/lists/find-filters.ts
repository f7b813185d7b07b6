import type { AreaCode, ClassCode, UnitCode } from '../../domain/kernel/ids.ts';
import type { LocalDate, LocalTime } from '../../domain/kernel/time.ts';
import type { ProfileIndex } from '../../domain/profile/profile-index.ts';
import type { Channel, Privacy, RequestKind, Urgency } from '../../domain/vocabulary/request.ts';
import type { Light, TicketState } from '../../domain/vocabulary/ticket.ts';
import type { CityRules } from '../ports.ts';
import type { TicketFilters } from './ports.ts';

/** What somebody wants a list narrowed to; what is left out is any. Days are days of entry, both ends included. */
export type WantedFilters = {
  readonly state?: readonly TicketState[];
  readonly kind?: readonly RequestKind[];
  readonly urgency?: readonly Urgency[];
  readonly privacy?: readonly Privacy[];
  readonly channel?: readonly Channel[];
  /** With all classes below. */
  readonly class?: ClassCode;
  /** With all areas below. */
  readonly area?: AreaCode;
  /** The lead. */
  readonly unit?: UnitCode;
  readonly light?: Light;
  readonly from?: LocalDate;
  readonly to?: LocalDate;
};

const MIDNIGHT = '00:00' as LocalTime;

/** What a wish asks of the rows. */
export function findFilters(wanted: WantedFilters, { profile, calendar }: CityRules, isUnit: boolean): TicketFilters {
  const { state, kind, urgency, privacy, channel, unit, from, to } = wanted;
  return {
    states: state ?? null,
    kinds: kind ?? null,
    urgencies: urgency ?? null,
    // a unit that asks for a channel is not told which way a confidential request came.
    privacies: isUnit && channel !== undefined ? (privacy ?? (['open'] as const)).filter((each) => each === 'open') : (privacy ?? null),
    channels: channel ?? null,
    classCodes: wanted.class === undefined ? null : classesUnder(wanted.class, profile),
    areas: wanted.area === undefined ? null : areasUnder(wanted.area, profile),
    units: unit === undefined ? null : [unit],
    receivedFrom: from === undefined ? null : calendar.instantAt(from, MIDNIGHT),
    receivedBefore: to === undefined ? null : calendar.instantAt(dayAfter(to), MIDNIGHT),
  };
}

function classesUnder(code: ClassCode, profile: ProfileIndex): readonly ClassCode[] {
  return [code, ...profile.childClasses(code).flatMap((child) => classesUnder(child.code, profile))];
}

function areasUnder(code: AreaCode, profile: ProfileIndex): readonly AreaCode[] {
  const under = [...profile.areas.keys()].filter((area) => area !== code && profile.areaPath(area).some((node) => node.code === code));
  return [code, ...under];
}

function dayAfter(day: LocalDate): LocalDate {
  return Temporal.PlainDate.from(day).add({ days: 1 }).toString() as LocalDate;
}
