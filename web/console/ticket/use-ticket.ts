import { useQuery, type UseQueryResult } from '@tanstack/react-query';
import type { Static } from 'typebox';
import type { ticketHistory, ticketView } from '../../../src/contract/ticket-view.ts';
import { api } from '../frame/api.ts';
import { liveKeys } from '../frame/live.tsx';

/** A ticket as far as it is for these eyes, with what this person may do with it. */
export type TicketView = Static<typeof ticketView>;

/** One fact of its history. */
export type HistoryEntry = Static<typeof ticketHistory>['entries'][number];

/** A ticket by its id; read anew whenever it changes. */
export function useTicket(ticket: string): UseQueryResult<TicketView> {
  return useQuery({ queryKey: liveKeys.ticket(ticket), queryFn: async ({ signal }) => await readTicket(ticket, signal) });
}

/** Reads a ticket now. */
export async function readTicket(ticket: string, signal?: AbortSignal): Promise<TicketView> {
  return await api.get<TicketView>(`/tickets/${ticket}`, {}, signal);
}

/** What happened to a ticket, oldest first; read anew whenever it changes. */
export function useTicketHistory(ticket: string): UseQueryResult<readonly HistoryEntry[]> {
  return useQuery({ queryKey: liveKeys.history(ticket), queryFn: async ({ signal }) => await readHistory(ticket, signal) });
}

async function readHistory(ticket: string, signal: AbortSignal): Promise<readonly HistoryEntry[]> {
  return (await api.get<Static<typeof ticketHistory>>(`/tickets/${ticket}/history`, {}, signal)).entries;
}
