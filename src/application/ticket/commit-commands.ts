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

/** Gives a ticket to decide on; null when there is none. */
export type LoadTicket = (id: TicketId) => Promise<Ticket | null>;

/** How the commands on one or two tickets are prepared; called again when a ticket turns out to have moved on. */
export type Prepare = (
  load: LoadTicket,
) => Promise<TicketResult<{ readonly writes: readonly [CommandWrite, ...CommandWrite[]]; readonly person?: SealedPerson }>>;

/** What decides how a clash and a repetition are answered. */
export type CommitOptions = {
  readonly city: CityId;
  /** The version the client saw; undefined when it named none, and then a clash is tried once more. */
  readonly expectedVersion: number | undefined;
  readonly key: IdempotencyKey | null;
};

/**
 * Writes what `prepare` gives, in one transaction; answers repetitions and clashes. A ticket at hand is decided on as it was
 * last seen, which saves asking for it: the append is refused when it has moved on, and a refusal is checked on a fresh one.
 */
export async function commitCommands(
  ports: Pick<TicketPorts, 'events' | 'states'>,
  options: CommitOptions,
  prepare: Prepare,
): Promise<TicketResult<CommandOutcome>> {
  const { city, expectedVersion, key } = options;
  const { states } = ports;
  let mayRecall = true;
  for (let clashes = 0; ;) {
    let recalled = false;
    const load: LoadTicket = async (id) => {
      const known = mayRecall ? states.recall(city, id) : undefined;
      recalled ||= known !== undefined;
      return known ?? (await states.load(city, id));
    };
    const prepared = await prepare(load);
    mayRecall = false;
    if (!prepared.ok) {
      if (recalled) continue;
      // A wish that was granted before is often refused now (signed already): then the first answer counts.
      return (await firstAnswer(ports, city, key)) ?? prepared;
    }
    const { writes, person } = prepared.value;
    const [main] = writes;
    const appended = await append(ports, city, writes, key, person);
    switch (appended.type) {
      case 'appended':
        for (const { after } of writes) states.remember(city, after);
        return ok({ ticket: main.after.id, version: main.after.version, replayed: false, after: main.after, events: main.events });
      case 'replayed':
        return replayed(appended.stream, appended.version);
      case 'keyReused':
        return keyReused();
      case 'stale':
        for (const { after } of writes) states.forget(city, after.id);
        // What was recalled may have been old for long; only a ticket read just now that is old already is a clash.
        if (!recalled) clashes += 1;
        if (clashes === 2 || (clashes === 1 && expectedVersion !== undefined)) {
          const current = await states.load(city, main.after.id);
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
