import { maskName, maskPhone } from '../../domain/access/mask.ts';
import { maySearchCallers } from '../../domain/access/may-search-callers.ts';
import { normalPhone } from '../../domain/access/normal-caller.ts';
import type { CityId, RequestId } from '../../domain/kernel/ids.ts';
import type { Refusal } from '../../domain/kernel/refusal.ts';
import type { Result } from '../../domain/kernel/result.ts';
import { fail, ok } from '../../domain/kernel/result.ts';
import type { Actor } from '../../domain/loop/actor.ts';
import type { RefusalCode } from '../../domain/vocabulary/refusals.ts';
import { ticketLine, type TicketLine } from '../lists/ticket-line.ts';
import { recordCallerSearch } from '../persons/record-caller-search.ts';
import type { PersonStore, Profiles, TimeSource, Trail } from '../ports.ts';
import { windowsBefore } from './facets.ts';
import type { SearchIndex } from './ports.ts';
import { faultyText } from '../../domain/loop/texts.ts';

/** A ticket of a caller who was found; the caller is masked. */
export type CallerHit = TicketLine & {
  readonly caller: { readonly request: RequestId; readonly name: string | null; readonly phone: string };
};

/** What a search for callers needs. */
export type CallerSearchPorts = {
  readonly searchIndex: Pick<SearchIndex, 'findCallers' | 'latestEntry'>;
  readonly persons: Pick<PersonStore, 'read'>;
  readonly trail: Pick<Trail, 'record'>;
  readonly profiles: Pick<Profiles, 'at'>;
  readonly time: TimeSource;
};

const FEWEST_DIGITS = 4;
const MOST_HITS = 50;
/** Some candidates have the fragments of the number in another order. */
const CANDIDATES = 2 * MOST_HITS;

/**
 * S-5: the latest tickets, at most fifty, of callers whose number has these digits in this order, four at least. For those of the centre
 * who may reveal callers; the reason is written to the trail, also when nobody is found. The digits are written nowhere.
 */
export async function searchCallers(
  ports: CallerSearchPorts,
  wish: { readonly city: CityId; readonly actor: Actor; readonly phone: string; readonly reason: string; readonly from?: string },
): Promise<Result<readonly CallerHit[], Refusal<RefusalCode>>> {
  const { city, actor, phone, reason } = wish;
  const allowed = maySearchCallers(actor);
  if (!allowed.ok) return allowed;
  const fault = faultyText({ field: 'reason', text: reason });
  if (fault !== undefined) return fault;
  const digits = normalPhone(phone);
  if (digits.length < FEWEST_DIGITS) return fail({ code: 'DIGITS_TOO_FEW', rule: null, params: { min: FEWEST_DIGITS } });
  const now = ports.time.now();
  const [rules, latest] = await Promise.all([ports.profiles.at(city, now), ports.searchIndex.latestEntry(city)]);
  const candidates = latest === undefined ? [] : await ports.searchIndex.findCallers(city, digits, windowsBefore(city, latest), CANDIDATES);
  const callers = await ports.persons.read(city, [...new Set(candidates.map(({ person }) => person))]);
  const found = candidates.filter(({ person }) => normalPhone(callers.get(person)?.phone ?? '').includes(digits)).slice(0, MOST_HITS);
  await recordCallerSearch(
    ports.trail,
    wish,
    found.map(({ person }) => person),
  );
  const viewer = { unit: null, now, dayOf: rules.calendar.localDate, callers: new Map<never, never>() };
  return ok(
    found.map(({ person, request, ...listed }): CallerHit => {
      const caller = callers.get(person);
      const name = caller?.name == null ? null : maskName(caller.name);
      return { ...ticketLine(listed, viewer), caller: { request, name, phone: maskPhone(caller?.phone ?? '') } };
    }),
  );
}
