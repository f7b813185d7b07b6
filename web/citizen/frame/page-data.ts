import type { Label } from '../../../src/domain/vocabulary/label.ts';

type Words = Pick<Label, 'zh' | 'en'>;

/** What the server writes into each page about its city, so that a slow phone need not ask. */
export type PageData = {
  readonly city: string;
  readonly name: Words;
  readonly timeZone: string;
  readonly areas: readonly { readonly code: string; readonly name: Words; readonly parent: string | null }[];
  /** The longest text of a request, in characters. */
  readonly maxText: number;
  readonly maxFiles: number;
  readonly maxFileBytes: number;
};

/**
 * Stand in the pages as they are built; the server puts the city's own in their place. The name of the city is written once a language, so
 * that what a script draws anew is what stood there.
 */
export const marks: PageData = {
  city: '__CITY__',
  name: { zh: '__CITY_NAME__', en: '__CITY_NAME__' },
  timeZone: 'Asia/Shanghai',
  areas: [],
  maxText: 50_000,
  maxFiles: 20,
  maxFileBytes: 10 * 1024 * 1024,
};

/** What the server wrote; undefined while its database is not there. */
export function readPageData(): PageData | undefined {
  const text = document.querySelector('#page-data')?.textContent ?? 'null';
  const data = JSON.parse(text) as PageData | null;
  return data ?? undefined;
}
