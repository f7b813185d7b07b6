import type { AreaCode, CityId, CommitmentId, UnitCode } from '../../domain/kernel/ids.ts';
import type { Instant, LocalDate } from '../../domain/kernel/time.ts';
import type { Commitment } from '../../domain/commitment/commitment.ts';
import type { CommitmentEvent } from '../../domain/commitment/events.ts';
import type { LedgerLight } from '../../domain/commitment/lights.ts';
import type { CommitmentKind, CommitmentState, Verdict } from '../../domain/vocabulary/ledger.ts';
import type { IdempotencyKey, Ids, Profiles, TimeSource } from '../ports.ts';

/** K-3: the day from which a promise has at least this light; null for never. All null: it has none. */
export type LightDays = { readonly [Light in LedgerLight]: LocalDate | null };

/** A promise as the ledger's table keeps it beside its history. */
export type CommitmentRow = {
  readonly commitment: Commitment;
  readonly lights: LightDays;
  /** When something of it next happens by itself; null for never. */
  readonly nextDueAt: Instant | null;
};

/** The new facts of one promise, and what it is after them. */
export type CommitmentWrite = {
  readonly stream: CommitmentId;
  readonly expectedVersion: number;
  readonly events: readonly CommitmentEvent[];
  /** Why it happened, beside the actor: null for a person's own wish. */
  readonly cause: string | null;
  readonly row: CommitmentRow;
};

/** What became of a write. `stale`: somebody was quicker; `replayed`: the wish was done before. Nothing is written but for `appended`. */
export type LedgerAppended =
  | { readonly type: 'appended' | 'stale' | 'keyReused' | 'numberTaken' }
  | { readonly type: 'replayed'; readonly stream: CommitmentId; readonly version: number };

/** Which promises of a city; null or empty: all. */
export type CommitmentFilter = {
  readonly year: number | null;
  readonly kind: CommitmentKind | null;
  readonly state: CommitmentState | null;
  readonly light: LedgerLight | null;
  readonly area: AreaCode | null;
  /** Leads it or supports it. */
  readonly unit: UnitCode | null;
  /** K-7: on this yearly list. */
  readonly list: string | null;
  /** The number after which the page begins. */
  readonly after: string | null;
};

/** A line of the ledger. */
export type CommitmentLine = {
  readonly id: CommitmentId;
  readonly version: number;
  readonly number: string;
  readonly state: CommitmentState;
  readonly kind: CommitmentKind;
  readonly title: string;
  readonly lead: UnitCode | null;
  readonly deadline: LocalDate;
  readonly light: LedgerLight | null;
  readonly verdict: Verdict | null;
};

/** Promises and their history in a store. Every method rejects when the store cannot be reached. */
export type LedgerStore = {
  /** The promise as its last event left it; undefined for none. */
  read(city: CityId, id: CommitmentId): Promise<Commitment | undefined>;
  /** Its whole history, in order; empty for none. */
  history(city: CityId, id: CommitmentId): Promise<readonly CommitmentEvent[]>;
  /** Its id by its number; undefined for none. */
  findNumber(city: CityId, number: string): Promise<CommitmentId | undefined>;
  /** Writes facts and row at once; without a write only says what a repeated wish is answered with (`stale` when it is new). */
  append(city: CityId, write: CommitmentWrite | null, key: IdempotencyKey | null): Promise<LedgerAppended>;
  /** Lines in the order of their numbers, with the light of `day`; at most `limit`. */
  list(city: CityId, filter: CommitmentFilter, day: LocalDate, limit: number): Promise<readonly CommitmentLine[]>;
  /** Promises of which something is due by `now`, the longest waiting first. */
  due(city: CityId, now: Instant, limit: number): Promise<readonly CommitmentId[]>;
};

/** What every command on a promise needs. */
export type LedgerPorts = {
  readonly ledger: LedgerStore;
  readonly profiles: Pick<Profiles, 'at'>;
  readonly time: TimeSource;
  readonly ids: Ids;
};
