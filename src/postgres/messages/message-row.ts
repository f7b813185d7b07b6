import type { NewMessage } from '../../application/messages/ports.ts';
import type { TicketId } from '../../domain/kernel/ids.ts';
import type { Instant } from '../../domain/kernel/time.ts';
import type { MessageChannelKind, MessageTemplate } from '../../domain/vocabulary/messages.ts';

/** What a message is, as its table has it. */
export type MessageRow<Channel extends MessageChannelKind | null> = {
  readonly message_id: string;
  readonly ticket_id: TicketId;
  readonly version: number;
  readonly template: MessageTemplate;
  readonly receiver: string;
  readonly channel: Channel;
  readonly contact_id: string | null;
  readonly priority: number;
  readonly created_at: Instant;
  readonly expires_at: Instant;
  readonly tries: number;
};

/** The message of a row. */
export function messageOf<Channel extends MessageChannelKind | null>(row: MessageRow<Channel>): NewMessage & { readonly channel: Channel } {
  return {
    id: row.message_id,
    ticket: row.ticket_id,
    version: row.version,
    template: row.template,
    receiver: row.receiver,
    channel: row.channel,
    contact: row.contact_id,
    urgent: row.priority === 0,
    createdAt: row.created_at,
    expiresAt: row.expires_at,
  };
}
