import type { ReportParts } from '../text/report-parts.ts';
import type { Mention } from './mention.ts';

const told = /(?:达到?|为|至|到|突破|超过?|得分|指数|保持在|稳定在|升至|降至|增至|控制在)$/u;

/**
 * What still has digits and no finder took. A bare number that the sentence puts forward is a value without unit; a year by itself
 * is a date after 到 and a name elsewhere; all else is reported as unreadable, never guessed.
 */
export function findLeftovers(folded: string, isTaken: (start: number, end: number) => boolean, { year }: ReportParts): readonly Mention[] {
  const found: Mention[] = [];
  for (const match of folded.matchAll(/(?<![A-Za-z])[A-Za-z]{0,20}\d[\dA-Za-z.,:·/]*(?<![.,:·/])\+?/gu)) {
    const start = match.index;
    const [text] = match;
    const end = start + text.length;
    if (isTaken(start, end)) {
      found.push(...restOf(text, start, isTaken));
      continue;
    }
    const left = folded.slice(Math.max(0, start - 8), start);
    const right = folded.slice(end, end + 2);
    const plain = { start, end, value: null, unit: '', comparator: '' } as const;
    if (/^(?:19|20)\d\d$/u.test(text)) {
      const dated = year !== null && /(?:到|至|自|从|比|较)$/u.test(left);
      found.push(
        dated ? { ...plain, kind: 'date', comparator: '=', period: text, label: 'date' } : { ...plain, kind: 'name', label: 'year' },
      );
    } else if (/^\d+(?:\.\d+)?$/u.test(text) && told.test(left) && /^(?:$|[,，。;；、以左\n])/u.test(right))
      found.push({ ...plain, kind: 'value', value: Number(text), comparator: '=', suspect: 'noUnit' });
    else if (/[A-Za-z]/u.test(text) && !/^\d+[OoIl]/u.test(text) && !/\d[OIl]\d/u.test(text))
      found.push({ ...plain, kind: 'name', label: 'token' });
    else found.push({ ...plain, kind: 'other', suspect: 'unreadableNumber' });
  }
  return found;
}

/** Digits that stand against a mention and belong to none. */
function restOf(text: string, offset: number, isTaken: (start: number, end: number) => boolean): readonly Mention[] {
  return [...text.matchAll(/\d+/gu)].flatMap(({ 0: digits, index }): Mention[] => {
    const free = [...digits.matchAll(/\d/gu)].map((digit) => offset + index + digit.index).filter((at) => !isTaken(at, at + 1));
    const [start] = free;
    const end = (free.at(-1) ?? 0) + 1;
    if (start === undefined || isTaken(start, end)) return [];
    return [{ kind: 'other', start, end, value: null, unit: '', comparator: '', suspect: 'unreadableNumber' }];
  });
}
