import type { TicketId } from '../../domain/kernel/ids.ts';
import { parseInstant } from '../../domain/kernel/time.ts';
import type { ItemPlace } from './ports.ts';

const UUID = /^[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}$/u;
const ITEM = /^[0-9A-Za-z-]{0,64}$/u;
const CURSOR = /^[A-Za-z0-9_-]{1,200}$/u;

/**
 * Where a page ended, as clients hand it back. It is readable and holds nothing that the page did not show; one that was made up leads to
 * another part of the same list, which its reader may see anyway.
 */
export function cursorOf(...parts: readonly string[]): string {
  return new TextEncoder().encode(parts.join(' ')).toBase64({ alphabet: 'base64url', omitPadding: true });
}

/** The place in a work list; undefined for what is no cursor of one. */
export function itemPlace(cursor: string): ItemPlace | undefined {
  const [due = '', ticket = '', item = '', ...rest] = partsOf(cursor);
  const dueAt = parseInstant(due);
  if (dueAt === undefined || !UUID.test(ticket) || !ITEM.test(item) || rest.length > 0) return undefined;
  return { dueAt, ticket: ticket as TicketId, item };
}

/** The last ticket of a page of tickets; undefined for what is no cursor of one. */
export function ticketPlace(cursor: string): TicketId | undefined {
  const [ticket = '', ...rest] = partsOf(cursor);
  return UUID.test(ticket) && rest.length === 0 ? (ticket as TicketId) : undefined;
}

function partsOf(cursor: string): readonly string[] {
  if (!CURSOR.test(cursor)) return [];
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(Uint8Array.fromBase64(cursor, { alphabet: 'base64url' })).split(' ');
  } catch {
    return [];
  }
}
