import { useQueryClient } from '@tanstack/react-query';
import { useCallback, useRef, useState } from 'react';
import type { Static } from 'typebox';
import type { commandAnswer } from '../../../src/contract/tickets.ts';
import { ApiError } from '../../kit/api.ts';
import { api } from '../frame/api.ts';
import { liveKeys } from '../frame/live.tsx';
import type { FormAction } from './action-forms.ts';
import { readTicket, type TicketView } from './use-ticket.ts';
import { randomUuid } from '../../kit/random-uuid.ts';

/** What a command did, and the ticket as it is now; null when it is no longer for these eyes. */
export type Acted = { readonly answer: Static<typeof commandAnswer>; readonly view: TicketView | null };

/** Gives commands to a ticket. */
export type Act = {
  /** Does it, once, unless the ticket has moved on from the version that was seen: then it is refused with `VERSION_STALE`. Rejects with an `ApiError`. */
  readonly act: (action: FormAction, body: object, seenVersion: number) => Promise<Acted>;
  readonly pending: boolean;
};

/** The means to act on a ticket. A wish that got no answer may be sent again: it is done once. */
export function useActOn(ticket: string): Act {
  const client = useQueryClient();
  const [pending, setPending] = useState(false);
  const wish = useRef({ fingerprint: '', key: '' });

  const act = useCallback(
    async (action: FormAction, body: object, seenVersion: number): Promise<Acted> => {
      const fingerprint = JSON.stringify([ticket, action, seenVersion, body]);
      if (wish.current.fingerprint !== fingerprint) wish.current = { fingerprint, key: randomUuid() };
      setPending(true);
      try {
        const answer = await api.send<Acted['answer']>('POST', `/tickets/${ticket}/${action}`, {
          body,
          idempotencyKey: wish.current.key,
          version: seenVersion,
        });
        wish.current = { fingerprint: '', key: '' };
        void client.invalidateQueries({ queryKey: liveKeys.counts });
        void client.invalidateQueries({ queryKey: liveKeys.history(ticket) });
        return { answer, view: await readAfter() };
      } catch (error) {
        if (error instanceof ApiError && error.code === 'VERSION_STALE') {
          void client.invalidateQueries({ queryKey: liveKeys.ticket(ticket) });
          void client.invalidateQueries({ queryKey: liveKeys.history(ticket) });
        }
        throw error;
      } finally {
        setPending(false);
      }

      async function readAfter(): Promise<TicketView | null> {
        try {
          return await client.fetchQuery({
            queryKey: liveKeys.ticket(ticket),
            staleTime: 0,
            queryFn: async ({ signal }) => await readTicket(ticket, signal),
          });
        } catch {
          // It was done; that it cannot be shown any more is the next page's to say.
          return null;
        }
      }
    },
    [client, ticket],
  );
  return { act, pending };
}
