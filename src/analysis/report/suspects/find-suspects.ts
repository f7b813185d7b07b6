import type { SourceText } from '../text/source-text.ts';
import type { Suspect, SuspectReason } from '../types.ts';
import { paragraphs } from '../sections/paragraphs.ts';
import { isTableRow } from '../sections/table-row.ts';

/** Characters of the traditional script that readers of images put in a simplified text, each before the right one. */
const TRADITIONAL =
  '堅坚發发實实業业產产經经濟济開开關关國国會会進进過过動动務务區区鄉乡農农業业設设計计創创無无電电氣气車车書书長长門门問问題题學学習习應应對对時时間间現现點点黨党導导隊队華华陽阳陰阴縣县鎮镇環环護护資资質质貿贸財财稅税療疗藥药衛卫養养築筑標标準准號号稱称續续總总結结組组織织統统繼继廣广億亿萬万倫伦們们個个來来為为與与於于從从後后舊旧歷历災灾災灾煙烟熱热燈灯';
const simplified = new Map(
  Array.from({ length: TRADITIONAL.length / 2 }, (_, at) => [TRADITIONAL.charAt(2 * at), TRADITIONAL.charAt(2 * at + 1)]),
);
/** More of them than this, in a thousand, is a text in the traditional script. */
const MOST_TRADITIONAL = 5;
/** A text that breaks every line where the page ends is broken by its layout, and nothing is cut. */
const MOST_BROKEN = 0.2;

const patterns: readonly {
  readonly pattern: RegExp;
  readonly reason: SuspectReason;
  readonly suggest: (found: string) => string | null;
}[] = [
  { pattern: /(?<![A-Za-z0-9.])A[1l|](?=[+＋]|赋能|大模型|应用|技术|产业)/gu, reason: 'confusedLetters', suggest: () => 'AI' },
  {
    pattern: /(?<![A-Za-z])\d+[OoIl]\d+(?![A-Za-z])|(?<![A-Za-z\d])\d*\d[Oo](?=[年月日个万亿%])/gu,
    reason: 'confusedLetters',
    suggest: (found) => found.replaceAll(/[Oo]/gu, '0').replaceAll(/[Il]/gu, '1'),
  },
  {
    pattern: /(?<=[\u4e00-\u9fff])\s*\b(?:and|or)\b\s*(?=[\u4e00-\u9fff])/gu,
    reason: 'confusedWord',
    suggest: (found) => (found.includes('and') ? '和' : '或'),
  },
  { pattern: /([\u4e00-\u9fff]{3,8})\1/gu, reason: 'confusedWord', suggest: (found) => found.slice(0, found.length / 2) },
  { pattern: /[\u{fffd}□■]+/gu, reason: 'confusedLetters', suggest: () => null },
];

/**
 * Places that were probably read wrongly (B-1), with what they should be where that can be said: letters and words that readers
 * of images confuse, words cut by a page, names of places turned round, quotes that are not closed, tables without sentences.
 */
export function findSuspects({ raw, folded, toPoint }: SourceText, places: readonly string[]): readonly Suspect[] {
  const found: Suspect[] = [];
  const add = (start: number, end: number, reason: SuspectReason, suggestion: string | null): void => {
    found.push({ start: toPoint(start), end: toPoint(end), text: raw.slice(start, end), suggestion, reason });
  };
  for (const { pattern, reason, suggest } of patterns)
    for (const { 0: text, index } of folded.matchAll(pattern)) add(index, index + text.length, reason, suggest(text));
  const traditional = [...folded.matchAll(/[\u4e00-\u9fff]/gu)].filter(({ 0: letter }) => simplified.has(letter));
  if (traditional.length * 1000 <= folded.length * MOST_TRADITIONAL)
    for (const { 0: letter, index } of traditional) add(index, index + 1, 'confusedWord', simplified.get(letter) ?? null);
  for (const { start, end, right } of turnedNames(folded, places)) add(start, end, 'confusedWord', right);
  for (const quote of openQuotes(folded)) add(quote, quote + 1, 'confusedLetters', null);
  for (const { start, end, joined } of brokenLines(folded)) add(start, end, 'brokenLine', joined);
  for (const { 0: line, index } of folded.matchAll(/[^\n]+/gu)) if (isTableRow(line.trim())) add(index, index + line.length, 'table', null);
  return found.toSorted((one, other) => one.start - other.start);
}

/** A two-letter name turned round, beside another name of the kind: 乙甲 where 甲乙 is known. */
function turnedNames(
  folded: string,
  places: readonly string[],
): readonly { readonly start: number; readonly end: number; readonly right: string }[] {
  const known = new Set(places);
  return places.flatMap((right) => {
    const turned = `${right.charAt(1)}${right.charAt(0)}`;
    if (right.length !== 2 || known.has(turned) || turned === right) return [];
    const others = places
      .filter((place) => place !== right)
      .map((place) => RegExp.escape(place))
      .join('|');
    if (others === '') return [];
    const pattern = new RegExp(`(?<=(?:${others})、)${turned}|${turned}(?=、(?:${others})|[县市区])`, 'gu');
    return [...folded.matchAll(pattern)].map(({ index }) => ({ start: index, end: index + 2, right }));
  });
}

/** Quotes that their sentence does not close. */
function openQuotes(folded: string): readonly number[] {
  return [...folded.matchAll(/[^。！？\n]+/gu)].flatMap(({ 0: sentence, index }) => {
    const opened = sentence.match(/“/gu)?.length ?? 0;
    const closed = sentence.match(/”/gu)?.length ?? 0;
    const last = sentence.lastIndexOf('“');
    // Where the quote goes on after a stop, its end is in another sentence.
    return opened === closed + 1 &&
      sentence.indexOf('”', last) === -1 &&
      !/[”]/u.test(folded.slice(index + sentence.length, index + sentence.length + 40).split('“')[0] ?? '')
      ? [index + last]
      : [];
  });
}

/** Breaks inside a sentence, with the letters on both sides. */
function brokenLines(folded: string): readonly { readonly start: number; readonly end: number; readonly joined: string }[] {
  const read = paragraphs(folded);
  const broken = read.flatMap(({ start, text }) =>
    [...text.matchAll(/[^\n]{1,2}\n\s*[^\n]{1,2}/gu)].map(({ 0: around, index }) => ({
      start: start + index,
      end: start + index + around.length,
      joined: around.replaceAll(/\s/gu, ''),
    })),
  );
  const lines = folded.match(/\n\s*\S/gu)?.length ?? 0;
  return broken.length > Math.max(3, lines * MOST_BROKEN) ? [] : broken;
}
