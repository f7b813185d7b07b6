import { createHash } from 'node:crypto';
import type { MeasureScope } from '../../application/measures/ports.ts';

/** Goes up with what sums are kept: 2 with those by pairs of dimensions. */
const KEPT = 2;

/**
 * Names the way in which measures are counted, so that stored sums of another way are recognised: a hash of the definitions
 * without their words, of the zone, and of what sums there are.
 */
export function definitionsEdition({ definitions, timeZone }: MeasureScope): string {
  const counted = definitions.map((definition) => ({ ...definition, words: null }));
  return createHash('sha256')
    .update(JSON.stringify([KEPT, timeZone, counted]))
    .digest('hex')
    .slice(0, 16);
}
