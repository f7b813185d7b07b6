import type { CityId, UserId } from '../../domain/kernel/ids.ts';
import type { Instant } from '../../domain/kernel/time.ts';
import type { ListColumn } from '../../domain/vocabulary/list-columns.ts';
import type { WorkList } from '../../domain/vocabulary/work-lists.ts';
import type { WantedFilters } from '../lists/find-filters.ts';

/** What a page of tickets shows: a work list, all tickets, or what a search finds; narrowed, in which columns and order. */
export type ShownTickets = {
  /** Null: all tickets. */
  readonly list: WorkList | null;
  /** What is searched for; null: nothing. */
  readonly search: string | null;
  readonly filters: WantedFilters;
  /** Of all tickets; a work list has the first end first. */
  readonly order: 'newest' | 'oldest';
  readonly columns: readonly ListColumn[];
};

/** A view that somebody keeps. */
export type SavedView = { readonly id: string; readonly name: string; readonly shows: ShownTickets; readonly createdAt: Instant };

/** Views of one account. Calls reject only when the database fails. */
export type ViewStore = {
  /** The oldest first. */
  list(city: CityId, user: UserId): Promise<readonly SavedView[]>;
  /** Adds a view, unless there are `most` already or the name is taken. */
  add(city: CityId, user: UserId, view: SavedView, most: number): Promise<'added' | 'tooMany' | 'nameTaken'>;
  /** Changes name and content. */
  change(city: CityId, user: UserId, view: Omit<SavedView, 'createdAt'>): Promise<'changed' | 'unknown' | 'nameTaken'>;
  /** False for an unknown one. */
  remove(city: CityId, user: UserId, id: string): Promise<boolean>;
};
