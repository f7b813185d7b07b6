import { normalise } from './normalise.ts';
import { askedTokens } from './tokens.ts';

/** What somebody looks for: all of the words, each a normal text, and for each of two characters and more the tokens of whatever contains it. */
export type SearchQuery = { readonly words: readonly string[]; readonly tokens: readonly (readonly number[])[] };

/**
 * Reads words with white space between them; the characters of quotes, wildcards and operators mean nothing. Undefined when no word has
 * two letters or digits: there is nothing to look up. Single characters beside longer words are looked for as well.
 */
export function parseQuery(text: string): SearchQuery | undefined {
  const words = [...new Set(text.split(/\s+/u).map(normalise))].filter((word) => word !== '');
  const tokens = words.map(askedTokens).filter(({ length }) => length > 0);
  return tokens.length === 0 ? undefined : { words, tokens };
}
