import type { CityId, TicketId } from '../../domain/kernel/ids.ts';
import type { Refusal } from '../../domain/kernel/refusal.ts';
import type { Result } from '../../domain/kernel/result.ts';
import { fail, ok } from '../../domain/kernel/result.ts';
import type { TicketEvent } from '../../domain/ticket/events.ts';
import type { Ticket } from '../../domain/ticket/ticket.ts';
import type { RefusalCode } from '../../domain/vocabulary/refusals.ts';
import type { IdempotencyKey, SealedPerson } from '../ports.ts';
import type { CommandWrite } from './command-write.ts';
import type { TicketPorts } from './ticket-ports.ts';

/** What a command did. A repeated one (`replayed`) did nothing now: ticket and version are those of the first time. */
export type CommandOutcome = {
  readonly ticket: TicketId;
  readonly version: number;
  readonly replayed: boolean;
  /** The ticket afterwards; null for a replay, whose ticket may have moved on since. */
  readonly after: Ticket | null;
  readonly events: readonly TicketEvent[];
};

type TicketResult<Value> = Result<Value, Refusal<RefusalCode>>;

/** How the commands on one or two tickets are prepared from what is stored; called again when a ticket moved on meanwhile. */
export type Prepare = () => Promise<
  TicketResult<{ readonly writes: readonly [CommandWrite, ...CommandWrite[]]; readonly person?: SealedPerson }>
>;

/** What decides how a clash and a repetition are answered. */
export type CommitOptions = {
  readonly city: CityId;
  /** The version the client saw; undefined when it named none, and then a clash is tried once more. */
  readonly expectedVersion: number | undefined;
  readonly key: IdempotencyKey | null;
};

/** Writes what `prepare` gives, in one transaction; answers repetitions and clashes. */
export async function commitCommands(
  ports: Pick<TicketPorts, 'events' | 'states'>,
  options: CommitOptions,
  prepare: Prepare,
): Promise<TicketResult<CommandOutcome>> {
  const { city, expectedVersion, key } = options;
  for (let attempt = 1; ; attempt += 1) {
    const prepared = await prepare();
    // A wish that was granted before is often refused now (signed already): then the first answer counts.
    if (!prepared.ok) return (await firstAnswer(ports, city, key)) ?? prepared;
    const { writes, person } = prepared.value;
    const [main] = writes;
    const appended = await append(ports, city, writes, key, person);
    switch (appended.type) {
      case 'appended':
        for (const { after } of writes) ports.states.remember(city, after);
        return ok({ ticket: main.after.id, version: main.after.version, replayed: false, after: main.after, events: main.events });
      case 'replayed':
        return replayed(appended.stream, appended.version);
      case 'keyReused':
        return keyReused();
      case 'stale':
        for (const { after } of writes) ports.states.forget(city, after.id);
        if (expectedVersion !== undefined || attempt === 2) {
          const current = await ports.states.load(city, main.after.id);
          return stale(expectedVersion ?? main.write.expectedVersion, current?.version ?? 0);
        }
    }
  }
}

async function append(
  ports: Pick<TicketPorts, 'events' | 'states'>,
  city: CityId,
  writes: readonly CommandWrite[],
  key: IdempotencyKey | null,
  person: SealedPerson | undefined,
): ReturnType<TicketPorts['events']['append']> {
  return await ports.events.append(
    city,
    writes.map(({ write }) => write),
    key,
    person,
  );
}

async function firstAnswer(
  ports: Pick<TicketPorts, 'events'>,
  city: CityId,
  key: IdempotencyKey | null,
): Promise<TicketResult<CommandOutcome> | undefined> {
  if (key === null) return undefined;
  const answer = await ports.events.findAnswer(city, key.key);
  if (answer === undefined) return undefined;
  return answer.digest === key.digest ? replayed(answer.stream, answer.version) : keyReused();
}

function replayed(ticket: TicketId, version: number): TicketResult<CommandOutcome> {
  return ok({ ticket, version, replayed: true, after: null, events: [] });
}

function keyReused(): TicketResult<never> {
  return fail({ code: 'IDEMPOTENCY_KEY_REUSED', rule: null, params: {} });
}

/** The ticket is not the one the client saw any more. */
export function stale(seen: number, current: number): TicketResult<never> {
  return fail({ code: 'VERSION_STALE', rule: null, params: { seen, current } });
}
