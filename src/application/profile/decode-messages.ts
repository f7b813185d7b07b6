import type { MessagePolicy } from '../../domain/profile/types.ts';
import { messageTemplates } from '../../domain/vocabulary/messages.ts';
import { list, object, optional, partialRecord, required, type Decoder } from '../structured/decoder.ts';
import { oneOf, oneOfLabels, text, whole } from '../structured/scalars.ts';

/** Longer than any text message; how long one may really be is checked with its facts put in. */
const LONGEST = 1_000;

/** `messages.yaml`: what goes out by message, and how. Every field may be left out. */
export const messagePolicy: Decoder<MessagePolicy> = object({
  language: optional(oneOf(['zh', 'en']), 'zh'),
  maxAgeHours: optional(whole(1, 720), 72),
  followUpTries: optional(list(whole(1, 20)), []),
  off: optional(list(oneOfLabels(messageTemplates)), []),
  texts: optional(partialRecord(messageTemplates, object({ zh: required(text(LONGEST)), en: required(text(LONGEST)) })), {}),
});
