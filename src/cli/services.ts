import type { AccountStore } from '../application/accounts/ports.ts';
import type { UserId } from '../domain/kernel/ids.ts';
import type { Instant } from '../domain/kernel/time.ts';

/** What commands reach outside themselves through: `main` opens it on demand, with a database behind it. */
export type Services = {
  /** Aborted at the first Ctrl-C: a long command stops at the next safe point and returns; a second one ends the process. */
  readonly signal: AbortSignal;
  /** The machine's clock. */
  now(): Instant;
  /** An unpredictable whole number from 0 to `below` - 1. */
  randomInt(below: number): number;
  newUserId(): UserId;
  readonly accounts: AccountStore;
};
