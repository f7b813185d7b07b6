/** What more rows have says too little: to go through its list costs more than to compare a few texts. */
const COMMON = 0.3;
/** More narrow nothing down that these do not. */
const MOST = 8;

/**
 * Of the tokens that a row must have those worth looking up: the rarest, by their shares among all rows as far as these are known
 * (a token that is not among the known ones is rare). Never none, unless none were given.
 */
export function chooseTokens(tokens: readonly number[], shares: ReadonlyMap<number, number>): readonly number[] {
  const shareOf = (token: number): number => shares.get(token) ?? 0;
  // Spread over the question: neighbours often stand in the same word.
  const strange = spread(
    tokens.filter((token) => !shares.has(token)),
    MOST,
  );
  const known = tokens.filter((token) => shares.has(token)).toSorted((a, b) => shareOf(a) - shareOf(b));
  const [rarest] = known;
  const telling = known.filter((token) => shareOf(token) < COMMON);
  const chosen = [...strange, ...telling].slice(0, MOST);
  return chosen.length === 0 && rarest !== undefined ? [rarest] : chosen;
}

/** At most `count` of them, from everywhere. */
function spread(tokens: readonly number[], count: number): readonly number[] {
  if (tokens.length <= count) return tokens;
  return tokens.filter((_, at) => Math.floor((at * count) / tokens.length) !== Math.floor(((at - 1) * count) / tokens.length));
}
