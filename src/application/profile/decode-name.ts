import type { Name } from '../../domain/profile/types.ts';
import { object, required, type Decoder } from '../structured/decoder.ts';
import { text } from '../structured/scalars.ts';

/** `{ zh: …, en: … }` */
export function name(): Decoder<Name> {
  return object({ zh: required(text()), en: required(text()) });
}
