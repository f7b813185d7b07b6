import type { CityId, PersonId, RequestId, TicketId, UnitCode, UserId } from '../domain/kernel/ids.ts';
import type { Result } from '../domain/kernel/result.ts';
import type { Instant, LocalDate } from '../domain/kernel/time.ts';
import type { WorkCalendar } from '../domain/calendar/types.ts';
import type { ClockOutcome, DueAction } from '../domain/loop/clock.ts';
import type { Profile } from '../domain/profile/types.ts';
import type { ProfileIndex } from '../domain/profile/profile-index.ts';
import type { TicketEvent } from '../domain/ticket/events.ts';
import type { FollowerFacts, TicketFacts } from '../domain/ticket/facts.ts';
import type { WorkItem } from '../domain/ticket/work-items.ts';
import type { ClockKind } from '../domain/vocabulary/ticket.ts';

/** The present moment; a simulation gives a virtual one. */
export type TimeSource = { now(): Instant };

/** New identifiers: UUIDs of version 7 that tell no more than the day. */
export type Ids = { uuid(): string };

/** What history keeps beside an event: how it came about. `origin` is the place or device of a member of staff, never a caller's. */
export type EventMetadata = {
  readonly command: string;
  readonly rules: readonly string[];
  readonly calendarEdition: string;
  readonly key: string | null;
  readonly cause: string | null;
  readonly origin: string | null;
};

/** The row of a ticket: the facts, and what was said where and by whom, which never changes (H-9). */
export type TicketRow = TicketFacts & {
  readonly personId: PersonId | null;
  readonly subject: string | null;
  readonly text: string;
  readonly placeText: string | null;
  readonly latitude: number | null;
  readonly longitude: number | null;
};

/** The row of one caller who waits on a ticket. */
export type RequestRow = FollowerFacts & {
  /** True for the request the ticket was opened with. */
  readonly own: boolean;
  /** R-2; null for imported and merged requests. */
  readonly queryCodeHash: string | null;
  readonly personId: PersonId | null;
  readonly tries: number;
  readonly nextTryAt: Instant | null;
};

/** The row of one clock. `nextDueAt` and what follows it are null when nothing will happen by itself. */
export type ClockRow = {
  readonly clockId: string;
  readonly kind: ClockKind;
  readonly unit: UnitCode | null;
  readonly rule: string;
  readonly startedAt: Instant;
  readonly dueAt: Instant;
  readonly originalDueAt: Instant;
  readonly provisional: boolean;
  readonly calendarEdition: string;
  readonly extendedWorkdays: number;
  readonly yellowAt: Instant | null;
  readonly nextDueAt: Instant | null;
  readonly nextAction: DueAction | null;
  readonly nextLevel: number | null;
  readonly stoppedAt: Instant | null;
  readonly outcome: ClockOutcome | null;
};

/** What lists of tickets are filtered by. `units` are those whose own the ticket is. */
export type TicketFilterRow = Pick<
  TicketFacts,
  'receivedAt' | 'ticketId' | 'state' | 'kind' | 'urgency' | 'privacy' | 'channel' | 'classCode' | 'area' | 'unit'
> & {
  /** True while it is in the list `open`. */
  readonly open: boolean;
  readonly units: readonly UnitCode[];
};

/** What changes in the lists with some events of one ticket. */
export type ListRows = {
  /** Items that came, and those that went; one whose limit moved is in both. */
  readonly came: readonly WorkItem[];
  readonly gone: readonly WorkItem[];
  /** Null when nothing changed that lists are filtered by. */
  readonly filter: TicketFilterRow | null;
  readonly newUnits: readonly UnitCode[];
  readonly leftUnits: readonly UnitCode[];
  /** Units concerned before or after: whoever sees their tickets is told. */
  readonly concerned: readonly UnitCode[];
};

/** What changes in the read models with some events of one ticket. */
export type TicketRows = {
  readonly ticket: TicketRow;
  readonly requests: readonly RequestRow[];
  readonly removedRequests: readonly RequestId[];
  readonly clocks: readonly ClockRow[];
  readonly lists: ListRows;
};

/** New events of one ticket with the rows they lead to. `expectedVersion` 0 begins a ticket. */
export type TicketWrite = {
  readonly stream: TicketId;
  readonly expectedVersion: number;
  readonly events: readonly TicketEvent[];
  readonly metadata: EventMetadata;
  readonly rows: TicketRows;
  /** Ids of kept files that the events name and the ticket did not use before. */
  readonly newFiles: readonly string[];
};

/** Names one wish of a client, so that its repetition is answered and not done again. `digest` tells other wishes apart. */
export type IdempotencyKey = { readonly key: string; readonly digest: string };

/** How an append ended. Only `appended` wrote anything. */
export type Appended =
  | { readonly type: 'appended' }
  | { readonly type: 'replayed'; readonly stream: TicketId; readonly version: number }
  | { readonly type: 'stale' }
  | { readonly type: 'keyReused' };

/** The history of tickets. Calls reject only when the database fails; then nothing was written, or it is not known. */
export type EventStore = {
  /** Events of a ticket with a version above `after`, in order; none for an unknown ticket. */
  load(city: CityId, stream: TicketId, after: number): Promise<readonly TicketEvent[]>;
  /** Whole histories of several tickets at once; unknown tickets are missing. */
  loadAll(city: CityId, streams: readonly TicketId[]): Promise<ReadonlyMap<TicketId, readonly TicketEvent[]>>;
  /** Writes everything in one transaction and one round trip, or nothing. The first write is what a replay answers with. */
  append(city: CityId, writes: readonly TicketWrite[], key: IdempotencyKey | null, person?: SealedPerson): Promise<Appended>;
  /** What a key was used for. */
  findAnswer(
    city: CityId,
    key: string,
  ): Promise<{ readonly stream: TicketId; readonly version: number; readonly digest: string } | undefined>;
};

/** A place in a city's stream of events, in the order of commits. */
export type StreamPosition = { readonly transaction: string; readonly position: number };

/** An event as readers of the whole stream get it. */
export type RecordedEvent = {
  readonly position: StreamPosition;
  readonly stream: TicketId;
  readonly version: number;
  readonly event: TicketEvent;
  readonly metadata: EventMetadata;
  readonly recordedAt: Instant;
};

/** All events of a city, for projections. */
export type EventLog = {
  /**
   * The next events after a position (null: from the start), in an order in which nothing appears later before a position
   * already given: events of transactions that may still be overtaken are held back.
   */
  readAll(city: CityId, after: StreamPosition | null, limit: number): Promise<readonly RecordedEvent[]>;
};

/** running numbers of a day. */
export type TicketNumbers = {
  /** Takes `count` numbers and gives the last one; numbers taken and not used are lost. */
  take(city: CityId, day: LocalDate, count: number): Promise<number>;
};

/** Who speaks: personal data, kept apart and encrypted. */
export type Caller = { readonly name: string | null; readonly phone: string | null };

/** A caller's record as it is stored. */
export type SealedPerson = {
  readonly id: PersonId;
  readonly keyId: string;
  readonly nameSealed: Uint8Array | null;
  readonly phoneSealed: Uint8Array | null;
  readonly nameHash: Uint8Array | null;
  readonly phoneHash: Uint8Array | null;
};

/** Personal data. */
export type PersonStore = {
  /** Encrypts a caller's data; writes nothing. */
  seal(city: CityId, id: PersonId, caller: Caller): SealedPerson;
  /** The person of the same phone and name, if known. */
  findSame(city: CityId, caller: Caller): Promise<PersonId | undefined>;
  /** Plain data of some persons, for masking; erased and unknown ones are missing. */
  read(city: CityId, ids: readonly PersonId[]): Promise<ReadonlyMap<PersonId, Caller>>;
  /** Plain data of one person; the look is written to the trail in the same transaction. */
  reveal(city: CityId, id: PersonId, entry: TrailEntry): Promise<Caller | undefined>;
  /** Removes the data for ever and keeps the row, so that figures stay; false for an unknown or erased person. */
  erase(city: CityId, id: PersonId, entry: TrailEntry): Promise<boolean>;
};

/** the code that opens the progress page together with the number. */
export type QueryCodes = {
  /** The code of a ticket: the same each time, unguessable without the key. */
  codeFor(city: CityId, ticket: TicketId): string;
  /** The keyed hash of a code as a person typed it. */
  hash(city: CityId, number: string, code: string): string;
};

/** What is written to the trail beside acts, which history keeps. The reason of `fileRead` is the id of the file, of `saidNotSame` the other ticket. */
export type Sighting = 'ticketRead' | 'fileRead' | 'callerRevealed' | 'callerErased' | 'callerSearched' | 'saidNotSame';

/** S-5: one look at somebody's data. */
export type TrailEntry = {
  readonly user: UserId | null;
  readonly unit: UnitCode | null;
  readonly origin: string | null;
  readonly what: Sighting;
  readonly ticket: TicketId | null;
  readonly person: PersonId | null;
  readonly reason: string | null;
};

/** One line of "who saw this ticket". `what` is a sighting, or the type of an event. */
export type TrailLine = {
  readonly at: Instant;
  readonly user: UserId | null;
  readonly unit: UnitCode | null;
  readonly origin: string | null;
  readonly what: string;
  readonly reason: string | null;
};

/** S-5: who looked at what. */
export type Trail = {
  record(city: CityId, entries: readonly TrailEntry[]): Promise<void>;
  /** Reads, reveals and acts of one ticket, oldest first. */
  whoSaw(city: CityId, ticket: TicketId): Promise<readonly TrailLine[]>;
};

/** Finds tickets by what people know of them. */
export type TicketReader = {
  byNumber(city: CityId, number: string): Promise<{ readonly ticket: TicketId; readonly queryCodeHash: string | null } | undefined>;
  /** Tickets that a person opened, latest first. */
  byPersons(city: CityId, persons: readonly PersonId[], limit: number): Promise<readonly TicketId[]>;
};

/** A city's rules as they hold at a moment, compiled. */
export type CityRules = { readonly profile: ProfileIndex; readonly calendar: WorkCalendar };

/** What is known of a stored edition. */
export type StoredEdition = {
  readonly edition: string;
  readonly digest: string;
  readonly validFrom: LocalDate;
  readonly validTo: LocalDate | null;
  readonly loadedAt: Instant;
};

/** Editions of cities' profiles. */
export type Profiles = {
  /** The rules that hold in a city at a moment. Rejects for a city without a profile. */
  at(city: CityId, now: Instant): Promise<CityRules>;
  /** Adds an edition; the same content again changes nothing, other content under a known name is refused. */
  add(profile: Profile, digest: string): Promise<Result<'added' | 'known', 'editionTaken'>>;
  list(city: CityId): Promise<readonly StoredEdition[]>;
  cities(): Promise<readonly CityId[]>;
};

/** A row of a read model that is not what history says. `columns` are named for a row that differs; values are never given. */
export type ReadModelDifference = {
  readonly table: 'ticket' | 'citizen_request' | 'clock' | 'work_item' | 'ticket_filter' | 'ticket_unit';
  readonly ticket: TicketId;
  readonly what: 'missing' | 'surplus' | 'different';
  readonly columns: readonly string[];
};

/** What a fold of a whole city found. */
export type ReadModelReport = {
  readonly events: number;
  readonly tickets: number;
  readonly differences: number;
  /** The first differences, at most twenty a table. */
  readonly examples: readonly ReadModelDifference[];
};

/** The read models as a whole. Both calls fold every event of the city, `rowsOf` giving the rows of one history. */
export type ReadModels = {
  /** Compares the live rows with what history says, in one snapshot; changes nothing and holds up nobody. */
  check(city: CityId, rowsOf: RowsOf, progress?: (events: number) => void): Promise<ReadModelReport>;
  /** Puts right what differs, also when tables are empty. Commands of all cities wait meanwhile; reading goes on. */
  rebuild(city: CityId, rowsOf: RowsOf, progress?: (events: number) => void): Promise<ReadModelReport>;
};

/** The rows of one ticket by its whole history. */
export type RowsOf = (history: readonly TicketEvent[]) => TicketRows;
