import type { Label } from '../../../src/domain/vocabulary/label.ts';
import type { ApiError } from '../../kit/api.ts';
import { plainPhone, type Draft } from './draft.ts';
import { submitTexts } from './submit-texts.ts';

/** Fields of the form, in its order. */
export const fieldNames = ['text', 'files', 'place', 'phone', 'name'] as const;
export type FieldName = (typeof fieldNames)[number];

/** What is wrong, by field. */
export type Faults = Partial<Readonly<Record<FieldName, Label>>>;

const MAX_PLACE = 200;
const MAX_CALLER_NAME = 200;

/** What has to be put right before a draft can be sent. */
export function faultsOf(draft: Draft, maxText: number): Faults {
  const { text, place, privacy, name } = draft;
  const phone = plainPhone(draft.phone);
  return {
    ...(text.trim() === '' ? { text: submitTexts.textMissing } : {}),
    ...(lengthOf(text) > maxText ? { text: submitTexts.textTooLong } : {}),
    ...(lengthOf(place) > MAX_PLACE ? { place: submitTexts.placeTooLong } : {}),
    ...(privacy !== 'anonymous' && phone === '' ? { phone: submitTexts.phoneMissing } : {}),
    ...(privacy !== 'anonymous' && phone !== '' && !/^\+?\d{5,15}$/u.test(phone) ? { phone: submitTexts.phoneBad } : {}),
    ...(privacy !== 'anonymous' && lengthOf(name) > MAX_CALLER_NAME ? { name: submitTexts.nameTooLong } : {}),
  };
}

/** The field that a refusal of the server is about; undefined when it is about none. */
export function fieldOf(error: ApiError): FieldName | undefined {
  if (error.code.startsWith('FILE_')) return 'files';
  const named = String(error.params['field'] ?? error.fields[0]?.path ?? '');
  return fieldNames.find((field) => named.split(/[./]/u).includes(field)) ?? (named === 'caller' ? 'phone' : undefined);
}

/** Characters as people count them. */
export function lengthOf(text: string): number {
  return [...text].length;
}
