import type { CityId } from '../../domain/kernel/ids.ts';
import type { Refusal } from '../../domain/kernel/refusal.ts';
import type { Instant } from '../../domain/kernel/time.ts';
import { fold } from '../../domain/ticket/evolve.ts';
import type { Actor } from '../../domain/ticket/ticket.ts';
import type { RefusalCode } from '../../domain/vocabulary/refusals.ts';
import type { CityRules, DueStep, DueWork, EventStore } from '../ports.ts';
import { prepareCommand } from './command-write.ts';
import { dueCommand } from './due-command.ts';
import type { TicketPorts } from './ticket-ports.ts';

/** What came of one due step. */
export type DueOutcome =
  | { readonly type: 'done'; readonly step: DueStep }
  /** The step is no longer due: somebody acted, or another worker did it. */
  | { readonly type: 'gone'; readonly step: DueStep }
  | { readonly type: 'refused'; readonly step: DueStep; readonly refusal: Refusal<RefusalCode> }
  | { readonly type: 'failed'; readonly step: DueStep; readonly error: unknown };

/** A run over the due queue; `more` is true when the limit ended it. */
export type DueReport = { readonly done: number; readonly gone: number; readonly problems: readonly DueOutcome[]; readonly more: boolean };

/** The worker: nobody signs in as it. */
export const systemActor: Actor = { user: null, roles: ['system'], unit: null };

const BATCH = 100;

/**
 * S-2, D-4, E-1, E-7: does what fell due by `now`, in order of time, each step exactly once, also with several workers. A step that
 * cannot be done is reported and does not hold up the others. Rejects when the database fails; what was done before stays done.
 */
export async function runDue(
  ports: Pick<TicketPorts, 'profiles' | 'states'> & { readonly due: DueWork },
  run: { readonly city: CityId; readonly now: Instant; readonly limit: number },
): Promise<DueReport> {
  const { city, now } = run;
  const rules = await ports.profiles.at(city, now);
  const problems: DueOutcome[] = [];
  let [done, gone, left, batch] = [0, 0, run.limit, BATCH];
  let after: DueStep | null = null;
  while (left > 0) {
    const limit = Math.min(batch, left);
    let outcomes: readonly DueOutcome[];
    try {
      outcomes = await ports.due.take({ city, now, after, limit }, async (steps, events) => await doSteps(events, rules, city, now, steps));
      batch = BATCH;
    } catch (error) {
      // One step spoils its batch's transaction: go on one by one, so that only that step fails.
      if (limit === 1 || isOutage(error)) throw error;
      batch = 1;
      outcomes = await oneByOne(ports.due, rules, { city, now, after, limit });
    }
    for (const outcome of outcomes) {
      ports.states.forget(city, outcome.step.ticket);
      if (outcome.type === 'done') done += 1;
      else if (outcome.type === 'gone') gone += 1;
      else problems.push(outcome);
    }
    left -= outcomes.length;
    after = outcomes.at(-1)?.step ?? after;
    if (outcomes.length === 0) return { done, gone, problems, more: false };
  }
  return { done, gone, problems, more: true };
}

async function doSteps(
  events: EventStore,
  rules: CityRules,
  city: CityId,
  now: Instant,
  steps: readonly DueStep[],
): Promise<readonly DueOutcome[]> {
  const outcomes: DueOutcome[] = [];
  for (const step of steps) outcomes.push(await doStep(events, rules, city, now, step));
  return outcomes;
}

async function oneByOne(due: DueWork, rules: CityRules, query: Parameters<DueWork['take']>[0]): Promise<readonly DueOutcome[]> {
  const outcomes: DueOutcome[] = [];
  let after = query.after;
  for (let index = 0; index < query.limit; index += 1) {
    let seen: DueStep | undefined;
    const next = { ...query, after, limit: 1 };
    try {
      outcomes.push(
        ...(await due.take(next, async (steps, events) => {
          seen = steps[0];
          return await doSteps(events, rules, query.city, query.now, steps);
        })),
      );
    } catch (error) {
      if (seen === undefined || isOutage(error)) throw error;
      outcomes.push({ type: 'failed', step: seen, error });
    }
    if (seen === undefined) break;
    after = seen;
  }
  return outcomes;
}

async function doStep(events: EventStore, rules: CityRules, city: CityId, now: Instant, step: DueStep): Promise<DueOutcome> {
  const before = fold(await events.load(city, step.ticket, 0));
  if (before === null) return { type: 'failed', step, error: new Error(`clock ${step.clock} belongs to no ticket`) };
  const circumstances = { key: null, cause: `${step.clock} ${step.at}`, origin: null };
  const prepared = prepareCommand(before, dueCommand(step.action, step.clock), { actor: systemActor, now, rules, circumstances });
  if (!prepared.ok) {
    const { error: refusal } = prepared;
    return refusal.code === 'CLOCK_UNKNOWN' || refusal.code === 'NOT_DUE' ? { type: 'gone', step } : { type: 'refused', step, refusal };
  }
  const appended = await events.append(city, [prepared.value.write], null);
  return appended.type === 'appended' ? { type: 'done', step } : { type: 'gone', step };
}

/** Errors that concern the database as a whole, not one step. */
function isOutage(error: unknown): boolean {
  return error instanceof Error && (error.name === 'DatabaseUnavailable' || error.name === 'DiskFull');
}
