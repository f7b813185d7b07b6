import type { CityId, TicketId, UnitCode, UserId } from '../../domain/kernel/ids.ts';
import type { Instant, LocalDate } from '../../domain/kernel/time.ts';
import type { TopicAct, TopicState } from '../../domain/vocabulary/topics.ts';

/** A ticket as topics are found among them: only those that are open to all. */
export type TopicTicket = {
  readonly ticket: TicketId;
  readonly person: string | null;
  readonly subject: string | null;
  readonly text: string;
  readonly place: string | null;
  readonly area: string | null;
  readonly receivedAt: Instant;
  /** How many callers wait on it. */
  readonly followers: number;
};

/** The parts of the heat, and tickets a week of the last eight, the oldest first. */
export type TopicFigures = {
  readonly people: number;
  readonly likes: number;
  readonly dislikes: number;
  readonly spanDays: number;
  readonly quietDays: number;
  readonly trend: readonly number[];
};

/** What the job counts of a topic. */
export type CountedTopic = {
  readonly id: string;
  readonly title: string;
  readonly titleTicket: TicketId | null;
  readonly place: string | null;
  readonly area: string | null;
  readonly tickets: number;
  readonly heat: number;
  readonly figures: TopicFigures;
  readonly firstAt: Instant | null;
  readonly lastAt: Instant | null;
};

/** A topic as it is now. */
export type StoredTopic = CountedTopic & {
  readonly version: number;
  readonly state: TopicState;
  readonly unit: UnitCode | null;
  readonly dueOn: LocalDate | null;
  readonly foundAt: Instant;
};

/** Which ticket belongs to which topic. */
export type StoredLink = { readonly ticket: TicketId; readonly topic: string; readonly byHand: boolean };

/** What one turn of the job found; written wholly or not at all. */
export type TopicTurn = {
  readonly now: Instant;
  readonly topics: readonly CountedTopic[];
  readonly links: readonly { readonly ticket: TicketId; readonly topic: string }[];
  /** Tickets that were looked at and belong nowhere now. */
  readonly loose: readonly TicketId[];
};

/** Something that was done with a topic by hand; `content` says the particulars. */
export type TopicChange = {
  readonly act: TopicAct;
  readonly at: Instant;
  readonly user: UserId | null;
  readonly reason: string;
  readonly content: Readonly<Record<string, unknown>>;
};

/** What an act changes. `moved` go to another topic by hand, `created` when it is new; `removed` go nowhere and do not come back. */
export type TopicWrite = {
  readonly id: string;
  readonly seen: number;
  readonly set: { readonly state?: TopicState; readonly unit?: UnitCode; readonly dueOn?: LocalDate; readonly title?: string };
  readonly moved: { readonly to: string; readonly created: string | null; readonly tickets: readonly TicketId[] | 'all' } | null;
  readonly removed: readonly TicketId[];
  readonly change: TopicChange;
};

/** How many came in of a class in an area within the last day, and on the same days of the eight weeks before. */
export type HabitCount = { readonly classCode: string; readonly area: string; readonly last: number; readonly before: number };

/** Topics of a city. */
export type TopicStore = {
  /** Open tickets since an instant, the latest `limit`, the oldest first. */
  recent(city: CityId, since: Instant, limit: number): Promise<readonly TopicTicket[]>;
  links(city: CityId): Promise<readonly StoredLink[]>;
  removed(city: CityId): Promise<readonly { readonly ticket: TicketId; readonly topic: string }[]>;
  /** All tickets of topics that are open to all, the oldest first. */
  members(city: CityId, topics: readonly string[]): Promise<readonly (TopicTicket & { readonly topic: string })[]>;
  keep(city: CityId, turn: TopicTurn): Promise<void>;
  /** The hottest that hold a ticket. */
  list(city: CityId, limit: number): Promise<readonly StoredTopic[]>;
  read(city: CityId, id: string): Promise<StoredTopic | undefined>;
  changes(city: CityId, id: string): Promise<readonly TopicChange[]>;
  write(city: CityId, write: TopicWrite): Promise<'written' | 'stale' | 'unknown'>;
  habits(city: CityId, now: Instant): Promise<readonly HabitCount[]>;
};
