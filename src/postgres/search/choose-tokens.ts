/** What more rows have says too little: to go through its list costs more than to compare a few texts. */
const COMMON = 0.3;
/** Of one word; more narrow nothing down that these do not. */
const MOST_OF_WORD = 3;
/** In all. */
const MOST = 10;

/**
 * Of the tokens that a row must have, word by word, those worth looking up: the rarest of each word, by their shares among all rows as far
 * as these are known (a token that is not among the known ones is rare). Words that are everywhere are left out where something rarer is asked
 * for. Never none, unless none were given.
 */
export function chooseTokens(words: readonly (readonly number[])[], shares: ReadonlyMap<number, number>): readonly number[] {
  const shareOf = (token: number | undefined): number => (token === undefined ? 1 : (shares.get(token) ?? 0));
  const rarest = words
    .map((tokens) => {
      const strange = tokens.filter((token) => !shares.has(token));
      const known = tokens.filter((token) => shares.has(token)).toSorted((a, b) => shareOf(a) - shareOf(b));
      return [...spread(strange, MOST_OF_WORD), ...known].slice(0, MOST_OF_WORD);
    })
    .filter(({ length }) => length > 0)
    .toSorted(([a], [b]) => shareOf(a) - shareOf(b));
  const telling = rarest.map((tokens) => tokens.filter((token) => shareOf(token) < COMMON)).filter(({ length }) => length > 0);
  if (telling.length === 0) return rarest[0]?.slice(0, 1) ?? [];
  // Each word has its rarest among them before any has its second.
  const inTurn = Array.from({ length: MOST_OF_WORD }, (_, turn) => telling.flatMap((tokens) => tokens.slice(turn, turn + 1)));
  return [...new Set(inTurn.flat())].slice(0, MOST);
}

/** At most `count` of them, from everywhere: neighbours say nearly the same. */
function spread(tokens: readonly number[], count: number): readonly number[] {
  if (tokens.length <= count) return tokens;
  return tokens.filter((_, at) => Math.floor((at * count) / tokens.length) !== Math.floor(((at - 1) * count) / tokens.length));
}
