import { addMs, MINUTE_MS, type Instant } from '../../../src/domain/kernel/time.ts';
import type { Light } from '../../../src/domain/vocabulary/ticket.ts';
import type { TicketView } from './use-ticket.ts';

/** A clock as the page gets it. */
export type ClockView = TicketView['clocks'][number];

/** S-1: the light of a clock: red from the first minute after its end; null for one that has ended or has no light. */
export function lightOfClock({ stop, yellowAt, dueAt }: ClockView, now: Instant): Light | null {
  if (stop !== null || yellowAt === null) return null;
  if (now >= addMs(dueAt, MINUTE_MS)) return 'red';
  return now >= yellowAt ? 'yellow' : 'green';
}

const order: readonly (Light | null)[] = ['red', 'yellow', 'green', null];

/** Running clocks, the most urgent first. */
export function runningClocks(view: TicketView, now: Instant): readonly ClockView[] {
  return view.clocks
    .filter(({ stop }) => stop === null)
    .toSorted((one, other) => {
      const byLight = order.indexOf(lightOfClock(one, now)) - order.indexOf(lightOfClock(other, now));
      return byLight !== 0 ? byLight : one.dueAt < other.dueAt ? -1 : 1;
    });
}
