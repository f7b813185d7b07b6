import type { MessageGateway } from '../application/messages/ports.ts';
import { sendMessages, type SendPorts } from '../application/messages/send-messages.ts';
import type { MessageChannelKind } from '../domain/vocabulary/messages.ts';
import type { Job } from './job.ts';

/** A receipt should be in the caller's hand while the call lasts. */
const EVERY_MS = 1_000;

/** Sends what is due on one way out. While the gateway takes nothing the job fails, and so is tried again after longer pauses. */
export function sendDueMessages(ports: SendPorts, channel: MessageChannelKind, gateway: MessageGateway): Job {
  return {
    name: `messages.${channel}`,
    everyMs: EVERY_MS,
    run: async (signal) => {
      const report = await sendMessages(ports, { channel, gateway, signal });
      if (report === 'taken') return false;
      if (report.down !== null) throw new Error(`the ${channel} gateway takes nothing: ${report.down}`);
      return report.more;
    },
  };
}
