import { recomputeDeadlines } from '../application/deadlines/recompute-deadlines.ts';
import type { ProvisionalDeadlines } from '../application/deadlines/ports.ts';
import type { Profiles } from '../application/ports.ts';
import type { TicketPorts } from '../application/ticket/ticket-ports.ts';
import { eachCity } from '../application/worker/each-city.ts';
import type { Job } from './job.ts';

/** A calendar arrives once a year: soon is soon enough. */
const EVERY_MS = 60_000;

/** C-3: when a city's calendar has arrived, provisional deadlines are counted again, without anyone's click. */
export function recomputeProvisional(
  ports: TicketPorts & { readonly provisional: ProvisionalDeadlines; readonly profiles: Pick<Profiles, 'at' | 'cities'> },
): Job {
  return {
    name: 'provisionalDeadlines',
    everyMs: EVERY_MS,
    run: async (signal) => {
      await eachCity(await ports.profiles.cities(), signal, async (city) => {
        const { calendar } = await ports.profiles.at(city, ports.time.now());
        const reason = `calendar edition ${calendar.edition}`;
        const { problems } = await recomputeDeadlines(ports, { city, reason, signal }, () => undefined);
        const [first] = problems;
        if (first !== undefined) throw new Error(`${String(problems.length)} deadlines not recomputed: ${first.refusal.code}`);
      });
      return false;
    },
  };
}
