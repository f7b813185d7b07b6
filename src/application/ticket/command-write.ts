import type { Refusal } from '../../domain/kernel/refusal.ts';
import type { Result } from '../../domain/kernel/result.ts';
import { fail, ok } from '../../domain/kernel/result.ts';
import { may } from '../../domain/access/may.ts';
import type { TicketCommand } from '../../domain/ticket/commands.ts';
import { decide } from '../../domain/ticket/decide.ts';
import type { Precedent, TicketContext } from '../../domain/ticket/decide/decision.ts';
import type { TicketEvent } from '../../domain/ticket/events.ts';
import { evolve } from '../../domain/ticket/evolve.ts';
import type { Actor } from '../../domain/loop/actor.ts';
import type { Ticket } from '../../domain/ticket/ticket.ts';
import { ticketTransitions } from '../../domain/ticket/transitions.ts';
import type { RefusalCode } from '../../domain/vocabulary/refusals.ts';
import type { CityRules, EventMetadata, TicketWrite } from '../ports.ts';
import type { Instant } from '../../domain/kernel/time.ts';
import { ticketRows } from './ticket-rows.ts';
import { unstorableField } from './unstorable-field.ts';

/** Circumstances of a command that history keeps. */
export type Circumstances = {
  /** Idempotency key of the client; null for none. */
  readonly key: string | null;
  /** What brought the command about when it was not a person's wish: a clock's step, a job. */
  readonly cause: string | null;
  /** S-5: from where; a place or device of a member of staff. */
  readonly origin: string | null;
};

/** A command ready to be written, and the ticket as it will be. */
export type CommandWrite = { readonly write: TicketWrite; readonly after: Ticket; readonly events: readonly TicketEvent[] };

/** Rights, rules and rows of one command, on the stored ticket. Pure. */
export function prepareCommand(
  before: Ticket | null,
  command: TicketCommand,
  world: {
    readonly actor: Actor;
    readonly now: Instant;
    readonly rules: CityRules;
    readonly circumstances: Circumstances;
    readonly precedents?: readonly Precedent[];
    readonly newFiles?: readonly string[];
  },
): Result<CommandWrite, Refusal<RefusalCode>> {
  const { actor, now, rules, circumstances } = world;
  const allowed = may(actor, command.type, before);
  if (!allowed.ok) return allowed;
  const context: TicketContext = { now, actor, calendar: rules.calendar, profile: rules.profile, precedents: world.precedents ?? [] };
  const decision = decide(before, command, context);
  if (!decision.ok) return decision;
  const events = decision.value;
  const unstorable = unstorableField(events.map(({ data }) => data));
  if (unstorable !== undefined) return fail({ code: 'TEXT_NOT_STORABLE', rule: null, params: unstorable });
  let after = before;
  for (const event of events) after = evolve(after, event);
  if (after === null) throw new Error(`${command.type} was decided without an event`);
  const metadata: EventMetadata = {
    command: command.type,
    rules: ticketTransitions[command.type].rules,
    calendarEdition: rules.calendar.edition,
    key: circumstances.key,
    cause: circumstances.cause,
    // A caller's address would be personal data, which history never holds.
    origin: actor.user === null ? null : circumstances.origin,
  };
  const rows = ticketRows(before, after, events[0]);
  const newFiles = world.newFiles ?? [];
  return ok({ write: { stream: after.id, expectedVersion: before?.version ?? 0, events, metadata, rows, newFiles }, after, events });
}
