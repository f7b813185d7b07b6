import type { Label } from '../../../src/domain/vocabulary/label.ts';
import { MAX_LONG_TEXT, MAX_NAME } from '../../../src/domain/vocabulary/limits.ts';
import type { CallerFields, Draft } from './draft.ts';
import { intakeTexts as texts } from './intake-texts.ts';

/** Fields that can be faulty, in the order in which they are filled in. */
export const fieldOrder = ['phone', 'text', 'kind', 'place', 'classCode'] as const;
export type Field = (typeof fieldOrder)[number];

/** What is wrong in which field. */
export type Faults = Partial<Readonly<Record<Field, Label>>>;

const LEAST_DIGITS = 7;
const MOST_DIGITS = 15;

/** What keeps a call from being entered. `needsClass` says that the outlet takes a class. */
export function faultsOf(draft: Draft, { phone }: CallerFields, needsClass: boolean): Faults {
  const digits = phone.replaceAll(/\D/gu, '').length;
  const phoneFault =
    phone.trim() !== '' && (digits < LEAST_DIGITS || digits > MOST_DIGITS || /[^\d\s+()（）-]/u.test(phone))
      ? { phone: texts.phoneFault }
      : {};
  return {
    ...phoneFault,
    ...(draft.text.trim() === '' ? { text: texts.textMissing } : [...draft.text].length > MAX_LONG_TEXT ? { text: texts.textTooLong } : {}),
    ...(draft.kind === null ? { kind: texts.kindMissing } : {}),
    ...([...draft.place].length > MAX_NAME
      ? { place: texts.placeTooLong }
      : draft.point !== null && draft.place.trim() === ''
        ? { place: texts.placeMissing }
        : {}),
    ...(needsClass && draft.classCode === null ? { classCode: texts.classMissing } : {}),
  };
}
