import { createHash } from 'node:crypto';
import type { MeasureScope } from '../../application/measures/ports.ts';

/**
 * Names the way in which measures are counted, so that stored sums of another way are recognised: a hash of the definitions
 * without their words, and of the zone.
 */
export function definitionsEdition({ definitions, timeZone }: MeasureScope): string {
  const counted = definitions.map((definition) => ({ ...definition, words: null }));
  return createHash('sha256')
    .update(JSON.stringify([timeZone, counted]))
    .digest('hex')
    .slice(0, 16);
}
