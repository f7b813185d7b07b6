import { compareTexts, type Likeness, type WeighedText } from './compare-texts.ts';

/** How the words are alike: one is a copy of the other with changes, or the same matter in other words. */
export const likenessKinds = ['nearCopy', 'otherWording'] as const;
export type LikenessKind = (typeof likenessKinds)[number];

/** What was found of two texts: how likely it is that they are about the same matter (0 to 1), and how their words are alike. */
export type Judgement = { readonly score: number; readonly kind: LikenessKind; readonly likeness: Likeness };

/** So sure is called the same matter. */
export const SAME_MATTER = 0.5;

/**
 * A logistic model, learnt from requests with planted copies, retellings, and the same complaint about other places (decision 0042).
 * All weights are of the sign that common sense gives them.
 */
const WEIGHTS = { always: -9.55, cosine: 8.61, within: 14.46, telling: 0.31, samePlace: 1.2, otherPlaces: -1.11, copyOfOtherPlace: -15.22 };
const TELLING_UNIT = 50;
/** More than half in runs of six letters, or two thirds of all that is telling, is a copy. */
const COPIED = 0.5;
const COPIED_COSINE = 0.66;
/** Less is no likeness, however little is said: two that say "the lamp is broken" are two lamps. */
const LEAST_TELLING = 120;
/** Nor is a place alone, where many things happen. */
const LEAST_THINGS = 60;

/** Judges whether two requests are about the same matter. */
export function judgePair(one: WeighedText, other: WeighedText): Judgement {
  const likeness = compareTexts(one, other);
  const { cosine, within, copied, telling, things, places, samePlaces } = likeness;
  const missing = places === 0 ? 0 : (places - samePlaces) / places;
  const sum =
    WEIGHTS.always +
    WEIGHTS.cosine * Math.sqrt(cosine) +
    WEIGHTS.within * within +
    WEIGHTS.telling * Math.log1p(telling / TELLING_UNIT) +
    (samePlaces > 0 ? WEIGHTS.samePlace : 0) +
    WEIGHTS.otherPlaces * missing +
    WEIGHTS.copyOfOtherPlace * missing * copied;
  const enough = Math.min(1, telling / LEAST_TELLING, things / LEAST_THINGS);
  const score = enough / (1 + Math.exp(-sum));
  return { score, kind: copied >= COPIED || cosine >= COPIED_COSINE ? 'nearCopy' : 'otherWording', likeness };
}
