import { findPairs, type FoundPair } from '../../analysis/duplicates/find-pairs.ts';
import type { LikenessKind } from '../../analysis/duplicates/judge-pair.ts';
import { readText } from '../../analysis/duplicates/read-text.ts';
import { sharedWords } from '../../analysis/duplicates/shared-words.ts';
import type { PairRelation } from '../../domain/vocabulary/relations.ts';
import type { RowProblem } from '../import/row-problem.ts';
import type { RowSource } from '../import/row-source.ts';
import { readRequests, type FileRequest } from './read-requests.ts';

/** Two requests about one matter: `a` came first. */
export type RequestPair = {
  readonly a: string | number;
  readonly b: string | number;
  /** From 0 to 1. */
  readonly score: number;
  readonly kind: LikenessKind;
  /** As far as the file says who wrote and when it was closed. */
  readonly relation: PairRelation;
  readonly shared: {
    readonly words: readonly string[];
    /** The names of places that stand in both, shortened to their ends; the first one that says most. */
    readonly place: readonly string[];
    /** Null where one of them has no class. */
    readonly class: boolean | null;
    /** Null where one of them has no time. */
    readonly daysBetween: number | null;
  };
};

/** The pairs of a file, the surest first, and what could not be read. */
export type PairsOfFile = { readonly pairs: readonly RequestPair[]; readonly requests: number; readonly problems: readonly RowProblem[] };

/** Earlier requests that one is paired with at most. */
const MOST = 30;
const DAY_MS = 86_400_000;

/** pairs of requests of a file about the same matter, with a score of at least `least`; more than `withinDays` apart is none. */
export async function pairsOfFile(
  source: RowSource,
  wish: { readonly least: number; readonly withinDays: number | null },
): Promise<PairsOfFile> {
  const { requests, problems } = await readRequests(source);
  const texts = requests.map(({ text, place }) => readText(text, place));
  const pairs: RequestPair[] = [];
  for (const found of findPairs(texts, { least: wish.least, most: MOST })) {
    const [a, b] = [requests[found.at[0]], requests[found.at[1]]];
    if (a === undefined || b === undefined) continue;
    const pair = pairOf(a, b, found);
    const { daysBetween } = pair.shared;
    if (wish.withinDays === null || daysBetween === null || daysBetween <= wish.withinDays) pairs.push(pair);
  }
  return { pairs: pairs.sort((one, other) => other.score - one.score), requests: requests.length, problems };
}

function pairOf(a: FileRequest, b: FileRequest, { one, other, score, kind }: FoundPair): RequestPair {
  return {
    a: a.id,
    b: b.id,
    score: Math.round(score * 1_000) / 1_000,
    kind,
    relation: relationOf(a, b),
    shared: {
      words: sharedWords(one, other),
      place: one.places.filter((place) => other.said.includes(place)),
      class: a.classCode === null || b.classCode === null ? null : a.classCode === b.classCode,
      daysBetween: a.at === null || b.at === null ? null : Math.round((Math.abs(b.at - a.at) / DAY_MS) * 10) / 10,
    },
  };
}

function relationOf(a: FileRequest, b: FileRequest): PairRelation {
  if (a.closedAt !== null && b.at !== null && a.closedAt < b.at) return 'repeatAfterClosing';
  return a.person !== null && a.person === b.person ? 'samePersonAgain' : 'sameMatterNow';
}
