import type { Span } from '../types.ts';
import { isTableRow } from './table-row.ts';

/** A stretch of running text with the headings it stands under, in UTF-16 indexes of the folded text. */
export type Paragraph = Span & {
  /** Its text with line breaks inside a sentence kept as they are. */
  readonly text: string;
  /** Label of the part, e.g. 三; empty before the first one. */
  readonly part: string;
  /** Label of the section in the part, e.g. （一); empty before the first one. */
  readonly section: string;
  /** Words of the heading of the section. */
  readonly heading: string;
};

type Headings = Pick<Paragraph, 'part' | 'section' | 'heading'>;

const partHeading = /^(?:第)?([一二三四五六七八九十]{1,3})(?:、|部分|，)\s*(.{2,50})$/u;
const sectionHeading = /^[(（]?([一二三四五六七八九十]{1,3})[)）][、.\s]*(.{2,})$/su;
const numbered = /^(?:\d{1,2}[.、]|[①-⑳])\s*/u;
const SENTENCE_END = /[。！!？?；;：:…”"）)]$/u;
/** Longer lines without a stop are text that a page break cut, not headings. */
const HEADING_LENGTH = 42;

/**
 * Cuts a folded text into paragraphs with their headings (B-2). A line that does not end a sentence goes on in the next one, as
 * columns and pages of a newspaper break it; lines set off by wide spaces count as lines.
 */
export function paragraphs(folded: string): readonly Paragraph[] {
  const found: Paragraph[] = [];
  let headings: Headings = { part: '', section: '', heading: '' };
  let open: Span | null = null;
  const close = (): void => {
    if (open !== null) found.push({ ...open, text: folded.slice(open.start, open.end), ...headings });
    open = null;
  };
  for (const line of lines(folded)) {
    const text = folded.slice(line.start, line.end);
    const marked = line.table ? null : headingsOf(text, headings);
    if (line.table || marked !== null) close();
    if (line.table) continue;
    if (marked !== null) {
      headings = marked.headings;
      if (marked.length < text.length) open = { start: line.start + marked.length, end: line.end };
      continue;
    }
    const before: Span | null = open;
    if (before !== null && !SENTENCE_END.test(folded.slice(before.start, before.end))) {
      open = { start: before.start, end: line.end };
      continue;
    }
    close();
    if (isHeadingLine(text)) headings = { ...headings, heading: text };
    else open = { start: line.start + (numbered.exec(text)?.[0].length ?? 0), end: line.end };
  }
  close();
  return found;
}

/** The headings from a line on that is or begins with one, and its letters; null where the line is none. */
function headingsOf(text: string, above: Headings): { readonly headings: Headings; readonly length: number } | null {
  const part = text.length <= HEADING_LENGTH + 10 && !/[。；;]/u.test(text) ? partHeading.exec(text) : null;
  if (part !== null) return { headings: { part: part[1] ?? '', section: '', heading: part[2] ?? '' }, length: text.length };
  const section = sectionHeading.exec(text);
  if (section === null) return null;
  const words = section[2] ?? '';
  const stop = words.search(/[。\n]/u);
  const heading = stop === -1 ? words : words.slice(0, stop);
  const length = stop === -1 ? text.length : text.length - words.length + heading.length + 1;
  return { headings: { part: above.part, section: `(${section[1] ?? ''})`, heading }, length };
}

/** A short line without any stop names what follows. */
function isHeadingLine(text: string): boolean {
  return text.length <= HEADING_LENGTH && !/[。；;！!：:]/u.test(text) && !/\d.*[，,]/u.test(text) && !/[，,、].{0,3}$/u.test(text);
}

function lines(folded: string): readonly (Span & { readonly table: boolean })[] {
  return [...folded.matchAll(/[^\n]+/gu)].flatMap(({ 0: line, index: from }) => {
    const table = isTableRow(line.trim());
    // A web page's text may hold its paragraphs in one line, set off by wide spaces.
    const pieces = table ? [{ 0: line, index: 0 }] : [...line.matchAll(/\S(?:.*?)(?=\s*$| {2,}\S)/gu)];
    return pieces.map(({ 0: text, index }) => ({ start: from + index, end: from + index + text.length, table }));
  });
}
