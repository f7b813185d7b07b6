import type { CityId } from '../../domain/kernel/ids.ts';
import type { TicketEvent } from '../../domain/ticket/events.ts';
import type { EventStore } from '../ports.ts';
import { executeTicketCommand } from '../ticket/execute-ticket-command.ts';
import { systemActor } from '../ticket/run-due.ts';
import type { TicketPorts } from '../ticket/ticket-ports.ts';
import type { EndedMessage, MessageStore } from './ports.ts';

const BATCH = 200;

/**
 * S-2: writes into tickets' histories how reminders and sheets were delivered: to whom, on which way, with what result. Each delivery is
 * written once, however often this is repeated. Gives how many were written; a ticket that refuses is left for the next time, and told.
 */
export async function recordDeliveries(
  ports: TicketPorts & { readonly events: EventStore; readonly messages: Pick<MessageStore, 'unrecorded' | 'markRecorded'> },
  city: CityId,
  signal: AbortSignal,
): Promise<{ readonly recorded: number; readonly refused: readonly string[] }> {
  let recorded = 0;
  const refused: string[] = [];
  for (let after: string | null = null; !signal.aborted;) {
    const ended: readonly EndedMessage[] = await ports.messages.unrecorded(city, after, BATCH);
    const histories = await ports.events.loadAll(city, [...new Set(ended.map(({ ticket }) => ticket))]);
    for (const message of ended) {
      const { ticket, version, channel, delivered } = message;
      const done = await executeTicketCommand(ports, {
        city,
        actor: systemActor,
        ticketId: ticket,
        command: {
          type: 'recordDelivery',
          of: subjectOf(histories.get(ticket)?.[version - 1]) ?? message.template,
          channel,
          status: delivered ? 'delivered' : 'failed',
          detail: [message.receiver, message.problem].filter((part) => part !== null).join(' '),
        },
        // A message that was sent again has another end.
        idempotencyKey: `delivery ${message.id} ${message.endedAt}`,
      });
      if (done.ok) {
        await ports.messages.markRecorded(city, message);
        recorded += 1;
      } else refused.push(done.error.code);
    }
    after = ended.at(-1)?.id ?? null;
    if (ended.length < BATCH) break;
  }
  return { recorded, refused };
}

/** What was delivered: the clock that the reminder is about, or the sheet. */
function subjectOf(event: TicketEvent | undefined): string | undefined {
  if (event?.type === 'reminderSent') return event.data.clock;
  return event?.type === 'sheetIssued' ? event.data.id : undefined;
}
