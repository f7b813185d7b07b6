import { type Masked, maskPersonalData } from '../../analysis/personal-data/mask-personal-data.ts';
import type { FindOptions } from '../../analysis/personal-data/personal-kinds.ts';
import { compoundSurnames, surnames } from '../../domain/access/surnames.ts';

/** A text as it may go public (S-5): without phones, identity and card numbers, plates, accounts, names, doors. */
export function maskPublicText(text: string, options: FindOptions = {}): Masked {
  return maskPersonalData(text, { surnames, compoundSurnames }, options);
}
