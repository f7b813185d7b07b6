import type { CityId, TicketId } from '../../domain/kernel/ids.ts';
import { unlawfulness } from '../../domain/ticket/lawful.ts';
import type { Ticket } from '../../domain/ticket/ticket.ts';
import type { ReadModelReport, ReadModels } from '../ports.ts';
import { checkReadModels, rebuildReadModels } from '../ticket/rebuild-read-models.ts';
import type { Consistency, Finding } from './ports.ts';

/** A ticket whose clocks are not those that its state asks for, in words for developers and operators. */
export type UnlawfulTicket = { readonly ticket: TicketId; readonly faults: readonly string[] };

/** Everything that was found in a city. */
export type CityReport = ReadModelReport & {
  /** Tickets that no rule would have brought where they stand: how many, and the first. */
  readonly unlawful: number;
  readonly unlawfulExamples: readonly UnlawfulTicket[];
  readonly findings: readonly Finding[];
};

/** What a check asks. */
export type CheckPorts = { readonly readModels: ReadModels; readonly consistency: Consistency };

/** What a city is checked with; `progress` is told of the events read so far. */
export type CheckOrder = { readonly city: CityId; readonly repair: boolean; progress(events: number): void };

const EXAMPLES = 20;

/**
 * Folds every history anew: are its clocks what the rules ask for, and the rows of the read models what it says? Then looks at what is
 * stored beside. With `repair` rows and counts are put right; the rest has no repair that a program could choose.
 */
export async function checkCity({ readModels, consistency }: CheckPorts, { city, repair, progress }: CheckOrder): Promise<CityReport> {
  const unlawful: UnlawfulTicket[] = [];
  let count = 0;
  const order = {
    city,
    progress,
    onTicket: (ticket: Ticket) => {
      const faults = unlawfulness(ticket);
      if (faults.length === 0) return;
      count += 1;
      if (unlawful.length < EXAMPLES) unlawful.push({ ticket: ticket.id, faults });
    },
  };
  const report = repair ? await rebuildReadModels({ readModels }, order) : await checkReadModels({ readModels }, order);
  if (repair) await consistency.recountLists(city);
  return { ...report, unlawful: count, unlawfulExamples: unlawful, findings: await consistency.look(city) };
}
