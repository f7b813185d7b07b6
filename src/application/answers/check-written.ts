import { type PersonalKind, personalKinds } from '../../analysis/personal-data/personal-kinds.ts';
import type { Label } from '../../domain/vocabulary/label.ts';
import { checkAnswers, type AnsweredRequest, type CheckedAnswer } from './check-answers.ts';
import { maskPublicText } from './mask-public-text.ts';

/** What a handler or a reviewer is told about an answer. */
export type WrittenCheck = Pick<CheckedAnswer, 'score' | 'reasons' | 'untouched'> & {
  readonly personal: readonly { readonly kind: Label; readonly start: number; readonly end: number }[];
  readonly masked: string | null;
};

/** Checks one answer by itself while it is written or reviewed (H-6, D-9), and offers it without personal data (S-5). */
export function checkWritten(pair: AnsweredRequest): WrittenCheck {
  const [checked] = checkAnswers([pair]);
  if (checked === undefined) throw new Error('a pair that was not checked');
  const { text, found } = maskPublicText(pair.answer, { officePhones: true });
  const kindOf = (kind: PersonalKind): Label => personalKinds[kind];
  return {
    ...{ score: checked.score, reasons: checked.reasons, untouched: checked.untouched },
    personal: found.map(({ kind, start, end }) => ({ kind: kindOf(kind), start, end })),
    masked: found.length === 0 ? null : text,
  };
}
