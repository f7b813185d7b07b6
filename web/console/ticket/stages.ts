import type { Instant } from '../../../src/domain/kernel/time.ts';
import type { TicketState } from '../../../src/domain/vocabulary/ticket.ts';
import type { HistoryEntry, TicketView } from './use-ticket.ts';

/** A station of the loop 接派办评督: where the ticket stands with it, and when something last happened there. */
export type Stage = {
  readonly id: 'receive' | 'dispatch' | 'handle' | 'evaluate' | 'supervise';
  readonly is: 'done' | 'now' | 'ahead' | 'alarm' | 'none';
  readonly at: Instant | null;
};

/** How far each state is along the loop: stations before it are done. */
const stationOf: Readonly<Record<TicketState, number>> = {
  received: 0,
  merged: 0,
  declined: 0,
  handedOver: 0,
  accepted: 1,
  dispatched: 1,
  sendBackRequested: 1,
  inConference: 1,
  handling: 2,
  inUnitReview: 2,
  inCentreReview: 2,
  inFinalAnswerReview: 2,
  concluded: 3,
  closed: 4,
  archived: 4,
};

const stations = ['receive', 'dispatch', 'handle', 'evaluate'] as const;

/** What marks the end of each station, for its date. */
const marks: Readonly<Record<(typeof stations)[number], readonly string[]>> = {
  receive: [
    'ticketTakenOn',
    'requestDeclined',
    'emergencyHandedOver',
    'answeredDirectly',
    'ticketMerged',
    'requestReceived',
    'ticketImported',
  ],
  dispatch: ['ticketDispatched'],
  handle: ['answerAccepted', 'finalAnswerApproved', 'answeredDirectly', 'answerSubmitted', 'dispatchSigned'],
  evaluate: ['ticketClosed', 'followUpEnded', 'followUpTried'],
};

/** The five stations of a ticket. A ticket that was answered on the call went past dispatch. */
export function stagesOf(view: TicketView, history: readonly HistoryEntry[]): readonly Stage[] {
  const reached = stationOf[view.state];
  const ended = view.state === 'declined' || view.state === 'handedOver' || view.state === 'merged';
  const open = view.sheets.filter(({ closedAt }) => closedAt === null);
  return [
    ...stations.map((id, index): Stage => {
      const at = lastOf(history, marks[id]);
      if (id === 'dispatch' && reached > 1 && view.dispatch === null) return { id, is: 'none', at: null };
      if (index < reached || (ended && index === 0)) return { id, is: 'done', at };
      return index === reached ? { id, is: 'now', at } : { id, is: ended ? 'none' : 'ahead', at: null };
    }),
    { id: 'supervise', is: open.length > 0 ? 'alarm' : view.sheets.length > 0 ? 'done' : 'none', at: view.sheets.at(-1)?.issuedAt ?? null },
  ];
}

function lastOf(history: readonly HistoryEntry[], types: readonly string[]): Instant | null {
  for (const type of types) {
    const found = history.findLast((entry) => entry.type === type);
    if (found !== undefined) return found.at;
  }
  return null;
}
