import { facetToken } from '../../analysis/search/tokens.ts';
import type { AreaCode, CityId, ClassCode, UnitCode } from '../../domain/kernel/ids.ts';
import { HOUR_MS, instantFromMs, instantToMs, type Instant } from '../../domain/kernel/time.ts';
import type { ProfileIndex } from '../../domain/profile/profile-index.ts';
import type { Channel, Privacy, RequestKind, Urgency } from '../../domain/vocabulary/request.ts';
import type { TicketState } from '../../domain/vocabulary/ticket.ts';
import type { WantedFilters } from '../lists/find-filters.ts';
import type { SearchWindow } from './ports.ts';

/** How many hours a piece of time of each level holds. Each holds eight of the one before: few tries, and none much too long. */
const HOURS_OF_LEVELS = [3, 24, 192, 1_536, 12_288] as const;

/** States that differ in what becomes of a ticket. Finer ones would write the ticket's texts anew at every step of the loop. */
const phases: Readonly<Record<TicketState, string>> = {
  received: 'open',
  accepted: 'open',
  dispatched: 'open',
  sendBackRequested: 'open',
  inConference: 'open',
  handling: 'open',
  inUnitReview: 'open',
  inCentreReview: 'open',
  inFinalAnswerReview: 'open',
  concluded: 'open',
  closed: 'ended',
  archived: 'ended',
  merged: 'merged',
  declined: 'declined',
  handedOver: 'handedOver',
};

/** Properties of a ticket that stand in the index beside its words. */
export type Facets = {
  readonly kind: RequestKind;
  readonly urgency: Urgency;
  readonly state: TicketState;
  readonly privacy: Privacy;
  readonly classCode: ClassCode | null;
  readonly area: AreaCode | null;
  readonly channel: Channel | null;
  /** The lead. */
  readonly unit: UnitCode | null;
};

/** Tokens of a ticket's properties, `seenBy` being the units that may see it. */
export function facetTokens(
  city: CityId,
  { state, classCode, area, ...plain }: Facets,
  seenBy: readonly UnitCode[],
  { classPath, areaPath }: Pick<ProfileIndex, 'classPath' | 'areaPath'>,
): readonly number[] {
  const above = {
    classCode: classCode === null ? [] : [classCode, ...classPath(classCode).map(({ code }) => code)],
    area: area === null ? [] : [area, ...areaPath(area).map(({ code }) => code)],
  };
  return [
    ...Object.entries(plain).flatMap(([name, value]) => (value === null ? [] : named(city, name, value))),
    ...Object.entries(above).flatMap(([name, codes]) => codes.map((code) => named(city, name, code))),
    ...seenBy.map((unit) => named(city, 'seenBy', unit)),
    named(city, 'phase', phases[state]),
  ];
}

/**
 * Tokens that a filter asks for, and the unit that looks. Only where it names one value: of several each would do, and the present rows
 * are compared in the end anyway.
 */
export function filterTokens(city: CityId, wanted: WantedFilters, unit: UnitCode | null): readonly number[] {
  const { state, kind, urgency, privacy, channel, light } = wanted;
  const lists = { kind, urgency, privacy, channel, phase: state?.map((each) => phases[each]) };
  const singles = {
    classCode: wanted.class,
    area: wanted.area,
    unit: wanted.unit,
    seenBy: unit ?? undefined,
    // Where a light is, something is still to be done.
    ...(light === undefined ? {} : { phase: 'open' }),
  };
  const tokens = Object.entries(singles).flatMap(([name, value]) => (value === undefined ? [] : named(city, name, value)));
  for (const [name, values] of Object.entries(lists)) {
    const [only, ...others] = new Set<string>(values);
    if (only !== undefined && others.length === 0) tokens.push(named(city, name, only));
  }
  return [...new Set(tokens)];
}

/** The token of whatever is open. */
export function openToken(city: CityId): number {
  return named(city, 'phase', 'open');
}

/** Tokens of the pieces of time that an instant lies in. */
export function timeTokens(city: CityId, at: Instant): readonly number[] {
  return HOURS_OF_LEVELS.map((hours) => timeToken(city, hours, pieceOf(at, hours)));
}

/** Of how many pieces of each level there are windows: neighbours differ by two or three times, and none is shorter than a piece. */
const PIECES_OF_WINDOWS = [2, 4] as const;

/**
 * Some pieces of time that hold what lies right before an instant, longer and longer, the last window without beginning: what is frequent
 * is found in the first, what is rare costs few tries.
 */
export function windowsBefore(city: CityId, before: Instant): readonly SearchWindow[] {
  const windows = HOURS_OF_LEVELS.flatMap((hours) =>
    PIECES_OF_WINDOWS.map((count) => {
      const first = pieceOf(before, hours) - count + 1;
      const tokens = Array.from({ length: count }, (_, at) => timeToken(city, hours, first + at));
      return { tokens, from: instantFromMs(first * hours * HOUR_MS) };
    }),
  );
  return [...windows, { tokens: null, from: instantFromMs(0) }];
}

function pieceOf(at: Instant, hours: number): number {
  return Math.floor(instantToMs(at) / (hours * HOUR_MS));
}

function timeToken(city: CityId, hours: number, piece: number): number {
  return named(city, `hours${String(hours)}`, String(piece));
}

function named(city: CityId, name: string, value: string): number {
  return facetToken(`${city}/${name}/${value}`);
}
