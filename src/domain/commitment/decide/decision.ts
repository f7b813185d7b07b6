import type { CommitmentId } from '../../kernel/ids.ts';
import type { Refusal } from '../../kernel/refusal.ts';
import type { Result } from '../../kernel/result.ts';
import { ok } from '../../kernel/result.ts';
import type { Instant, LocalDate } from '../../kernel/time.ts';
import type { WorkCalendar } from '../../calendar/types.ts';
import type { Actor } from '../../loop/actor.ts';
import { actorRef } from '../../loop/actor.ts';
import type { ClockChange } from '../../loop/clock.ts';
import type { ProfileIndex } from '../../profile/profile-index.ts';
import type { LedgerPolicy } from '../../profile/types.ts';
import { defaultLedgerPolicy } from '../../profile/types.ts';
import type { LedgerClockKind } from '../../vocabulary/ledger.ts';
import type { RefusalCode } from '../../vocabulary/refusals.ts';
import type { CommitmentAction, CommitmentCommandOf } from '../commands.ts';
import type { Commitment } from '../commitment.ts';
import type { CommitmentEvent, CommitmentEventType, CommitmentPayloadOf } from '../events.ts';

/** All that a decision may look at beside the promise and the command; `newId` is the identity of a promise that is entered, null else. */
export type CommitmentContext = {
  readonly now: Instant;
  readonly actor: Actor;
  readonly calendar: WorkCalendar;
  readonly profile: ProfileIndex;
  readonly newId: CommitmentId | null;
};

/** What a command on a promise leads to: facts, or the reason why not. */
export type CommitmentDecision = Result<readonly CommitmentEvent[], Refusal<RefusalCode>>;

/** What an event does to the limits of a promise. */
export type LedgerClockChange = ClockChange<LedgerClockKind>;

/** Deciders of some actions on a promise that exists and is in a state where the table allows them. */
export type CommitmentDeciders<Action extends CommitmentAction> = {
  readonly [Name in Action]: (commitment: Commitment, command: CommitmentCommandOf<Name>, context: CommitmentContext) => CommitmentDecision;
};

/** The numbers of the ledger that hold in the city. */
export function ledgerPolicy({ profile }: Pick<CommitmentContext, 'profile'>): LedgerPolicy {
  return profile.profile.policy.ledger ?? defaultLedgerPolicy;
}

/** The local day it is. */
export function today({ calendar, now }: Pick<CommitmentContext, 'calendar' | 'now'>): LocalDate {
  return calendar.localDate(now);
}

/** A decision of a single fact, by the actor, now. */
export function one<Type extends CommitmentEventType>(
  context: CommitmentContext,
  type: Type,
  data: CommitmentPayloadOf<Type>,
  clocks: readonly LedgerClockChange[] = [],
): CommitmentDecision {
  // The compiler cannot correlate a generic type with its payload inside the union; the signature above does.
  return ok([{ type, at: context.now, by: actorRef(context.actor), data, clocks } as unknown as CommitmentEvent]);
}
