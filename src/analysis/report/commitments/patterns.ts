import type { PromiseLexicon } from './lexicon.ts';

/** The lexicon as patterns. Compiled once for all reports. */
export type PromisePatterns = {
  /** Adverbs and a deed at the beginning of a clause: groups `adverbs` and `verb`. */
  readonly head: RegExp;
  readonly framing: RegExp;
  readonly milestoneEnd: RegExp;
  readonly activityEnd: RegExp;
  /** A goal's subject with its state behind it: groups `subject` and `verb`. */
  readonly predicate: RegExp;
  readonly concreteEnd: RegExp;
  readonly outcomeEnd: RegExp;
  /** A whole word for a field, which is no thing of a list. */
  readonly generic: RegExp;
};

const cache = new WeakMap<PromiseLexicon, PromisePatterns>();

/** Patterns of a lexicon. */
export function promisePatterns(lexicon: PromiseLexicon): PromisePatterns {
  const known = cache.get(lexicon);
  if (known !== undefined) return known;
  const patterns = compile(lexicon);
  cache.set(lexicon, patterns);
  return patterns;
}

function compile(lexicon: PromiseLexicon): PromisePatterns {
  const adverbs = oneOf(lexicon.adverbs);
  return {
    head: new RegExp(
      `^(?<adverbs>(?:${adverbs}|[与向对在从][^，、]{1,14}?(?=${oneOf(lexicon.verbs.filter((verb) => verb.length > 1))}))*)(?<verb>${oneOf(lexicon.verbs)})`,
      'u',
    ),
    framing: new RegExp(`^(?:${oneOf(lexicon.framing)})`, 'u'),
    milestoneEnd: new RegExp(`(?:全部|全面|顺利|如期|按期|早日|基本|正式|主体)*(?:${oneOf(lexicon.milestones)})$`, 'u'),
    activityEnd: new RegExp(`(?:${oneOf(lexicon.activities)})$`, 'u'),
    predicate: new RegExp(
      `^(?<subject>.+?)(?<how>(?:得到|取得|实现|更加|进一步|持续|不断|显著|明显|稳步|逐步|有效|充分|广泛|深入|加快|全面|基本|大幅|新|重大|切实|深度|双|如期|顺利)*)(?<verb>${oneOf(lexicon.predicates)})$`,
      'u',
    ),
    concreteEnd: new RegExp(`(?:${oneOf(lexicon.concrete)})[”"》)）]?$`, 'u'),
    outcomeEnd: new RegExp(`(?:${oneOf(lexicon.outcomes)})[”"]?$`, 'u'),
    generic: new RegExp(`^(?:${oneOf(lexicon.generic)})$`, 'u'),
  };
}

function oneOf(words: readonly string[]): string {
  return words.toSorted((one, other) => other.length - one.length).join('|');
}
