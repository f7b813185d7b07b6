import { fragmentsOf, matterOf } from './answer-words.ts';

/** Letters that stand in nearly every text. */
const COMMON = new Set(
  '的一是在不了有和人这中大为上个国我以要他时来用们生到作地于出就分对成会可主发年动同工也能下过子说产种面而方后多定行学法所民得经十三之进着等部度家电力里如水化高自二理起小物现实加量都两体制机当使点从业本去把性好应开它合还因由其些然前外天政四日那社义事平形相全表间样与关各重新线内数正心反你明看原又么利比或但质气第向道命此变条只没结解问意建月公无系军很情者最立代想已通并提直题党程展五果料象员革位入常文总次品式活设及管特件长求老头基资边流路级少图山统接知较将组见计别她手角期根论运农指几九区强放决西被干做必战先回则任取据处理',
);
/** Texts that the guess about a fragment counts as much as. */
const PRIOR_TEXTS = 100;
/** In what share of texts a fragment is taken to stand, by how many of its letters are common ones. */
const PRIOR_SHARES = [0.002, 0.008, 0.03, 0.03];

/** How rare a fragment is: the logarithm of one over the share of texts that have it. */
export type Rarity = (fragment: string) => number;

/**
 * Learns how rare fragments are from texts about many matters, each of which counts once; without any, from how common their letters are.
 * So one answer can be judged by itself, and many by each other's words.
 */
export function learnRarity(texts: Iterable<string>): Rarity {
  const seen = new Map<string, number>();
  let count = 0;
  for (const text of new Set(texts)) {
    count += 1;
    const matter = matterOf(text);
    for (const length of [1, 2, 3])
      for (const fragment of fragmentsOf(matter, length).keys()) seen.set(fragment, (seen.get(fragment) ?? 0) + 1);
  }
  const known = new Map<string, number>();
  const reckon = (fragment: string): number => {
    const letters = [...fragment];
    const common = letters.filter((letter) => COMMON.has(letter)).length;
    const prior = letters.length === 1 ? (common === 1 ? 0.3 : 0.03) : (PRIOR_SHARES[common] ?? 0.03);
    return Math.log((count + PRIOR_TEXTS) / ((seen.get(fragment) ?? 0) + PRIOR_TEXTS * prior));
  };
  return (fragment) => {
    const before = known.get(fragment);
    if (before !== undefined) return before;
    const rarity = reckon(fragment);
    known.set(fragment, rarity);
    return rarity;
  };
}
