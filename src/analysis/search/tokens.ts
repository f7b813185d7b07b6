/**
 * What the search index knows of a text: its fragments of two characters, of runs of letters a-z and digits also those of three and
 * four, and of runs of digits those of eight, because short ones say too little. Each is a 32-bit number: exact for the basic plane, where
 * the first sixteen bits are the first character. Borders between words are overlooked, so that whatever contains a fragment has its tokens.
 */

/** Names the rules below: an index of another edition is built anew. */
export const TOKENS_EDITION = 1;

/** First sixteen bits of no letter: surrogates. */
const FACETS = 0xd8_00;

/** Tokens of a normal text, each once. */
export function textTokens(normal: string): readonly number[] {
  const letters = lettersOf(normal);
  const tokens = new Set<number>();
  for (let at = 0; at < letters.length; at += 1) {
    if (at + 1 < letters.length) tokens.add(pair(letters, at));
    for (const run of [asciiRun(letters, at, 3), asciiRun(letters, at, 4), digitRun(letters, at)]) if (run !== undefined) tokens.add(run);
  }
  return [...tokens];
}

/** Tokens of a ticket's number: its fragments of four and of eight digits. */
export function numberTokens(normal: string): readonly number[] {
  const letters = lettersOf(normal);
  const tokens = letters.flatMap((_, at) => [asciiRun(letters, at, 4), digitRun(letters, at)]);
  return [...new Set(tokens.filter((token) => token !== undefined))];
}

/** Tokens that whatever contains a normal word has; of each part the longest there are. None for a single character. */
export function askedTokens(normal: string): readonly number[] {
  return [...new Set(wordTokens(normal))];
}

/** A token for a property that is not text: a class, a day. Not exact, two properties in a hundred million share one. */
export function facetToken(facet: string): number {
  let hash = 0x81_1c_9d_c5;
  for (let at = 0; at < facet.length; at += 1) hash = Math.imul(hash ^ facet.charCodeAt(at), 0x01_00_01_93);
  hash ^= hash >>> 15;
  return (FACETS << 16) | (hash & 0x07_ff_ff_ff) | 0;
}

function wordTokens(normal: string): readonly number[] {
  const letters = lettersOf(normal);
  const tokens: number[] = [];
  for (let at = 0; at + 1 < letters.length; at += 1) {
    const eight = digitRun(letters, at);
    const four = asciiRun(letters, at, 4);
    const three = asciiRun(letters, at, 3);
    if (eight !== undefined) tokens.push(eight);
    else if (four !== undefined) {
      if (!isWithinEight(letters, at)) tokens.push(four);
    } else if (three !== undefined) {
      if (asciiRun(letters, at - 1, 4) === undefined) tokens.push(three);
    } else if (asciiRun(letters, at - 1, 3) === undefined || asciiRun(letters, at, 2) === undefined) tokens.push(pair(letters, at));
  }
  return tokens;
}

/** True when the four digits from here lie within eight that begin before. */
function isWithinEight(letters: readonly number[], at: number): boolean {
  return [1, 2, 3, 4].some((before) => digitRun(letters, at - before) !== undefined);
}

function lettersOf(normal: string): readonly number[] {
  const letters: number[] = [];
  for (const letter of normal) if (letter !== ' ') letters.push(letter.codePointAt(0) ?? 0);
  return letters;
}

function pair(letters: readonly number[], at: number): number {
  return (half(letters[at] ?? 0) << 16) | half(letters[at + 1] ?? 0);
}

/** Sixteen bits for a code point; those beyond the basic plane share theirs with others, but never with a facet or a run. */
function half(letter: number): number {
  return letter <= 0xff_ff ? letter : 0x20 + (letter % 0xd7_e0);
}

/** Two to four letters a-z and digits as a number of base 37; undefined when other characters are among them. */
function asciiRun(letters: readonly number[], at: number, length: number): number | undefined {
  let run = 0;
  for (let index = at; index < at + length; index += 1) {
    const digit = asciiDigit(letters[index]);
    if (digit === undefined) return undefined;
    run = run * 37 + digit;
  }
  return run;
}

/** Eight digits, in the same space as facets: a hundred million of a hundred and thirty-four. */
function digitRun(letters: readonly number[], at: number): number | undefined {
  let run = 0;
  for (let index = at; index < at + 8; index += 1) {
    const letter = letters[index];
    if (letter === undefined || letter < 0x30 || letter > 0x39) return undefined;
    run = run * 10 + letter - 0x30;
  }
  return (FACETS << 16) | run;
}

function asciiDigit(letter: number | undefined): number | undefined {
  if (letter === undefined) return undefined;
  if (letter >= 0x30 && letter <= 0x39) return letter - 0x30 + 1;
  return letter >= 0x61 && letter <= 0x7a ? letter - 0x61 + 11 : undefined;
}
