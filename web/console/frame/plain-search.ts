import { queryText } from '../../kit/api.ts';

/** What follows `?` in an address: each name with its text, or its texts where it stands several times. */
export type PlainSearch = Readonly<Record<string, string | readonly string[]>>;

/** Reads an address as the API writes them: `?kind=help&kind=report&q=12345`. A number stays the text that it was. */
export function parsePlainSearch(text: string): PlainSearch {
  const params = new URLSearchParams(text);
  return Object.fromEntries(
    [...new Set(params.keys())].map((name) => {
      const all = params.getAll(name);
      return [name, all.length === 1 ? (all[0] ?? '') : all];
    }),
  );
}

/** Writes such an address. */
export function stringifyPlainSearch(search: Readonly<Record<string, unknown>>): string {
  return queryText(search as PlainSearch);
}
