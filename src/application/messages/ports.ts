import type { CityId, RequestId, TicketId, UnitCode, UserId } from '../../domain/kernel/ids.ts';
import type { Instant } from '../../domain/kernel/time.ts';
import type { MessageChannelKind, MessageProblem, MessageState, MessageTemplate } from '../../domain/vocabulary/messages.ts';
import type { Role } from '../../domain/vocabulary/roles.ts';

/** Whose contact point it is: a unit's, the centre's, or one member of staff's. */
export type Holder =
  | { readonly kind: 'unit'; readonly unit: UnitCode }
  | { readonly kind: 'centre' }
  | { readonly kind: 'account'; readonly user: UserId };

/** Where a holder is reached; the address is sealed and not part of it. */
export type ContactPoint = { readonly id: string; readonly holder: Holder; readonly channel: MessageChannelKind };

/** Where units, the centre and members of staff are reached. Addresses are sealed as callers' data are. */
export type ContactPoints = {
  /** Adds an address; false when the holder has it already. */
  add(city: CityId, point: ContactPoint, address: string, at: Instant): Promise<boolean>;
  /** Removes an address; false when the holder does not have it. */
  remove(city: CityId, holder: Holder, channel: MessageChannelKind, address: string): Promise<boolean>;
  /** Every contact point of a city with its address, by holder. */
  list(city: CityId): Promise<readonly (ContactPoint & { readonly address: string })[]>;
  /** The contact points of some holders. Accounts that may not sign in any more are left out. */
  of(city: CityId, holders: readonly Holder[]): Promise<readonly ContactPoint[]>;
  /** The contact points of everybody who has one of some roles and may sign in. */
  ofRoles(city: CityId, roles: readonly Role[]): Promise<readonly (ContactPoint & { readonly roles: readonly Role[] })[]>;
  /** The address of a contact point; undefined when it is gone. */
  open(city: CityId, id: string): Promise<string | undefined>;
};

/** One thing to be told to one receiver about one event, as it is written when history calls for it. */
export type NewMessage = {
  readonly id: string;
  readonly ticket: TicketId;
  /** Of the event. */
  readonly version: number;
  readonly template: MessageTemplate;
  /** `request:ID`, `unit:CODE`, `centre:` or `account:ID`. */
  readonly receiver: string;
  /** Null when the receiver cannot be reached in any way; such a message has failed from the start. */
  readonly channel: MessageChannelKind | null;
  /** Null for callers, whose number is with their other data. */
  readonly contact: string | null;
  readonly urgent: boolean;
  readonly createdAt: Instant;
  readonly expiresAt: Instant;
};

/** A message that is to be sent now. */
export type DueMessage = Omit<NewMessage, 'channel' | 'urgent'> & {
  readonly channel: MessageChannelKind;
  readonly urgent: boolean;
  readonly tries: number;
};

/** What a gateway is given. `id` is the same at every try, so that a receiver can recognise a repetition. */
export type Outgoing = { readonly id: string; readonly to: string; readonly subject: string; readonly text: string };

/**
 * How a try ended. `refused`: never to be tried again; `later`: this message later; `down`: the gateway takes none at present.
 * `detail` holds codes of the gateway only, never its words, which may quote the address.
 */
export type SendOutcome =
  | { readonly type: 'sent'; readonly reference: string | null }
  | {
      readonly type: 'refused' | 'later' | 'down';
      readonly problem: MessageProblem;
      readonly detail: string | null;
      readonly retryAfterMs?: number;
    };

/** A way out: a mail server, an SMS gateway. */
export type MessageGateway = {
  /** How many are sent at the same time. */
  readonly parallel: number;
  /** How many may be sent in a second. */
  readonly perSecond: number;
  /** Tries once. Never rejects: every failure is an outcome. */
  send(message: Outgoing): Promise<SendOutcome>;
  /** Ends idle connections. */
  close(): Promise<void>;
};

/** The ways out that this installation has. */
export type MessageGateways = Readonly<Partial<Record<MessageChannelKind, MessageGateway>>>;

/** How one message ended, or when it is tried again. */
export type Settlement =
  | { readonly type: 'sent'; readonly reference: string | null }
  | { readonly type: 'failed'; readonly problem: MessageProblem; readonly detail: string | null }
  | { readonly type: 'later'; readonly problem: MessageProblem; readonly detail: string | null; readonly at: Instant };

/** The waiting messages of one way out, in the hands of the one process that empties it. */
export type MessageQueue = {
  /** The next messages of a city that are due, receipts and urgent ones first, then by their time. */
  due(city: CityId, now: Instant, limit: number): Promise<readonly DueMessage[]>;
  /** Leaves messages alone until an instant, without counting a try. */
  putOff(city: CityId, ids: readonly string[], until: Instant): Promise<void>;
  /** Notes that a try begins. Should its process die, the message is tried again at `retryAt`. */
  begin(city: CityId, message: DueMessage, now: Instant, retryAt: Instant): Promise<void>;
  /** Notes how the latest try ended. */
  settle(city: CityId, message: DueMessage, now: Instant, settlement: Settlement): Promise<void>;
};

/** A message as people who run the system see it: nothing of the receiver but what it is. */
export type MessageLine = {
  readonly id: string;
  readonly number: string;
  readonly template: MessageTemplate;
  readonly receiver: 'caller' | 'unit' | 'centre' | 'account';
  /** Null for callers and accounts. */
  readonly unit: UnitCode | null;
  readonly channel: MessageChannelKind | null;
  readonly state: MessageState;
  readonly tries: number;
  readonly problem: string | null;
  readonly createdAt: Instant;
  readonly nextTryAt: Instant | null;
  readonly endedAt: Instant | null;
};

/** One try to send a message. `outcome` is null for one that was begun and never ended. */
export type MessageTry = {
  readonly no: number;
  readonly begunAt: Instant;
  readonly endedAt: Instant | null;
  readonly outcome: string | null;
  readonly problem: string | null;
  readonly reference: string | null;
};

/** Which messages a list shows. `before` is the last one of the page before. */
export type MessageQuery = {
  readonly state: MessageState | null;
  readonly ticket: TicketId | null;
  readonly before: { readonly createdAt: Instant; readonly id: string } | null;
  readonly limit: number;
};

/** How many messages stand where. */
export type MessageCount = {
  readonly channel: MessageChannelKind | null;
  readonly state: MessageState;
  readonly count: number;
  readonly oldest: Instant;
};

/** A delivery that is still to be written into the ticket's history (S-2). */
export type EndedMessage = Pick<NewMessage, 'id' | 'ticket' | 'version' | 'template' | 'receiver'> & {
  readonly channel: MessageChannelKind;
  readonly delivered: boolean;
  readonly problem: string | null;
  readonly endedAt: Instant;
};

/** E-1: a try of a follow-up that is to be made by message. */
export type PlannedTry = { readonly ticket: TicketId; readonly request: RequestId; readonly at: Instant; readonly tries: number };

/** All messages. */
export type MessageStore = {
  /** Writes messages down; those that are there already (same event, template, receiver and address) stay as they are. */
  add(city: CityId, messages: readonly NewMessage[]): Promise<void>;
  /** Plans tries of follow-ups; one a request, the latest counts. */
  planTries(city: CityId, tries: readonly PlannedTry[]): Promise<void>;
  /** The planned tries whose time has come, by time, after `after`. */
  dueTries(city: CityId, now: Instant, after: PlannedTry | null, limit: number): Promise<readonly PlannedTry[]>;
  dropTry(city: CityId, planned: PlannedTry): Promise<void>;
  /**
   * Empties a way out: of several processes one does at a time, the others get `taken`. Who dies leaves it to the next one at once.
   */
  lead<Value>(channel: MessageChannelKind, work: (queue: MessageQueue) => Promise<Value>): Promise<Value | 'taken'>;
  /** Ends messages that have become too old to send; gives how many. */
  expire(city: CityId, now: Instant): Promise<number>;
  /** S-2: ended messages whose delivery is not in history yet, in the order of their ids. */
  unrecorded(city: CityId, after: string | null, limit: number): Promise<readonly EndedMessage[]>;
  markRecorded(city: CityId, message: Pick<EndedMessage, 'id' | 'endedAt'>): Promise<void>;
  list(city: CityId, query: MessageQuery): Promise<readonly MessageLine[]>;
  /** Of the messages since an instant. */
  counts(city: CityId, since: Instant): Promise<readonly MessageCount[]>;
  /** The message with its tries; undefined for an unknown one. */
  find(
    city: CityId,
    id: string,
  ): Promise<{ readonly line: MessageLine; readonly message: NewMessage; readonly tries: readonly MessageTry[] } | undefined>;
  /** Lets messages that failed or became too old be sent after all, until `expiresAt`: one, or all (null). Gives how many. */
  retry(city: CityId, id: string | null, now: Instant, expiresAt: Instant): Promise<number>;
  /** Removes messages that ended before an instant, in small batches. */
  prune(city: CityId, before: Instant, signal: AbortSignal): Promise<void>;
};
