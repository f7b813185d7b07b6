import type { Static } from 'typebox';
import type { ticketLine } from '../../../src/contract/lists.ts';
import { queryText } from '../../kit/api.ts';
import { api } from '../frame/api.ts';
import type { Shown } from './shown.ts';

/** A line of a list. `desk` and `item` are there in work lists: what of the ticket waits, and where. */
export type Line = Required<Static<typeof ticketLine>> & { readonly desk?: string; readonly item?: string };

/** A page of lines; `after` is the cursor that it was read with. */
export type LinePage = { readonly items: readonly Line[]; readonly next: string | null; readonly after: string | null };

/** Lines of one look: enough for a large screen, little enough to come at once. */
export const PAGE_LINES = 100;
/** What came in front of a page since moves its lines down: looking twice as far finds them again. */
export const LOOK_AGAIN_LINES = 200;

/** Reads a page of what is shown. */
export async function readLines(shown: Shown, after: string | null, limit: number, signal: AbortSignal): Promise<LinePage> {
  const { list, filters, order } = shown;
  const path = list === null ? '/tickets' : `/lists/${list}`;
  const query = { ...filters, ...(list === null ? { order } : {}), after, limit };
  return { ...(await api.get<Pick<LinePage, 'items' | 'next'>>(path, query, signal)), after };
}

/** What of the address decides on the lines: columns do not. */
export function lineKey({ list, filters, order }: Shown): readonly unknown[] {
  return ['lines', list, queryText(filters), list === null ? order : null];
}

/** The same line at another time. */
export function keyOfLine({ ticket, desk = '', item = '' }: Line): string {
  return `${ticket} ${desk} ${item}`;
}
