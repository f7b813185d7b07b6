import assert from 'node:assert/strict';
import { may } from '../../src/domain/access/may.ts';
import type { PersonId, RequestId, TicketId } from '../../src/domain/kernel/ids.ts';
import type { Instant } from '../../src/domain/kernel/time.ts';
import { parseInstant } from '../../src/domain/kernel/time.ts';
import type { Clock } from '../../src/domain/loop/clock.ts';
import { lightOf } from '../../src/domain/loop/clock.ts';
import type { TicketCommand, TicketCommandOf } from '../../src/domain/ticket/commands.ts';
import { decide } from '../../src/domain/ticket/decide.ts';
import type { Decision, TicketContext } from '../../src/domain/ticket/decide/decision.ts';
import type { TicketEvent } from '../../src/domain/ticket/events.ts';
import { evolve } from '../../src/domain/ticket/evolve.ts';
import type { Actor } from '../../src/domain/loop/actor.ts';
import type { Ticket } from '../../src/domain/ticket/ticket.ts';
import type { RefusalCode } from '../../src/domain/vocabulary/refusals.ts';
import type { ClockKind } from '../../src/domain/vocabulary/ticket.ts';
import { classOf, east, people, smallCity, unit } from './small-city.ts';

/** An instant of the small city's wall clock: `2026-03-02 09:00`. */
export function local(text: string): Instant {
  const instant = parseInstant(`${text.replace(' ', 'T')}+08:00`);
  assert.ok(instant !== undefined, `not a time: ${text}`);
  return instant;
}

export const ticketId = '018f0000-0000-7000-8000-000000000001' as TicketId;
export const ownRequestId = ticketId as string as RequestId;
export const file = { id: 'file-1', name: 'proof.jpg' };

type ReceiveFields = TicketCommandOf<'receive'>;

/** A command that enters a complaint by phone; parts can be changed. */
export function receiveCommand(change: Partial<ReceiveFields> = {}): ReceiveFields {
  return {
    type: 'receive',
    ticket: ticketId,
    number: '20260302-000001-0',
    queryCodeHash: 'hash',
    request: { channel: 'phone', subject: null, text: 'The heating is cold.', place: null, person: 'person-1' as PersonId },
    kind: 'complaint',
    urgency: 'ordinary',
    privacy: 'open',
    classCode: null,
    area: null,
    ...change,
  };
}

/** A ticket lived through command by command, with time and actors given: the given-when-then of the domain's tests. */
export class TicketScript {
  ticket: Ticket | null = null;
  readonly history: TicketEvent[] = [];
  now: Instant;
  /** The city's profile and calendar; a test may put another edition in place. */
  world: Pick<TicketContext, 'profile' | 'calendar'> = smallCity;

  constructor(startsAt = '2026-03-02 09:00') {
    this.now = local(startsAt);
  }

  /** Moves the time. */
  at(text: string): this {
    this.now = local(text);
    return this;
  }

  /** What would be decided now, rights included. */
  decision(actor: Actor, command: TicketCommand): Decision {
    const allowed = may(actor, command.type, this.ticket);
    return allowed.ok ? decide(this.ticket, command, { now: this.now, actor, ...this.world }) : allowed;
  }

  /** Does it, and fails the test when it is refused. */
  do(actor: Actor, command: TicketCommand): this {
    const decision = this.decision(actor, command);
    assert.ok(decision.ok, `${command.type} refused: ${decision.ok ? '' : JSON.stringify(decision.error)}`);
    for (const event of decision.value) {
      this.ticket = evolve(this.ticket, event);
      this.history.push(event);
    }
    return this;
  }

  /** Expects a refusal with this code. */
  refused(actor: Actor, command: TicketCommand, code: RefusalCode): this {
    const decision = this.decision(actor, command);
    assert.equal(decision.ok ? 'accepted' : decision.error.code, code, command.type);
    return this;
  }

  /** The ticket, which must exist. */
  get it(): Ticket {
    assert.ok(this.ticket !== null, 'no ticket yet');
    return this.ticket;
  }

  /** The latest clock of a kind, running or ended. */
  clock(kind: ClockKind): Clock {
    const clock = Object.values(this.it.clocks).findLast((candidate) => candidate.kind === kind);
    assert.ok(clock !== undefined, `no clock ${kind}`);
    return clock;
  }

  /** The light of the latest clock of a kind, now. */
  light(kind: ClockKind): string | null {
    return lightOf(this.clock(kind), this.now);
  }

  /** Received by phone and taken on as a heating complaint. */
  accepted(change: Partial<ReceiveFields> = {}): this {
    return this.do(people.agent, receiveCommand(change)).do(people.agent, { type: 'takeOn', classCode: classOf.heating, area: east });
  }

  /** Sent to the housing department. */
  dispatched(change: Partial<ReceiveFields> = {}): this {
    return this.accepted(change).do(people.dispatcher, dispatchTo());
  }

  /** Signed by the housing department. */
  handling(change: Partial<ReceiveFields> = {}): this {
    return this.dispatched(change).do(people.housingReceiver, { type: 'sign' });
  }

  /** The caller was contacted and an answer left the unit. */
  inCentreReview(change: Partial<ReceiveFields> = {}): this {
    return this.handling(change).contacted().answered();
  }

  contacted(): this {
    return this.do(people.housingHandler, contactNow(this.now));
  }

  answered(): this {
    return this.do(people.housingHandler, answer()).do(people.housingReviewer, { type: 'approveUnitAnswer' });
  }

  /** Accepted by the centre; the follow-up waits. */
  concluded(change: Partial<ReceiveFields> = {}): this {
    return this.inCentreReview(change).do(people.checker, { type: 'acceptAnswer' });
  }

  /** Followed up, satisfied, closed. */
  closed(change: Partial<ReceiveFields> = {}): this {
    return this.concluded(change).do(people.officer, followUp());
  }
}

export function dispatchTo(change: Partial<TicketCommandOf<'dispatch'>> = {}): TicketCommandOf<'dispatch'> {
  return { type: 'dispatch', lead: unit.housing, supports: [], classCode: classOf.heating, area: east, basis: null, ...change };
}

export function contactNow(contactedAt: Instant, reached = true): TicketCommandOf<'recordContact'> {
  return { type: 'recordContact', way: 'phone', contactedAt, reached, proof: [file] };
}

export function answer(change: Partial<TicketCommandOf<'submitAnswer'>> = {}): TicketCommandOf<'submitAnswer'> {
  return {
    type: 'submitAnswer',
    account: 'The valve was closed; opened today.',
    publicAnswer: 'Your heating works again since today.',
    solved: true,
    unsolvedReason: null,
    proof: [file],
    withoutSupports: null,
    ...change,
  };
}

export function followUp(change: Partial<TicketCommandOf<'recordFollowUp'>> = {}): TicketCommandOf<'recordFollowUp'> {
  return {
    type: 'recordFollowUp',
    request: ownRequestId,
    way: 'phone',
    word: { contactedByUnit: true, resolved: true, satisfaction: 4, leftOpen: null },
    wantsRedo: true,
    ...change,
  };
}

export const unhappy = { contactedByUnit: true, resolved: false, satisfaction: 1, leftOpen: 'Still cold.' } as const;
