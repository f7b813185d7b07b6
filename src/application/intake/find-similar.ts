import { weighText, type RarityOf, type WeighedText } from '../../analysis/duplicates/compare-texts.ts';
import { judgePair, SAME_MATTER } from '../../analysis/duplicates/judge-pair.ts';
import { rarity } from '../../analysis/duplicates/rarity.ts';
import { pairOf, readText } from '../../analysis/duplicates/read-text.ts';
import { normalise } from '../../analysis/search/normalise.ts';
import { textTokens } from '../../analysis/search/tokens.ts';
import type { AreaCode, CityId, ClassCode, TicketId } from '../../domain/kernel/ids.ts';
import { addMs, DAY_MS, type Instant, instantToMs } from '../../domain/kernel/time.ts';
import type { PairRelation } from '../../domain/vocabulary/relations.ts';
import { ticketLine, type LineViewer, type TicketLine } from '../lists/ticket-line.ts';
import { openToken } from '../search/facets.ts';
import type { SimilarCandidate, SimilarTickets, UnreadCandidate } from './ports.ts';

/** A ticket that may be about the same matter, what it is to the request, and what they share. */
export type SimilarTicket = TicketLine & {
  readonly place: string | null;
  /** From 0 to 1: how much of what is telling in the request the ticket has too. */
  readonly likeness: number;
  readonly relation: PairRelation;
  readonly shared: {
    readonly place: boolean;
    readonly area: boolean;
    readonly classCode: boolean;
    /** The words that both have and few others. */
    readonly words: readonly string[];
    /** To one decimal. */
    readonly daysBetween: number;
  };
};

/** What is known of a request while it is written. */
export type RequestDraft = {
  readonly text: string;
  readonly place: string;
  readonly area: AreaCode | null;
  readonly classCode: ClassCode | null;
  /** When it came in (now, while it is written), and when it was closed. */
  readonly at: Instant;
  readonly closedAt: Instant | null;
  /** Other tickets of the same person. */
  readonly samePerson: readonly TicketId[];
};

/** Each is one look-up. */
const MOST_TOKENS = 26;
const MOST_OF_PLACE = 10;
const CANDIDATES = 24;
/** The index follows within half a second; a worker that starts anew takes longer. */
const INDEX_LAG_MS = 30_000;
const MOST_ENTERED = 50;
const MOST_SHOWN = 5;
const LEAST_LIKENESS = 0.35;
const MOST_LETTERS = 400;
/** A fragment that nobody knows says as much as a very rare one. */
const STRANGE = 9;
/** So rare is what one request in fifty-five has. */
const COMMON = 5;
const MOST_IN_RUSH = 2;
/** Letters that hold sentences together and say nothing of a matter. */
const FILLING = /[的了是我在你他她它们这那和就也都很没有吗呢吧啊把被给请要一不个上下来去到说]/u;

/**
 * R-5, E-7: tickets that look like the same matter, open ones of anybody and all of the same person: they share fragments that few open
 * tickets have, above all those of the place; in a rush, when very many speak of one thing, fragments that are rare otherwise. Costs no more
 * than twenty-six look-ups, however many tickets there are. `rarityOf` is how rare a fragment of two letters is among requests; those of
 * `except` are never named.
 */
export async function findSimilar(
  ports: { readonly similarTickets: SimilarTickets },
  wish: {
    readonly city: CityId;
    readonly draft: RequestDraft;
    readonly viewer: LineViewer;
    readonly except: ReadonlySet<TicketId>;
    rarityOf(fragment: string): number | undefined;
  },
): Promise<readonly SimilarTicket[]> {
  const { city, draft, viewer } = wish;
  const ofPlace = tellingPairs(draft.place, wish.rarityOf).slice(0, MOST_OF_PLACE);
  const ofText = tellingPairs(draft.text, wish.rarityOf);
  const asked = new Map([...ofPlace, ...ofText].slice(0, MOST_TOKENS).map((pair) => [tokenOf(pair), pair]));
  const [indexed, entered, own] = await Promise.all([
    ports.similarTickets.find(
      city,
      [...asked].map(([token, pair]) => ({ token, inRush: saidInRush(wish.rarityOf(pair)) })),
      openToken(city),
      CANDIDATES,
    ),
    asked.size === 0 ? [] : ports.similarTickets.enteredSince(city, addMs(viewer.now, -INDEX_LAG_MS), MOST_ENTERED),
    asked.size === 0 ? [] : ports.similarTickets.named(city, draft.samePerson),
  ]);
  const known = new Set(indexed.map(({ ticket }) => ticket));
  const closed = new Map(own.map(({ ticket, closedAt }) => [ticket, closedAt]));
  const unread = new Map(
    [...entered, ...own.map(({ closedAt: _closedAt, ...rest }) => rest)].map((candidate) => [candidate.ticket, candidate]),
  );
  const read = [...unread.values()].filter(({ ticket }) => !known.has(ticket)).flatMap((candidate) => asIndexed(candidate, asked));
  const candidates = [...indexed, ...read].filter(({ ticket }) => !wish.except.has(ticket));
  const rarityOf: RarityOf = (pair) => rarity(pair, Math.exp(1 - (wish.rarityOf(pairOf(pair)) ?? STRANGE)));
  const written = weighText(readText(draft.text, draft.place), rarityOf);
  return candidates
    .map((candidate) => weigh(candidate, { asked, draft, viewer, written, rarityOf, closedAt: closed.get(candidate.ticket) ?? null }))
    .filter(({ likeness }) => likeness >= LEAST_LIKENESS)
    .toSorted((a, b) => b.likeness - a.likeness)
    .slice(0, MOST_SHOWN);
}

type Asked = {
  readonly asked: ReadonlyMap<number, string>;
  readonly draft: RequestDraft;
  readonly viewer: LineViewer;
  readonly written: WeighedText;
  readonly rarityOf: RarityOf;
  /** When the candidate was closed. */
  readonly closedAt: Instant | null;
};

/** Fragments of two letters that make a name: three letters. */
const LEAST_OF_PLACE = 2;
/** Stands in no normal text. */
const BETWEEN = '\n';
/** What a shared fragment weighs at least and at most, as the index gives it: the logarithm of one in sixty-one. */
const MOST_SAID = Math.log(61);
/** So many rare fragments in common are enough to be about the same thing, however much else is said. */
const ENOUGH_SHARED = 8;
/** Fewer are no likeness, however little is said. */
const LEAST_SHARED = 5;

function weigh(candidate: SimilarCandidate, { asked, draft, viewer, written, rarityOf, closedAt }: Asked): SimilarTicket {
  const { shared, said, shown, ...listed } = candidate;
  const where = normalise(shown.place ?? '');
  const isOfPlace = (token: number): boolean => where.includes(asked.get(token) ?? BETWEEN);
  const things = shared.filter((token) => !isOfPlace(token));
  const samePlace = shared.length - things.length >= LEAST_OF_PLACE;
  const sameArea = draft.area !== null && draft.area === listed.area;
  const sameClass = draft.classCode !== null && draft.classCode === listed.classCode;
  // What is said of the thing; the name of a place alone is shared by all that happens there.
  const ofThings = (said * things.length) / shared.length;
  const words = ofThings / (MOST_SAID * Math.max(LEAST_SHARED, Math.min(asked.size, ENOUGH_SHARED)));
  const pointed = 0.55 * Math.min(1, words) + (samePlace ? 0.25 : 0) + (sameClass ? 0.15 : 0) + (sameArea ? 0.04 : 0);
  // A few words that are typed are told apart by their rarest; what is written down is judged as a whole.
  const { score } = judgePair(written, weighText(readText(`${shown.subject ?? ''}，${shown.text ?? ''}`, shown.place), rarityOf));
  const likeness = Math.min(0.99, score < SAME_MATTER ? pointed : Math.max(pointed, score));
  // Somewhere else it is another matter, whatever the words.
  const elsewhere = draft.area !== null && listed.area !== null && !sameArea;
  return {
    ...ticketLine(listed, viewer),
    place: shown.place ?? null,
    likeness: elsewhere ? likeness / 2 : likeness,
    relation: relationOf(listed, closedAt, draft),
    shared: {
      place: samePlace,
      area: sameArea,
      classCode: sameClass,
      words: joinPairs(
        shared.flatMap((token) => asked.get(token) ?? []),
        [draft.place, draft.text],
      ),
      daysBetween: Math.round((Math.abs(instantToMs(draft.at) - instantToMs(listed.receivedAt)) / DAY_MS) * 10) / 10,
    },
  };
}

/** E-7: whichever came after the other was closed repeats it. */
function relationOf(
  { ticket, receivedAt }: Pick<UnreadCandidate, 'ticket' | 'receivedAt'>,
  closedAt: Instant | null,
  draft: RequestDraft,
): PairRelation {
  const after = (entered: Instant, closed: Instant | null): boolean => closed !== null && closed < entered;
  if (after(draft.at, closedAt) || after(receivedAt, draft.closedAt)) return 'repeatAfterClosing';
  return draft.samePerson.includes(ticket) ? 'samePersonAgain' : 'sameMatterNow';
}

/** A ticket that the index does not know yet, as it would find it: by two shared fragments at least. */
function asIndexed(candidate: UnreadCandidate, asked: ReadonlyMap<number, string>): readonly SimilarCandidate[] {
  const { subject, text, place } = candidate.shown;
  const there = new Set([subject, text, place].flatMap((part) => textTokens(normalise(part ?? ''))));
  const shared = [...asked.keys()].filter((token) => there.has(token));
  return shared.length < 2 ? [] : [{ ...candidate, shared, said: shared.length * MOST_SAID }];
}

/** Fragments of two letters that say something, the rarest first. */
function tellingPairs(text: string, rarityOf: (fragment: string) => number | undefined): readonly string[] {
  const letters = [...normalise(text)].slice(0, MOST_LETTERS);
  const pairs = new Set<string>();
  for (const [at, letter] of letters.entries()) {
    const next = letters[at + 1];
    if (next === undefined || letter === ' ' || next === ' ') continue;
    if (!FILLING.test(letter + next)) pairs.add(letter + next);
  }
  const rarity = (pair: string): number => rarityOf(pair) ?? STRANGE;
  return [...pairs].toSorted((a, b) => rarity(b) - rarity(a));
}

/** What a fragment says that very many open tickets have: as much as it is rare among all requests, and nothing if it is not. */
function saidInRush(rarity: number = STRANGE): number {
  return Math.max(0, (rarity - COMMON) / (STRANGE - COMMON)) * MOST_IN_RUSH;
}

function tokenOf(pair: string): number {
  return textTokens(pair)[0] ?? 0;
}

const MOST_WORDS = 5;

/** Fragments that follow each other in one of the texts, as the words they make; longer ones first, and none that is part of another. */
function joinPairs(pairs: readonly string[], texts: readonly string[]): readonly string[] {
  const known = new Set(pairs);
  const words = new Set<string>();
  for (const text of texts) {
    const letters = [...normalise(text)];
    for (let at = 0; at + 1 < letters.length; at += 1) {
      let end = at;
      while (end + 1 < letters.length && known.has(`${letters[end] ?? ''}${letters[end + 1] ?? ''}`)) end += 1;
      if (end > at) {
        words.add(letters.slice(at, end + 1).join(''));
        at = end;
      }
    }
  }
  const whole = [...words].filter((word) => ![...words].some((other) => other !== word && other.includes(word)));
  return whole.toSorted((a, b) => b.length - a.length).slice(0, MOST_WORDS);
}
