import type { CityId, TicketId } from '../../domain/kernel/ids.ts';
import type { Refusal } from '../../domain/kernel/refusal.ts';
import { executeTicketCommand } from '../ticket/execute-ticket-command.ts';
import { systemActor } from '../ticket/run-due.ts';
import type { TicketPorts } from '../ticket/ticket-ports.ts';
import type { ProvisionalDeadlines } from './ports.ts';

/** What came of a recount. `problems` are refusals that mean a fault; a ticket that was quicker is none. */
export type RecomputeReport = {
  readonly recomputed: number;
  readonly problems: readonly { readonly ticket: TicketId; readonly refusal: Refusal }[];
};

const BATCH = 500;

/**
 * C-3, C-4: counts every provisional deadline again by the calendar that holds now, each by an event that says why. Can be
 * repeated: what was recounted is not counted again. `progress` is told how many are done.
 */
export async function recomputeDeadlines(
  ports: TicketPorts & { readonly provisional: ProvisionalDeadlines },
  wish: { readonly city: CityId; readonly reason: string; readonly signal: AbortSignal },
  progress: (recomputed: number) => void,
): Promise<RecomputeReport> {
  const { city, reason, signal } = wish;
  const { calendar } = await ports.profiles.at(city, ports.time.now());
  const problems: { readonly ticket: TicketId; readonly refusal: Refusal }[] = [];
  let recomputed = 0;
  let after: TicketId | null = null;
  while (!signal.aborted) {
    const tickets: readonly TicketId[] = await ports.provisional.outdated(city, calendar.edition, after, BATCH);
    for (const ticketId of tickets) {
      const done = await executeTicketCommand(ports, {
        city,
        actor: systemActor,
        ticketId,
        command: { type: 'recomputeDeadlines', reason },
      });
      if (done.ok) recomputed += 1;
      else if (done.error.code !== 'CALENDAR_UNCHANGED') problems.push({ ticket: ticketId, refusal: done.error });
    }
    after = tickets.at(-1) ?? null;
    progress(recomputed);
    if (after === null) break;
  }
  return { recomputed, problems };
}
