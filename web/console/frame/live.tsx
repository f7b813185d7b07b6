import { useQueryClient } from '@tanstack/react-query';
import { createContext, use, useEffect, useMemo, useRef, useState, type ReactElement, type ReactNode } from 'react';
import { listenLive, type LiveChange } from '../../kit/live.ts';

type LiveListener = (change: LiveChange) => void;

/** Keys of what live changes make stale. */
export const liveKeys = {
  counts: ['list-counts'] as const,
  ticket: (ticket: string) => ['ticket', ticket] as const,
  history: (ticket: string) => ['history', ticket] as const,
};

type Live = { readonly connected: boolean; readonly listen: (listener: LiveListener) => () => void };

const LiveContext = createContext<Live>({ connected: true, listen: () => () => undefined });

/** Keeps counts and open tickets fresh, and tells pages what has changed. */
export function LiveProvider({ children }: { readonly children: ReactNode }): ReactElement {
  const client = useQueryClient();
  const [connected, setConnected] = useState(true);
  const listeners = useRef(new Set<LiveListener>());

  useEffect(
    () =>
      listenLive({
        onState: setConnected,
        onReset: () => void client.invalidateQueries(),
        onChange: (change) => {
          if (change.lists.length > 0) void client.invalidateQueries({ queryKey: liveKeys.counts });
          for (const { ticket } of change.tickets) {
            void client.invalidateQueries({ queryKey: liveKeys.ticket(ticket) });
            void client.invalidateQueries({ queryKey: liveKeys.history(ticket) });
          }
          for (const listener of listeners.current) listener(change);
        },
      }),
    [client],
  );

  const live = useMemo(
    () => ({
      connected,
      listen: (listener: LiveListener) => {
        listeners.current.add(listener);
        return () => void listeners.current.delete(listener);
      },
    }),
    [connected],
  );
  return <LiveContext value={live}>{children}</LiveContext>;
}

/** Whether live changes arrive. */
export function useLiveConnected(): boolean {
  return use(LiveContext).connected;
}

/** Calls the listener with every live change while the page is shown. */
export function useLiveChanges(listener: LiveListener): void {
  const { listen } = use(LiveContext);
  const latest = useRef(listener);
  useEffect(() => {
    latest.current = listener;
  });
  useEffect(() => listen((change) => latest.current(change)), [listen]);
}
