import type { Mention } from './mention.ts';

/** No number of a report is so long, and patterns would try such a run from each of its letters. */
const overlong = /\d{16,}|[一二两三四五六七八九十百千万亿零]{16,}|[A-Za-z-]{64,}|(?:\d{1,3}[+]){16,}|(?:\d{3},){16,}/gu;

/** Hides runs that are no numbers from the finders, by marks of the same length; those with digits are handed to a person. */
export function hideOverlong(folded: string): { readonly shown: string; readonly found: readonly Mention[] } {
  const found: Mention[] = [];
  const shown = folded.replaceAll(overlong, (run: string, start: number) => {
    if (/\d/u.test(run))
      found.push({ kind: 'other', start, end: start + run.length, value: null, unit: '', comparator: '', suspect: 'unreadableNumber' });
    return '□'.repeat(run.length);
  });
  return { shown, found };
}
