import type { CityId, TicketId } from '../../domain/kernel/ids.ts';
import type { Instant } from '../../domain/kernel/time.ts';
import type { ListedTicket } from '../lists/ports.ts';
import type { ShownTexts } from '../search/ports.ts';

/** A model of texts as it is kept; see `LinearModel` in the analysis of texts. */
export type KeptModel = {
  readonly labels: readonly string[];
  readonly fragments: readonly string[];
  readonly rarity: Float32Array;
  readonly starts: Uint32Array;
  readonly owners: Uint16Array;
  readonly weights: Float32Array;
  readonly bias: Float32Array;
  readonly sharpness: number;
};

/** Of suggestions with a score between two steps: how many there were, their mean score, and how many were right. */
export type ScoreStep = {
  readonly from: number;
  readonly to: number;
  readonly texts: number;
  readonly certainty: number;
  readonly right: number;
};

/** What a model was learnt from, and how it did on tickets held back. */
export type ModelReport = {
  /** The edition of the profile whose classes it knows. */
  readonly edition: string;
  readonly tickets: number;
  /** Null where there were too few tickets to hold some back. */
  readonly heldBack: {
    readonly texts: number;
    readonly right: number;
    readonly amongThree: number;
    readonly surprise: number;
    readonly reliability: readonly ScoreStep[];
  } | null;
};

/** A stored model without its weights. */
export type ModelVersion = { readonly version: number; readonly madeAt: Instant; readonly report: ModelReport };

/** The models of classes of a city, added and never changed; the latest is in use until the city goes back to an earlier one. */
export type ClassModels = {
  latest(city: CityId): Promise<ModelVersion | undefined>;
  /** The version that is in use; 0: none, the words of the class tree. */
  inUse(city: CityId): Promise<number>;
  /** All of them, the latest first. */
  list(city: CityId): Promise<readonly ModelVersion[]>;
  /** Goes back to a version (0: the words of the class tree) until a model is added after the latest. */
  choose(city: CityId, version: number, at: Instant): Promise<void>;
  load(city: CityId, version: number): Promise<KeptModel | undefined>;
  /** Adds the version after `after` (0: the first); false when another process was first. */
  add(
    city: CityId,
    after: number,
    made: { readonly madeAt: Instant; readonly report: ModelReport; readonly model: KeptModel },
  ): Promise<boolean>;
};

/** A ticket that somebody took on under a class. */
export type LabelledTicket = {
  readonly ticket: TicketId;
  readonly subject: string | null;
  readonly text: string;
  readonly classCode: string;
};

/** Tickets to learn from. */
export type LabelledTickets = {
  /** The latest ones with a class that the centre gave or let stand, at most `limit`. Those of confidential and anonymous callers are left out. */
  latest(city: CityId, limit: number): Promise<readonly LabelledTicket[]>;
};

/** An open ticket that has rare fragments of a text: which, and how much these say (the sum of their logarithms). */
export type SimilarCandidate = ListedTicket & { readonly shown: ShownTexts; readonly shared: readonly number[]; readonly said: number };
/** A ticket that was not found by its fragments. */
export type UnreadCandidate = Omit<SimilarCandidate, 'shared' | 'said'>;

/** A fragment that is looked for; `inRush` is what it says when more open tickets have it than are looked at (0: nothing). */
export type AskedFragment = { readonly token: number; readonly inRush: number };

/** Finds tickets alike. */
export type SimilarTickets = {
  /** The open tickets that share most with these fragments; at most `limit`. `open` is the token of whatever is open. */
  find(city: CityId, asked: readonly AskedFragment[], open: number, limit: number): Promise<readonly SimilarCandidate[]>;
  /** The latest open tickets that entered since; at most `limit`. The index may not know them yet. */
  enteredSince(city: CityId, since: Instant, limit: number): Promise<readonly UnreadCandidate[]>;
  /** Those of these tickets that were not merged, whether open or not, and when they were closed. */
  named(city: CityId, tickets: readonly TicketId[]): Promise<readonly (UnreadCandidate & { readonly closedAt: Instant | null })[]>;
};

/** The map of a city: GeoJSON, as its profile folder had it. */
export type CityMaps = {
  read(city: CityId): Promise<string | undefined>;
  put(city: CityId, content: string): Promise<void>;
};
