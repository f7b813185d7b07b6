import { weighText, type WeighedText } from './compare-texts.ts';
import { judgePair, type Judgement } from './judge-pair.ts';
import { rarityAmong } from './rarity.ts';
import type { ComparedText } from './read-text.ts';

/** Two texts of a list, by their places in it, the earlier one first. */
export type FoundPair = Judgement & { readonly one: WeighedText; readonly other: WeighedText; readonly at: readonly [number, number] };

/** Fragments of a text that are looked up, the rarest first. */
const ASKED = 40;
/** Of a fragment that more texts have than this, the nearest before are looked at. */
const MOST_OF_FRAGMENT = 200;
/** Texts that share most of what was asked are compared as a whole. */
const COMPARED = 32;

/**
 * Pairs of texts about the same matter with a score of at least `least`, and for each text the `most` best that stand before it: so the
 * work, and what is found of a petition that ten thousand people sent, grow with the number of texts and not with its square. What
 * stands nearer before it in the list is preferred: put the list in the order of time.
 */
export function* findPairs(list: readonly ComparedText[], wish: { readonly least: number; readonly most: number }): Generator<FoundPair> {
  const rarityOf = rarityAmong(list);
  const texts: WeighedText[] = [];
  const having = new Map<number, number[]>();
  const said = new Float64Array(list.length);
  for (const [at, read] of list.entries()) {
    const text = weighText(read, rarityOf);
    const asked = rarestPairs(text);
    const best: FoundPair[] = [];
    for (const place of likeliest(asked, having, said)) {
      const one = texts[place];
      if (one === undefined) continue;
      const judgement = judgePair(one, text);
      if (judgement.score >= wish.least) best.push({ ...judgement, one, other: text, at: [place, at] });
    }
    yield* best.toSorted((a, b) => b.score - a.score || b.at[0] - a.at[0]).slice(0, wish.most);
    texts.push(text);
    for (const pair of text.pairs) {
      const places = having.get(pair);
      if (places === undefined) having.set(pair, [at]);
      else places.push(at);
    }
  }
}

type Asked = { readonly pair: number; readonly says: number };

function rarestPairs({ pairs, says }: WeighedText): readonly Asked[] {
  return Array.from(pairs, (pair, at) => ({ pair, says: says[at] ?? 0 })).sort((a, b) => b.says - a.says);
}

/** Texts before this one that share most of its rarest fragments. `said` is scratch, all zero before and after. */
function likeliest(asked: readonly Asked[], having: ReadonlyMap<number, readonly number[]>, said: Float64Array): readonly number[] {
  const met: number[] = [];
  let known = 0;
  for (const { pair, says } of asked) {
    const places = having.get(pair);
    if (places === undefined) continue;
    for (let at = Math.max(0, places.length - MOST_OF_FRAGMENT); at < places.length; at += 1) {
      const place = places[at] ?? 0;
      const before = said[place] ?? 0;
      if (before === 0) met.push(place);
      said[place] = before + says * says;
    }
    known += 1;
    if (known === ASKED) break;
  }
  const first = mostSaid(met, said);
  for (const place of met) said[place] = 0;
  return first;
}

/** The few of many that say most, without sorting all. */
function mostSaid(met: readonly number[], said: Float64Array): readonly number[] {
  const best: number[] = [];
  const saidOf = (rank: number): number => said[best[rank] ?? 0] ?? 0;
  for (const place of met) {
    const says = said[place] ?? 0;
    if (best.length === COMPARED && says <= saidOf(COMPARED - 1)) continue;
    let rank = best.length < COMPARED ? best.length : COMPARED - 1;
    for (; rank > 0 && saidOf(rank - 1) < says; rank -= 1) best[rank] = best[rank - 1] ?? 0;
    best[rank] = place;
  }
  return best;
}
