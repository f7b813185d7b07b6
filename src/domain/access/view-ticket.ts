import type { AreaCode, ClassCode, RequestId, TicketId, UnitCode } from '../kernel/ids.ts';
import type { Instant, LocalDate } from '../kernel/time.ts';
import type { Limit } from '../calendar/types.ts';
import type { Clock } from '../loop/clock.ts';
import type { Channel, Privacy, RequestKind, Urgency } from '../vocabulary/request.ts';
import type { ClockKind, TicketState } from '../vocabulary/ticket.ts';
import type { Actor, FileRef } from '../loop/actor.ts';
import type { Answer, Dispatch, Follower, SupervisionSheet, Ticket } from '../ticket/ticket.ts';
import { maskName, maskPhone } from './mask.ts';
import { maskText } from './mask-text.ts';
import { normalPhone } from './normal-caller.ts';

/** Who looks, and what is known about the callers beside the ticket. */
export type Viewer = {
  readonly actor: Pick<Actor, 'unit'>;
  /** The callers' data as far as they may be read for masking, by request. */
  readonly callers: ReadonlyMap<RequestId, { readonly name: string | null; readonly phone: string | null }>;
  /** Merged requests whose own ticket is confidential (R-5 does not lift R-3). */
  readonly confidentialRequests: ReadonlySet<RequestId>;
  /** The local day of an instant, in the city's zone. */
  dayOf(instant: Instant): LocalDate;
};

/** A caller as shown before a reveal. */
export type CallerView = {
  readonly request: RequestId;
  readonly number: string;
  readonly name: string | null;
  readonly phone: string | null;
  readonly hidden: 'confidential' | 'anonymous' | null;
};

/** A clock as shown. Those that run from the caller's entry are left out where its minute is hidden. */
export type ClockView = {
  readonly id: string;
  readonly kind: ClockKind;
  readonly unit: UnitCode | null;
  /** C-4: why it ends then: the rule, the limit, what was granted on top, and since when; null where the exact time could tell who called. */
  readonly rule: string;
  readonly limit: Limit;
  readonly startedAt: Instant | null;
  readonly extendedWorkdays: number;
  readonly dueAt: Instant;
  readonly yellowAt: Instant | null;
  readonly provisional: boolean;
  readonly stop: Clock['stop'];
};

/** A ticket as one viewer may see it. What is not listed here is not shown. */
export type TicketView = {
  readonly id: TicketId;
  readonly number: string;
  readonly version: number;
  readonly state: TicketState;
  readonly kind: RequestKind;
  readonly urgency: Urgency;
  readonly privacy: Privacy;
  readonly channel: Channel | null;
  readonly classCode: ClassCode | null;
  readonly area: AreaCode | null;
  readonly enteredOn: LocalDate;
  /** Null where the exact time could tell who called. */
  readonly enteredAt: Instant | null;
  readonly subject: string | null;
  readonly text: string;
  readonly place: Ticket['request']['place'];
  /** What came with the request. */
  readonly files: readonly FileRef[];
  /** True when wording was masked. */
  readonly masked: boolean;
  readonly callers: readonly CallerView[];
  readonly clocks: readonly ClockView[];
  readonly dispatch: Dispatch | null;
  readonly level3: Ticket['level3'];
  readonly answer: Answer | null;
  readonly sheets: readonly SupervisionSheet[];
  readonly hops: number;
  readonly extensions: number;
  readonly round: number;
  readonly concludedAt: Instant | null;
  readonly closedAt: Instant | null;
  readonly repeatOf: TicketId | null;
  readonly mergedInto: TicketId | null;
};

/** Clocks that run from the caller's entry: their ends would give its minute away. */
const fromEntry: ReadonlySet<ClockKind> = new Set(['caller', 'dispatch', 'firstAnswer', 'urgentResponse', 'followUp', 'objection']);

/**
 * LOOP section 8: a ticket for one viewer. Callers are masked until revealed. A unit, which may be the party complained of,
 * sees of a confidential ticket nothing that identifies: no caller, no exact time of entry, no channel, no coordinates, no other ticket of
 * the same caller, and identifying wording masked. An anonymous ticket has no caller to show, to anybody.
 */
export function viewTicket(ticket: Ticket, viewer: Viewer): TicketView {
  const forUnit = viewer.actor.unit !== null;
  const protectedMatter = ticket.privacy !== 'open';
  const hide = forUnit && protectedMatter;
  const known = identifyingWords(viewer);
  const clean = (text: string): string => (hide ? maskText(text, known) : text);
  const { request } = ticket;
  return {
    id: ticket.id,
    number: ticket.number,
    version: ticket.version,
    state: ticket.state,
    kind: ticket.kind,
    urgency: ticket.urgency,
    privacy: ticket.privacy,
    channel: hide ? null : request.channel,
    classCode: ticket.classCode,
    area: ticket.area,
    enteredOn: viewer.dayOf(request.at),
    enteredAt: hide ? null : request.at,
    subject: request.subject === null ? null : clean(request.subject),
    text: clean(request.text),
    place: request.place === null || !hide ? request.place : { text: clean(request.place.text), latitude: null, longitude: null },
    files: (request.files ?? []).map(({ id, name }) => ({ id, name: clean(name) })),
    masked: hide,
    callers: ticket.followers.map((follower) => callerView(ticket, follower, viewer, hide)),
    clocks: Object.values(ticket.clocks)
      .filter((clock) => !(hide && fromEntry.has(clock.kind)))
      .map((clock) => clockView(clock, hide)),
    dispatch: ticket.dispatch,
    level3: ticket.level3,
    answer: ticket.answer,
    // What a sheet followed from is an instant that can be counted back to the entry.
    sheets: hide ? ticket.sheets.map((sheet) => ({ ...sheet, step: null })) : ticket.sheets,
    hops: ticket.hops,
    extensions: ticket.extensions,
    round: ticket.round,
    concludedAt: ticket.concludedAt,
    closedAt: ticket.closedAt,
    repeatOf: hide ? null : ticket.repeatOf,
    mergedInto: hide ? null : ticket.mergedInto,
  };
}

/** Every wording that would tell one of the callers in a text. */
export function identifyingWords({ callers }: Pick<Viewer, 'callers'>): readonly string[] {
  return [...callers.values()].flatMap(wordsOf);
}

/** What would tell a caller in a text: the name, the given name by itself, and the number in either form. */
function wordsOf({ name, phone }: { readonly name: string | null; readonly phone: string | null }): readonly string[] {
  const words: string[] = [];
  if (name !== null) words.push(name, name.slice(maskName(name).length - 1));
  if (phone !== null) words.push(phone, normalPhone(phone));
  return words;
}

function callerView(ticket: Ticket, follower: Follower, viewer: Viewer, hideTicket: boolean): CallerView {
  const { request, number } = follower;
  const forUnit = viewer.actor.unit !== null;
  const confidential = hideTicket || (forUnit && viewer.confidentialRequests.has(request));
  if (confidential || follower.person === null) {
    return { request, number, name: null, phone: null, hidden: reasonToHide(ticket, confidential) };
  }
  const caller = viewer.callers.get(request);
  return {
    request,
    number,
    name: caller?.name == null ? null : maskName(caller.name),
    phone: caller?.phone == null ? null : maskPhone(caller.phone),
    hidden: null,
  };
}

function reasonToHide(ticket: Ticket, confidential: boolean): CallerView['hidden'] {
  if (ticket.privacy === 'anonymous') return 'anonymous';
  return confidential ? 'confidential' : null;
}

function clockView({ id, kind, unit, rule, deadline, extendedWorkdays, yellowAt, stop }: Clock, hide: boolean): ClockView {
  const { at: dueAt, limit, startedAt, provisional } = deadline;
  return { id, kind, unit, rule, limit, startedAt: hide ? null : startedAt, extendedWorkdays, dueAt, yellowAt, provisional, stop };
}
