import { normalise } from '../../analysis/search/normalise.ts';
import { numberTokens, textTokens } from '../../analysis/search/tokens.ts';
import { maskText } from '../../domain/access/mask-text.ts';
import { normalPhone } from '../../domain/access/normal-caller.ts';
import { identifyingWords, viewTicket, type TicketView, type Viewer } from '../../domain/access/view-ticket.ts';
import type { CityId, UnitCode } from '../../domain/kernel/ids.ts';
import type { Instant, LocalTime } from '../../domain/kernel/time.ts';
import type { ProfileIndex } from '../../domain/profile/profile-index.ts';
import { concernedUnits } from '../../domain/ticket/concerned-units.ts';
import type { Ticket } from '../../domain/ticket/ticket.ts';
import type { CityRules } from '../ports.ts';
import { facetTokens, timeTokens } from './facets.ts';
import type { SearchDocument, SearchedCaller, SearchRow, ShownTexts } from './ports.ts';

const MIDNIGHT = '00:00' as LocalTime;

/** What is known of a ticket's callers while it is put into the index. */
export type KnownCallers = Viewer['callers'];

/** What the index holds of a ticket: what `viewTicket` shows, once for the centre and once for units where these see less. */
export function searchDocument(city: CityId, ticket: Ticket, callers: KnownCallers, rules: CityRules): SearchDocument {
  const units = seenBy(ticket, rules.profile);
  const viewer = { callers, confidentialRequests: new Set<never>(), dayOf: rules.calendar.localDate };
  const forCentre = viewTicket(ticket, { ...viewer, actor: { unit: null } });
  const rowOf = (audience: SearchRow['audience'], view: TicketView, sortAt: Instant, directAnswer: string | null): SearchRow => {
    const shown = shownTexts(view, directAnswer);
    const facets = { ...view, unit: ticket.dispatch?.lead ?? null };
    const texts = Object.values(shown).flatMap((text) => textTokens(normalise(text)));
    const tokens = [
      ...texts,
      ...numberTokens(normalise(view.number)),
      ...facetTokens(city, facets, audience === 'centre' ? [] : units, rules.profile),
      ...timeTokens(city, sortAt),
    ];
    return { audience, sortAt, tokens: [...new Set(tokens)].toSorted((a, b) => a - b), shown };
  };
  const { at } = ticket.request;
  const rows = [rowOf(ticket.privacy === 'open' ? 'all' : 'centre', forCentre, at, ticket.directAnswer)];
  const [unit] = units;
  if (ticket.privacy !== 'open' && unit !== undefined) {
    const forUnits = viewTicket(ticket, { ...viewer, actor: { unit } });
    const directAnswer = ticket.directAnswer === null ? null : maskText(ticket.directAnswer, identifyingWords(viewer));
    // The place among other tickets would give the time of entry away.
    rows.push(rowOf('units', forUnits, rules.calendar.instantAt(forUnits.enteredOn, MIDNIGHT), directAnswer));
  }
  return { ticket: ticket.id, receivedAt: at, rows, callers: searchedCallers(ticket, callers), timeTokens: timeTokens(city, at) };
}

/** Units that may see a ticket, see `maySee`. */
function seenBy(ticket: Ticket, { units }: Pick<ProfileIndex, 'units'>): readonly UnitCode[] {
  const concerned = concernedUnits(ticket);
  const parents = concerned.map((unit) => units.get(unit)?.parent).filter((unit) => unit != null);
  return [...new Set([...concerned, ...parents])];
}

function shownTexts({ subject, text, place, answer }: TicketView, directAnswer: string | null): ShownTexts {
  const texts = {
    subject,
    text,
    place: place?.text,
    publicAnswer: answer?.publicAnswer,
    account: answer?.account,
    directAnswer,
  };
  return Object.fromEntries(Object.entries(texts).filter(([, value]) => value != null && value !== ''));
}

function searchedCallers(ticket: Ticket, callers: KnownCallers): readonly SearchedCaller[] {
  return ticket.followers.flatMap(({ request, person }) => {
    const phone = normalPhone(callers.get(request)?.phone ?? '');
    return person === null || phone === '' ? [] : [{ request, person, phone }];
  });
}
