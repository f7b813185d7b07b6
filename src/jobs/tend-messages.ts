import type { MessageStore } from '../application/messages/ports.ts';
import { recordDeliveries } from '../application/messages/record-deliveries.ts';
import { tryFollowUps, type TryPorts } from '../application/messages/try-follow-ups.ts';
import type { Profiles } from '../application/ports.ts';
import { eachCity } from '../application/worker/each-city.ts';
import type { Job } from './job.ts';

const EVERY_MS = 10_000;

/** What belongs to messages beside sending them. */
export type TendPorts = TryPorts &
  Parameters<typeof recordDeliveries>[0] & {
    readonly messages: MessageStore;
    readonly profiles: Pick<Profiles, 'at' | 'cities'>;
  };

/**
 * E-1, S-2: ends messages that are too old to send, writes deliveries into history, and makes the tries of follow-ups that go by text
 * message, where text messages can be sent (`canText`): a try that reaches nobody would only use one up.
 */
export function tendMessages(ports: TendPorts, canText: boolean): Job {
  return {
    name: 'messages',
    everyMs: EVERY_MS,
    run: async (signal) => {
      let more = false;
      const refusals: string[] = [];
      await eachCity(await ports.profiles.cities(), signal, async (city) => {
        more ||= (await ports.messages.expire(city, ports.time.now())) > 0;
        const { refused } = await recordDeliveries(ports, city, signal);
        refusals.push(...refused);
        if (canText) await tryFollowUps(ports, city, signal);
      });
      if (refusals.length > 0)
        throw new Error(`${String(refusals.length)} deliveries are not recorded: ${[...new Set(refusals)].join(' ')}`);
      return more;
    },
  };
}
