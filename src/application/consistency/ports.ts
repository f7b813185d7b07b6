import type { CityId } from '../../domain/kernel/ids.ts';

/** What is looked at beside the read models; each is a question that should have no finding. */
export type StoredCheck =
  /** Versions of a ticket's events that do not count up from 1. */
  | 'historyGaps'
  /** Answers kept for repeated commands that name events which are not there: half a command. */
  | 'answersWithoutEvents'
  /** Tickets and requests that name a person who is not there. */
  | 'personsMissing'
  /** Persons whom no ticket and no request names: personal data that nobody has a reason to keep. */
  | 'personsOrphaned'
  /** Counts of work lists that are not what the lists hold. */
  | 'listCounts'
  /** Tickets that the search index should know and does not, and tickets in it that are not there. */
  | 'searchDiffers'
  /** Projections that wait for transactions which this server has not given yet. */
  | 'checkpointsAhead';

/** How many findings a check has, with the first of them: ids and names, never personal data. */
export type Finding = { readonly check: StoredCheck; readonly count: number; readonly examples: readonly string[] };

/** What is stored, as a whole. */
export type Consistency = {
  /** Every check of a city in one snapshot, also those without findings; changes nothing and holds up nobody. */
  look(city: CityId): Promise<readonly Finding[]>;
  /** Counts what waits in the work lists anew. */
  recountLists(city: CityId): Promise<void>;
};
