import { fragmentsOf, matterOf, numbersIn, placesIn, restatedIn } from './answer-words.ts';
import type { Rarity } from './rarity.ts';
import { themes } from './themes.ts';

/** What was asked and what is answered. `subject` may be empty. */
export type AnsweredRequest = { readonly subject: string; readonly detail: string; readonly answer: string };

/** A text, read once for all comparisons. */
export type ReadText = {
  readonly letters: ReadonlyMap<string, number>;
  readonly pairs: ReadonlyMap<string, number>;
  readonly triples: ReadonlyMap<string, number>;
  readonly places: ReadonlySet<string>;
  readonly numbers: ReadonlySet<string>;
  readonly themes: readonly number[];
  readonly length: number;
};

/** In what a request and an answer agree or not; each a number of the size of one. What a model weighs. */
export type PairFeatures = Readonly<Record<FeatureName, number>>;

export const featureNames = [
  ...([
    'wordCosine',
    'letterCosine',
    'subjectAnswered',
    'subjectPhrases',
    'answerAsked',
    'sharedWords',
    'rarestShared',
    'sharedPhrases',
  ] as const),
  ...([
    'placeShared',
    'otherPlace',
    'numbersShared',
    'numbersOther',
    'restatedAsked',
    'restatesOther',
    'themeAgrees',
    'themeDiffers',
  ] as const),
  ...(['answerLength', 'requestLength', 'brief', 'empty'] as const),
] as const;
export type FeatureName = (typeof featureNames)[number];

/** Letters of an answer below which it says little. */
const BRIEF = 25;

export function readText(text: string): ReadText {
  const matter = matterOf(text);
  const letters = fragmentsOf(matter, 1);
  return {
    letters,
    pairs: fragmentsOf(matter, 2),
    triples: fragmentsOf(matter, 3),
    places: placesIn(text),
    numbers: numbersIn(text),
    themes: themes.map((words) => words.filter((word) => matter.includes(word)).length),
    length: [...letters.values()].reduce((sum, count) => sum + count, 0),
  };
}

/** Compares an answer with the request it was written for; `restated` is what the answer says it answers, read. */
export function comparePair(
  request: ReadText,
  subject: ReadText,
  answer: ReadText,
  restated: ReadText | null,
  rarity: Rarity,
): PairFeatures {
  const weight = (fragments: Iterable<string>, within?: ReadonlyMap<string, number>): number => {
    let sum = 0;
    for (const fragment of fragments) if (within === undefined || within.has(fragment)) sum += rarity(fragment);
    return sum;
  };
  const share = (part: ReadonlyMap<string, number>, whole: ReadonlyMap<string, number>): number =>
    part.size === 0 ? 0 : weight(part.keys(), whole) / weight(part.keys());
  const shared = [...answer.triples.keys()].filter((fragment) => request.triples.has(fragment)).map(rarity);
  const [samePlaces, otherPlaces] = [count(answer.places, request.places), answer.places.size];
  const sameNumbers = count(answer.numbers, request.numbers);
  const restatedAsked = restated === null ? 0 : share(restated.pairs, request.pairs);
  const theme = cosine(entries(request.themes), entries(answer.themes), () => 1);
  const themed = answer.themes.some((hits) => hits > 0) && request.themes.some((hits) => hits > 0);
  return {
    wordCosine: cosine(request.pairs, answer.pairs, rarity),
    letterCosine: cosine(request.letters, answer.letters, rarity),
    subjectAnswered: share(subject.pairs, answer.pairs),
    subjectPhrases: share(subject.triples, answer.triples),
    answerAsked: share(answer.pairs, request.pairs),
    sharedWords: Math.log1p(weight(answer.pairs.keys(), request.pairs)),
    rarestShared: Math.max(0, ...shared),
    sharedPhrases: Math.log1p(shared.reduce((sum, each) => sum + each, 0)),
    placeShared: samePlaces > 0 ? 1 : 0,
    otherPlace: otherPlaces > 0 && samePlaces === 0 ? 1 : 0,
    numbersShared: Math.log1p(sameNumbers),
    numbersOther: Math.log1p(answer.numbers.size - sameNumbers),
    restatedAsked,
    restatesOther: restated === null ? 0 : 1 - restatedAsked,
    themeAgrees: theme,
    themeDiffers: themed && theme === 0 ? 1 : 0,
    answerLength: Math.log1p(answer.length),
    requestLength: Math.log1p(request.length),
    brief: answer.length < BRIEF ? 1 : 0,
    empty: answer.length < 6 ? 1 : 0,
  };
}

/** Everything that `comparePair` compares, read from the texts. */
export function readPair({ subject, detail, answer }: AnsweredRequest): readonly [ReadText, ReadText, ReadText, ReadText | null] {
  const restated = restatedIn(answer);
  const head = subject.trim() === '' ? (detail.split(/[。！？!?\n]/u)[0] ?? '') : subject;
  return [readText(`${subject}。${detail}`), readText(head), readText(answer), restated === null ? null : readText(restated)];
}

function count(some: ReadonlySet<string>, others: ReadonlySet<string>): number {
  return [...some].filter((each) => others.has(each)).length;
}

function entries(hits: readonly number[]): ReadonlyMap<string, number> {
  return new Map(hits.flatMap((hit, at) => (hit === 0 ? [] : [[String(at), hit] as const])));
}

function cosine(one: ReadonlyMap<string, number>, other: ReadonlyMap<string, number>, rarity: Rarity): number {
  const weightOf = (fragment: string, times: number): number => (1 + Math.log(times)) * rarity(fragment);
  let product = 0;
  for (const [fragment, times] of one) {
    const there = other.get(fragment);
    if (there !== undefined) product += weightOf(fragment, times) * weightOf(fragment, there);
  }
  const norm = (all: ReadonlyMap<string, number>): number =>
    [...all].reduce((sum, [fragment, times]) => sum + weightOf(fragment, times) ** 2, 0);
  return product === 0 ? 0 : product / Math.sqrt(norm(one) * norm(other));
}
