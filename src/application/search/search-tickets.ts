import { excerptOf, findWords, type Excerpt } from '../../analysis/search/find-words.ts';
import { numberHas } from '../../analysis/search/number-has.ts';
import { parseQuery } from '../../analysis/search/parse-query.ts';
import { worksWithTickets } from '../../domain/access/may-see.ts';
import { seenUnits } from '../../domain/access/seen-units.ts';
import type { CityId, TicketId } from '../../domain/kernel/ids.ts';
import type { Refusal } from '../../domain/kernel/refusal.ts';
import type { Result } from '../../domain/kernel/result.ts';
import { fail, ok } from '../../domain/kernel/result.ts';
import { addMs, type Instant } from '../../domain/kernel/time.ts';
import type { Actor } from '../../domain/loop/actor.ts';
import type { RefusalCode } from '../../domain/vocabulary/refusals.ts';
import { findFilters, type WantedFilters } from '../lists/find-filters.ts';
import type { ListPorts } from '../lists/list-ports.ts';
import type { ListPage } from '../lists/list-work.ts';
import { callersToMask } from '../lists/mask-callers.ts';
import { cursorOf, itemPlace } from '../lists/page-cursor.ts';
import { ticketLine, type TicketLine } from '../lists/ticket-line.ts';
import { filterTokens, windowsBefore } from './facets.ts';
import { shownFields, type IndexQuestion, type SearchCandidate, type SearchIndex, type SearchPlace, type ShownField } from './ports.ts';

/** Where a ticket has what was looked for: an excerpt of a text, or the number. */
export type SearchMatch = { readonly field: ShownField | 'number' } & Excerpt;

/** A ticket that was found, as a line of a list, and where it has the words. */
export type SearchHit = TicketLine & { readonly matches: readonly SearchMatch[] };

/** What a search needs. */
export type SearchPorts = ListPorts & { readonly searchIndex: Pick<SearchIndex, 'find' | 'latestEntry'> };

/** Longer questions are mistakes: a whole text was pasted. */
export const QUERY_CHARACTERS = 200;

const EXCERPT_CHARACTERS = 80;
/** Candidates that one page looks at; where so many have the tokens and not the words, the page ends early and can be gone on from. */
const MOST_CANDIDATES = 500;
const LAST_ID = 'ffffffff-ffff-ffff-ffff-ffffffffffff' as TicketId;

/**
 * Tickets that have all the words, latest first: words and fragments of two characters and more in request, answers, place and number.
 * The centre searches all, a unit what it may see, and in a confidential ticket only what it may read there. A page may hold fewer
 * than `limit` although more follow.
 */
export async function searchTickets(
  ports: SearchPorts,
  wish: {
    readonly city: CityId;
    readonly actor: Actor;
    readonly query: string;
    readonly filters: WantedFilters;
    readonly after: string | null;
    readonly limit: number;
  },
): Promise<Result<ListPage<SearchHit>, Refusal<RefusalCode>>> {
  const { city, actor, query: text, filters: wanted, limit } = wish;
  const working = worksWithTickets(actor);
  if (!working.ok) return working;
  const length = [...text].length;
  if (length > QUERY_CHARACTERS) {
    return fail({ code: 'TEXT_TOO_LONG', rule: null, params: { field: 'q', max: QUERY_CHARACTERS, length } });
  }
  const query = parseQuery(text);
  if (query === undefined) return fail({ code: 'QUERY_TOO_SHORT', rule: null, params: {} });
  const now = ports.time.now();
  const [rules, latest] = await Promise.all([ports.profiles.at(city, now), ports.searchIndex.latestEntry(city)]);
  const filters = findFilters(wanted, rules, actor.unit !== null);
  const after = wish.after === null ? null : placeOf(wish.after);
  if (after === undefined) return fail({ code: 'PAGE_UNKNOWN', rule: null, params: {} });
  if (latest === undefined) return ok({ items: [], next: null });
  const place = after ?? firstPlace(latest, filters.receivedBefore);
  const { found, next } = await walk(ports, city, query.words, place, limit, {
    tokens: [...query.tokens, ...filterTokens(city, wanted, actor.unit).map((token) => [token])],
    units: actor.unit === null ? null : seenUnits(actor.unit, rules.profile),
    filters,
    light: wanted.light ?? null,
    now,
  });
  const tickets = found.map(({ candidate }) => candidate);
  const viewer = { unit: actor.unit, now, dayOf: rules.calendar.localDate, callers: await callersToMask(ports, city, actor.unit, tickets) };
  return ok({
    items: found.map(({ candidate: { shown: _shown, sortAt: _sortAt, ...listed }, matches }) => ({
      ...ticketLine(listed, viewer),
      matches,
    })),
    next: next === null ? null : cursorOf(next.sortAt, next.ticket, ''),
  });
}

type Found = { readonly candidate: SearchCandidate; readonly matches: readonly SearchMatch[] };

/** Goes through candidates until a page is full, there are no more, or too many were none. */
async function walk(
  ports: Pick<SearchPorts, 'searchIndex'>,
  city: CityId,
  words: readonly string[],
  start: SearchPlace,
  limit: number,
  question: Omit<IndexQuestion, 'windows' | 'before' | 'limit'>,
): Promise<{ readonly found: readonly Found[]; readonly next: SearchPlace | null }> {
  const found: Found[] = [];
  let place = start;
  // One more than a page tells whether another follows. Where candidates disappoint, more are asked for at once.
  for (let looked = 0, asked = limit + 1; looked < MOST_CANDIDATES; asked = Math.min(asked * 4, MOST_CANDIDATES - looked)) {
    const windows = windowsBefore(city, place.sortAt);
    const candidates = await ports.searchIndex.find(city, { ...question, windows, before: place, limit: asked });
    for (const candidate of candidates) {
      const matches = matchesOf(candidate, words);
      if (matches === undefined) {
        place = candidate;
        continue;
      }
      if (found.length === limit) return { found, next: placeIn(found.at(-1)?.candidate ?? start) };
      found.push({ candidate, matches });
      place = candidate;
    }
    if (candidates.length < asked) return { found, next: null };
    looked += candidates.length;
  }
  return { found, next: placeIn(place) };
}

/** Where a ticket has the words; undefined when it has not all of them. */
function matchesOf({ number, shown }: SearchCandidate, words: readonly string[]): readonly SearchMatch[] | undefined {
  const missing = new Set(words);
  const matches: SearchMatch[] = [];
  for (const field of shownFields) {
    const text = shown[field];
    if (text === undefined) continue;
    const { words: there, ranges } = findWords(text, words);
    for (const word of there) missing.delete(word);
    if (there.length > 0) matches.push({ field, ...excerptOf(text, ranges, EXCERPT_CHARACTERS) });
  }
  const ofNumber = words.filter((word) => numberHas(number, word));
  for (const word of ofNumber) missing.delete(word);
  if (ofNumber.length > 0) matches.push({ field: 'number', ...excerptOf(number, findWords(number, ofNumber).ranges, EXCERPT_CHARACTERS) });
  return missing.size === 0 ? matches : undefined;
}

/** Not the present moment: clocks of servers differ, and are set back. */
function firstPlace(latest: Instant, receivedBefore: Instant | null): SearchPlace {
  if (receivedBefore !== null && receivedBefore <= latest) return { sortAt: addMs(receivedBefore, -1), ticket: LAST_ID };
  return { sortAt: latest, ticket: LAST_ID };
}

function placeOf(cursor: string): SearchPlace | undefined {
  const place = itemPlace(cursor);
  return place && { sortAt: place.dueAt, ticket: place.ticket };
}

function placeIn({ sortAt, ticket }: SearchPlace): SearchPlace {
  return { sortAt, ticket };
}
