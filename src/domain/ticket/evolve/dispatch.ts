import type { Ticket } from '../ticket.ts';
import type { Change, Changes } from './change.ts';
import { withHandler } from './change.ts';

/** The ticket leaves its unit without an answer and waits for dispatch again. */
const backToDispatch = {
  state: 'accepted',
  dispatch: null,
  sendBack: null,
  level3: null,
  extensionRequest: null,
  longCycleRequest: null,
  longCycle: null,
  answer: null,
} as const satisfies Change;

function changeDispatch(ticket: Ticket, change: Partial<NonNullable<Ticket['dispatch']>>): Change {
  return ticket.dispatch === null ? {} : { dispatch: { ...ticket.dispatch, ...change } };
}

/** D-2: remembers the clock of the unit that loses the ticket, from the first time it had it. */
function withRecall({ dispatch, clocks, recalledFrom }: Ticket): Ticket['recalledFrom'] {
  if (dispatch === null) return recalledFrom;
  const unit = dispatch.lead;
  const since = recalledFrom.find((earlier) => earlier.unit === unit)?.since ?? dispatch.at;
  const extendedWorkdays = Object.values(clocks).findLast((clock) => clock.kind === 'unit')?.extendedWorkdays ?? 0;
  return [...recalledFrom.filter((earlier) => earlier.unit !== unit), { unit, since, extendedWorkdays }];
}

/** 派 */
export const dispatchChanges: Changes<
  | 'adviceRecorded'
  | 'ticketDispatched'
  | 'ticketRecalled'
  | 'dispatchSigned'
  | 'sendBackRequested'
  | 'sendBackApproved'
  | 'sendBackRefused'
  | 'conferenceCalled'
> = {
  adviceRecorded: (_ticket, { suggestions }) => ({
    advisedUnits: suggestions.toSorted((a, b) => b.score - a.score).map(({ unit }) => unit),
  }),
  ticketDispatched: (ticket, { no, mode, lead, supports, classCode, area, basis, limit, adviceTaken }, { at, by }) => ({
    state: 'dispatched',
    classCode,
    area,
    dispatches: no,
    firstDispatch: ticket.firstDispatch ?? { at, unit: lead, adviceTaken },
    dispatch: {
      no,
      at,
      by,
      mode,
      lead,
      supports: supports.map((unit) => ({ unit, reportedAt: null })),
      limit,
      basis,
      signedAt: null,
      deemed: false,
      sendBackRefused: false,
    },
    conference: null,
  }),
  ticketRecalled: (ticket) => ({ ...backToDispatch, recalls: ticket.recalls + 1, recalledFrom: withRecall(ticket) }),
  dispatchSigned: (ticket, { deemed }, event) => ({
    state: 'handling',
    ...changeDispatch(ticket, { signedAt: event.at, deemed }),
    handledBy: withHandler(ticket.handledBy, event.by),
  }),
  sendBackRequested: (_ticket, _data, event) => ({ state: 'sendBackRequested', sendBack: { at: event.at, by: event.by } }),
  sendBackApproved: (ticket) => ({ ...backToDispatch, hops: ticket.hops + 1 }),
  sendBackRefused: (ticket, _data, event) => ({
    state: 'handling',
    sendBack: null,
    refusedSendBacks: ticket.refusedSendBacks + 1,
    refusedUnits: ticket.dispatch === null ? ticket.refusedUnits : [...new Set([...ticket.refusedUnits, ticket.dispatch.lead])],
    ...changeDispatch(ticket, { signedAt: event.at, deemed: true, sendBackRefused: true }),
  }),
  conferenceCalled: (_ticket, { step }, event) => ({ state: 'inConference', conference: { step, calledAt: event.at } }),
};
