import { answerModel } from '../../analysis/answers/answer-model.ts';
import { type AnswerCheck, checkAnswer } from '../../analysis/answers/check-answer.ts';
import type { AnsweredRequest } from '../../analysis/answers/compare-pair.ts';
import { createCopyFinder } from '../../analysis/answers/near-copies.ts';
import { learnRarity } from '../../analysis/answers/rarity.ts';
import { compoundSurnames, surnames } from '../../domain/access/surnames.ts';

export type { AnsweredRequest };

/** What is said about one answer; `copyOf` is the place (from 0) of the answer it is copied from, first those given, then `others`. */
export type CheckedAnswer = AnswerCheck & { readonly copyOf: { readonly other: number; readonly share: number } | null };

/**
 * Checks answers by each other's words (D-9, H-6): how rare a word is and what is a copy is learnt from all of them and from `others`.
 * The same answer to the same request is no copy.
 */
export function* checkAnswers(pairs: readonly AnsweredRequest[], others: readonly AnsweredRequest[] = []): Generator<CheckedAnswer> {
  const all = [...pairs, ...others];
  const requestOf = ({ subject, detail }: AnsweredRequest): string => `${subject}。${detail}`;
  const rarity = learnRarity(all.length === 1 ? [] : all.flatMap((pair) => [requestOf(pair), pair.answer]));
  const copies = createCopyFinder(all.map(({ answer }) => answer));
  const tools = { model: answerModel, rarity, lexicon: { surnames, compoundSurnames } };
  for (const [at, pair] of pairs.entries()) {
    const own = requestOf(pair);
    const copyOf = copies.find(pair.answer, at, (other) => {
      const there = all[other];
      return there !== undefined && requestOf(there) === own;
    });
    yield { ...checkAnswer(pair, copyOf, tools), copyOf };
  }
}
