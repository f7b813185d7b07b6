import type { FigureFilter } from '../../application/measures/figure-filter.ts';
import type { FigurePeriod } from '../../application/measures/measure-scope.ts';
import type { CityId } from '../../domain/kernel/ids.ts';
import { fail, ok, type Result } from '../../domain/kernel/result.ts';
import type { LocalDate } from '../../domain/kernel/time.ts';
import { parseLocalDate } from '../../domain/kernel/time.ts';
import type { ApiPorts } from '../api-ports.ts';
import type { ApiRefusal } from '../route.ts';

const MOST_POINTS = 400;
const DAYS_OF = { day: 1, week: 7, month: 28 } as const;

type Days = { readonly from: LocalDate; readonly to: LocalDate };
/** What of a query narrows figures. */
export type Narrowing = { readonly [Dimension in keyof FigureFilter]?: string | undefined };

/** Both are days that exist, in order; the period has passed as far as it is now. */
export function periodOf(ports: ApiPorts, city: CityId, { from, to }: Days): Result<FigurePeriod, ApiRefusal> {
  const days = parseLocalDate(from) !== undefined && parseLocalDate(to) !== undefined && from <= to;
  if (!days) return fail({ code: 'http.badPeriod', params: { from, to } });
  const now = ports.time.now();
  return ok({ city, from, to, asOf: now, now });
}

/** The part of a query that narrows figures. */
export function filterOf({ unit, unitKind, class: classCode, area, channel }: Narrowing): FigureFilter {
  return {
    ...(unit === undefined ? {} : { unit }),
    ...(unitKind === undefined ? {} : { unitKind }),
    ...(classCode === undefined ? {} : { class: classCode }),
    ...(area === undefined ? {} : { area }),
    ...(channel === undefined ? {} : { channel }),
  };
}

/** A series that somebody can look at, and that is answered at once. */
export function pointsOf({ from, to }: Days, interval: keyof typeof DAYS_OF): Result<true, ApiRefusal> {
  const days = Temporal.PlainDate.from(from).until(to).days + 1;
  return days / DAYS_OF[interval] <= MOST_POINTS ? ok(true) : fail({ code: 'figures.tooManyPoints', params: { max: MOST_POINTS } });
}
