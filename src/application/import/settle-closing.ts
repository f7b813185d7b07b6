import { DAY_MS, instantFromMs, type Instant } from '../../domain/kernel/time.ts';
import type { ImportOutcome } from './mapped-ticket.ts';
import type { ClosedBeforeOpen } from './mapping.ts';
import type { RowReport } from './row-report.ts';
import type { ReadTime } from './time-reader.ts';

/** How a ticket ended, in an order that can have happened. */
export type Closing = { readonly concludedAt: Instant | null; readonly closedAt: Instant | null; readonly outcome: ImportOutcome };

/** What the source says of the end of a ticket; its state is `null` where the mapping names none. */
export type FoundTimes = {
  readonly received: ReadTime;
  readonly concluded: ReadTime | null;
  readonly closed: ReadTime | null;
  readonly outcome: ImportOutcome | null;
};

/** Brings times and state into an order that can have happened; whatever is given up for it is reported. */
export function settleClosing(found: FoundTimes, rule: ClosedBeforeOpen, report: RowReport): Closing {
  const { received } = found;
  let concludedMs = notBefore(found.concluded, received);
  let closedMs = notBefore(found.closed, received);
  let outcome = found.outcome ?? (closedMs !== null ? 'closed' : concludedMs !== null ? 'concluded' : 'open');
  const earliest = Math.min(concludedMs ?? Number.POSITIVE_INFINITY, closedMs ?? Number.POSITIVE_INFINITY);
  if (earliest < received.epochMs) {
    const params = { closed: instantFromMs(earliest), received: instantFromMs(received.epochMs) };
    if (rule === 'error') report.reject('closedBeforeOpen', 'closedAt', params);
    else report.drop('closedBeforeOpen', 'closedAt', params);
    if (rule === 'drop') outcome = 'open';
    return { concludedAt: null, closedAt: null, outcome };
  }
  if (outcome === 'open' && earliest < Number.POSITIVE_INFINITY) {
    report.drop('openWithClosing', concludedMs === null ? 'closedAt' : 'concludedAt');
    return { concludedAt: null, closedAt: null, outcome };
  }
  if (concludedMs !== null && closedMs !== null && closedMs < concludedMs) {
    report.drop('closedBeforeConcluded', 'concludedAt', { closed: instantFromMs(closedMs), concluded: instantFromMs(concludedMs) });
    concludedMs = null;
  }
  if (outcome === 'concluded') closedMs = null;
  return {
    concludedAt: concludedMs === null ? null : instantFromMs(concludedMs),
    closedAt: closedMs === null ? null : instantFromMs(closedMs),
    outcome,
  };
}

/** A day without a time that is the day of receipt cannot be told apart from it: it is not taken as earlier. */
function notBefore(time: ReadTime | null, received: ReadTime): number | null {
  if (time === null) return null;
  const sameDay = time.dayOnly && received.epochMs >= time.epochMs && received.epochMs < time.epochMs + DAY_MS;
  return sameDay ? received.epochMs : time.epochMs;
}
