import type { Label } from '../../../src/domain/vocabulary/label.ts';
import type { CallerFields, Draft } from './draft.ts';
import { intakeTexts as texts } from './intake-texts.ts';

/** Fields that can be faulty, in the order in which they are filled in. */
export const fieldOrder = ['phone', 'text', 'kind', 'place', 'classCode'] as const;
export type Field = (typeof fieldOrder)[number];

/** What is wrong in which field. */
export type Faults = Partial<Readonly<Record<Field, Label>>>;

const MOST_TEXT = 50_000;
const MOST_PLACE = 200;
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
    ...(draft.text.trim() === '' ? { text: texts.textMissing } : [...draft.text].length > MOST_TEXT ? { text: texts.textTooLong } : {}),
    ...(draft.kind === null ? { kind: texts.kindMissing } : {}),
    ...([...draft.place].length > MOST_PLACE
      ? { place: texts.placeTooLong }
      : draft.point !== null && draft.place.trim() === ''
        ? { place: texts.placeMissing }
        : {}),
    ...(needsClass && draft.classCode === null ? { classCode: texts.classMissing } : {}),
  };
}
