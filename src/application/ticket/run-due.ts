import type { CityId, TicketId } from '../../domain/kernel/ids.ts';
import type { Refusal } from '../../domain/kernel/refusal.ts';
import type { Instant } from '../../domain/kernel/time.ts';
import { fold } from '../../domain/ticket/evolve.ts';
import type { Actor } from '../../domain/loop/actor.ts';
import type { Ticket } from '../../domain/ticket/ticket.ts';
import type { RefusalCode } from '../../domain/vocabulary/refusals.ts';
import type { CityRules, EventStore } from '../ports.ts';
import type { DueStep, DueWork } from './ports.ts';
import { prepareCommand, type CommandWrite } from './command-write.ts';
import { dueCommand } from './due-command.ts';
import { isOutage } from './is-outage.ts';
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
 * cannot be done is reported, left alone for a while, and does not hold up the others. Rejects when the database fails; what was done before stays done.
 */
export async function runDue(
  ports: Pick<TicketPorts, 'profiles' | 'states'> & { readonly due: DueWork },
  run: { readonly city: CityId; readonly now: Instant; readonly limit: number },
): Promise<DueReport> {
  const { city, now } = run;
  const rules = await ports.profiles.at(city, now);
  const problems: DueOutcome[] = [];
  let [done, gone, left, doneInPass] = [0, 0, run.limit, 0];
  let after: DueStep | null = null;
  while (left > 0) {
    const query = { city, now, after, limit: Math.min(BATCH, left) };
    const outcomes = await takeBatch(ports.due, rules, query);
    await ports.due.postpone(city, now, outcomes.flatMap(asProblem));
    for (const outcome of outcomes) {
      ports.states.forget(city, outcome.step.ticket);
      if (outcome.type === 'done') doneInPass += 1;
      else if (outcome.type === 'gone') gone += 1;
      else problems.push(outcome);
    }
    left -= outcomes.length;
    after = outcomes.at(-1)?.step ?? null;
    if (outcomes.length > 0) continue;
    // A clock's next step may lie before the one that its batch ended with: so once more from the start, until nothing comes.
    done += doneInPass;
    if (doneInPass === 0) return { done, gone, problems, more: false };
    doneInPass = 0;
  }
  return { done: done + doneInPass, gone, problems, more: true };
}

async function takeBatch(due: DueWork, rules: CityRules, query: Parameters<DueWork['take']>[0]): Promise<readonly DueOutcome[]> {
  try {
    return await due.take(query, async (steps, events) => await doSteps(events, rules, query.city, query.now, steps));
  } catch (error) {
    // One step spoils its batch's transaction: one by one, only that step fails.
    if (isOutage(error)) throw error;
    return await oneByOne(due, rules, query);
  }
}

/**
 * Does steps whose tickets are locked, writing the first step of every ticket at once, then the second ones, and so forth.
 * Throws when anything cannot be written; nothing of the transaction is then done.
 */
async function doSteps(
  events: EventStore,
  rules: CityRules,
  city: CityId,
  now: Instant,
  steps: readonly DueStep[],
): Promise<readonly DueOutcome[]> {
  const histories = await events.loadAll(city, [...new Set(steps.map(({ ticket }) => ticket))]);
  const states = new Map<TicketId, Ticket | null>();
  const outcomes = new Map<DueStep, DueOutcome>();
  for (let left = steps; left.length > 0;) {
    const firsts = new Map<TicketId, DueStep>();
    for (const step of left) if (!firsts.has(step.ticket)) firsts.set(step.ticket, step);
    const writes: CommandWrite[] = [];
    for (const [id, step] of firsts) {
      const before = states.get(id) ?? fold(histories.get(id) ?? []);
      const prepared = prepareStep(before, step, rules, now);
      outcomes.set(step, prepared.outcome);
      states.set(id, prepared.write?.after ?? before);
      if (prepared.write !== undefined) writes.push(prepared.write);
    }
    await appendAll(events, city, writes);
    left = left.filter((step) => !outcomes.has(step));
  }
  return steps.map((step) => outcomes.get(step) ?? { type: 'gone', step });
}

async function appendAll(events: EventStore, city: CityId, writes: readonly CommandWrite[]): Promise<void> {
  if (writes.length === 0) return;
  const appended = await events.append(
    city,
    writes.map(({ write }) => write),
    null,
  );
  if (appended.type !== 'appended') throw new Error(`due steps were not written: ${appended.type}`);
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

function prepareStep(
  before: Ticket | null,
  step: DueStep,
  rules: CityRules,
  now: Instant,
): { readonly outcome: DueOutcome; readonly write?: CommandWrite } {
  if (before === null) return { outcome: { type: 'failed', step, error: new Error(`clock ${step.clock} belongs to no ticket`) } };
  const circumstances = { key: null, cause: `${step.clock} ${step.at}`, origin: null };
  const prepared = prepareCommand(before, dueCommand(step.action, step.clock), { actor: systemActor, now, rules, circumstances });
  if (prepared.ok) return { outcome: { type: 'done', step }, write: prepared.value };
  const { error: refusal } = prepared;
  const gone = refusal.code === 'CLOCK_UNKNOWN' || refusal.code === 'NOT_DUE';
  return { outcome: gone ? { type: 'gone', step } : { type: 'refused', step, refusal } };
}

/**
 * What must not be taken again at once. A step that is gone is one of them: if its row stayed, contrary to history, it would stand at the
 * head of the queue for ever.
 */
function asProblem({ step, ...outcome }: DueOutcome): readonly { readonly step: DueStep; readonly problem: string }[] {
  switch (outcome.type) {
    case 'done':
      return [];
    case 'gone':
    case 'failed':
      return [{ step, problem: outcome.type }];
    case 'refused':
      return [{ step, problem: outcome.refusal.code }];
  }
}
