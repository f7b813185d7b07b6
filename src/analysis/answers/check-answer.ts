import type { Label } from '../../domain/vocabulary/label.ts';
import type { NameLexicon } from '../personal-data/personal-kinds.ts';
import { findPersonalData } from '../personal-data/find-personal-data.ts';
import { answerFlags, type AnswerFlag, ownFlags } from './answer-flags.ts';
import { type AnsweredRequest, comparePair, type PairFeatures, readPair } from './compare-pair.ts';
import type { NearCopy } from './near-copies.ts';
import { type PairModel, scorePair } from './pair-model.ts';
import type { Rarity } from './rarity.ts';
import { untouchedParts } from './untouched-parts.ts';

export type AnswerReason = { readonly code: string; readonly holds: boolean; readonly words: Label };

/** Advice on an answer (D-9): how likely it answers the request, from 0 to 1, with all that was looked at, faults first. */
export type AnswerCheck = {
  readonly score: number;
  readonly reasons: readonly AnswerReason[];
  readonly untouched: readonly string[];
  readonly flags: Readonly<Record<AnswerFlag, boolean>>;
};

export type CheckTools = { readonly model: PairModel; readonly rarity: Rarity; readonly lexicon: NameLexicon };

const LIKELY = 0.5;
const MUCH = 0.25;

/** Checks an answer before it is reviewed (H-6). `copy`: the answer that it was found to be copied from. */
export function checkAnswer(pair: AnsweredRequest, copy: NearCopy | null, { model, rarity, lexicon }: CheckTools): AnswerCheck {
  const features = comparePair(...readPair(pair), rarity);
  const score = scorePair(model, features);
  const flags = {
    ...ownFlags(pair.answer),
    ownWords: copy === null,
    anonymous: findPersonalData(pair.answer, lexicon, { officePhones: true }).length === 0,
  };
  const untouched = untouchedParts(pair.detail.trim() === '' ? pair.subject : pair.detail, pair.answer, rarity);
  const ofFlags = Object.entries(answerFlags).map(([code, { good, bad }]): AnswerReason => {
    const holds = flags[code as AnswerFlag];
    return { code, holds, words: holds ? good : bad };
  });
  const reasons = [...likenessReasons(score, features), ...untouchedReason(untouched), ...ofFlags];
  return { score, reasons: reasons.toSorted((one, other) => Number(one.holds) - Number(other.holds)), untouched, flags };
}

function likenessReasons(
  score: number,
  { themeDiffers, otherPlace, restatedAsked, restatesOther, subjectAnswered, empty, numbersShared }: PairFeatures,
): readonly AnswerReason[] {
  const reason = (code: string, holds: boolean, zh: string, en: string): AnswerReason => ({ code, holds, words: { zh, en } });
  return [
    score >= LIKELY
      ? reason('answers', true, '答复与诉求相符', 'Answers this request')
      : reason('answers', false, '答复与诉求对不上', 'Does not seem to answer this request'),
    ...(empty === 1 ? [reason('empty', false, '只说收悉，没有实质内容', 'Says only that it was received')] : []),
    ...(themeDiffers === 1 ? [reason('theme', false, '说的不是同一类事', 'Speaks of another kind of matter')] : []),
    ...(otherPlace === 1 ? [reason('place', false, '说的是另一个地方', 'Speaks of another place')] : []),
    ...(restatesOther > 1 - MUCH ? [reason('restated', false, '复述的问题与诉求不同', 'Repeats another question')] : []),
    ...(restatedAsked > 1 - MUCH ? [reason('restated', true, '复述了所提问题', 'Repeats what was asked')] : []),
    ...(subjectAnswered > MUCH ? [reason('subject', true, '说到了主题中的字词', 'Takes up words of the subject')] : []),
    ...(numbersShared > 0 ? [reason('numbers', true, '数字与诉求一致', 'Takes up numbers of the request')] : []),
  ];
}

function untouchedReason({ length }: readonly string[]): readonly AnswerReason[] {
  if (length === 0) return [];
  const words = { zh: `诉求中有 ${String(length)} 处没有答复`, en: `Parts of the request not touched: ${String(length)}` };
  return [{ code: 'untouched', holds: false, words }];
}
