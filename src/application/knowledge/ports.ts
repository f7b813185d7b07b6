import type { CityId, ClassCode, KnowledgeId, UnitCode, UserId } from '../../domain/kernel/ids.ts';
import type { Instant, LocalDate } from '../../domain/kernel/time.ts';
import type { KnowledgeAct } from '../../domain/vocabulary/knowledge.ts';

/** What an entry of the knowledge base says. */
export type KnowledgeContent = {
  readonly title: string;
  /** As people ask it. */
  readonly question: string;
  /** As it is read out. */
  readonly answer: string;
  readonly classCode: ClassCode | null;
  /** Who answers for it. */
  readonly unit: UnitCode | null;
  readonly validFrom: LocalDate;
  /** The last day; null without an end. */
  readonly validTo: LocalDate | null;
  /** The day it is to be looked through again; null, or absent in what was written before there was one, for none. */
  readonly reviewOn?: LocalDate | null;
  /** The paper or the unit it comes from. */
  readonly source: string;
};

/** An entry as it is now. */
export type KnowledgeEntry = KnowledgeContent & {
  readonly id: KnowledgeId;
  readonly version: number;
  readonly retired: boolean;
  /** How many said that this version is wrong. */
  readonly openReports: number;
  readonly changedAt: Instant;
  readonly changedBy: UserId | null;
};

/** Something that was done with an entry. `content` is what it said from then on; null where that did not change. */
export type KnowledgeChange = {
  readonly act: KnowledgeAct;
  readonly version: number;
  readonly at: Instant;
  readonly user: UserId | null;
  readonly reason: string | null;
  readonly content: KnowledgeContent | null;
};

/** Which entries. `words` must all stand in title, question or answer (normal words). */
export type KnowledgeFilter = {
  readonly words: readonly string[];
  readonly classCodes: readonly ClassCode[] | null;
  readonly unit: UnitCode | null;
  readonly show: 'living' | 'expired' | 'reviewDue' | 'reported' | 'retired' | 'all';
  readonly today: LocalDate;
};

/** How a change ended. `stale` says which version there is. */
export type KnowledgeWritten =
  | { readonly type: 'written' }
  | { readonly type: 'stale'; readonly version: number }
  | { readonly type: 'unknown' };

/** The knowledge base: entries with everything that was done with them. */
export type KnowledgeBase = {
  read(city: CityId, id: KnowledgeId): Promise<KnowledgeEntry | undefined>;
  /** Latest changed first. */
  list(city: CityId, filter: KnowledgeFilter, limit: number): Promise<readonly KnowledgeEntry[]>;
  /** The entries that share most with fragments of a text (`textTokens`), the best first; those of the class before others. */
  search(city: CityId, tokens: readonly number[], classCode: ClassCode | null, limit: number): Promise<readonly KnowledgeEntry[]>;
  /** The entries that hold on a day and are plainly about a text, the best first. */
  searchValid(city: CityId, tokens: readonly number[], today: LocalDate, limit: number): Promise<readonly KnowledgeEntry[]>;
  changes(city: CityId, id: KnowledgeId): Promise<readonly KnowledgeChange[]>;
  /**
   * Makes `entry` what there is, if its version follows the one there is; `tokens` are what it is found by. Acts of those who use an entry
   * leave its version as it is, and are only counted.
   */
  write(city: CityId, entry: KnowledgeEntry, tokens: readonly number[], change: KnowledgeChange): Promise<KnowledgeWritten>;
};
