import type { Instant } from '../kernel/time.ts';
import { parseInstant } from '../kernel/time.ts';
import { MAX_NAME, MAX_SHORT_TEXT } from '../vocabulary/limits.ts';
import type { FileRef } from './actor.ts';
import type { Refused } from './refuse.ts';
import { refuse } from './refuse.ts';

/** Where a character stands that PostgreSQL cannot keep: NUL, or half of a surrogate pair. -1 when there is none. */
export function unstorablePosition(text: string): number {
  const nul = text.indexOf('\0');
  if (nul >= 0) return nul;
  return text.isWellFormed() ? -1 : text.search(/[\uD800-\uDFFF]/u);
}

/** A text with its name and the length it may have; `optional` texts may be null. */
export type NamedText = { readonly field: string; readonly text: string | null; readonly max?: number; readonly optional?: boolean };

/** The texts of files, for `faultyText`: each must name the file and where it is kept. */
export function filesOf(field: string, files: readonly FileRef[]): readonly NamedText[] {
  return files.flatMap(({ id, name }) => [
    { field, text: id, max: MAX_NAME },
    { field, text: name, max: MAX_NAME },
  ]);
}

/** A refusal of something that is not an instant as `Instant` describes it; undefined when it is one. */
export function faultyInstant(field: string, at: Instant): Refused | undefined {
  return /^\d{4}-.{19}$/u.test(at) && parseInstant(at) === at ? undefined : refuse('TIME_UNREADABLE', null, { field });
}

/** The first fault of some texts: missing, too long, or not storable; undefined when all are fine. */
export function faultyText(...texts: readonly NamedText[]): Refused | undefined {
  for (const { field, text, max = MAX_SHORT_TEXT, optional = false } of texts) {
    if (text === null || text.trim() === '') {
      if (optional) continue;
      return refuse('TEXT_MISSING', null, { field });
    }
    const position = unstorablePosition(text);
    if (position >= 0) return refuse('TEXT_NOT_STORABLE', null, { field, position: position + 1 });
    // A text of n code units has at most n characters, so most need no counting.
    if (text.length > max) {
      const length = [...text].length;
      if (length > max) return refuse('TEXT_TOO_LONG', null, { field, max, length });
    }
  }
  return undefined;
}
