import assert from 'node:assert/strict';
import type { TestContext } from 'node:test';
import type pg from 'pg';
import type { Caller } from '../../src/application/ports.ts';
import type { CommandOutcome } from '../../src/application/ticket/commit-commands.ts';
import { executeTicketCommand, type SingleTicketCommand, type Wish } from '../../src/application/ticket/execute-ticket-command.ts';
import { receiveRequest, type IncomingRequest, type Receipt, type ReceivePorts } from '../../src/application/ticket/receive-request.ts';
import { createTicketStates } from '../../src/application/ticket/ticket-states.ts';
import type { CityId, RequestId, TicketId } from '../../src/domain/kernel/ids.ts';
import type { Refusal } from '../../src/domain/kernel/refusal.ts';
import type { Result } from '../../src/domain/kernel/result.ts';
import type { Instant } from '../../src/domain/kernel/time.ts';
import type { Profile } from '../../src/domain/profile/types.ts';
import type { Actor } from '../../src/domain/loop/actor.ts';
import { createStore, type Store } from '../../src/postgres/store.ts';
import { withDatabase, type TestDatabase } from './database.ts';
import { classOf, east, people, smallProfile } from './small-city.ts';
import { answer, contactNow, dispatchTo, followUp, local } from './ticket-script.ts';

export const dataKey = new Uint8Array(32).fill(7);

export const somebody: Caller = { name: '张小明', phone: '138 0013 8000' };

export function incoming(change: Partial<IncomingRequest> = {}): IncomingRequest {
  return {
    channel: 'phone',
    subject: null,
    text: 'The heating is cold.',
    place: null,
    kind: 'complaint',
    urgency: 'ordinary',
    privacy: 'open',
    classCode: null,
    area: null,
    caller: somebody,
    ...change,
  };
}

/** The small city in a database of its own, with all use cases' ports and a clock that the test moves. */
export class StoredCity {
  readonly city: CityId;
  readonly store: Store;
  readonly ports: ReceivePorts & Store;
  readonly pool: pg.Pool;
  now: Instant = local('2026-03-02 09:00');

  constructor(pool: pg.Pool, profile: Profile = smallProfile, city: string = profile.city) {
    this.pool = pool;
    this.city = city as CityId;
    this.store = createStore(pool, dataKey);
    this.ports = { ...this.store, states: createTicketStates(this.store.events), time: { now: () => this.now } };
  }

  /** Another process on the same database: nothing shared but the tables. */
  otherProcess(pool: pg.Pool): StoredCity {
    const other = new StoredCity(pool);
    other.now = this.now;
    return other;
  }

  at(text: string): this {
    this.now = local(text);
    return this;
  }

  async receive(change: Partial<IncomingRequest> = {}, wish: Partial<Wish> = {}): Promise<Receipt> {
    const result = await receiveRequest(this.ports, { city: this.city, actor: people.agent, request: incoming(change), ...wish });
    assert.ok(result.ok, JSON.stringify(result));
    return result.value;
  }

  async attempt(
    actor: Actor,
    ticketId: TicketId,
    command: SingleTicketCommand,
    wish: Partial<Wish> = {},
  ): Promise<Result<CommandOutcome, Refusal>> {
    return await executeTicketCommand(this.ports, { city: this.city, actor, ticketId, command, ...wish });
  }

  async do(actor: Actor, ticketId: TicketId, command: SingleTicketCommand, wish: Partial<Wish> = {}): Promise<CommandOutcome> {
    const result = await this.attempt(actor, ticketId, command, wish);
    assert.ok(result.ok, `${command.type} refused: ${JSON.stringify(result)}`);
    return result.value;
  }

  /** A whole life: received, dispatched, handled, reviewed twice, followed up, closed. */
  async live(change: Partial<IncomingRequest> = {}): Promise<Receipt> {
    const receipt = await this.receive(change);
    const id = receipt.ticket;
    await this.do(people.agent, id, { type: 'takeOn', classCode: classOf.heating, area: east });
    await this.do(people.dispatcher, id, dispatchTo());
    await this.do(people.housingReceiver, id, { type: 'sign' });
    await this.do(people.housingHandler, id, contactNow(this.now));
    await this.do(people.housingHandler, id, answer());
    await this.do(people.housingReviewer, id, { type: 'approveUnitAnswer' });
    await this.do(people.checker, id, { type: 'acceptAnswer' });
    await this.do(people.officer, id, followUp({ request: id as string as RequestId }));
    return receipt;
  }
}

/** A fresh database with the small city in it. */
export async function withStoredCity(
  t: TestContext,
  profile: Profile = smallProfile,
): Promise<StoredCity & { readonly database: TestDatabase }> {
  const database = await withDatabase(t);
  const city = new StoredCity(database.pool, profile);
  const added = await city.store.profiles.add(profile, 'digest-1');
  assert.ok(added.ok);
  return Object.assign(city, { database });
}
