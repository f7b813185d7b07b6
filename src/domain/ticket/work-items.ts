import type { UnitCode } from '../kernel/ids.ts';
import type { Instant } from '../kernel/time.ts';
import type { Clock } from '../loop/clock.ts';
import type { ClockKind, TicketState } from '../vocabulary/ticket.ts';
import type { StoredList } from '../vocabulary/work-lists.ts';
import { concernedUnits } from './concerned-units.ts';
import { running } from './decide/clocks.ts';
import { addressee, replyClocks } from './decide/sheets.ts';
import type { Ticket } from './ticket.ts';

/** The desk of the centre as a whole; other desks are units, steps and levels of the centre, and people. */
export const CENTRE_DESK = '';

/**
 * One thing that waits in a list. `desk` says for whom: the centre, a unit, a step of the case conference, a level of
 * supervision, or a person (`personDesk`). `item` tells several of one ticket apart: a request, a sheet, an exclusion.
 */
export type WorkItem = {
  readonly list: StoredList;
  readonly desk: string;
  readonly item: string;
  /** The end of the limit that it waits under; where it has none, since when it waits or before when it need not be done. */
  readonly dueAt: Instant;
  /** S-1; null where nothing turns yellow and red. */
  readonly yellowAt: Instant | null;
};

type Limits = Pick<WorkItem, 'dueAt' | 'yellowAt'>;

/** The desk of a person who acts for a unit, or for the centre. */
export function personDesk(user: string, unit: UnitCode | null): string {
  return `${user}@${unit ?? ''}`;
}

/** Where a ticket stands alone at the centre, by its state, and which clock runs against it there. */
const centreLists: Partial<Readonly<Record<TicketState, readonly [StoredList, ClockKind]>>> = {
  received: ['toTakeOn', 'dispatch'],
  accepted: ['toDispatch', 'dispatch'],
  sendBackRequested: ['sendBacks', 'judgeSendBack'],
  inCentreReview: ['centreReview', 'review'],
  inFinalAnswerReview: ['finalAnswers', 'review'],
};

/** Where it stands at the desk of its lead. */
const leadLists: Partial<Readonly<Record<TicketState, readonly [StoredList, ClockKind]>>> = {
  dispatched: ['toSign', 'sign'],
  handling: ['handling', 'unit'],
  inUnitReview: ['unitReview', 'unit'],
};

const withUnit: ReadonlySet<TicketState> = new Set([
  ...(['dispatched', 'sendBackRequested', 'handling', 'inUnitReview', 'inCentreReview', 'inFinalAnswerReview'] as const),
]);
const open: ReadonlySet<TicketState> = new Set([...withUnit, 'received', 'accepted', 'inConference']);

/**
 * All that waits because of a ticket, as it stands: the rows of the work lists (S-1, and the rule of each list in
 * `workListAccess`). Nothing in it depends on the present moment; lights follow from `dueAt` and `yellowAt`.
 */
export function workItemsOf(ticket: Ticket): readonly WorkItem[] {
  return [...deskItems(ticket), ...askedItems(ticket), ...sheetItems(ticket), ...callerItems(ticket), ...openItems(ticket)];
}

/** What its state puts on a desk. */
function deskItems(ticket: Ticket): readonly WorkItem[] {
  const items: WorkItem[] = [];
  const { state, request, conference, dispatch, level3 } = ticket;
  const atCentre = centreLists[state];
  if (atCentre !== undefined) items.push(item(atCentre[0], CENTRE_DESK, limitsOf(ticket, atCentre[1])));
  if (state === 'inConference' && conference !== null) {
    items.push(item('conferences', String(conference.step), limitsOf(ticket, 'conference')));
  }
  if (state === 'merged') items.push(item('merged', CENTRE_DESK, waitsSince(request.at)));
  const atLead = leadLists[state];
  if (dispatch !== null && atLead !== undefined) items.push(item(atLead[0], dispatch.lead, limitsOf(ticket, atLead[1])));
  if (running(ticket, 'firstAnswer').length > 0) items.push(item('firstAnswers', CENTRE_DESK, limitsOf(ticket, 'firstAnswer')));
  for (const clock of running(ticket, 'support')) if (clock.unit !== null) items.push(item('toSupport', clock.unit, limits([clock])));
  if (level3 !== null && running(ticket, 'level3').length > 0) items.push(item('toReportUp', level3.unit, limitsOf(ticket, 'level3')));
  if (dispatch !== null && withUnit.has(state)) {
    const toContact = running(ticket, 'contact', 'urgentResponse').filter((clock) => isFor(ticket, clock, dispatch.lead));
    if (toContact.length > 0) items.push(item('toContact', dispatch.lead, limits(toContact)));
  }
  return items;
}

/** What was asked for and waits for a decision. */
function askedItems(ticket: Ticket): readonly WorkItem[] {
  const { extensionRequest, longCycleRequest, exclusions } = ticket;
  const items: WorkItem[] = [];
  if (extensionRequest !== null) items.push(item('extensions', CENTRE_DESK, limitsOf(ticket, 'decideExtension')));
  if (longCycleRequest !== null) items.push(item('longCycleRequests', CENTRE_DESK, limitsOf(ticket, 'decideExtension')));
  for (const { id, requestedAt, decision } of exclusions) {
    if (decision === null) items.push(item('exclusions', CENTRE_DESK, waitsSince(requestedAt), id));
  }
  const reports = running(ticket, 'longCycleReport');
  if (reports.length > 0) {
    items.push(item('longCycle', CENTRE_DESK, limits(reports)));
    if (ticket.dispatch !== null) items.push(item('longCycle', ticket.dispatch.lead, limits(reports)));
  }
  return items;
}

/** S-4: open sheets, at the desks of those who reply and of those who judge. */
function sheetItems(ticket: Ticket): readonly WorkItem[] {
  const unjudged = ticket.sheets.filter(({ closedAt }) => closedAt === null);
  const [first] = unjudged;
  if (first === undefined) return [];
  const items = unjudged.map((sheet) => {
    if (sheet.reply !== null) return item('sheetsToJudge', String(sheet.level), waitsSince(sheet.reply.at), sheet.id);
    return item('sheetsToReply', sheet.receiver ?? CENTRE_DESK, limits(replyClocks(ticket, sheet.id), sheet.issuedAt), sheet.id);
  });
  return [...items, item('supervised', CENTRE_DESK, limits(running(ticket, 'sheetReply'), first.issuedAt))];
}

/** E-1: each caller who is still to be asked, not before the next try. */
function callerItems({ state, followers, answeredAt, request }: Ticket): readonly WorkItem[] {
  if (state !== 'concluded') return [];
  return followers
    .filter(({ outcome, person }) => outcome === null && person !== null)
    .map(({ request: id, nextTryAt }) => item('toFollowUp', CENTRE_DESK, waitsSince(nextTryAt ?? answeredAt ?? request.at), id));
}

/**
 * What is open at the centre, at each unit that still has to do with it, and with the people who took it in hand there; under the
 * first of the limits that count for them, so that the light is the worst of theirs.
 */
function openItems(ticket: Ticket): readonly WorkItem[] {
  const lit = Object.values(ticket.clocks).filter((clock) => clock.stop === null && clock.yellowAt !== null);
  const isOpen = open.has(ticket.state);
  if (!isOpen && lit.length === 0) return [];
  const items = [item('open', CENTRE_DESK, limits(lit, ticket.request.at))];
  const atUnits = new Map<UnitCode, Limits>();
  for (const unit of concernedUnits(ticket)) {
    const own = lit.filter((clock) => isFor(ticket, clock, unit));
    const isLead = unit === ticket.dispatch?.lead && withUnit.has(ticket.state);
    if (isLead || own.length > 0) atUnits.set(unit, limits(own, ticket.dispatch?.at ?? ticket.request.at));
  }
  for (const [unit, ends] of atUnits) items.push(item('open', unit, ends));
  for (const { user, unit } of ticket.handledBy) {
    const ends = unit === null ? items[0] : atUnits.get(unit);
    if (ends !== undefined) items.push(item('mine', personDesk(user, unit), ends));
  }
  return items;
}

/** A unit's limits: its own, and the caller's while it has the ticket; of a confidential ticket those would tell the minute of entry. */
function isFor(ticket: Ticket, clock: Clock, unit: UnitCode): boolean {
  if (clock.unit !== null) return clock.unit === unit;
  return ticket.privacy === 'open' && addressee(ticket, clock) === unit;
}

function item(list: StoredList, desk: string, { dueAt, yellowAt }: Limits, name = ''): WorkItem {
  return { list, desk, item: name, dueAt, yellowAt };
}

function waitsSince(dueAt: Instant): Limits {
  return { dueAt, yellowAt: null };
}

function limitsOf(ticket: Ticket, kind: ClockKind): Limits {
  return limits(running(ticket, kind), ticket.request.at);
}

/** S-1: of several limits the first end and the first yellow: together they give the worst of the lights. */
function limits(clocks: readonly Clock[], otherwise?: Instant): Limits {
  const [first, ...others] = clocks;
  if (first === undefined) {
    if (otherwise === undefined) throw new Error('a limit of no clock');
    return waitsSince(otherwise);
  }
  let dueAt = first.deadline.at;
  let yellowAt = first.yellowAt;
  for (const clock of others) {
    if (clock.deadline.at < dueAt) dueAt = clock.deadline.at;
    if (clock.yellowAt !== null && (yellowAt === null || clock.yellowAt < yellowAt)) yellowAt = clock.yellowAt;
  }
  return { dueAt, yellowAt };
}
