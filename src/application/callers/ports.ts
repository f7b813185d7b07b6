import type { CityId, TicketId } from '../../domain/kernel/ids.ts';
import type { Instant } from '../../domain/kernel/time.ts';
import type { CallerAct } from '../../domain/vocabulary/caller-acts.ts';
import type { GuessStore } from '../sessions/ports.ts';
import type { ReceivePorts } from '../ticket/receive-request.ts';
import type { PersonStore, TicketReader, Profiles } from '../ports.ts';
import type { FileStore } from '../files/ports.ts';

/** How much of something one subject may have: `burst` at once, and one more each `everyMs` after that. */
export type Allowance = { readonly what: string; readonly burst: number; readonly everyMs: number };

/** What became of a wish to take something. `noted` is true for the first refusal of a time of waiting. */
export type Taken = { readonly type: 'taken' } | { readonly type: 'held'; readonly until: Instant; readonly noted: boolean };

/** Counts what is taken by whom, for all servers together. */
export type Allowances = {
  /** Takes `amount` of an allowance, all of it or nothing. `amount` must not be more than the burst. */
  take(city: CityId, allowance: Allowance, subject: string, amount: number, now: Instant): Promise<Taken>;
  /** Forgets subjects that have everything again. */
  prune(now: Instant, signal: AbortSignal): Promise<void>;
};

/** A line of the log of callers. `origin` is the place of `placeOfAddress`, `ticket` the one aimed at, if there is one. */
export type CallerLogLine = {
  readonly at: Instant;
  readonly act: CallerAct;
  readonly origin: string;
  readonly ticket: TicketId | null;
};

/** The log of callers; it only grows. */
export type CallerLog = {
  append(city: CityId, line: CallerLogLine): Promise<void>;
  /** Lines before a position (null: the newest), newest first. */
  read(
    city: CityId,
    query: { readonly before: number | null; readonly limit: number },
  ): Promise<readonly (CallerLogLine & { readonly position: number })[]>;
};

/** Short-lived tokens that stand for number and code after these were looked up. */
export type PageTokens = {
  issue(city: CityId, ticket: TicketId, until: Instant): string;
  /** The ticket that a token opens; undefined when it is none of ours, of another city, or over. */
  read(city: CityId, token: string, now: Instant): TicketId | undefined;
};

/** What the use cases of callers reach outside through. */
export type CallerPorts = ReceivePorts & {
  readonly profiles: Profiles;
  readonly persons: PersonStore;
  readonly reader: TicketReader;
  readonly fileStore: FileStore;
  readonly guesses: GuessStore;
  readonly allowances: Allowances;
  readonly callerLog: CallerLog;
  readonly pageTokens: PageTokens;
};
